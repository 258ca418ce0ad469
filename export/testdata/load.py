# Loads every export in a folder with pandas and prints how many rows each has.
import json, sys
import pandas

folder = sys.argv[1] + "/"
rows = {}
for name in ("events", "claims", "acled", "ucdp"):
    rows[name] = len(pandas.read_csv(folder + name + ".csv"))
rows["polecat"] = len(pandas.read_csv(folder + "polecat.tsv", sep="\t"))
rows["gdelt"] = len(pandas.read_csv(folder + "gdelt.tsv", sep="\t", header=None, names=range(61)))
for name in ("plover", "ftm"):
    rows[name] = len(pandas.read_json(folder + name + ".jsonl", lines=True))
rows["xlsx"] = len(pandas.read_excel(folder + "xlsx.xlsx", sheet_name="Events"))
for name in ("geojson", "annotations"):
    with open(folder + name + ".json") as f:
        json.load(f)
print(json.dumps(rows))
