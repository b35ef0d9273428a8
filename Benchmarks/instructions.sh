#!/usr/bin/env bash
# Counts the instructions of `boundaries(in:appendingTo:)` for each byte of text.
#
# usage: instructions.sh [METHOD GRANULARITY]...     (forward words, bidirectional phrases,
#        probability words, mmseg words, and bidirectional all)
#
# Normal text of 1 MB and of 10 MB must cost the same within 2 %, and no text more than four times what
# normal text costs: the time is linear, and there is no text that makes a search slow.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/callgrind.sh"

[ $# -gt 0 ] || set -- forward words bidirectional phrases probability words mmseg words \
  bidirectional all
problems=0

# row NAME BYTES: prints one text's cost and keeps it in `cost`.
row() {
  local file
  file=$(text "$1" "$2")
  counted "$method" "$granularity" "$file"
  cost=$(awk -v n="$(instructions)" -v bytes="$(wc -c <"$file")" 'BEGIN { printf "%.3f", n / bytes }')
  rm "$file"
  printf '%-40s %8s\n' "$method $granularity, $1, $(($2 / 1000000)) MB" "$cost"
}

# require CONDITION PROBLEM: CONDITION is of awk.
require() {
  awk "BEGIN { exit !($1) }" || { echo "  $2" >&2; problems=1; }
}

while [ $# -gt 0 ]; do
  method=$1 granularity=$2
  shift 2
  row normal 1000000
  normal=$cost
  row normal 10000000
  require "$cost / $normal < 1.02 && $cost / $normal > 0.98" "more than 2 % apart"
  for hostile in "repeated-character 1000000" "repeated-numeral 1000000" "longest-prefix 1000000" \
    "unbroken 10000000"; do
    # shellcheck disable=SC2086 -- two words
    row $hostile
    require "$cost <= 4 * $normal" "more than four times normal text"
  done
done
echo "instructions a byte"
exit "$problems"
