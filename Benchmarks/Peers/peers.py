#!/usr/bin/env python3
"""Measures Fenci beside other segmenters on the same text, in turn, and prints a table in Markdown.

usage: peers.py [--rounds N] [--folder FOLDER] [--only TEXT] FILE...

Builds Benchmarks in release, gets the peers from PyPI and Debian into FOLDER, or into one that is thrown away, and runs
all in alternation: a round is one process of each, and the best of the rounds counts. Text is in memory before the
clock starts. Speed is megabytes (10^6 bytes) of UTF-8 a second. "Times ours" is the speed of Fenci's forward matching
of words, whole or line by line like the peer, divided by the peer's. A peer that needs more than ten seconds for a
round is run twice. --only leaves out the peers whose name does not contain TEXT.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from installing import Peer, peers, run

BENCHMARKS = Path(__file__).resolve().parent.parent
SLOW = 10
CUTS = {"texts": "whole", "lines": "lines"}


def build(*products):
    """Builds products of Benchmarks; the folder they are in."""
    for product in products:
        subprocess.run(["swift", "build", "-c", "release", "--package-path", str(BENCHMARKS), "--product", product],
                       check=True, stdout=sys.stderr)
    return BENCHMARKS / ".build/release"


def rows_of_ours(programs, folder, cut, files, *options):
    """What is measured of every method and granularity of ours."""
    lines = folder / "ours.jsonl"
    run(programs / "Throughput", "--measure", "speed", "--rounds", 2, "--cut", cut, "--lines", lines, *options, *files)
    rows = [json.loads(line) for line in lines.read_text().splitlines()]
    return [row for row in rows if row["benchmark"] == "boundaries"]


def ours(programs, folder, cut, files):
    """Speed and tokens of every method and granularity."""
    return {f"Fenci, {row['method']}, {row['granularity']}, {CUTS[cut]}": (row["megabytesPerSecond"], row["tokens"])
            for row in rows_of_ours(programs, folder, cut, files)}


def write_words(programs, folder):
    """The words that we segment with, for a peer that takes a word list."""
    entries = run(programs / "fenci", "lexicon", "inspect", "--entries").stdout.splitlines()
    rows = [line.split("\t") for line in entries[1:]]
    words = [row[0] for row in rows if "word" in row[1]]
    (folder / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    os.environ["FENCI_WORDS"] = str(folder / "words.txt")


def measure(rounds, programs, folder, found, files):
    """The best speed of each and its tokens, by name."""
    size = sum(Path(path).stat().st_size for path in files) / 1e6
    best, seconds = {}, {}

    def keep(name, speed, tokens):
        best[name] = max(best.get(name, (0, 0)), (speed, tokens))

    for number in range(rounds):
        for cut in CUTS:
            for name, (speed, tokens) in ours(programs, folder, cut, files).items():
                keep(name, speed, tokens)
        for peer in list(found):
            if number > 1 and seconds[peer.name] > SLOW:
                continue
            try:
                result = json.loads(run(*peer.command, *files).stdout.splitlines()[-1])
            except (IndexError, ValueError, subprocess.CalledProcessError) as error:
                print(f"left out: {peer.name}: {error}", file=sys.stderr)
                found.remove(peer)
                continue
            seconds[peer.name] = result["seconds"]
            keep(peer.name, size / result["seconds"], result["tokens"])
    return best


def starts(programs, found):
    """Milliseconds to the first byte for one line, and the most memory in megabytes, by name."""
    fenci = Peer("Fenci, the command", [programs / "fenci", "segment"])
    result = {}
    for peer in [fenci, *(peer for peer in found if peer.cold)]:
        output = json.loads(run(programs / "Start", 7, "创新型城市建设", *peer.command).stdout)
        result[peer.name] = (output["firstByteMilliseconds"], output["peakMemoryBytes"] / 1e6)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    programs = build("Throughput", "Start", "fenci")
    with tempfile.TemporaryDirectory() as throwaway:
        folder = (options.folder or Path(throwaway)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        write_words(programs, folder)
        found = [peer for peer in peers(folder) if options.only in peer.name]
        best = measure(options.rounds, programs, folder, found, options.files)
        cold = starts(programs, found)
    print("| | MB/s | tokens | times ours |\n|---|---:|---:|---:|")
    for name, (speed, tokens) in sorted(best.items(), key=lambda item: -item[1][0]):
        cut = "lines" if name.endswith(", lines") else "whole"
        ratio = best[f"Fenci, forward, words, {cut}"][0] / speed
        print(f"| {name} | {speed:.1f} | {tokens:,} | {ratio:.2f} |")
    print("\n| process for one line | ms to the first byte | peak MB |\n|---|---:|---:|")
    for name, (milliseconds, megabytes) in sorted(cold.items(), key=lambda item: item[1]):
        print(f"| {name.removesuffix(', lines').removesuffix(', whole')} | {milliseconds:.1f} | {megabytes:.0f} |")


if __name__ == "__main__":
    main()
