#!/usr/bin/env python3
"""Recomputes standard/keyphrase-words.tsv: beside which words terms stand, and which words terms begin and end with.

usage: keyphrase_words.py FENCI IMAGE POLICY_TSV [--without PASSAGES.jsonl] > keyphrase-words.tsv

`before` and `behind`: how much likelier than usual a term of the phrase layer begins behind this word, or ends before
it, in the official documents (of the laws every tenth). `first` and `last`: how many accepted terms of two and more
words begin or end with this word for each rejected one. All are natural logarithms in steps of two thirds, rounded and
limited to -4...6; empty where fewer than ten places, or no term, tell.
"""
import math
import subprocess
import sys
import tempfile
from collections import Counter

import corpus
import idf

PLACES = 10
PRIOR = 20
LONGEST_IN_WORDS = 8
LONGEST_IN_CHARACTERS = 14


def level(value, most):
    return max(-most if most == 4 else -3, min(most, round(1.5 * value)))


def texts(arguments):
    number = 0
    for genre, text in corpus.records(corpus.folder(), corpus.Remover.of(arguments)):
        number += genre == "laws"
        if genre != "laws" or number % 10 == 0:
            yield text


def term_boundaries(words, is_content, accepted):
    """Where the longest terms begin and end, from left to right."""
    begins, ends, first = set(), set(), 0
    while first < len(words):
        behind, term = first + 1, ""
        found = False
        for last in range(first, min(first + LONGEST_IN_WORDS, len(words))):
            term += words[last]
            if not is_content[last] or len(term) > LONGEST_IN_CHARACTERS:
                break
            if term in accepted:
                behind, found = last + 1, True
        if found:
            begins.add(first)
            ends.add(behind)
        first = behind
    return begins, ends


def neighbours(fenci, image, accepted, arguments):
    """The levels `before` and `behind` by word."""
    seen, beside = [Counter(), Counter()], [Counter(), Counter()]
    for words in idf.segmented(fenci, image, list(texts(arguments))):
        is_content = [any(c.isalnum() for c in word) for word in words]
        begins, ends = term_boundaries(words, is_content, accepted)
        for place, word in enumerate(words):
            if place + 1 < len(words) and is_content[place + 1]:
                seen[0][word] += 1
                beside[0][word] += place + 1 in begins
            if place and is_content[place - 1]:
                seen[1][word] += 1
                beside[1][word] += place in ends
    levels = [{}, {}]
    for side in (0, 1):
        usual = sum(beside[side].values()) / sum(seen[side].values())
        odds = lambda share: math.log(share / (1 - share))
        for word, count in seen[side].items():
            if count >= PLACES:
                share = (beside[side][word] + PRIOR * usual) / (count + PRIOR)
                levels[side][word] = level(odds(share) - odds(usual), 4)
    return levels


def ends_of_terms(fenci, image, verdicts):
    """The levels `first` and `last` by word."""
    counts = {(verdict, side): Counter() for verdict in ("accepted", "rejected") for side in (0, -1)}
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("".join(term + "\n" for term in verdicts))
        file.flush()
        command = [fenci, "segment", "--method", "probability", "--dictionary", image, file.name]
        rows = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.splitlines()
    for (term, verdict), row in zip(verdicts.items(), rows):
        words = row.split()
        if len(words) > 1:
            for side in (0, -1):
                counts[verdict, side][words[side]] += 1
    return [{word: level(math.log((counts["accepted", side][word] + 1.2) / (counts["rejected", side][word] + 0.8)), 6)
             for word in counts["accepted", side] | counts["rejected", side]} for side in (0, -1)]


def main():
    fenci, image, policy = sys.argv[1:4]
    judged = [line.split("\t") for line in open(policy, encoding="utf-8").read().splitlines()[1:]]
    verdicts = {row[0]: row[1] for row in judged}
    accepted = {term for term, verdict in verdicts.items() if verdict == "accepted"}
    entries = subprocess.run([fenci, "lexicon", "inspect", "--dictionary", image, "--entries"], capture_output=True,
                             check=True, encoding="utf-8").stdout
    known = {line.split("\t")[0] for line in entries.splitlines()[1:]}
    columns = neighbours(fenci, image, accepted, sys.argv) + ends_of_terms(fenci, image, verdicts)
    print("word", "before", "behind", "first", "last", sep="\t")
    for word in sorted(known.intersection(*[set().union(*columns)]), key=lambda word: word.encode()):
        print(word, *(column.get(word, "") for column in columns), sep="\t")


if __name__ == "__main__":
    main()
