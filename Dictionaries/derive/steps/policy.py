#!/usr/bin/env python3
"""Recount the policy terms of standard/policy.tsv in the official documents.

The columns `term`, `verdict` and `theme` are written by hand: they are the
source. Every term was judged by reading; the rejected ones are kept, so that
no one has to judge them again, and have no theme. The other columns are
computed here, and the file is written back sorted by the UTF-8 bytes of the
term.

    FENCI_SHARED=<folder> python3 Dictionaries/derive/steps/policy.py

FENCI_SHARED holds data/corpus: laws.jsonl.xz, reports_provincial_2025/,
reports_national/government_work_reports.jsonl and statecouncil_2019/docs.txt.
Congress reports and broadcast news are not official documents and not read.

`count` is the number of non-overlapping occurrences of the term as a
substring of these documents, read as they are; `laws`, `reports` and `other`
are the numbers of laws, of work reports and of State Council documents that
hold it. `first_year` is the earliest
year among the dated documents that hold it: the year in a national report's
title, 2019 for the State Council's documents, 2025 for the provincial
reports, and a law's latest date: that at the end of its id, or one above its
first article, where it was passed, amended or published (some ids bear the
first version's date beside a later text). It is empty where no dated document
holds the term.

No term is dropped: if one is badly formed, stands twice, has a theme of no
known name, or is accepted and occurs fewer than MINIMUM times, it is printed, the file stays
as it was, and the exit code is 1. An institution, and a name that aliases.tsv links, need no
occurrence: they are certain, and official documents have little reason to name every university.

With `--without PASSAGES.jsonl` the annotated passages are taken out of the
provincial reports first, and the terms that still occur MINIMUM times are
printed instead: for measurements on these passages.
"""

import json
import lzma
import os
import re
import sys
from pathlib import Path

from common import STANDARD
from corpus import Remover, state_council

TABLE = STANDARD / "policy.tsv"
HEADER = ["term", "verdict", "theme", "first_year", "count", "laws", "reports", "other"]
VERDICTS = ("accepted", "rejected")
GENRES = ("laws", "reports", "other")
ALIASES = TABLE.with_name("aliases.tsv")
MINIMUM = 2
LENGTHS = range(2, 31)
UNDATED = 9999

THEMES = frozenset(
    """agriculture body culture digital diplomacy ecology education emergency
    employment energy finance governance health industry innovation law market
    party population poverty reform region security trade transport urban
    welfare""".split()
)

# Han characters, digits, Latin letters and "+" ("互联网+政务服务", "G60科创走廊").
WELL_FORMED = re.compile(r"[\u4e00-\u9fff〇0-9A-Za-z+.]+")

ID_DATE = re.compile(r"\((\d{4})-\d\d-\d\d\)$")
PREAMBLE_DATE = re.compile(r"^\s*(\d{4})年\d+月\d+日(?!\s*起?施行)", re.MULTILINE)


def law_year(identifier, text):
    """The year of the text: the latest that its id or its preamble names."""
    preamble = text[:3000].split("第一条", 1)[0]
    years = ID_DATE.findall(identifier) + PREAMBLE_DATE.findall(preamble)
    return max(map(int, years), default=UNDATED)


def documents(corpus, remove):
    """Yields (genre, year, text) of every official document."""
    with open(corpus / "reports_national" / "government_work_reports.jsonl", encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            dated = re.match(r"(\d{4})年", report["title"])
            yield "reports", int(dated[1]) if dated else UNDATED, remove(report["content"])
    for text in state_council(corpus):
        yield "other", 2019, remove(text)
    for path in sorted((corpus / "reports_provincial_2025").glob("*.txt")):
        yield "reports", 2025, remove(path.read_text(encoding="utf-8"))
    with lzma.open(corpus / "laws.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            law = json.loads(line)
            yield "laws", law_year(law["id"], law["text"]), law["text"]


def recount(terms, texts):
    """Returns {term: (count, first year, documents by genre)}.

    Terms are grouped by their first two characters, and in a group by length,
    so that most positions of a text cost one look-up.
    """
    groups = {}
    for term in terms:
        groups.setdefault(term[:2], {}).setdefault(len(term), set()).add(term)
    heads = {head: sorted((length, same) for length, same in group.items()) for head, group in groups.items()}

    counts = dict.fromkeys(terms, 0)
    years = dict.fromkeys(terms, UNDATED)
    documents = {genre: dict.fromkeys(terms, 0) for genre in GENRES}
    for genre, year, text in texts:
        ends = {}
        for start, head in enumerate(map(str.__add__, text, text[1:])):
            group = heads.get(head)
            if group is None:
                continue
            for length, same in group:
                term = text[start : start + length]
                if term in same and ends.get(term, 0) <= start:
                    ends[term] = start + length
                    counts[term] += 1
        for term in ends:
            years[term] = min(years[term], year)
            documents[genre][term] += 1
    return {term: (counts[term], years[term], [documents[genre][term] for genre in GENRES]) for term in terms}


def read_table(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[0].split("\t")[:3] != HEADER[:3]:
        sys.exit(f"{path.name}: the header is not {' '.join(HEADER)}")
    return [(line.split("\t") + ["", ""])[:3] for line in lines[1:] if line]


def linked(path):
    """The aliases and the terms that they stand for."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return {name for line in lines for field in line.split("\t") for name in field.split(" ")}


def complaints(rows):
    """What is wrong with the written columns, before anything is counted."""
    seen = set()
    for term, verdict, theme in rows:
        if not WELL_FORMED.fullmatch(term) or len(term) not in LENGTHS:
            yield f"badly formed: {term}"
        if verdict not in VERDICTS:
            yield f"unknown verdict {verdict!r}: {term}"
        if theme not in THEMES and (verdict == "accepted" or theme):
            yield f"unknown theme {theme!r}: {term}"
        if term in seen:
            yield f"twice: {term}"
        seen.add(term)


def table(rows, found):
    """The lines of the table."""
    yield "\t".join(HEADER)
    for term, verdict, theme in sorted(rows, key=lambda row: row[0].encode()):
        count, year, documents = found[term]
        yield "\t".join(map(str, [term, verdict, theme, "" if year == UNDATED else year, count, *documents]))


def main():
    shared = os.environ.get("FENCI_SHARED")
    if not shared:
        sys.exit("FENCI_SHARED is not set: it names the folder that holds data/corpus")
    rows = read_table(TABLE)
    wrong = list(complaints(rows))
    if not wrong:
        texts = documents(Path(shared) / "data" / "corpus", Remover.of(sys.argv))
        found = recount([row[0] for row in rows], texts)
        if "--without" in sys.argv:
            print("\n".join(table([row for row in rows if found[row[0]][0] >= MINIMUM], found)))
            return 0
        certain = linked(ALIASES)
        wrong = [
            f"{found[term][0]} occurrences: {term}"
            for term, verdict, theme in rows
            if verdict == "accepted" and found[term][0] < MINIMUM and theme != "body" and term not in certain
        ]
    if wrong:
        print("\n".join(wrong))
        print(f"{len(wrong)} complaints, {TABLE.name} is left as it was")
        return 1
    TABLE.write_text("\n".join(table(rows, found)) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(rows)} terms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
