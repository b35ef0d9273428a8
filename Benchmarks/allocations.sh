#!/usr/bin/env bash
# Counts the allocations of `boundaries(in:appendingTo:)` into an array that has room: 1 MB and 10 MB of
# text must make the same number, since the working memory of a pass does not grow with the text.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/callgrind.sh"

small=$(text normal 1000000)
large=$(text normal 10000000)
differing=0

# allocations FILE: the calls of one pass over it.
allocations() {
  counted "$method" "$granularity" "$1"
  # Where nothing was counted, no allocation was either.
  [ "$(instructions)" -gt 1000000 ] || { echo "callgrind counted nothing" >&2; exit 1; }
  echo "$(calls '^malloc$') $(calls '^posix_memalign$') $(calls '^swift_allocObject$')"
}

printf '%-24s %16s %16s\n' "" "1 MB" "10 MB"
for granularity in words phrases search all; do
  for method in forward backward bidirectional mmseg probability; do
    one=$(allocations "$small")
    ten=$(allocations "$large")
    printf '%-24s %16s %16s\n' "$method $granularity" "$one" "$ten"
    [ "$one" = "$ten" ] || differing=1
  done
done
echo "calls of malloc, posix_memalign and swift_allocObject"
if [ "$differing" = 1 ]; then
  echo "the number of allocations grows with the text" >&2
  exit 1
fi
