#!/usr/bin/env python3
"""How far the two readers of the graded documents agree.

usage: grading.py

Prints, for all documents and for each kind: the numbers of documents and phrases, the shares of phrases with the same
grade and with grades that differ by one at most, Cohen's kappa with quadratic weights, and how many of the phrases that
they chose on their own both have.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "steps"))
import graded  # noqa: E402


def kappa(pairs):
    """Cohen's kappa of pairs of grades with quadratic weights."""
    def disagreement(pairs):
        pairs = list(pairs)
        return sum((a - b) ** 2 for a, b in pairs) / len(pairs)

    return 1 - disagreement(pairs) / disagreement((a, b) for a, _ in pairs for _, b in pairs)


def main():
    print("kind", "documents", "phrases", "same grade", "within one", "kappa", "own phrases in common", sep="\t")
    for kind in ("all", *graded.KINDS):
        sources = [source for source in graded.grades() if kind in ("all", graded.documents()[source][0])]
        pairs = [pair for source in sources for pair in graded.grades()[source].values()]
        share = [sum(abs(a - b) <= most for a, b in pairs) / len(pairs) for most in (0, 1)]
        own = [[set(graded.lists()[source, reader]) for reader in graded.READERS] for source in sources]
        common = sum(len(a & b) for a, b in own) / sum((len(a) + len(b)) / 2 for a, b in own)
        values = (f"{value:.3f}" for value in (*share, kappa(pairs), common))
        print(kind, len(sources), len(pairs), *values, sep="\t")


if __name__ == "__main__":
    main()
