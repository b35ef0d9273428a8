#!/usr/bin/env bash
# Counts a corpus on one machine and by Spark, and compares the tables byte for byte.
#
# usage: compare.sh FENCI [CORPUS...]
#
# FENCI is the built command. CORPUS is JSON Lines (*.jsonl), or else text of which each line is a document; without one,
# texts of this repository are counted. Nothing is built or installed: `$PYTHON` (python3) needs the package pyspark, and
# that Java 17. `$MASTERS` says where Spark runs: "local[2] local-cluster[2,1,1024]", the last one being two workers with
# processes of their own.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)

[ $# -gt 0 ] || { sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
fenci=$1
shift
python=${PYTHON:-python3}
"$python" -c 'import pyspark' 2>/dev/null || { echo "$python has no pyspark: pip install pyspark" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 0 ]; then
  cat "$root"/Docs/Examples/*.txt "$root"/Dictionaries/derive/inputs/*-passages.tsv "$root"/Dictionaries/standard/policy.tsv \
    >"$work/corpus.txt"
  set -- "$work/corpus.txt"
fi
format=(--lines)
case $1 in *.jsonl) format=() ;; esac

"$fenci" train idf ${format[@]+"${format[@]}"} "$@" -o "$work/one.tsv"
for master in ${MASTERS:-local[2]}; do
  for partitions in 1 7; do
    "$python" "$here/document_frequencies.py" --master "$master" --partitions "$partitions" --fenci "$fenci" \
      ${format[@]+"${format[@]}"} "$@" -o "$work/many.tsv" 2>"$work/messages" ||
      { cat "$work/messages" >&2; exit 1; }
    cmp "$work/one.tsv" "$work/many.tsv"
    echo "$master, $(tr '\r' '\n' <"$work/messages" | tail -n 1): the same $(wc -c <"$work/one.tsv") bytes"
  done
done
