package export

import (
	"bufio"
	"io"
	"math"

	"hearsay"
)

// GeoJSON writes a collection of features (RFC 7946), one an incident. A place
// that is known as a point is a point; a district, a province or a country
// is the circle within which the place lies, never the dot in its middle;
// what has no extent that is known has no geometry. The properties
// tell the precision, the radius and every rival value.
type GeoJSON struct {
	leftOut
	desk *Desk
	w    *bufio.Writer
	n    int
}

// NewGeoJSON makes a GeoJSON that writes to w.
func NewGeoJSON(w io.Writer, d *Desk) *GeoJSON {
	return &GeoJSON{desk: d, w: bufio.NewWriter(w)}
}

type feature struct {
	Type       string    `json:"type"`
	ID         string    `json:"id"`
	Geometry   *geometry `json:"geometry"`
	Properties any       `json:"properties"`
}

type geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

type featureProperties struct {
	EventType string             `json:"event,omitempty"`
	Mode      string             `json:"mode,omitempty"`
	Occurred  string             `json:"occurred,omitempty"`
	Status    string             `json:"status,omitempty"`
	Actor     string             `json:"actor,omitempty"`
	Recipient string             `json:"recipient,omitempty"`
	Place     string             `json:"place,omitempty"`
	Lat       *float64           `json:"latitude,omitempty"` // of the middle
	Lon       *float64           `json:"longitude,omitempty"`
	Precision string             `json:"precision"`           // unknown if no place is
	Radius    *float64           `json:"radius_km,omitempty"` // the place lies within it
	Country   string             `json:"country,omitempty"`
	Admin1    string             `json:"admin1,omitempty"`
	Start     string             `json:"date_start,omitempty"`
	End       string             `json:"date_end,omitempty"`
	Basis     string             `json:"date_basis,omitempty"`
	Killed    *int64             `json:"killed,omitempty"`
	KilledMin *int64             `json:"killed_min,omitempty"`
	KilledMax *int64             `json:"killed_max,omitempty"`
	Counts    string             `json:"counts,omitempty"`
	Disputed  string             `json:"disputed,omitempty"`
	Rivals    string             `json:"rivals,omitempty"`
	Voices    hearsay.Voices     `json:"voices"`
	Evidence  string             `json:"evidence,omitempty"`
	Publisher string             `json:"publisher,omitempty"`
	URL       string             `json:"url,omitempty"`
	Events    []hearsay.EventRef `json:"events,omitempty"`
	Cells     []hearsay.Cell     `json:"cells"`
}

// Write adds an incident.
func (g *GeoJSON) Write(in *hearsay.Incident) error {
	r, err := g.desk.eventRow(in)
	if err != nil {
		return err
	}
	p := featureProperties{
		EventType: r.Event, Mode: r.Mode, Occurred: r.Occurred, Status: r.Status, Actor: r.Actor, Recipient: r.Recipient, Place: r.Place, Lat: r.Lat, Lon: r.Lon,
		Precision: r.Precision, Radius: r.Radius, Country: r.Country, Admin1: r.Admin1, Start: r.Start, End: r.End, Basis: r.DateBasis,
		Killed: r.Killed, KilledMin: r.KilledMin, KilledMax: r.KilledMax, Counts: r.Counts, Disputed: r.Disputed, Rivals: r.Rivals, Voices: in.Voices,
		Evidence: r.Evidence, Publisher: r.Publisher, URL: r.URL, Events: in.Events, Cells: in.Cells,
	}
	if p.Precision == "" {
		p.Precision = "unknown"
	}
	if p.Cells == nil {
		p.Cells = []hearsay.Cell{}
	}
	f := feature{Type: "Feature", ID: r.Incident, Properties: p}
	if r.Lat != nil && r.Radius != nil && onEarth(*r.Lat, *r.Lon) {
		switch hearsay.Precision(r.Precision) {
		case hearsay.PrecisionPoint:
			f.Geometry = &geometry{"Point", [2]float64{*r.Lon, *r.Lat}}
		default:
			f.Geometry = circle(*r.Lat, *r.Lon, *r.Radius)
		}
	}
	b, err := line(f)
	if err != nil {
		return err
	}
	if err := g.begin(); err != nil {
		return err
	}
	if g.n++; g.n > 1 {
		if err := g.w.WriteByte(','); err != nil {
			return err
		}
	}
	_, err = g.w.Write(append([]byte{'\n'}, b...))
	return err
}

