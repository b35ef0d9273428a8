"""The graded documents: documents in which two readers graded phrases that may be key phrases.

graded-documents.tsv has the grades, graded-lists.tsv the ten phrases that each reader chose before seeing any other.
graded-answers.tsv has the grades by two other readers of the answers of extractors, also for documents that nothing was
fitted on. Dictionaries/README.md has the guide of the grades. The text itself is read from the corpus.
"""
import json
import lzma
import math
import re
from collections import defaultdict
from functools import cache

import corpus
from common import INPUTS

READERS = ("first", "second")
KINDS = ("provincial report", "national report", "State Council", "law", "news")
REPEATED_LINE = 15  # characters
BEST = 10  # phrases of a list that count
MARKS = re.compile("[“”‘’《》〈〉\\s]")


def cleaned(text):
    """A text without blank lines and white space at the ends of lines."""
    lines = (line.strip() for line in text.replace("\xa0", " ").replace("\r", "").split("\n"))
    return "\n".join(filter(None, lines))


def without_repeated_lines(text):
    """A text without longer lines that repeat one before them: crawled pages hold their text twice."""
    seen, kept = set(), []
    for line in text.split("\n"):
        key = "".join(line.split())
        if len(key) < REPEATED_LINE or key not in seen:
            kept.append(line)
        seen.add(key)
    return "\n".join(kept)


def all_documents(root):
    """(kind, source, text) of every document that may have been graded."""
    for path in (root / "reports_provincial_2025").glob("*.txt"):
        yield "provincial report", path.stem, path.read_text(encoding="utf-8")
    for line in open(root / "reports_national" / "government_work_reports.jsonl", encoding="utf-8"):
        record = json.loads(line)
        yield "national report", record["title"], record["content"]
    for text in corpus.state_council(root):
        if title := re.match(r"# ([^\n]+)\n[^\n]*\n", text):
            yield "State Council", title[1], without_repeated_lines(text[title.end():])
    for record in corpus.law_records(root):
        yield "law", record["id"], record["text"]
    with lzma.open(root / "broadcast_2012_2024.jsonl.xz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield "news", f"{record['id']} {record['title']}", f"{record['title']}\n{record['text']}"


def rows(name):
    """The rows of a table of `inputs/`, without its header."""
    return [line.split("\t") for line in (INPUTS / name).read_text(encoding="utf-8").splitlines()[1:]]


@cache
def documents():
    """(kind, text) of each graded document by its source."""
    sources = {*grades(), *answers()}
    found = {source: (kind, cleaned(text) + "\n") for kind, source, text in all_documents(corpus.folder())
             if source in sources}
    if missing := sources - set(found):
        raise SystemExit(f"not in the corpus: {missing}")
    return found


def graded(name):
    """By source and phrase the grades of both readers in a table."""
    table = defaultdict(dict)
    for source, phrase, *both in rows(name):
        table[source][phrase] = tuple(map(int, both))
    return table


@cache
def grades():
    """The grades before any list was fitted to them."""
    return graded("graded-documents.tsv")


@cache
def answers():
    """The grades of answers."""
    return graded("graded-answers.tsv")


def fresh():
    """The documents that nothing was fitted on."""
    return answers().keys() - grades().keys()


@cache
def lists():
    """By source and reader the phrases, best first."""
    table = defaultdict(list)
    for source, reader, _, phrase in sorted(rows("graded-lists.tsv"), key=lambda row: int(row[2])):
        table[source, reader].append(phrase)
    return table


def gain(grades):
    """What the grades of a list, best phrase first, add up to in nDCG@10."""
    return sum((2 ** grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:BEST]))


@cache
def by_reader(source, reader):
    """The grades of one reader by phrase, also as it is without marks; and the gain of the ideal list."""
    both = {**grades().get(source, {}), **answers().get(source, {})}
    exact = {"".join(phrase.split()): pair[reader] for phrase, pair in both.items()}
    plain = {}
    for phrase, grade in exact.items():
        plain[MARKS.sub("", phrase)] = max(grade, plain.get(MARKS.sub("", phrase), 0))
    return {**plain, **exact}, gain(sorted(exact.values(), reverse=True))
