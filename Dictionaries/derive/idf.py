#!/usr/bin/env python3
"""Recomputes standard/idf.tsv: in how many official records each word and phrase occurs.

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


def segmented(fenci, image, records):
    """The words of each record, by one call of the command: one record a line."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as lines:
        for record in records:
            lines.write(" ".join(record.split()) + "\n")
        lines.flush()
        command = [fenci, "segment", "--dictionary", image, lines.name]
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
    phrases = {line.split("\t")[0] for line in open(policy, encoding="utf-8").read().splitlines()[1:]}
    longest = max(map(len, phrases))
    counts, documents = Counter(), 0
    for words in segmented(fenci, image, corpus.records(corpus.folder(), corpus.Remover.of(sys.argv))):
        documents += 1
        counts.update(terms(words, phrases, longest))
    entries = subprocess.run(
        [fenci, "lexicon", "inspect", "--dictionary", image, "--entries"], capture_output=True, check=True,
        encoding="utf-8").stdout
    known = {line.split("\t")[0] for line in entries.splitlines()[1:]}
    print(f"# documents: {documents}\nterm\tdocuments")
    for term in sorted(known.intersection(counts), key=lambda term: term.encode()):
        print(f"{term}\t{counts[term]}")


if __name__ == "__main__":
    main()
