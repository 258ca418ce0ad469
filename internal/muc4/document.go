package muc4

// Document is what is found in one report, in the form of the gold file.
type Document struct {
	ID        string     `json:"id"`
	Templates []Template `json:"templates"`
}

// Template is one incident.
type Template struct {
	Type    string     `json:"type"`
	PerpInd [][]string `json:"perpInd"`
	PerpOrg [][]string `json:"perpOrg"`
	Target  [][]string `json:"target"`
	Victim  [][]string `json:"victim"`
	Weapon  [][]string `json:"weapon"`
}

// Entities are the fillers of a role, each a list of mentions.
func (t *Template) Entities(r Role) *[][]string {
	return [Roles]*[][]string{&t.PerpInd, &t.PerpOrg, &t.Target, &t.Victim, &t.Weapon}[r]
}

// NewDocument puts fillers of one kind of incident into one template.
func NewDocument(id string, fillers []Filler) Document {
	d := Document{ID: id, Templates: []Template{}}
	for k, name := range Kinds {
		t := Template{Type: name}
		for r := range Role(Roles) {
			*t.Entities(r) = [][]string{}
		}
		some := false
		for _, f := range fillers {
			if f.Kind == k {
				e := t.Entities(f.Role)
				*e = append(*e, []string{f.Text})
				some = true
			}
		}
		if some {
			d.Templates = append(d.Templates, t)
		}
	}
	return d
}
