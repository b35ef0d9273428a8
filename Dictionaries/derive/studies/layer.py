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

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "steps"))
import training  # noqa: E402
from common import STANDARD  # noqa: E402


def accepted():
    lines = (STANDARD / "policy.tsv").read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines if line.split("\t")[1] == "accepted"}


def tokens(command, text):
    output = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True).stdout
    return {json.loads(line)["text"] for line in output.splitlines()}


def measure(fenci, image=None):
    command = [fenci, "segment", "--method", "probability", "--granularity", "phrases", "--json"]
    command += ["--dictionary", image] if image else []
    layer = accepted()
    terms = held = hits = right = agreed = both = 0
    for text, record in training.annotated():
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
