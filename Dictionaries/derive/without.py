#!/usr/bin/env python3
"""Copies the dictionary's tables for a measurement on annotated passages: as they would be if the passages did not exist.

usage: without.py FENCI PASSAGES.jsonl FOLDER

Terms that occur only in the passages leave the phrase layer, and the aliases that need them go with them; the document
frequencies and the words beside terms are counted without the passages. The key phrases' weights stay as they are.
"""
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STANDARD = HERE.parent / "standard"


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
    (folder / "idf.tsv").unlink()
    image = folder / "counting.fenci"  # document frequencies change no segmentation
    subprocess.run([fenci, "lexicon", "compile", folder, "-o", image], check=True)
    (folder / "idf.tsv").write_text(script("idf.py", fenci, image, "--without", passages), encoding="utf-8")
    words = script("keyphrase_words.py", fenci, image, folder / "policy.tsv", "--without", passages)
    (folder / "keyphrase-words.tsv").write_text(words, encoding="utf-8")
    image.unlink()


if __name__ == "__main__":
    main(*sys.argv[1:])
