#!/usr/bin/env python3
"""The passages that the key phrases' weights are fitted on.

training-passages.tsv holds 133 passages drawn at random from the official documents, with the key phrases that a reader
chose by the guide of the development passages; annotated-passages.tsv holds 20 paragraphs more. None of them overlaps
a development passage. The text itself is read from the corpus.

usage: training.py > passages.jsonl
"""
import json
import re
from pathlib import Path

import corpus
import layer

HERE = Path(__file__).parent


def documents(root):
    """The official documents by title, with their text."""
    for path in (root / "reports_provincial_2025").glob("*.txt"):
        yield path.stem, path.read_text(encoding="utf-8")
    for line in open(root / "reports_national" / "government_work_reports.jsonl", encoding="utf-8"):
        report = json.loads(line)
        yield report["title"], report["content"]
    for text in corpus.state_council(root):
        if title := re.match(r"# ([^\n]+)", text):
            yield title[1][:40], text


def passages():
    """(id, text without white space, key phrases) of each passage."""
    texts = {}
    for title, text in documents(corpus.folder()):
        texts.setdefault(title, "".join(text.split()))
    for line in (HERE / "training-passages.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        identifier, _, source, begins, characters, terms = line.split("\t")
        start = texts[source].index(begins)
        yield identifier, texts[source][start:start + int(characters)], terms.split(" ")
    for text, record in layer.annotated():
        yield record["id"], text, sorted(record["terms"])


if __name__ == "__main__":
    for identifier, text, terms in passages():
        print(json.dumps({"id": identifier, "text": text, "keyphrases": terms}, ensure_ascii=False))
