#!/usr/bin/env python3
"""The passages and documents that the key phrases' weights are fitted on.

training-passages.tsv holds 133 passages drawn at random from the official documents, with the key phrases that a reader
chose by the guide of the development passages. annotated-passages.tsv holds 20 paragraphs more, chosen before anyone
looked at the phrase layer; a second reader annotated eight of them. None of them overlaps a development passage. training-documents.tsv has 40 whole documents with their index terms and further terms that an
editor would accept. The text itself is read from the corpus.

usage: training.py > texts.jsonl

Prints the passages, and the paragraphs of the documents as far as they are no laws: what without.py takes out. Only the
passages have an id.
"""
import json
import re

import corpus
from common import INPUTS

PARAGRAPH = 15  # characters


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


def all_paragraphs(root):
    """The paragraphs of the official documents, without white space at their ends."""
    texts = [*corpus.laws(root), *(text for _, text in corpus.national_reports(root)), *corpus.state_council(root)]
    texts += [path.read_text(encoding="utf-8") for path in (root / "reports_provincial_2025").glob("*.txt")]
    for text in texts:
        yield from (line.strip() for line in text.split("\n"))


def annotated():
    """(paragraph, record) of each annotated paragraph."""
    lines = (INPUTS / "annotated-passages.tsv").read_text(encoding="utf-8").splitlines()
    records = [dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:]]
    for record in records:
        record["terms"], record["second"] = set(record["terms"].split()), set(record["second_reader"].split())
    found = {}
    for paragraph in all_paragraphs(corpus.folder()):
        for record in records:
            # Some paragraphs begin alike; the right one has all the terms.
            if paragraph.startswith(record["begins"]) and all(term in paragraph for term in record["terms"]):
                found[record["id"]] = paragraph
    for record in records:
        yield found[record["id"]], record


def passages():
    """(id, source, text without white space, key phrases) of each passage."""
    texts = {}
    for title, text in documents(corpus.folder()):
        texts.setdefault(title, "".join(text.split()))
    for line in (INPUTS / "training-passages.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        identifier, _, source, begins, characters, terms = line.split("\t")
        start = texts[source].index(begins)
        yield identifier, source, texts[source][start:start + int(characters)], terms.split(" ")
    for text, record in annotated():
        yield record["id"], record["source"], text, sorted(record["terms"])


def whole_documents():
    """(title, text, index terms and further terms) of each document."""
    root = corpus.folder()
    texts = {}
    for title, text in documents(root):
        texts.setdefault(title, text)
    for record in corpus.law_records(root):
        texts[record["id"]] = record["text"]
    for line in (INPUTS / "training-documents.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        source, terms, further = line.split("\t")
        text = texts[source[:40] if source[:40] in texts else source]
        yield source, re.sub(r"\A(# [^\n]+\n)+", "", text), terms.split() + further.split()


def paragraphs():
    """The paragraphs of the documents that are no laws; short ones may stand elsewhere as well."""
    for source, text, _ in whole_documents():
        if "/" not in source:
            yield from (line.strip() for line in text.split("\n") if len(line.strip()) >= PARAGRAPH)


if __name__ == "__main__":
    for identifier, _, text, terms in passages():
        print(json.dumps({"id": identifier, "text": text, "keyphrases": terms}, ensure_ascii=False))
    for text in paragraphs():
        print(json.dumps({"text": text}, ensure_ascii=False))
