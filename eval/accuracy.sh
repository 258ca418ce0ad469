#!/usr/bin/env bash
# Codes the development data and prints the figures of docs/accuracy.md.
#
# usage: eval/accuracy.sh HEARSAY SHARED [TASK ...]
#   HEARSAY  the binary; SHARED the folder with data/ and score/
#   TASK     parse timex attribution factuality geo ner coref events plover india muc4 petrarch ecb report (default: all)
set -euo pipefail
bin=$(realpath "$1") shared=$(realpath "$2")
shift 2
tasks=${*:-parse timex attribution factuality geo ner coref events plover india muc4 petrarch ecb report}
data=$shared/data score=$shared/score
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# records GOLD OUT [ARGS]: codes the reports of a gold file.
records() {
	python3 "$score/inputs.py" "$1" ${3:+--split "$3"} >"$tmp/in.jsonl"
	"$bin" code --from jsonl --format jsonl "$tmp/in.jsonl" >"$2" 2>"$tmp/log" || cat "$tmp/log" >&2
}
# small OUT: codes the reports that records coded last, all in small letters.
small() {
	python3 -c '
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    r = json.loads(line)
    r["text"] = "".join(c.lower() if len(c.lower()) == 1 else c for c in r["text"])
    print(json.dumps(r))' "$tmp/in.jsonl" >"$tmp/small.jsonl"
	"$bin" code --from jsonl --format jsonl "$tmp/small.jsonl" >"$1" 2>"$tmp/log" || cat "$tmp/log" >&2
}
title() { printf '\n## %s\n' "$*"; }

