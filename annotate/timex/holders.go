package timex

import (
	"strings"

	"hearsay/internal/numeral"
	"hearsay/lexicon"
)

// holders finds the holders of offices by what a text calls them.
type holders map[string][]holderName // by first atom of the name

// holderName is a name with the terms of all who bore it.
type holderName struct {
	atoms   []string
	surname bool // only counts beside the office
	terms   []*lexicon.Officeholder
}

// familyFirst are the countries whose names put the family first.
var familyFirst = map[string]bool{"CHN": true, "KOR": true, "PRK": true, "TWN": true, "HKG": true, "SGP": true}

func newHolders(lex *lexicon.Lexicon) holders {
	type key struct {
		name    string
		surname bool
	}
	byName := map[key][]*lexicon.Officeholder{}
	var order []key
	add := func(name string, surname bool, o *lexicon.Officeholder) {
		k := key{strings.ToLower(name), surname}
		if byName[k] == nil {
			order = append(order, k)
		}
		if n := len(byName[k]); n == 0 || byName[k][n-1] != o {
			byName[k] = append(byName[k], o)
		}
	}
	for i := range lex.Officeholders {
		o := &lex.Officeholders[i]
		for _, name := range append([]string{o.Name}, o.Aliases...) {
			words := strings.Fields(name)
			if len(words) == 1 {
				add(name, true, o)
				continue
			}
			add(name, false, o)
			last := words[len(words)-1]
			if familyFirst[o.Country] {
				last = words[0]
			}
			if last == "II" || last == "III" || last == "VI" || last == "XVI" || last == "XIV" || last == "Jr." || last == "Jr" {
				continue
			}
			add(last, true, o)
			for _, p := range [...]string{"al-", "el-"} {
				if rest, ok := strings.CutPrefix(last, p); ok {
					add(rest, true, o)
				}
			}
		}
	}
	h := holders{}
	for _, k := range order {
		n := holderName{surname: k.surname, terms: byName[k]}
		for _, x := range numeral.Lex(nil, k.name, 0, len(k.name)) {
			n.atoms = append(n.atoms, x.Lower)
		}
		h[n.atoms[0]] = append(h[n.atoms[0]], n)
	}
	return h
}

// at is the longest name that begins at atom i.
func (h holders) at(r *reader, i int) (*holderName, int) {
	var best *holderName
	list := h[r.atoms[i].Lower]
	for k := range list {
		n := &list[k]
		if best != nil && len(n.atoms) <= len(best.atoms) {
			continue
		}
		ok := true
		for a := 1; a < len(n.atoms) && ok; a++ {
			ok = r.next(i+a) == n.atoms[a]
		}
		if ok {
			best = n
		}
	}
	if best == nil {
		return nil, 0
	}
	return best, len(best.atoms)
}

// office is a class of offices as titles name them.
type office uint8

const (
	noOffice office = iota
	president
	vicePresident
	headOfGovernment
	chiefDiplomat
	defence
	sovereign
	pontiff
	secretaryGeneral
	anyLeader
	headOfState // "administration", "government", "regime"
)

// title is the office that the words before atom i name: "vice president",
// "foreign minister".
func (r *reader) title(i int) office {
	one, two, three := r.before(i), "", ""
	if one != "" {
		two = r.before(i - 1)
	}
	if two != "" {
		three = r.before(i - 2)
	}
	switch one {
	case "president":
		if two == "vice" || two == "-" && three == "vice" {
			return vicePresident
		}
		return president
	case "minister":
		switch two {
		case "prime":
			return headOfGovernment
		case "foreign", "affairs":
			return chiefDiplomat
		case "defense", "defence":
			return defence
		}
	case "premier", "chancellor", "taoiseach":
		return headOfGovernment
	case "secretary":
		switch two {
		case "foreign":
			return chiefDiplomat
		case "defense", "defence":
			return defence
		}
	case "state":
		if two == "of" && three == "secretary" {
			return chiefDiplomat
		}
	case "king", "queen", "emir", "sultan":
		return sovereign
	case "pope":
		return pontiff
	case "general", "chief":
		if two == "secretary" || two == "-" || one == "chief" {
			return secretaryGeneral
		}
	case "leader", "ayatollah":
		return anyLeader
	}
	return noOffice
}

// holds reports whether the term is in an office of the class.
func (c office) holds(o *lexicon.Officeholder) bool {
	has := func(s string) bool { return strings.Contains(o.Office, s) }
	switch c {
	case president:
		return has("president") && !has("vice")
	case vicePresident:
		return has("vice president")
	case headOfGovernment:
		return has("prime minister") || has("premier") || has("chancellor")
	case chiefDiplomat:
		return has("foreign") || has("secretary of state") || has("external affairs")
	case defence:
		return has("defense") || has("defence")
	case sovereign:
		return has("king") || has("monarch") || has("emir") || has("sultan")
	case pontiff:
		return has("pope")
	case secretaryGeneral:
		return has("secretary-general") || has("chief")
	case anyLeader:
		return has("leader") || has("president") || has("prime minister") || has("chancellor")
	case headOfState:
		return has("president") && !has("vice") && o.Country != "IGO" || has("prime minister") || has("premier") || has("chancellor") || has("leader")
	}
	return false
}
