#!/usr/bin/env python3
"""Scores every method of Fenci and other segmenters on the same segmented text, and prints tables in Markdown.

usage: accuracy.py [--personal-names joined|split]... [--model FILE] [--rounds N] [--folder FOLDER] [--only TEXT] GOLD...

GOLD has one sentence a line, words separated by blanks, with tags or without: `江/nr 泽民/nr`. By the convention joined
(the default) such a name is one word, by split two; the option may be repeated. Words without tags are taken as they
are. --model is a model of your own for the trained method.

Builds Benchmarks in release and gets the peers from PyPI into FOLDER, or into one that is thrown away; what FOLDER has
from a run before is used again. Each has an environment of its own with the Python that it needs, from PATH or pyenv:
MiNLP and pkuseg 3.7, LAC 3.10. What cannot be had is named and left out; --only leaves out the peers whose name does
not contain TEXT. All get the same sentences without blanks and write the words that they find, and `fenci evaluate
--answers` scores all of these files alike. Crossings are answers that overlap a gold word in part, per 1,000 gold
words. Unknown words are those with Chinese characters that Fenci's dictionary does not have.

Speed is megabytes (10^6 bytes) of UTF-8 a second of processor time, sentence by sentence, from text in memory: the time
that all threads of the process take for segmentation alone, without start and loading. Libraries with threads are told
to use one. Ours is measured alike, in Swift. The best of the rounds counts; a peer that takes more than ten seconds,
or does less than 0.2 MB a second, has one round.

After several files come the means over all of them, of those that answered to all, with the speed of all bytes in all
seconds, and each of our methods beside each peer: the difference in F1, and how many times the peer's crossings, recall
of unknown words and speed ours are.
"""
import argparse
import json
import re
import subprocess
import tempfile
from pathlib import Path

from environments import installed
from installing import run, unavailable
from peers import SLOW, build, rows_of_ours
from tables import Result, print_means, print_result

METHODS = ["forward", "backward", "bidirectional", "mmseg", "probability", "trained"]
# Megabytes a second: who has less waits long for a figure that is a rough one.
SLOW_SPEED = 0.2


def sentence(line):
    """A line without the blanks between words; without their tags, if all have one."""
    words = [word for word in re.split("[ \t\r\u3000]+", line) if word]
    tagged = [re.fullmatch("(.+)/[A-Za-z]+", word) for word in words]
    return "".join(match[1] for match in tagged) if all(tagged) else "".join(words)


def write_text(gold, folder):
    """The sentences of a file, as a file."""
    lines = Path(gold).read_text(encoding="utf-8-sig").split("\n")
    sentences = [text for text in map(sentence, lines) if text]
    path = folder / f"{Path(gold).name}.text"
    path.write_text("\n".join(sentences) + "\n", encoding="utf-8")
    return path, len(sentences)


def seconds_of_ours(programs, folder, text, model):
    size = text.stat().st_size / 1e6
    return {row["method"]: size / row["megabytesPerProcessorSecond"]
            for row in rows_of_ours(programs, folder, "lines", [text], *model) if row["granularity"] == "words"}


def ask(peer, text, answer):
    """Lets a peer write its words; returns its seconds."""
    output = run(*peer.command, "words", answer, text).stdout
    return json.loads(output.splitlines()[-1])["processorSeconds"]


def measure(programs, folder, found, text, model, rounds):
    """The least seconds by name, and the files with the peers' words."""
    size, least, answers = text.stat().st_size / 1e6, {}, {}
    asked = list(found)
    for _ in range(rounds):
        for method, seconds in seconds_of_ours(programs, folder, text, model).items():
            least[method] = min(least.get(method, seconds), seconds)
        for peer in list(asked):
            answer = folder / f"{text.stem}.{len(answers)}" if peer.name not in answers else answers[peer.name]
            try:
                seconds = ask(peer, text, answer)
            except (IndexError, ValueError, KeyError, subprocess.CalledProcessError) as error:
                unavailable(peer.name, error)
                asked.remove(peer)
                continue
            answers[peer.name] = answer
            least[peer.name] = min(least.get(peer.name, seconds), seconds)
            if seconds > SLOW or size / seconds < SLOW_SPEED:
                asked.remove(peer)
    return least, answers


def answers_of_ours(programs, folder, text, convention, model):
    """Files with the words of our methods; only the trained one knows which words are names."""
    answers = {}
    for method in METHODS:
        options = ["--personal-names", convention, *model] if method == "trained" else []
        answers[method] = folder / f"{text.stem}.{method}"
        answers[method].write_text(
            run(programs / "fenci", "segment", "--method", method, *options, text).stdout, encoding="utf-8")
    return answers


def score(fenci, gold, convention, answers):
    """The figures of `fenci evaluate` by name, each by the title of its column."""
    rows = {}
    for name, answer in answers.items():
        try:
            output = run(fenci, "evaluate", "--personal-names", convention, "--answers", answer, gold).stdout
        except subprocess.CalledProcessError as error:
            unavailable(name, error)
            continue
        titles, figures = (line.split("\t")[1:] for line in output.splitlines()[1:3])
        rows[name] = dict(zip(titles, map(float, figures)))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--personal-names", action="append", dest="convention", choices=["joined", "split"])
    parser.add_argument("--model", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("gold", nargs="+")
    options = parser.parse_args()
    programs = build("Throughput", "fenci")
    model = ["--model", options.model.resolve()] if options.model else []
    conventions = list(dict.fromkeys(options.convention or ["joined"]))
    results = {convention: [] for convention in conventions}
    with tempfile.TemporaryDirectory() as throwaway:
        folder = (options.folder or Path(throwaway)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        found = list(installed(folder, options.only))
        for gold in options.gold:
            text, count = write_text(gold, folder)
            seconds, theirs = measure(programs, folder, found, text, model, options.rounds)
            for convention in conventions:
                ours = answers_of_ours(programs, folder, text, convention, model)
                rows = score(programs / "fenci", gold, convention, ours | theirs)
                share = next(iter(rows.values()))["unknown words"]
                title = f"{Path(gold).name}: {count:,} sentences, names {convention}, {share:.2%} of the words unknown"
                results[convention].append(Result(title, rows, text.stat().st_size / 1e6, seconds))
                print_result(results[convention][-1], METHODS)
    for convention, files in results.items():
        if len(files) > 1:
            print_means(f"Means over {len(files)} files, names {convention}", files, METHODS)


if __name__ == "__main__":
    main()
