package pipeline_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"hearsay/coding/dictionary"
	"hearsay/lexicon/petrarch"
)

// ownDictionaries have what many reports tell of, so that the examples give events
// of every kind: both ways, negated, without a country, new actors.
var ownDictionaries = fstest.MapFS{
	"actors.txt": {Data: []byte("FRANCE [FRA]\n+FRENCH\n+PARIS\nMALI [MLI]\n+MALIAN\n+BAMAKO\nUNITED_NATIONS [IGOUNO]\n+UN\nUNITED_STATES [USA]\n+US\n+AMERICAN\nAFGHANISTAN [AFG]\n+AFGHAN\n+KABUL\nTALIBAN [AFGREBTAL]\n")},
	"agents.txt": {Data: []byte("ARMY [~MIL]\nTROOPS {} [~MIL]\nSOLDIER [~MIL]\nREBEL [~REB]\nMILITANT [~REB]\nPOLICE {} [~COP]\nMINISTER [~GOV]\nPRESIDENT [~GOV]\nGOVERNMENT [~GOV]\nOFFICIAL [~GOV]\nSPOKESMAN {SPOKESMEN} [~GOV]\nPROTESTER [~OPP]\nPEOPLE {} [~PPL]\n")},
	"issues.txt": {Data: []byte("<ISSUE CATEGORY=\"X\">\nn:attack [ATTACKS]\npeace [PEACE]\n</ISSUE>\n")},
	"verbs.txt": {Data: []byte(`
--- SAY [010] ---
SAY {SAYS SAID SAYING}
TELL {TELLS TOLD}
- * (WITH REGRET) [018]
--- KILL [190] ---
KILL
ATTACK
SHELL
SHOOT {SHOT}
--- SEIZE [192] ---
SEIZE
CAPTURE
TAKE {TOOK TAKEN TAKES TAKING}
--- ARREST [173] ---
ARREST
DETAIN
--- MEET [040:040] ---
MEET {MET}
--- CALL [020] ---
CALL
URGE
ASK
- * (FOR TALKS) [026]
--- VOW [030] ---
VOW
AGREE
PLAN
--- SEND [072] ---
SEND {SENT}
- * {FOOD AID} [073]
--- PROTEST [140] ---
PROTEST
MARCH
--- DENY [120A] ---
DENY
REJECT
REFUSE
--- LEAVE [087] ---
WITHDRAW {WITHDREW WITHDRAWN}
RELEASE [0841]
~ a (b . KILL) SAY = a b 112
`)},
}

// TestRecordsOfDictionaries holds what dictionaries code to the same promises as
// what our rules code.
func TestRecordsOfDictionaries(t *testing.T) {
	d, err := petrarch.Read(ownDictionaries)
	if err != nil {
		t.Fatal(err)
	}
	s, xs := schema(t), explainSchema(t)
	for _, o := range []dictionary.Options{dictionary.DefaultOptions, {NewActorLength: 3}} {
		p := coder(t).WithDictionaries(dictionary.New(d, o))
		events := 0
		for _, r := range examples(t) {
			x := p.Explain(r)
			validate(t, s, x.Record)
			validateExplanation(t, xs, x)
			events += len(x.Record.Events)
			first, err := x.Record.JSON()
			if err != nil {
				t.Fatal(err)
			}
			if again, _ := p.Code(r).JSON(); !bytes.Equal(first, again) {
				t.Errorf("%s: coded twice, not the same bytes", r.ID)
			}
			for _, e := range x.Record.Events {
				if e.Rule == "" || e.CAMEO == "" || o.RequireDyad && (len(e.Actor) == 0 || len(e.Recipient) == 0) {
					t.Errorf("%s: event %+v", r.ID, e)
				}
			}
		}
		if !o.RequireDyad && events < 20 {
			t.Errorf("only %d events", events)
		}
	}
}
