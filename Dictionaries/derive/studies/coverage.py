#!/usr/bin/env python3
"""Counts the dictionary's entries by source and layer, and the share of gold words that it lacks.

usage: coverage.py [EARLIER_WORDS.tsv]

A gold word counts when it has two or more Chinese characters. Shares are of running words. With an earlier words.tsv,
that is measured, too.
"""
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "steps"))
from common import HAN_ONLY, STANDARD, jieba, lines  # noqa: E402
from places import places  # noqa: E402
from words import ADDED, Folder, judged, list_of_rime  # noqa: E402

GOLD = ("msr_slice", "ud_gsdsimp_dev")


def column(path, wanted=lambda record: True):
    header, *records = (line.split("\t") for line in lines(path))
    return {record[0] for record in records if wanted(dict(zip(header, record)))}


def gold_words(name):
    path = Path(os.environ["FENCI_SHARED"]) / "data" / "segmentation_dev" / f"{name}.txt"
    for line in lines(path):
        yield from (word for word in line.lstrip("\ufeff").split() if len(word) > 1 and HAN_ONLY.fullmatch(word))


def missing(entries, fold):
    for name in GOLD:
        words = [fold(word) for word in gold_words(name)]
        yield sum(word not in entries for word in words) / len(words)


def main(earlier=None):
    fold = Folder()
    words = {fold(word) for word in column(STANDARD / "words.tsv")}
    phrases = {fold(term) for term in column(STANDARD / "policy.tsv", lambda row: row["verdict"] == "accepted")}
    sources = {
        "jieba": {fold(word) for word, _, _ in jieba()},
        **{name: {fold(record[0]) for record in judged(name)} for name in ADDED},
        "places.py": {fold(word) for word in places()},
    }
    rest = set(words)
    for name, entries in sources.items():
        print(f"words from {name}: {len(rest & entries)}")
        rest -= entries
    print(f"words that are spellings of traditional text: {len(rest)}")
    rime = list_of_rime(fold)
    print(f"words that rime-pinyin-simp has, too: {len(words & rime.keys())}")
    print(f"words: {len(words)}, phrases: {len(phrases)}, both: {len(words & phrases)}")
    lists = {"jieba's list": sources["jieba"], "words": words, "words and phrases": words | phrases}
    if earlier:
        lists["earlier words"] = {fold(word) for word in column(earlier)}
    for name, entries in lists.items():
        shares = ", ".join(f"{gold} {share:.2%}" for gold, share in zip(GOLD, missing(entries, fold)))
        print(f"out of {name}: {shares}")


if __name__ == "__main__":
    main(*sys.argv[1:])
