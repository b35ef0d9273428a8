"""Compares the speed of Fenci with jieba and rjieba on a text, in one run.

    python3 compare.py [--rounds N] FILE...

Words: the lines of the text become lists of strings. Key phrases: documents of about 2,000 characters get their best 20
terms. Each program runs N times in turn with the others (default 5), and its best round counts, in megabytes of UTF-8 per second
of processor time. A program that is not installed is left out: `pip install jieba rjieba`.
"""
from __future__ import annotations

import argparse
import gc
import logging
import time
from typing import Callable

import fenci


def documents(lines: list[str], size: int = 2000) -> list[str]:
    """Joins lines to documents of about `size` characters."""
    found: list[str] = []
    part: list[str] = []
    length = 0
    for line in lines:
        part.append(line)
        length += len(line)
        if length >= size:
            found.append("".join(part))
            part, length = [], 0
    return found + (["".join(part)] if part else [])


def measured(tasks: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The least processor time of each task. Tasks take turns, so that a busy machine disturbs all of them."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, task in tasks.items():
            gc.collect()
            start = time.process_time()
            task()
            spent = time.process_time() - start
            best[name] = min(spent, best.get(name, spent))
    return best


def report(title: str, size: int, best: dict[str, float], unit: str) -> None:
    print(f"{title}, {size / 1e6:.2f} MB")
    for name, seconds in best.items():
        print(f"  {size / 1e6 / seconds:8.2f} MB/s  {best[unit] / seconds:6.2f} times {unit}  {name}")


def main() -> None:
    options = argparse.ArgumentParser(description="Compares the speed of Fenci with jieba and rjieba.")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("files", nargs="+")
    arguments = options.parse_args()
    lines: list[str] = []
    for path in arguments.files:
        with open(path, encoding="utf-8") as file:
            lines += file.read().splitlines(keepends=True)
    size = len("".join(lines).encode())

    segmenter = fenci.Segmenter(method=fenci.Method.PROBABILITY)
    trained = fenci.Segmenter()
    extractor = fenci.Extractor()
    texts = documents(lines)
    words: dict[str, Callable[[], object]] = {
        "fenci, cut_batch, probability": lambda: segmenter.cut_batch(lines),
        "fenci, cut_batch, trained": lambda: trained.cut_batch(lines),
        "fenci, cut line by line, probability": lambda: [segmenter.cut(line) for line in lines],
        "fenci, boundaries_batch, probability": lambda: segmenter.boundaries_batch(lines),
        "fenci, tokens_batch, probability": lambda: segmenter.tokens_batch(lines),
    }
    phrases: dict[str, Callable[[], object]] = {
        "fenci, keyphrases_batch": lambda: extractor.keyphrases_batch(texts, top=20),
        "fenci, keyphrases document by document": lambda: [extractor.keyphrases(text, top=20) for text in texts],
    }
    try:
        import rjieba

        words["rjieba without HMM"] = lambda: [rjieba.cut(line, False) for line in lines]
        words["rjieba"] = lambda: [rjieba.cut(line) for line in lines]
    except ImportError:
        print("rjieba is not installed")
    try:
        import jieba
        import jieba.analyse

        jieba.setLogLevel(logging.WARNING)
        jieba.initialize()
        words["jieba"] = lambda: [jieba.lcut(line) for line in lines]
        phrases["jieba.analyse.extract_tags"] = lambda: [jieba.analyse.extract_tags(text, topK=20) for text in texts]
    except ImportError:
        print("jieba is not installed")
    best = measured(words, arguments.rounds)
    for unit in ("rjieba without HMM", "jieba"):
        if unit in best:
            report(f"words of {len(lines)} lines", size, best, unit)
    best = measured(phrases, arguments.rounds)
    report(f"key phrases of {len(texts)} documents", size, best, list(best)[-1])


if __name__ == "__main__":
    main()
