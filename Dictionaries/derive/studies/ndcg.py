#!/usr/bin/env python3
"""How well the ten best key phrases meet the readers of the graded documents: nDCG@10 (Järvelin and Kekäläinen 2002).

usage: ndcg.py COMMAND [OTHER]

A command is that of key phrases with its options, as one word: 'fenci keywords --dictionary my.fenci'. A phrase gains
2^grade − 1; one that nobody graded gains nothing. Grades of answers count before those of the first readers. The ideal list has the reader's ten best grades; a document's value is
the mean over both readers. Prints the mean over all documents and over those of each kind, of the command, of jieba's
TF-IDF, and of each reader's own list by the other's grades; and the share of the command's phrases that nobody graded,
which tells how much the value may be too low. With OTHER, prints how much the command is better, with a
95 % interval by drawing documents 10,000 times. Last, the ten documents that nothing was fitted on: of the graded phrases in
each list, the share with grade 2 or 3, and with 1 or more.
"""
import json
import random
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "steps"))
import graded  # noqa: E402
from common import folder  # noqa: E402
from graded import BEST, by_reader, gain  # noqa: E402


def ndcg(source, phrases, readers=(0, 1)):
    """The value of a list of phrases, best first, in the mean over readers."""
    values = []
    for reader in readers:
        grades, ideal = by_reader(source, reader)
        values.append(gain([grades.get("".join(phrase.split()), 0) for phrase in phrases]) / ideal)
    return sum(values) / len(values)


def ungraded(source, phrases):
    """The share of phrases that nobody graded."""
    return sum("".join(phrase.split()) not in by_reader(source, 0)[0] for phrase in phrases) / max(1, len(phrases))


def extracted(command):
    """The ten best phrases of each document by a command."""
    with tempfile.TemporaryDirectory() as texts:
        names = {}
        for number, (source, (_, text)) in enumerate(graded.documents().items()):
            path = Path(texts) / f"{number}.txt"
            path.write_text(text, encoding="utf-8")
            names[str(path)] = source
        command = [*shlex.split(command), "--json", "--top", str(BEST), *names]
        output = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    records = map(json.loads, output.splitlines())
    return {names[record["id"]]: [phrase["phrase"] for phrase in record["keyphrases"]] for record in records}


def jieba():
    """jieba's TF-IDF: the one package that is imported, to be compared with."""
    sys.path.insert(0, str(folder("FENCI_PACKAGES")))
    import jieba.analyse
    jieba.setLogLevel(60)
    return {source: jieba.analyse.extract_tags(text, topK=BEST) for source, (_, text) in graded.documents().items()}


def report(name, values):
    values = {source: value for source, value in values.items() if source not in graded.fresh()}
    means = []
    for kind in ("all", *graded.KINDS):
        chosen = [value for source, value in values.items() if kind in ("all", graded.documents()[source][0])]
        means.append(f"{sum(chosen) / len(chosen):.3f}")
    print(name, *means, sep="\t", flush=True)


def report_fresh(name, lists):
    grades = [by_reader(source, reader)[0].get("".join(phrase.split()))
              for source in graded.fresh() for phrase in lists[source] for reader in (0, 1)]
    known = [grade for grade in grades if grade is not None]
    shares = (f"{sum(grade >= least for grade in known) / len(known):.3f}" for least in (2, 1))
    print(name, *shares, f"{1 - len(known) / len(grades):.3f}", sep="\t")


def interval(differences):
    """The 95 % interval of the mean."""
    draw = random.Random(1)
    means = sorted(sum(draw.choices(differences, k=len(differences))) / len(differences) for _ in range(10_000))
    return means[250], means[9750]


def main(command, other=None):
    print("nDCG@10", "all", *graded.KINDS, sep="\t")
    lists = extracted(command)
    values = {source: ndcg(source, phrases) for source, phrases in lists.items()}
    report("fenci", values)
    report("not graded", {source: ungraded(source, phrases) for source, phrases in lists.items()})
    if other:
        lists_of_other = extracted(other)
        others = {source: ndcg(source, phrases) for source, phrases in lists_of_other.items()}
        report("other", others)
    lists_of_jieba = jieba()
    report("jieba TF-IDF", {source: ndcg(source, phrases) for source, phrases in lists_of_jieba.items()})
    for reader, name in enumerate(graded.READERS):
        own = {source: ndcg(source, graded.lists()[source, name], (1 - reader,)) for source in graded.grades()}
        report(f"{name} reader", own)
    if other:
        differences = [values[source] - others[source] for source in graded.grades()]
        low, high = interval(differences)
        print(f"better by {sum(differences) / len(differences):.4f} [{low:.4f}, {high:.4f}]")
    print("documents that nothing was fitted on", "2-3", "1-3", "not graded", sep="\t")
    report_fresh("fenci", lists)
    if other:
        report_fresh("other", lists_of_other)
    report_fresh("jieba TF-IDF", lists_of_jieba)


if __name__ == "__main__":
    main(*sys.argv[1:])
