#!/bin/sh
# Fetches the pinned sources into a temporary folder and recomputes every table of Dictionaries/standard, then the
# image. Dictionaries/README.md lists what is written by hand.
# FENCI_SHARED names the folder whose data/corpus holds the official documents. Needs Debian 12, Python 3.11 and Swift.
set -eu

: "${FENCI_SHARED:?set FENCI_SHARED to the folder that holds data/corpus}"
here=$(cd "$(dirname "$0")" && pwd)
steps=$here/steps
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
    --target "$work/packages" -r "$here/requirements.txt"

mkdir "$work/archives" "$work/debian"
(cd "$work/archives" &&
    apt-get download -q 'unicode-data=15.0.0-1' 'rime-data-pinyin-simp=0.0~git20230104.52b9c75-1')
for archive in "$work"/archives/*.deb; do
    dpkg -x "$archive" "$work/debian"
done
(cd "$work/debian" && sha256sum --check --quiet "$here/debian.sha256")

export FENCI_SHARED FENCI_PACKAGES="$work/packages" FENCI_DEBIAN="$work/debian" PYTHONDONTWRITEBYTECODE=1
for table in folds readings words collisions gbk; do # folds first: the others read it; collisions reads words too
    python3 "$steps/$table.py"
done

# What is counted with the command itself. Document frequencies change no segmentation, so the image that counts
# them is compiled without.
python3 "$steps/policy.py"
root=$here/../..
standard=$root/Dictionaries/standard
swift build --package-path "$root" -c release --product fenci
fenci=$root/.build/release/fenci
python3 -m venv "$work/fit" && "$work/fit/bin/pip" install --quiet scikit-learn==1.9.1

mkdir "$work/plain"
for table in words.tsv folds.tsv policy.tsv aliases.tsv readings.tsv stopwords.txt; do
    cp "$standard/$table" "$work/plain"
done
"$fenci" lexicon compile "$work/plain" -o "$work/plain.fenci"
python3 "$steps/idf.py" "$fenci" "$work/plain.fenci" >"$work/idf.tsv"
mv "$work/idf.tsv" "$standard/idf.tsv"
python3 "$steps/keyphrase_words.py" "$fenci" "$work/plain.fenci" "$standard/policy.tsv" >"$work/keyphrase-words.tsv"
mv "$work/keyphrase-words.tsv" "$standard/keyphrase-words.tsv"

# The key phrases' weights are fitted without the annotated passages' own text in any count. The old ones do not matter.
cp "$FENCI_SHARED/data/policy_keyphrases_dev/passages.jsonl" "$work/passages.jsonl"
python3 "$steps/training.py" >>"$work/passages.jsonl"
python3 "$steps/without.py" "$fenci" "$work/passages.jsonl" "$work/tables"
rm "$work/tables/keyphrase-weights.tsv"
"$fenci" lexicon compile "$work/tables" -o "$work/fit.fenci"
"$work/fit/bin/python3" "$steps/keyphrase_weights.py" "$fenci" "$work/fit.fenci" "$work/tables" >"$work/weights.tsv"
mv "$work/weights.tsv" "$standard/keyphrase-weights.tsv"

"$fenci" lexicon compile "$standard" -o "$root/Sources/CFenciStandard/standard.fenci"
