#!/usr/bin/env python3
"""Compares the text that is read from HTML pages with the text of html5lib, an implementation of the standard's parser.

usage: compare_html.py READTEXT PAGE...      READTEXT: Benchmarks/.build/release/ReadText

White space does not count. Prints the pages that differ in more than 1 % of their characters, the mean share that is equal,
and how many pages are below .99. Needs html5lib and rapidfuzz.
"""
import re
import subprocess
import sys
from pathlib import Path

import html5lib
from rapidfuzz.distance import Indel

HIDDEN = {"script", "style", "template", "iframe", "noscript", "noembed", "noframes"}


def text_of(element):
    """The text of an element as html5lib sees it, without that of elements that are not shown."""
    tag = element.tag if isinstance(element.tag, str) else None
    parts = []
    if tag is not None:
        if tag.rsplit("}", 1)[-1] not in HIDDEN:
            parts.append(element.text or "")
            for child in element:
                parts.append(text_of(child))
    parts.append(element.tail or "")
    return "".join(parts)


def plain(text):
    return re.sub(r"[\s ​﻿]+", "", text)


def main():
    program, *pages = sys.argv[1:]
    shares = []
    for page in pages:
        source = Path(page).read_bytes()
        try:
            theirs = plain(text_of(html5lib.parse(source.decode("utf-8", "replace"), namespaceHTMLElements=False)))
        except (ValueError, AssertionError):
            continue
        if not theirs:
            continue
        run = subprocess.run([program, page], capture_output=True)
        ours = plain(run.stdout.decode("utf-8", "replace"))
        value = Indel.normalized_similarity(ours, theirs)
        first = next((i for i, (x, y) in enumerate(zip(ours, theirs)) if x != y), 0)
        shares.append(value)
        if value < 0.99:
            print(f"{value:.4f}\t{page}\t…{ours[max(first - 30, 0):first + 40]!r}\t{theirs[max(first - 30, 0):first + 40]!r}")
    print(f"{len(shares)} pages, mean {sum(shares) / max(len(shares), 1):.4f}, {sum(value < 0.99 for value in shares)} below .99")


if __name__ == "__main__":
    main()
