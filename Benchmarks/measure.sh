#!/usr/bin/env bash
# Measures everything in one run and prints it as Markdown: what `Docs/Performance.md` states.
#
# usage: measure.sh [--rounds N] FILE...     real texts, plain UTF-8, for the comparison with others
set -euo pipefail
rounds=5
if [ "${1:-}" = --rounds ]; then
  rounds=$2
  shift 2
fi
[ $# -gt 0 ] || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2; }

files=()
for file in "$@"; do files+=("$(realpath "$file")"); done
cd "$(dirname "${BASH_SOURCE[0]}")"

for product in Throughput Probe Start fenci; do swift build -c release --product "$product" >&2; done
programs=$(swift build -c release --show-bin-path)

if command -v lscpu >/dev/null; then
  echo "Machine: $(lscpu | awk -F': *' '/^(Model name|CPU\(s\)|L2 cache|L3 cache)/ { printf "%s%s %s", s, $1, $2; s = ", " }')"
fi
echo "System: $(uname -sm), $(swift --version 2>/dev/null | grep -m1 -o 'Swift version [0-9.]*')"
echo
"$programs/Throughput" --layout markdown --lines "${FENCI_LINES:-throughput.jsonl}"
"$programs/Throughput" --layout markdown --measure speed "${files[@]}"

# fenced COMMAND...: its output as it is. One that misses its target says so and does not end the run.
fenced() {
  echo '```text'
  "$@" 2>/dev/null || echo "(misses its target)"
  echo '```'
  echo
}
fenced bash instructions.sh
fenced bash allocations.sh
python3 Peers/peers.py --rounds "$rounds" "${files[@]}"
