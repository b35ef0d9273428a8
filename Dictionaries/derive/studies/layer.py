#!/usr/bin/env python3
"""How well the phrase layer meets an editor: its share of the terms that an editor chose, and how many of its hits are terms.

usage: layer.py FENCI [IMAGE]

annotated-passages.tsv holds the key phrases of 20 paragraphs drawn at random from the official documents, chosen by
the guide of the development passages before anyone looked at the layer; none of the development passages is among
them. A second reader annotated eight of them. The text itself is read from the corpus.
"""
import json
import subprocess
import sys
from pathlib import Path

import corpus

HERE = Path(__file__).parent


def paragraphs(root):
    texts = [*corpus.laws(root), *(text for _, text in corpus.national_reports(root)), *corpus.state_council(root)]
    texts += [path.read_text(encoding="utf-8") for path in (root / "reports_provincial_2025").glob("*.txt")]
    for text in texts:
        yield from (line.strip() for line in text.split("\n"))


def annotated():
    lines = (HERE / "annotated-passages.tsv").read_text(encoding="utf-8").splitlines()
    records = [dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:]]
    for record in records:
        record["terms"], record["second"] = set(record["terms"].split()), set(record["second_reader"].split())
    found = {}
    for paragraph in paragraphs(corpus.folder()):
        for record in records:
            # Some paragraphs begin alike; the right one has all the terms.
            if paragraph.startswith(record["begins"]) and all(term in paragraph for term in record["terms"]):
                found[record["id"]] = paragraph
    for record in records:
        yield found[record["id"]], record


def accepted():
    lines = (HERE.parent / "standard" / "policy.tsv").read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines if line.split("\t")[1] == "accepted"}


def tokens(command, text):
    output = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True).stdout
    return {json.loads(line)["text"] for line in output.splitlines()}


def measure(fenci, image=None):
    command = [fenci, "segment", "--method", "probability", "--granularity", "phrases", "--json"]
    command += ["--dictionary", image] if image else []
    layer = accepted()
    terms = held = hits = right = agreed = both = 0
    for text, record in annotated():
        found = tokens(command, text) & layer
        terms, held = terms + len(record["terms"]), held + len(record["terms"] & layer)
        hits, right = hits + len(found), right + len(found & record["terms"])
        if record["second"]:
            agreed += 2 * len(record["terms"] & record["second"])
            both += len(record["terms"]) + len(record["second"])
    print(f"the layer holds {held} of the editor's {terms} terms: {held / terms:.1%}")
    print(f"{right} of its {hits} hits are terms: {right / hits:.1%}")
    print(f"two readers agree at F1 {agreed / both:.3f}")


if __name__ == "__main__":
    measure(*sys.argv[1:])
