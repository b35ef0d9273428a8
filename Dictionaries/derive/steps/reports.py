"""The provincial work reports of 2025, and whether lists of key phrases tell them apart.

studies/salience_measure.py explains the measures.
"""
import itertools
import math
from functools import cache

from common import STANDARD, corpus_file

GENRE = "provincial"
COMMON, OWN = 25, 2


def provincial_reports():
    folder = corpus_file("reports_provincial_2025")
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}


def half(text, first=0):
    """Every other paragraph."""
    return "\n".join(text.splitlines()[first::2])


@cache
def bare_names():
    rows = [row.split("\t") for row in (STANDARD / "words.tsv").read_text(encoding="utf-8").splitlines()]
    return {row[0] for row in rows if len(row) > 2 and row[2][:2] in ("nr", "ns", "nt")}


class Reports:
    """Documents of one kind, by name, and where phrases stand in them."""

    def __init__(self, texts):
        self.texts = texts
        self.even = {name: half(text, 1) for name, text in texts.items()}
        self.holders = cache(lambda phrase: frozenset(name for name, text in texts.items() if phrase in text))
        self.even_holders = cache(lambda phrase: frozenset(name for name, text in self.even.items() if phrase in text))

    def measures(self, whole, halves):
        """Of the lists of whole documents and of their odd paragraphs, best first, by name."""
        given = sum(map(len, whole.values()))
        whole, halves = ({name: [phrase for phrase in phrases if phrase not in bare_names()]
                          for name, phrases in lists.items()} for lists in (whole, halves))
        lists = [set(phrases) for phrases in whole.values()]
        counts = [[len(self.holders(phrase)) for phrase in phrases] for phrases in whole.values()]
        every = [count for its in counts for count in its]
        ranks = [1 / self.rank(name, phrases) for name, phrases in halves.items()]
        overlaps = [len(a & b) / max(1, len(a | b)) for a, b in itertools.combinations(lists, 2)]
        return {
            "overlap": sum(overlaps) / len(overlaps),
            "common": sum(count >= COMMON for count in every) / max(1, len(every)),
            "own": sum(any(count <= OWN for count in its) for its in counts) / len(counts),
            "finds itself": sum(ranks) / len(ranks),
            "names": 10 * (given - len(every)) / max(1, given),
        }

    def rank(self, name, phrases):
        """At which place the phrases find a document's even paragraphs; ties count as the middle of their places."""
        scores = dict.fromkeys(self.texts, 0.0)
        for phrase in phrases:
            holders = self.even_holders(phrase)
            for holder in holders:
                scores[holder] += math.log(len(self.texts) / len(holders))
        better = sum(score > scores[name] for score in scores.values())
        return better + (sum(score == scores[name] for score in scores.values()) + 1) / 2
