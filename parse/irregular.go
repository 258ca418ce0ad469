package parse

import "strings"

// irregular are the lemmas of forms that no ending tells: verbs and plurals of
// English that belong to one word only.
var irregular = lemmasOf(`
arise arose arisen; awake awoke awoken; babysit babysat; backslide backslid; bear bore borne; beat beaten; become became; befall befell befallen; beget begot
begotten; begin began begun; behold beheld; bend bent; beseech besought; beset; bestride bestrode; bind bound; bite bit bitten; bleed bled; blow blew
blown; break broke broken; breed bred; bring brought; broadcast; browbeat browbeaten; build built; burn burnt; buy bought; catch caught; choose chose
chosen; cling clung; come came; creep crept; deal dealt; dig dug; dive dove; do did done; draw drew drawn; dream dreamt; drink drank drunk; drive drove
driven; dwell dwelt; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fling flung; fly flew flown; forbear forbore;
forbid forbade forbidden; forego forewent foregone; foresee foresaw foreseen; foretell foretold; forget forgot forgotten; forgive forgave forgiven;
forsake forsook forsaken; forswear forswore forsworn; freeze froze frozen; get got gotten; give gave given; go went gone; grind ground; grow grew grown; hang hung;
have had; hear heard; hide hid hidden; hold held; inlay inlaid; keep kept; kneel knelt; know knew known; lay laid; lead led; leap leapt; learn learnt; leave left; lend
lent; lie lain; light lit; lose lost; make made; mean meant; meet met; mislead misled; misread; misspeak misspoke misspoken; mistake mistook mistaken;
misunderstand misunderstood; mow mown; outbid; outdo outdid outdone; outfight outfought; outgrow outgrew outgrown; outrun outran; outsell outsold;
outshine outshone; overcome overcame; overdo overdid overdone; overdraw overdrew overdrawn; overeat overate overeaten; overhang overhung; overhear overheard;
override overrode overridden; overrun overran; oversee oversaw overseen; overshoot overshot; overspend overspent; overtake overtook overtaken;
overthrow overthrew overthrown; partake partook partaken; pay paid; plead pled; prove proven; rebuild rebuilt; redo redid redone; redraw redrew redrawn;
remake remade; repay repaid; resell resold; resend resent; retake retook retaken; retell retold; rethink rethought; rewind rewound; rewrite rewrote rewritten; ride rode ridden;
ring rang rung; rise rose risen; run ran; saw sawn; say said; see saw seen; seek sought; sell sold; send sent; sew sewn; shake shook shaken; shear shorn;
shine shone; shoot shot; show shown; shrink shrank shrunk shrunken; sing sang sung; sink sank sunk; sit sat; ski skied; slay slew slain; sleep slept; slide slid; sling slung; slink slunk;
smite smote smitten; sow sown; speak spoke spoken; speed sped; spend spent; spin spun; spit spat; spring sprang sprung; stand stood; steal stole
stolen; stick stuck; sting stung; stink stank stunk; strew strewn; stride strode stridden; strike struck stricken; string strung; strive strove striven; swear swore
sworn; sweep swept; swell swollen; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
tread trod trodden; undergo underwent undergone; underlie underlay underlain; understand understood; undertake undertook undertaken; underwrite underwrote
underwritten; undo undid undone; unwind unwound; uphold upheld; wake woke woken; waylay waylaid; wear wore worn; weave wove woven; weep wept; win won; wind wound;
withdraw withdrew withdrawn; withhold withheld; withstand withstood; wring wrung; write wrote written;
abet abetted abetting; abhor abhorred; acquit acquitted acquitting; admit admitted admitting; allot allotted; annul annulled annulling; bar barred barring; cancel cancelled cancelling;
commit committed committing; compel compelled compelling; concur concurred; confer conferred conferring; control controlled controlling; debar debarred; defer deferred;
deter deterred deterring; disbar disbarred; dispel dispelled; emit emitted; enrol enrolled enrolling; equip equipped equipping; excel excelled; expel expelled
expelling; fuel fuelled fuelling; funnel funnelled; incur incurred; infer inferred; instil instilled; intermit intermitted; jar jarred; kidnap kidnapped kidnapping;
label labelled labelling; level levelled levelling; marshal marshalled; model modelled modelling; occur occurred occurring; omit omitted; panic panicked
panicking; mimic mimicked mimicking; patrol patrolled patrolling; permit permitted permitting; prefer preferred; propel propelled; quarrel quarrelled; rebel rebelled rebelling; rebut rebutted;
recur recurred; refer referred; refuel refuelled; regret regretted; repel repelled repelling; rescind rescinded; signal signalled signalling; smuggle smuggled smuggling;
submit submitted; traffic trafficked trafficking; transfer transferred; transmit transmitted; travel travelled travelling; unravel unravelled; wiretap wiretapped; worship worshipped`,
	`
child children; fisherman fishermen; foot feet; goose geese; horseman horsemen; knife knives; leaf leaves; life lives; louse lice; man men; mouse mice; ox oxen;
policeman policemen; policewoman policewomen; serviceman servicemen; spokesman spokesmen; spokeswoman spokeswomen; thief thieves; tooth teeth; tribesman tribesmen;
wife wives; wolf wolves; woman women; gunman gunmen; lawman lawmen; guardsman guardsmen; militiaman militiamen; rifleman riflemen; congressman congressmen; crewman crewmen;
infantryman infantrymen; clergyman clergymen; cameraman cameramen; businessman businessmen; businesswoman businesswomen; statesman statesmen; nobleman noblemen;
airman airmen; seaman seamen; frogman frogmen; henchman henchmen; workman workmen; postman postmen; fireman firemen; foeman foemen; alderman aldermen; councilman councilmen;
crisis crises; hypothesis hypotheses; analysis analyses; thesis theses; oasis oases; phenomenon phenomena; criterion criteria; bacterium bacteria; referendum referenda;
cactus cacti; nucleus nuclei; radius radii; stimulus stimuli; calf calves; half halves; loaf loaves; scarf scarves; self selves; sheaf sheaves; shelf shelves; hoof hooves; dwarf dwarves`)

type formClass struct {
	form string
	verb bool
}

func lemmasOf(verbs, plurals string) map[formClass]string {
	out := map[formClass]string{}
	for i, list := range []string{verbs, plurals} {
		for entry := range strings.SplitSeq(list, ";") {
			forms := strings.Fields(entry)
			for _, f := range forms[1:] {
				out[formClass{f, i == 0}] = forms[0]
			}
		}
	}
	return out
}
