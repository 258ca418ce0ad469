package intake

import (
	"strings"
	"testing"
)

func TestLanguageNote(t *testing.T) {
	const (
		english = "Police in the northern city said on Tuesday that they had arrested four men who are accused of firing at a bus. " +
			"The driver was hurt and two of the passengers were taken to a hospital, where a doctor said they would live."
		french = "La police de la ville du nord a annoncé mardi avoir arrêté quatre hommes accusés d'avoir ouvert le feu sur un autobus. " +
			"Le chauffeur a été blessé et deux des passagers ont été conduits dans un hôpital, où un médecin les dit hors de danger."
		spanish = "La policía de la ciudad del norte informó el martes que había detenido a cuatro hombres acusados de disparar contra un " +
			"autobús. El conductor resultó herido y dos de los pasajeros fueron llevados a un hospital, donde un médico dijo que vivirán."
	)
	for _, tt := range []struct {
		name, language, text string
		want                 bool
	}{
		{"English", "", english, false},
		{"English in capitals", "", strings.ToUpper(english), false},
		{"French", "", french, true},
		{"Spanish", "", spanish, true},
		{"too short to tell", "", "La police a arrêté quatre hommes.", false},
		{"said to be English", "en-GB", french, false},
		{"said to be French", "fr", english, true},
		{"names only", "", strings.Repeat("Kabul Herat Kunduz Ghazni ", 5), false},
	} {
		if got := languageNote(tt.language, tt.text) != ""; got != tt.want {
			t.Errorf("%s: note %v, want %v", tt.name, got, tt.want)
		}
	}
}
