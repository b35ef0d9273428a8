#!/bin/sh
# Scores the standard dictionary on the development sets below FENCI_SHARED: segmentation by every method, how alike
# text is segmented that was converted to traditional characters, and key phrases with the annotated passages' text
# taken out of all counts and the terms that occur only there out of the dictionary; how well key phrases meet the graded
# documents, and whether those of the provincial reports tell them apart. Takes the packages and the built command of
# derive.sh.
set -eu

: "${FENCI_SHARED:?set FENCI_SHARED to the folder that holds data and tools}"
here=$(cd "$(dirname "$0")" && pwd)
steps=$here/../steps
root=$here/../../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
swift build --package-path "$root" -c release --product fenci
fenci=$root/.build/release/fenci
data=$FENCI_SHARED/data
passages=$data/policy_keyphrases_dev/passages.jsonl
export PYTHONDONTWRITEBYTECODE=1

for gold in msr_slice ud_gsdsimp_dev; do
    python3 -c 'import sys
for line in open(sys.argv[1], encoding="utf-8-sig"): print("".join(line.split()))' \
        "$data/segmentation_dev/$gold.txt" >"$work/$gold"
    for method in forward backward bidirectional mmseg probability; do
        "$fenci" segment --method $method "$work/$gold" >"$work/out"
        echo "$gold $method $(python3 "$FENCI_SHARED/tools/segscore.py" "$data/segmentation_dev/$gold.txt" "$work/out")"
    done
done
python3 "$here/conversion.py" "$fenci"

cp "$passages" "$work/passages.jsonl"
python3 "$steps/training.py" >>"$work/passages.jsonl"
python3 "$steps/without.py" "$fenci" "$work/passages.jsonl" "$work/tables"
"$fenci" lexicon compile "$work/tables" -o "$work/held.fenci"
python3 -c 'import json, sys
for line in open(sys.argv[1], encoding="utf-8"): print(" ".join(json.loads(line)["text"].split("\n")))' \
    "$passages" >"$work/policy.txt"
cut -f2 "$data/csl_dev/kg_dev.tsv" >"$work/csl.txt"
"$fenci" keywords --json --lines --top 10 --dictionary "$work/held.fenci" "$work/policy.txt" |
    python3 -c 'import json, sys
for line in sys.stdin:
    record = json.loads(line)
    print(json.dumps(dict(record, id="D%02d" % int(record["id"])), ensure_ascii=False))' >"$work/policy.jsonl"
"$fenci" keywords --json --lines --top 10 --dictionary "$work/held.fenci" "$work/csl.txt" >"$work/csl.jsonl"
echo "policy passages, which are in no fit:"
python3 "$FENCI_SHARED/tools/keyscore.py" "$passages" "$work/policy.jsonl" 3 5 10
echo "abstracts, which the weights are fitted on:"
python3 "$FENCI_SHARED/tools/keyscore.py" "$data/csl_dev/kg_dev.tsv" "$work/csl.jsonl" 3 5 10
echo "graded documents, which the weights are fitted on, too:"
python3 "$here/ndcg.py" "$fenci keywords"
python3 "$here/salience_measure.py" "$fenci"
echo "with intervals, the texts of the fit by cross-validation over documents (needs scikit-learn and ten minutes):"
python3 "$steps/keyphrase_weights.py" "$fenci" "$work/held.fenci" "$work/tables" --score
