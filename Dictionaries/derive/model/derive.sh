#!/bin/sh
# Computes the standard model: fetches the pinned teachers into a temporary folder, lets them segment and tag the
# sentences, and trains. FENCI_SHARED names the folder whose data/corpus holds the official documents and novels.
# Needs Debian 12, Python 3.7, 3.10 and 3.11 on PATH or in pyenv, and Swift. The same sources give the same bytes.
# KEEP names a folder for the intermediate files; without it they are thrown away.
set -eu

: "${FENCI_SHARED:?set FENCI_SHARED to the folder that holds data/corpus}"
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../../..
work=${KEEP:-$(mktemp -d)}
mkdir -p "$work"
[ -n "${KEEP:-}" ] || trap 'rm -rf "$work"' EXIT
export FENCI_SHARED PYTHONDONTWRITEBYTECODE=1
# One thread each, so that the two teachers share the cores, and sums are always in the same order.
export OMP_NUM_THREADS=1 TF_NUM_INTRAOP_THREADS=1 TF_NUM_INTEROP_THREADS=1

# python VERSION: a program that runs it.
python() {
    for program in "python$1" "$HOME/.pyenv/versions/$1".*/bin/python; do
        if "$program" -c 'pass' 2>/dev/null; then
            echo "$program"
            return
        fi
    done
    echo "no Python $1 on PATH or in pyenv" >&2
    exit 1
}

# environment NAME VERSION: a new environment with the packages of requirements-NAME.txt.
environment() {
    [ -d "$work/$1" ] && return
    "$(python "$2")" -m venv "$work/$1"
    "$work/$1/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
        -r "$here/requirements-$1.txt"
}

environment minlp 3.7
environment lac 3.10
swift build --package-path "$root" -c release --product fenci
fenci=$root/.build/release/fenci

for part in corpora written; do
    python3 "$here/text.py" $part >"$work/$part"
done
cat "$work/corpora" "$work/written" >"$work/sentences"
python3 "$here/dictionary_words.py" >"$work/words"

# teach NAME: the answers of the teachers about the lines of a file.
teach() {
    "$work/minlp/bin/python" "$here/minlp_teacher.py" fine <"$work/$1" >"$work/$1.fine" &
    "$work/minlp/bin/python" "$here/minlp_teacher.py" coarse <"$work/$1" >"$work/$1.coarse"
    wait $!
    "$fenci" segment --method probability "$work/$1" >"$work/$1.probability"
    for rule in majority confirmed; do
        python3 "$here/vote.py" $rule "$work/$1.fine" "$work/$1.coarse" "$work/$1.probability" >"$work/$1.$rule"
    done
}

teach words
teach sentences
split -n l/2 "$work/sentences" "$work/part-"
"$work/lac/bin/python" "$here/lac_teacher.py" <"$work/part-aa" >"$work/part-aa.lac" &
"$work/lac/bin/python" "$here/lac_teacher.py" <"$work/part-ab" >"$work/part-ab.lac"
wait $!
cat "$work/part-aa.lac" "$work/part-ab.lac" >"$work/lac.txt"

python3 "$here/tags.py" "$work/sentences.majority" "$work/lac.txt" >"$work/tagged"
python3 "$here/tags.py" "$work/sentences.confirmed" "$work/lac.txt" | python3 "$here/names.py" /dev/stdin >"$work/made-up"

# Two copies, the second with made-up names; three times the written sentences and the dictionary's words.
written=$(wc -l <"$work/written")
for copy in tagged made-up; do
    cat "$work/$copy"
    tail -n "$written" "$work/$copy"
    tail -n "$written" "$work/$copy"
done >"$work/training"
cat "$work/words.confirmed" "$work/words.confirmed" "$work/words.confirmed" >>"$work/training"
(cd "$work" && sha256sum --check "$here/training.sha256") ||
    echo "the training text is another one than that of the model in the repository" >&2
"$fenci" train model --margin 50 "$work/training" -o "$root/Sources/CFenciModel/standard.fencimodel"
