#!/usr/bin/env python3
"""Scores every method of Fenci and other segmenters on the same segmented text, and prints tables in Markdown.

usage: accuracy.py [--convention joined|split]... [--model FILE] [--rounds N] [--folder FOLDER] [--only TEXT] GOLD...

GOLD has one sentence a line, words separated by blanks, with tags or without: `江/nr 泽民/nr`. By the convention joined
(the default) such a name is one word, by split two; the option may be repeated. Words without tags are taken as they
are. --model is a model of your own for the trained method.

Builds Benchmarks in release and gets the peers from PyPI into FOLDER, or into one that is thrown away. What cannot be
had is named and left out; --only leaves out the peers whose name does not contain TEXT. All get the same sentences
without blanks and write the words that they find, and `fenci evaluate --answers` scores all of these files alike.
Unknown words are those with Chinese characters that Fenci's dictionary does not have. Speed is megabytes (10^6 bytes)
of UTF-8 a second, sentence by sentence, from text in memory; the best of the rounds counts, and a peer that needs more
than ten seconds for a round has one.
"""
import argparse
import json
import re
import subprocess
import tempfile
from pathlib import Path

from installing import ACCURACY, from_pypi, run, unavailable
from peers import SLOW, build, ours

METHODS = ["forward", "backward", "bidirectional", "mmseg", "probability", "trained"]


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


def speeds_of_ours(programs, folder, text, model):
    lines = ours(programs, folder, "lines", [text], *model).items()
    return {name.split(", ")[1]: speed for name, (speed, _) in lines if ", words," in name}


def ask(peer, text, answer):
    """Lets a peer write its words; returns its seconds."""
    output = run(*peer.command[:-1], "words", answer, text).stdout
    return json.loads(output.splitlines()[-1])["seconds"]


def measure(programs, folder, found, text, model, rounds):
    """Megabytes a second by name, and the files with the peers' words."""
    size, speeds, answers = text.stat().st_size / 1e6, {}, {}
    asked = list(found)
    for _ in range(rounds):
        for method, speed in speeds_of_ours(programs, folder, text, model).items():
            speeds[method] = max(speeds.get(method, 0), speed)
        for peer in list(asked):
            answer = folder / f"{text.stem}.{len(answers)}" if peer.name not in answers else answers[peer.name]
            try:
                seconds = ask(peer, text, answer)
            except (IndexError, ValueError, KeyError, subprocess.CalledProcessError) as error:
                unavailable(peer.name, error)
                asked.remove(peer)
                continue
            answers[peer.name] = answer
            speeds[peer.name] = max(speeds.get(peer.name, 0), size / seconds)
            if seconds > SLOW:
                asked.remove(peer)
    return speeds, answers


def score(fenci, gold, convention, answers):
    """Precision, recall, F1, the share of unknown words and their recall, by name."""
    rows = {}
    for name, answer in answers.items():
        try:
            output = run(fenci, "evaluate", "--convention", convention, "--answers", answer, gold).stdout
        except subprocess.CalledProcessError as error:
            unavailable(name, error)
            continue
        rows[name] = [float(value) for value in output.splitlines()[2].split("\t")[1:6]]
    return rows


def print_table(title, rows, speeds):
    print(f"{title}\n\n| | P | R | F1 | R of unknown words | MB/s |\n|---|---:|---:|---:|---:|---:|")
    for name, (precision, recall, f1, _, unknown) in rows.items():
        scores = " | ".join(f"{value:.4f}".removeprefix("0") for value in (precision, recall, f1, unknown))
        print(f"| {name if name not in METHODS else f'**{name}**'} | {scores} | {speeds[name]:.2f} |")
    peers = [row[2] for name, row in rows.items() if name not in METHODS]
    if peers:
        ahead = [name for name in METHODS if rows[name][2] > max(peers)]
        print(f"\nF1 higher than every peer's: {', '.join(ahead) or 'none'}.")
    print(flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--convention", action="append", choices=["joined", "split"])
    parser.add_argument("--model", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("gold", nargs="+")
    options = parser.parse_args()
    programs = build("Throughput", "fenci")
    model = ["--model", options.model.resolve()] if options.model else []
    with tempfile.TemporaryDirectory() as throwaway:
        folder = (options.folder or Path(throwaway)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        found = [peer for peer in from_pypi(folder, ACCURACY) if options.only in peer.name]
        for peer in found:
            peer.name = peer.name.removesuffix(", lines")
        for gold in options.gold:
            text, count = write_text(gold, folder)
            speeds, theirs = measure(programs, folder, found, text, model, options.rounds)
            for convention in options.convention or ["joined"]:
                answers = {}
                for method in METHODS:
                    # Only the trained method knows which words are names; others refuse a convention.
                    named = ["--convention", convention, *model] if method == "trained" else []
                    answers[method] = folder / f"{text.stem}.{method}"
                    answers[method].write_text(
                        run(programs / "fenci", "segment", "--method", method, *named, text).stdout, encoding="utf-8")
                rows = score(programs / "fenci", gold, convention, answers | theirs)
                share = next(iter(rows.values()))[3]
                print_table(f"{Path(gold).name}: {count:,} sentences, names {convention}, {share:.2%} of the words unknown",
                            rows, speeds)


if __name__ == "__main__":
    main()