for task in $tasks; do
	case $task in
	parse)
		for bank in ud-ewt ud-gum; do
			gzip -dc "$data/$bank/dev.conllu.gz" >"$tmp/gold.conllu"
			title "$bank dev, gold tokens"
			"$bin" parse --from conllu "$tmp/gold.conllu" >"$tmp/sys.conllu"
			python3 "$score/conllu.py" "$tmp/gold.conllu" "$tmp/sys.conllu"
			for letters in "" upper lower; do
				title "$bank dev, raw text${letters:+, all in $letters case}"
				go run ./eval/parse -raw -case "$letters" -out "$tmp/sys.conllu" "$tmp/gold.conllu"
				python3 "$score/conllu.py" "$tmp/gold.conllu" "$tmp/sys.conllu"
			done
		done
		;;
	timex)
		for c in timebank aquaint meantime wikiwars; do
			title "times, $c dev"
			records "$data/timex/$c.jsonl.gz" "$tmp/sys.jsonl" dev
			python3 "$score/timex.py" "$data/timex/$c.jsonl.gz" "$tmp/sys.jsonl" --split dev
		done
		;;
	attribution)
		title "attribution, PolNeAR dev"
		records "$data/polnear/dev.jsonl.gz" "$tmp/all.jsonl"
		# The corpus has no nesting: outermost attributions only.
		python3 -c '
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    r = json.loads(line)
    r["attributions"] = [a for a in r["attributions"] if not a.get("parent")]
    print(json.dumps({"id": r["id"], "attributions": r["attributions"]}))' "$tmp/all.jsonl" >"$tmp/sys.jsonl"
		python3 "$score/attribution.py" "$data/polnear/dev.jsonl.gz" "$tmp/sys.jsonl"
		go run ./eval/attribution -data "$data/polnear/dev.jsonl.gz" 2>&1 >/dev/null
		;;
	factuality)
		title "status of words that tell events, against readers' judgements"
		go run ./eval/factuality -data "$data"
		;;
	geo)
		for c in trnews lgl geovirus geowebnews; do
			title "places, $c"
			records "$data/geo/$c.jsonl.gz" "$tmp/sys.jsonl"
			python3 "$score/geo.py" "$data/geo/$c.jsonl.gz" "$tmp/sys.jsonl" --gazetteer-only
			title "places, $c, all in small letters"
			small "$tmp/sys.jsonl"
			python3 "$score/geo.py" "$data/geo/$c.jsonl.gz" "$tmp/sys.jsonl" --gazetteer-only
		done
		;;
	ner)
		for c in uner-dev gum-dev crossner-politics-dev; do
			title "names, $c"
			records "$data/ner/$c.iob2.gz" "$tmp/sys.jsonl"
			python3 "$score/ner.py" "$data/ner/$c.iob2.gz" "$tmp/sys.jsonl"
			title "names, $c, all in small letters"
			small "$tmp/sys.jsonl"
			python3 "$score/ner.py" "$data/ner/$c.iob2.gz" "$tmp/sys.jsonl"
		done
		;;
	coref)
		title "coreference, GUM dev, chains with a name"
		records "$data/ud-gum/dev.conllu.gz" "$tmp/sys.jsonl"
		python3 "$score/coref.py" "$data/ud-gum/dev.conllu.gz" "$tmp/sys.jsonl" --names
		;;
	events)
		: >"$tmp/sys.jsonl"
		gold=
		for f in "$data"/events/*.jsonl; do
			records "$f" "$tmp/one.jsonl"
			cat "$tmp/one.jsonl" >>"$tmp/sys.jsonl"
			gold=$gold${gold:+,}$f
		done
		title "events, six kinds of text"
		python3 "$score/events.py" "$gold" "$tmp/sys.jsonl" --per-type
		# Kept aside: read its totals, never its errors.
		python3 -c '
import hashlib, json, sys
for path in sys.argv[1:]:
    for line in open(path, encoding="utf-8"):
        if int(hashlib.sha1(json.loads(line)["id"].encode()).hexdigest(), 16) % 3 == 0: print(line, end="")' "$data"/events/*.jsonl >"$tmp/third.jsonl"
		title "events, the third kept aside"
		python3 "$score/events.py" "$tmp/third.jsonl" "$tmp/sys.jsonl"
		;;
	plover)
		title "PLOVER gold records"
		records "$data/plover-gsr/dev.jsonl" "$tmp/all.jsonl"
		go run ./eval/plover <"$tmp/all.jsonl" >"$tmp/sys.jsonl"
		python3 "$score/plover.py" "$data/plover-gsr/dev.jsonl" "$tmp/sys.jsonl"
		;;
	india)
		title "IndiaPoliceEvents"
		go run ./eval/india "$data/india-police/dev.jsonl" >"$tmp/sys.jsonl"
		python3 "$score/india.py" "$data/india-police/dev.jsonl" "$tmp/sys.jsonl"
		;;
	muc4)
		title "MUC-4 dev"
		go run ./eval/muc4 "$data/muc4/dev.jsonl" >"$tmp/sys.jsonl"
		python3 "$score/muc4.py" "$data/muc4/dev.jsonl" "$tmp/sys.jsonl" --roles
		;;
	petrarch)
		for part in unit2 gsr unit1; do
			title "PETRARCH's dictionaries, $part"
			go run ./eval/petrarch -dictionaries "$data/petrarch/dictionaries" "$data/petrarch/$part.jsonl" >"$tmp/sys.jsonl"
			python3 "$score/petrarch.py" "$data/petrarch/$part.jsonl" "$tmp/sys.jsonl"
		done
		;;
	ecb)
		title "events across reports, ECB+ dev, mentions given"
		go run ./eval/ecb "$data/ecbplus/dev.jsonl"
		;;
	report)
		title "the known report"
		"$bin" code --format jsonl "$shared/seed/report.txt" >"$tmp/sys.jsonl" 2>/dev/null
		"$bin" add --ledger "$tmp/ledger.sqlite" "$shared/seed/report.txt" >/dev/null 2>&1
		"$bin" disputes --ledger "$tmp/ledger.sqlite" --format json >"$tmp/disputes.json"
		python3 "$score/report.py" "$shared/seed/gold.json" "$tmp/sys.jsonl" --disputes "$tmp/disputes.json" || true
		;;
	*)
		echo "eval/accuracy.sh: unknown task $task" >&2
		exit 1
		;;
	esac
done
