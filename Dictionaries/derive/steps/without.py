#!/usr/bin/env python3
"""Copies the dictionary's tables for a measurement on annotated passages: as they would be if the passages did not exist.

usage: without.py FENCI PASSAGES.jsonl FOLDER

Each line of PASSAGES.jsonl has a text; those with an id are passages, others paragraphs of whole documents. Terms that
occur only in them leave the phrase layer, and the aliases that need them go with them; the words beside terms are counted
without them. The document frequencies are counted without the passages only: a whole document takes its own count off
(keyphrase_candidates.py), because the others need it as a reference. The key phrases' weights stay as they are.
"""
import json
import shutil
import subprocess
import sys
from pathlib import Path

from common import STANDARD

HERE = Path(__file__).resolve().parent
WEIGHTS = "keyphrase-weights.tsv"


def script(name, *arguments):
    command = [sys.executable, str(HERE / name), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def aliases(known):
    """The lines of aliases.tsv whose names are all known."""
    lines = (STANDARD / "aliases.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        if all(name in known for field in line.split("\t") for name in field.split(" ")):
            yield line


def main(fenci, passages, folder):
    folder = Path(folder)
    folder.mkdir()
    for table in [*STANDARD.glob("*.tsv"), *STANDARD.glob("*.txt")]:
        shutil.copy(table, folder)
    (folder / "policy.tsv").write_text(script("policy.py", "--without", passages), encoding="utf-8")
    known = {line.split("\t")[0] for line in (folder / "policy.tsv").read_text(encoding="utf-8").splitlines()}
    (folder / "aliases.tsv").write_text("\n".join(["alias\tterms", *aliases(known)]) + "\n", encoding="utf-8")
    for table in ("idf.tsv", WEIGHTS):
        (folder / table).unlink()
    image = folder / "counting.fenci"  # neither document frequencies nor these weights change what is counted
    subprocess.run([fenci, "lexicon", "compile", folder, "-o", image], check=True)
    lines = Path(passages).read_text(encoding="utf-8").splitlines(keepends=True)
    only = folder / "passages.jsonl"
    only.write_text("".join(line for line in lines if "id" in json.loads(line)), encoding="utf-8")
    (folder / "idf.tsv").write_text(script("idf.py", fenci, image, "--without", only), encoding="utf-8")
    only.unlink()
    words = script("keyphrase_words.py", fenci, image, folder / "policy.tsv", "--without", passages)
    (folder / "keyphrase-words.tsv").write_text(words, encoding="utf-8")
    image.unlink()
    shutil.copy(STANDARD / WEIGHTS, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
