# Sourced by the scripts that count with callgrind.
#
# callgrind counts instructions and calls, not seconds: the same numbers whatever else the machine does.
cd "$(dirname "${BASH_SOURCE[0]}")"

if ! command -v valgrind >/dev/null; then
  echo "skipped: valgrind is not installed"
  exit
fi

swift build -c release --product Probe >&2
built=$(swift build -c release --show-bin-path)/Probe
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# valgrind gives up on some of the compiler's debug information; the names of functions are enough.
probe=$folder/Probe
strip --strip-debug -o "$probe" "$built" 2>/dev/null || cp "$built" "$probe"

# text NAME BYTES: writes a generated text, prints its path.
text() {
  "$probe" generate "$1" "$2" >"$folder/$1-$2"
  echo "$folder/$1-$2"
}

# counted METHOD GRANULARITY FILE: counts one pass over a file in memory into $folder/counts.
counted() {
  valgrind --tool=callgrind --callgrind-out-file="$folder/counts" --toggle-collect='*8measured*' \
    "$probe" boundaries "$@" >/dev/null 2>"$folder/messages" || {
    cat "$folder/messages" >&2
    exit 1
  }
}

# instructions: of the last count.
instructions() { awk '/^(summary|totals):/ { print $2; exit }' "$folder/counts"; }

# calls PATTERN: of functions whose name matches, in the last count.
calls() {
  awk -v pattern="$1" '
    /^c?fn=/ {
      id = name = $0
      sub(/^c?fn=/, "", id); sub(/ .*/, "", id)
      if (sub(/^[^ ]* /, "", name)) names[id] = name
      called = id
    }
    /^calls=/ { count = $1; sub(/^calls=/, "", count); if (names[called] ~ pattern) total += count }
    END { print total + 0 }' "$folder/counts"
}
