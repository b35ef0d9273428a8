#!/bin/sh
# Fetches the pinned sources into a temporary folder and recomputes folds.tsv, readings.tsv and words.tsv.
# FENCI_SHARED names the folder whose data/corpus holds the official documents. Needs Debian 12, Python 3.11.
set -eu

: "${FENCI_SHARED:?set FENCI_SHARED to the folder that holds data/corpus}"
here=$(cd "$(dirname "$0")" && pwd)
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
for table in folds readings words; do # folds first: the others read it
    python3 "$here/$table.py"
done