func (g *GeoJSON) begin() error {
	if g.n > 0 {
		return nil
	}
	about, err := line(g.desk.Metadata("geojson", nil))
	if err != nil {
		return err
	}
	_, err = g.w.WriteString(`{"type":"FeatureCollection","hearsay":` + string(about) + `,"features":[`)
	return err
}

// Close ends the collection.
func (g *GeoJSON) Close() error {
	if err := g.begin(); err != nil {
		return err
	}
	if _, err := g.w.WriteString("\n]}\n"); err != nil {
		return err
	}
	return g.w.Flush()
}

func onEarth(lat, lon float64) bool { return math.Abs(lat) <= 90 && math.Abs(lon) <= 180 }

const (
	corners  = 32
	kmDegree = 111.195
)

// circle is the polygon of all within so many km of a position: counter-clockwise, and
// cut in two where it crosses the antimeridian, as RFC 7946 asks. It is nil if
// the circle holds a pole, which no polygon in degrees can go round.
func circle(lat, lon, km float64) *geometry {
	angle := km / kmDegree * math.Pi / 180
	if math.Abs(lat)+km/kmDegree >= 89 {
		return nil
	}
	phi := lat * math.Pi / 180
	var ring [][2]float64
	west, east := lon, lon
	for i := range corners {
		bearing := -2 * math.Pi * float64(i) / corners // from the north by the west: counter-clockwise
		p := math.Asin(math.Sin(phi)*math.Cos(angle) + math.Cos(phi)*math.Sin(angle)*math.Cos(bearing))
		l := math.Atan2(math.Sin(bearing)*math.Sin(angle)*math.Cos(phi), math.Cos(angle)-math.Sin(phi)*math.Sin(p))
		at := [2]float64{rounded(lon + l*180/math.Pi), rounded(p * 180 / math.Pi)}
		west, east = min(west, at[0]), max(east, at[0])
		ring = append(ring, at)
	}
	if west >= -180 && east <= 180 {
		return &geometry{"Polygon", [][][2]float64{closed(ring)}}
	}
	edge, turn := 180.0, -360.0
	if west < -180 {
		edge, turn = -180, 360
	}
	beyond := func(p [2]float64) bool { return (p[0] > edge) == (edge > 0) && p[0] != edge }
	here, there := cut(ring, edge, func(p [2]float64) bool { return !beyond(p) }), cut(ring, edge, beyond)
	for i := range there {
		there[i][0] = rounded(there[i][0] + turn)
	}
	return &geometry{"MultiPolygon", [][][][2]float64{{closed(here)}, {closed(there)}}}
}

// cut is the part of a ring on one side of a meridian.
func cut(ring [][2]float64, edge float64, keep func([2]float64) bool) [][2]float64 {
	var out [][2]float64
	for i, b := range ring {
		a := ring[(i+len(ring)-1)%len(ring)]
		if keep(a) != keep(b) {
			t := (edge - a[0]) / (b[0] - a[0])
			out = append(out, [2]float64{edge, rounded(a[1] + t*(b[1]-a[1]))})
		}
		if keep(b) {
			out = append(out, b)
		}
	}
	return out
}

func closed(ring [][2]float64) [][2]float64 { return append(ring, ring[0]) }

func rounded(f float64) float64 { return math.Round(f*1e5) / 1e5 }
