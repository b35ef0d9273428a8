#!/usr/bin/env python3
"""Recomputes standard/idf.tsv: in how many official records of each genre each word and phrase occurs.

usage: idf.py FENCI IMAGE POLICY_TSV [--without PASSAGES.jsonl] > idf.tsv

FENCI is the built command, IMAGE a dictionary compiled without idf.tsv or with an older one (the
document frequencies do not change the segmentation). A word counts where segmentation at words
granularity finds it; a phrase where it stands on word boundaries. `--without` takes passages out of
the corpus first, for measurements on them.
"""
import subprocess
import sys
import tempfile
from collections import Counter

import corpus

GENRES = ("laws", "reports", "other")


def segmented(fenci, image, records):
    """The words of each record, by one call of the command: one record a line."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as lines:
        for record in records:
            lines.write(" ".join(record.split()) + "\n")
        lines.flush()
        command = [fenci, "segment", "--method", "probability", "--dictionary", image, lines.name]
        with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
            for line in process.stdout:
                yield line.split()


def terms(words, phrases, longest):
    """The distinct words of a record and the phrases that stand on its word boundaries."""
    found = set(words)
    for start in range(len(words)):
        joined = words[start]
        for word in words[start + 1:start + 12]:
            joined += word
            if len(joined) > longest:
                break
            if joined in phrases:
                found.add(joined)
    return found


def main():
    fenci, image, policy = sys.argv[1:4]
    judged = [line.split("\t") for line in open(policy, encoding="utf-8").read().splitlines()[1:]]
    phrases = {row[0] for row in judged if row[1] == "accepted"}
    longest = max(map(len, phrases))
    genres, texts = zip(*corpus.records(corpus.folder(), corpus.Remover.of(sys.argv)))
    counts = {genre: Counter() for genre in GENRES}
    for genre, words in zip(genres, segmented(fenci, image, texts)):
        counts[genre].update(terms(words, phrases, longest))
    entries = subprocess.run(
        [fenci, "lexicon", "inspect", "--dictionary", image, "--entries"], capture_output=True, check=True,
        encoding="utf-8").stdout
    known = {line.split("\t")[0] for line in entries.splitlines()[1:]}
    for genre in GENRES:
        print(f"# {genre}: {genres.count(genre)}")
    print("term", *GENRES, sep="\t")
    for term in sorted(known.intersection(*[set().union(*counts.values())]), key=lambda term: term.encode()):
        print(term, *(counts[genre][term] for genre in GENRES), sep="\t")


if __name__ == "__main__":
    main()
