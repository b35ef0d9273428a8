"""Segments with one peer from PyPI.

usage: python_peer.py PEER CUT FILE...      times the files, once they are in memory; CUT is lines or texts
       python_peer.py PEER words TO FILE    times the lines of a file, then writes their words to TO, separated by blanks
       python_peer.py PEER CUT              prints the words of standard input

PEER is a key of PEERS below; daachorse takes its word list from the file that FENCI_WORDS names.
"""
import gc
import json
import os
import sys
import time


def rjieba(hmm):
    import rjieba as peer
    return lambda text: peer.cut(text, hmm=hmm)


def jieba(module, hmm):
    import importlib
    import logging
    peer = importlib.import_module(module)
    peer.setLogLevel(logging.WARNING)
    return lambda text: peer.lcut(text, HMM=hmm)


def jiojio():
    import jiojio as peer
    peer.init()
    return peer.cut


def thulac():
    """Without tags, which cost it time and change few words."""
    import thulac as peer
    cut = peer.thulac(seg_only=True).cut
    return lambda text: [word for word, _ in cut(text)]


def daachorse():
    """The leftmost-longest words of a list: what forward matching finds, without the text between them."""
    import daachorse as peer
    with open(os.environ["FENCI_WORDS"], encoding="utf-8") as file:
        words = sorted(set(file.read().splitlines()))
    automaton = peer.CharwiseDoubleArrayAhoCorasick(words, peer.MATCH_KIND_LEFTMOST_LONGEST)
    return automaton.find


PEERS = {
    "rjieba": lambda: rjieba(False),
    "rjieba-hmm": lambda: rjieba(True),
    "jieba": lambda: jieba("jieba", False),
    "jieba-hmm": lambda: jieba("jieba", True),
    "jieba-fast": lambda: jieba("jieba_fast", False),
    "jieba-fast-hmm": lambda: jieba("jieba_fast", True),
    "daachorse": daachorse,
    "jiojio": jiojio,
    "thulac": thulac,
}


def main():
    name, unit, *files = sys.argv[1:]
    cut = PEERS[name]()
    if not files:
        print(*cut(sys.stdin.read()))
        return
    target = files.pop(0) if unit == "words" else None
    texts = [open(path, encoding="utf-8", errors="replace").read() for path in files]
    if unit == "lines":
        texts = [line for text in texts for line in text.splitlines(keepends=True)]
    elif unit == "words":
        texts = texts[0].removesuffix("\n").split("\n")
    # Those that load their dictionary when first used do it before the clock starts.
    cut("创新型城市")
    # The collector walks the lists of words again and again; that is no work of the peer's.
    gc.disable()
    start, tokens = time.perf_counter(), 0
    for text in texts:
        tokens += len(cut(text))
    print(json.dumps({"seconds": time.perf_counter() - start, "tokens": tokens}))
    if target:
        with open(target, "w", encoding="utf-8") as file:
            file.writelines(" ".join(cut(text)) + "\n" for text in texts)


if __name__ == "__main__":
    main()
