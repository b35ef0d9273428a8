#!/usr/bin/env python3
"""Recomputes standard/idf.tsv: in how many official documents of each genre each candidate for a key phrase occurs.

usage: idf.py FENCI IMAGE [--without PASSAGES.jsonl] > idf.tsv

FENCI is the built command, which counts; IMAGE a dictionary compiled without idf.tsv or with an older one (document
frequencies change neither words nor candidates). A document is a whole text, such as a report. `--without` takes
passages out of the documents first, for measurements on them.

Terms that the dictionary lacks are left out where they would not be stored in the image: they are hardly commoner than
what occurs in no document at all.
"""
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus

SLACK = 0.03  # nats; the image's values are rounded to 1/16


def segmented(fenci, image, records):
    """The words of each record, by one call of the command: one record a line."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as lines:
        for record in records:
            lines.write(" ".join(record.split()) + "\n")
        lines.flush()
        command = [fenci, "segment", "--method", "probability", "--dictionary", image, lines.name]
        with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
            for line in process.stdout:
                yield line.split()


def counted(fenci, image, documents, folder):
    """The rows of the table of all genres, by the command."""
    texts = {}
    for genre, text in documents:
        texts.setdefault(genre, []).append(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    tables = []
    for genre, lines in texts.items():
        path, table = folder / "documents.jsonl", folder / f"{genre}.tsv"
        path.write_text("".join(lines), encoding="utf-8")
        subprocess.run([fenci, "train", "idf", "--dictionary", image, "--genre", genre, path, "-o", table], check=True,
                       stderr=subprocess.DEVNULL)
        tables.append(table)
    merged = folder / "merged.tsv"
    subprocess.run([fenci, "train", "merge", *tables, "-o", merged], check=True, stderr=subprocess.DEVNULL)
    with open(merged, encoding="utf-8", newline="\n") as rows:
        yield from rows


def inverse(count, total):
    return math.log((total + 1) / (count + 0.3))


def main():
    fenci, image = sys.argv[1:3]
    entries = subprocess.run(
        [fenci, "lexicon", "inspect", "--dictionary", image, "--entries"], capture_output=True, check=True,
        encoding="utf-8").stdout
    known = {line.split("\t")[0] for line in entries.splitlines()[1:]}
    documents = corpus.documents(corpus.folder(), corpus.Remover.of(sys.argv))
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    totals = []
    with tempfile.TemporaryDirectory() as folder:
        for row in counted(fenci, image, documents, Path(folder)):
            term, *fields = row.rstrip("\n").split("\t")
            if not fields:
                totals.append(int(term.rpartition(": ")[2]))
            elif fields[0].isdigit():
                least = min(inverse(int(count), total) for count, total in zip(fields, totals))
                limit = min(inverse(0, total) for total in totals) - 0.25 + SLACK
                if term not in known and least >= limit:
                    continue
            print(row, end="")


if __name__ == "__main__":
    main()
