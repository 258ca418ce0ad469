package ledger

import "strings"

// kin are families of words that may tell one act, for acts of any kind, by
// lemma; a word may belong to several. The stems of acts are for violence alone.
var kin = func() map[string][]int {
	m := map[string][]int{}
	for i, line := range strings.Split(kinWords, "\n") {
		for w := range words(line) {
			m[w] = append(m[w], i)
		}
	}
	return m
}()

const kinWords = `
die death dead perish pass passing demise decease succumb fatality toll
kill killing slay slaying murder homicide slaughter massacre assassinate assassination execute execution shoot stab stabbing death die claim victim
shoot shooting fire firing gunfire shot open gun
attack assault raid strike bombing bomb ambush hit invasion offensive airstrike bombard bombardment shell shelling target
explode explosion blast bomb bombing detonate detonation blow
wound injure injury hurt casualty maim injured wounded
arrest detain detention apprehend nab capture catch custody seize bust hold jail book round
charge accuse accusation indict indictment allegation allege count arraign face suspect
trial try case hearing proceeding court prosecute prosecution appear appearance arraignment
convict conviction guilty verdict find judgment
sentence sentencing jail imprison imprisonment term prison punishment serve
free release acquit acquittal liberate clear freed
plead plea admit confess confession admission guilty
escape flee break breakout flight run abscond getaway
search hunt manhunt look seek pursue pursuit chase comb track
find discover discovery recover locate uncover turn spot
rob robbery heist theft steal loot burglary hold holdup snatch take
kidnap abduct abduction kidnapping hostage hijack hijacking seize
fire blaze burn inferno flame arson conflagration torch gut
quake earthquake tremor temblor shake rock jolt shock aftershock seism rattle
flood flooding deluge inundate inundation
storm hurricane cyclone typhoon tornado
crash collide collision wreck accident hit smash derail derailment plunge
collapse fall crumble cave
hospitalize hospital admit treatment treat check enter rehab rehabilitation clinic
leave depart departure exit quit resign resignation step withdraw withdrawal go retire retirement
join sign signing recruit move transfer enlist agree contract deal
hire appoint appointment name choose pick cast select selection tap nominate nomination replace replacement take succeed
fire dismiss dismissal sack sacking oust ouster axe remove removal
win victory triumph beat defeat succeed clinch claim take conquer
lose loss defeat fall
play match game face meet contest clash
score goal touchdown basket run
suspend suspension ban bar sideline
buy purchase acquire acquisition takeover buyout deal merger merge pay
sell sale divest auction
launch unveil introduce introduction release debut announce announcement reveal roll present unveiling publish issue
announce announcement declare declaration say confirm confirmation statement report tell
show present exhibit display
fix patch update repair plug correct remedy
cut reduce reduction slash layoff lay eliminate trim drop shed job
raise rise increase hike climb grow growth boost surge jump
fall drop decline decrease slump plunge fell dip tumble
protest demonstration demonstrate march rally riot unrest rioting clash disturbance
strike walkout stoppage
vote election elect poll ballot voting
meet meeting talk summit visit conference discussion discuss negotiation negotiate
agree agreement accord deal pact treaty sign
marry marriage wedding wed engagement nuptial tie
divorce split separate separation break breakup
give birth bear deliver welcome
host hosting emcee present preside ceremony
award prize oscar honour honor ceremony gong
sue suit lawsuit complaint file litigation action
damage destroy destruction ruin wreck devastate devastation demolish
evacuate evacuation flee displace move leave
rescue save help aid assist relief
warn warning alert caution advisory
bomb bombing blast attack
threaten threat vow warn
seize seizure confiscate confiscation intercept interception capture detain board stop
inspect investigate investigation probe inquiry inquest examine study
smuggle smuggling traffic trafficking
drive driving ride
drunk dui dwi drink
breach break violate violation infringe infringement
claim responsibility admit own
plan plot conspire conspiracy scheme plotting
bid offer proposal propose
postpone delay defer cancel
return comeback back
premiere air broadcast open
record break set mark milestone
cause trigger spark touch prompt provoke ignite lead result
cut sever break damage snap damaged
disrupt disruption outage interruption interrupt down downtime cut loss lose
restore restoration resume overturn reinstate
fix address resolve solve repair
become pass surpass overtake break
suicide hang kill die
crackdown sweep operation raid bust roundup
bear birth bring
start begin open kick commence launch
end finish conclude stop halt close
expect predict forecast anticipate
ask urge call request demand appeal plea
help support back aid
want seek hope aim
lead head command
carry conduct undertake mount perform commit make`

// suffixes that make one word of another, the longest first.
var suffixes = []string{
	"ications", "ication", "ations", "itions", "ation", "ition", "ments", "ances", "ences", "ioning", "ioned", "ment", "ance", "ence", "ings", "ions",
	"ing", "ion", "ure", "ers", "ors", "ive", "ied", "ies", "er", "or", "al", "ed", "es", "y", "e", "s",
}

// stem takes a word's ending away: "killings" and "killed" are both "kill".
func stem(w string) string {
	for _, s := range suffixes {
		if len(w)-len(s) >= 3 && strings.HasSuffix(w, s) {
			w = w[:len(w)-len(s)]
			break
		}
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("ls", rune(w[n-1])) {
		w = w[:n-1] // "robbed"
	}
	return w
}

// sameStem reports whether two different lemmas look like one word's verb and noun.
func sameStem(a, b string) bool {
	x, y := stem(a), stem(b)
	if x == y {
		return true
	}
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n >= 5 && n >= max(len(x), len(y))-2 // "explo-d", "explo-s"; "acqui-r", "acqui-sit"
}

// sameKin reports whether two words belong to one family.
func sameKin(a, b string) bool {
	for _, x := range kin[a] {
		for _, y := range kin[b] {
			if x == y {
				return true
			}
		}
	}
	return false
}
