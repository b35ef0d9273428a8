#!/usr/bin/env python3
"""Do key phrases say what sets a document apart? Measured on the provincial work reports of 2025.

usage: salience_measure.py FENCI [IMAGE]

Of the ten best phrases of each of the 31 reports it prints

- overlap: the mean Jaccard overlap of two reports' lists;
- common: the share of phrases that stand in 25 and more reports;
- own: the share of lists with a phrase that stands in at most two;
- finds itself: the mean reciprocal rank at which the phrases of a report's odd paragraphs find its even ones among all,
  by the sum of ln(31 / n) over the phrases that stand there, n the reports whose even paragraphs have them.

Bare names of persons, places and bodies are left out of these, since a list of place names alone would pass, and counted:
so many there are among ten phrases. Every report is compared with three references: the standard one with the other
thirty reports for its own genre, the standard one without that genre, and the other thirty alone, by --contrast.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "steps"))
from common import STANDARD  # noqa: E402
from reports import GENRE, Reports, half, provincial_reports  # noqa: E402


class Command:
    """The command's key phrases of many texts."""

    def __init__(self, fenci, image, folder):
        self.fenci, self.dictionary, self.folder = fenci, ["--dictionary", image] if image else [], Path(folder)

    def run(self, *words):
        return subprocess.run([self.fenci, *words], capture_output=True, check=True, encoding="utf-8").stdout

    def write(self, texts, name):
        """The folder with the texts as files."""
        folder = self.folder / name
        folder.mkdir()
        for stem, text in texts.items():
            (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
        return folder

    def lists(self, folder, *options):
        """The ten best phrases by the names of files."""
        output = self.run("keywords", "--json", "--top", "10", *self.dictionary, *options, folder)
        records = map(json.loads, output.splitlines())
        return {Path(record["id"]).stem: [phrase["phrase"] for phrase in record["keyphrases"]] for record in records}

    def terms(self, path):
        """The terms of one document."""
        table = self.run("train", "idf", *self.dictionary, path, "-o", "-")
        return {row.split("\t")[0] for row in table.splitlines() if not row.startswith("# ")}


def without_genre(rows):
    """Rows of idf.tsv without the column of the reports."""
    place = column(rows)
    for row in rows:
        fields = row.split("\t")
        if len(fields) == 1 and not row.startswith(f"# {GENRE}: "):
            yield row
        elif len(fields) > 1:
            del fields[place]
            if any(field != "0" for field in fields[1:]):
                yield "\t".join(fields)


def without_document(rows, terms):
    """Rows of idf.tsv without one report, which has the terms."""
    place, left = column(rows), 0
    for row in rows:
        fields = row.split("\t")
        if row.startswith(f"# {GENRE}: "):
            left = int(row.split(": ")[1]) - 1
            row = f"# {GENRE}: {left}"
        elif len(fields) > 1 and fields[place].isdigit():
            # What the table counts in all reports and the command does not find here is in all others.
            fields[place] = str(min(max(int(fields[place]) - (fields[0] in terms), 0), left))
            row = "\t".join(fields)
            if all(field == "0" for field in fields[1:]):
                continue
        yield row


def column(rows):
    """The place of the reports' column."""
    return next(row for row in rows if row.startswith("term\t")).split("\t").index(GENRE)


def main(fenci, image=None):
    texts = provincial_reports()
    reports, table = Reports(texts), (STANDARD / "idf.tsv").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        command = Command(fenci, image, folder)
        wholes = command.write(texts, "whole")
        halves = command.write({name: half(text) for name, text in texts.items()}, "half")
        idf = Path(folder) / "idf.tsv"
        found = ({}, {})
        for name in texts:
            terms = command.terms(wholes / f"{name}.txt")
            idf.write_text("\n".join([*without_document(table, terms), ""]), encoding="utf-8")
            for lists, its in zip(found, (wholes, halves)):
                lists.update(command.lists(its / f"{name}.txt", "--idf", idf))
        report("the other thirty beside other genres", reports.measures(*found))
        idf.write_text("\n".join([*without_genre(table), ""]), encoding="utf-8")
        for reference, options in (("other genres", ("--idf", idf)), ("the other thirty, --contrast", ("--contrast",))):
            report(reference, reports.measures(*(command.lists(its, *options) for its in (wholes, halves))))


def report(reference, measures):
    print(reference, *(f"{name} {value:.3f}" for name, value in measures.items()), sep="\t", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
