#!/usr/bin/env python3
"""Mines candidate terms from the official documents, for a reader to judge.

usage: mine.py FENCI IMAGE [--without PASSAGES.jsonl] > candidates.tsv

Candidates are runs of one to six words and two to fourteen characters that begin and end with no stop word and
occur in two or more records. Each comes with what tells a term from an accident:

- cohesion: how much more often the run occurs than its best split into two parts would by chance, in nats (the
  least pointwise mutual information over all splits);
- entropy: the lesser of the entropies of the words to its left and to its right, in nats: a fragment has few
  neighbours;
- C-value: occurrences that are not part of a longer candidate, times the logarithm of the length (Frantzi,
  Ananiadou and Mima 2000);
- reports: records that are no laws, whose phrases are copied from law to law.

They are sorted by the sum of these, each as a logarithm. No figure decides: a reader does.
"""
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "steps"))
import corpus  # noqa: E402
from common import STANDARD  # noqa: E402
from idf import segmented  # noqa: E402

MAXIMUM_WORDS, LENGTHS = 6, range(2, 15)
# A run of a law must occur in more laws to be kept: their phrases repeat by copying.
MINIMUM_RECORDS, MINIMUM_LAWS = 2, 6
SLOTS = 1 << 26
# Stop words that real terms have inside: 水土保持与荒漠化防治, 一带一路.
INSIDE = set("和与及不一两大小上下内外中为以在入对")


def runs(words, stop_words):
    """(first, last, text) of every run in a record that may be a term."""
    for first, word in enumerate(words):
        if not word[0].isalnum() or word in stop_words:
            continue
        text = ""
        for last in range(first, min(first + MAXIMUM_WORDS, len(words))):
            if not words[last][0].isalnum():
                break
            text += words[last]
            if len(text) not in LENGTHS:
                if len(text) >= LENGTHS.stop:
                    break
                continue
            if words[last] not in stop_words:
                yield first, last, text
            elif last > first and words[last] not in INSIDE:
                break


def frequent(records, stop_words, minimum):
    """Runs in at least `minimum` records, found by hashed counts first, so that memory stays bounded."""
    counts = bytearray(SLOTS)
    for words in records():
        for slot in {hash(text) % SLOTS for _, _, text in runs(words, stop_words)}:
            counts[slot] = min(counts[slot] + 1, 255)
    documents = Counter()
    for words in records():
        documents.update({text for _, _, text in runs(words, stop_words) if counts[hash(text) % SLOTS] >= minimum})
    return {text for text, count in documents.items() if count >= minimum}


def entropy(counts):
    total = sum(counts.values())
    return -sum(count / total * math.log(count / total) for count in counts.values())


class Statistics:
    """What is counted of each candidate."""

    def __init__(self, candidates):
        self.candidates = candidates
        self.words, self.total = Counter(), 0
        self.count, self.records, self.reports = Counter(), Counter(), Counter()
        self.left, self.right = defaultdict(Counter), defaultdict(Counter)
        self.nested = Counter()

    def add(self, words, stop_words, is_law):
        self.words.update(words)
        self.total += len(words)
        seen = set()
        found = [run for run in runs(words, stop_words) if run[2] in self.candidates]
        for first, last, text in found:
            self.count[text] += 1
            seen.add(text)
            self.left[text][words[first - 1] if first else ""] += 1
            self.right[text][words[last + 1] if last + 1 < len(words) else ""] += 1
        spans = {(first, last) for first, last, _ in found}
        for first, last, text in found:
            if any((a, b) in spans for a, b in ((first - 1, last), (first, last + 1))):
                self.nested[text] += 1
        self.records.update(seen)
        if not is_law:
            self.reports.update(seen)

    def cohesion(self, text, parts):
        """The least mutual information over the splits of the run."""
        def logarithm(part):
            count = self.count[part] or self.words[part] or 1
            return math.log(count / self.total)
        if len(parts) == 1:
            return 8.0
        splits = range(1, len(parts))
        return min(logarithm(text) - logarithm("".join(parts[:at])) - logarithm("".join(parts[at:])) for at in splits)

    def score(self, text, parts):
        least = min(entropy(self.left[text]), entropy(self.right[text]))
        value = math.log2(len(text)) * (self.count[text] - self.nested[text] * 0.9)
        return max(self.cohesion(text, parts), 0), least, value


def main():
    fenci, image = sys.argv[1:3]
    remove = corpus.Remover.of(sys.argv)
    root = corpus.folder()
    stop_words = set((STANDARD / "stopwords.txt").read_text(encoding="utf-8").split())
    # Judged already, whatever the verdict.
    known = {line.split("\t")[0] for line in (STANDARD / "policy.tsv").read_text(encoding="utf-8").splitlines()[1:]}
    genres, texts = zip(*corpus.records(root, remove))
    records = [list(words) for words in segmented(fenci, image, texts)]
    laws = [words for genre, words in zip(genres, records) if genre == "laws"]
    others = [words for genre, words in zip(genres, records) if genre != "laws"]
    candidates = frequent(lambda: others, stop_words, MINIMUM_RECORDS) | frequent(lambda: laws, stop_words, MINIMUM_LAWS)
    statistics, parts = Statistics(candidates), {}
    for number, words in enumerate(others + laws):
        statistics.add(words, stop_words, is_law=number >= len(others))
        for first, last, text in runs(words, stop_words):
            if text in candidates and text not in parts:
                parts[text] = words[first:last + 1]
    rows = []
    for text in candidates - known:
        if len(parts[text]) == 1:
            continue
        cohesion, least, value = statistics.score(text, parts[text])
        if value > 0:
            rank = math.log1p(cohesion) + math.log1p(least) * 2 + math.log1p(value) * 0.6
            rank += math.log1p(statistics.reports[text]) * 0.7
            rows.append((rank, text, cohesion, least, value))
    print("term\twords\tcount\trecords\treports\tcohesion\tentropy\tc_value")
    for _, text, cohesion, least, value in sorted(rows, key=lambda row: (-row[0], row[1])):
        counts = (statistics.count[text], statistics.records[text], statistics.reports[text])
        print(text, " ".join(parts[text]), *counts, f"{cohesion:.2f}", f"{least:.2f}", f"{value:.1f}", sep="\t")


if __name__ == "__main__":
    main()
