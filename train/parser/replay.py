"""Writes the sentences of a file and what the trained network reads in them, for TestReplay of package parse.

    replay.py SENTENCES weights.json
"""
import json, sys

sentences = open(sys.argv[1], encoding="utf-8").read().strip().split("\n")
readings = json.load(open(sys.argv[2]))["replay"]
if len(sentences) != len(readings):
    sys.exit(f"{len(sentences)} sentences, {len(readings)} readings: run prepare again")
for text, reading in zip(sentences, readings):
    print(json.dumps({"text": text, **reading}))
