#!/usr/bin/env python3
"""Measures Fenci beside other segmenters on the same text, in turn, and prints the best of several rounds.

usage: peers.py [--rounds N] FILE...

Builds Benchmarks in release, installs the peers into a throw-away virtual environment, and runs both in
alternation: each round is one process of each. Text is in memory before the clock starts; peers get it line by
line. Speed is megabytes (10^6 bytes) of UTF-8 a second; the last column is Fenci's forward matching divided by
the peer's.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent
REQUIREMENTS = ["rjieba==0.2.2"]
PEER = """
import json, sys, time
import rjieba
texts = [open(path, encoding="utf-8").read() for path in sys.argv[1:]]
lines = [line for text in texts for line in text.split("\\n")]
size = sum(len(text.encode()) for text in texts)
rjieba.cut("", hmm=False)
results = {}
for name, hmm in (("rjieba, no HMM", False), ("rjieba, HMM", True)):
    start, tokens = time.perf_counter(), 0
    for line in lines:
        tokens += len(rjieba.cut(line, hmm=hmm))
    results[name] = [size / 1e6 / (time.perf_counter() - start), tokens]
print(json.dumps(results))
"""


def fenci(files):
    """Speed and tokens by method and granularity."""
    command = [str(BENCHMARKS / ".build" / "release" / "Throughput"), *files]
    output = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    rows = re.findall(r"^(\w+ \w+) +([\d.]+) MB/s +(\d+) tokens$", output, re.MULTILINE)
    return {f"Fenci {name}": [float(speed), int(tokens)] for name, speed, tokens in rows}


def main():
    arguments = sys.argv[1:]
    rounds = 5
    if arguments[:1] == ["--rounds"]:
        rounds, arguments = int(arguments[1]), arguments[2:]
    if not arguments:
        raise SystemExit(__doc__)
    subprocess.run(["swift", "build", "-c", "release", "--package-path", str(BENCHMARKS)], check=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([f"{folder}/bin/pip", "install", "--quiet", *REQUIREMENTS], check=True)
        best = {}
        for _ in range(rounds):
            peers = subprocess.run([f"{folder}/bin/python", "-c", PEER, *arguments], capture_output=True, check=True,
                                   encoding="utf-8").stdout
            for name, (speed, tokens) in {**fenci(arguments), **json.loads(peers)}.items():
                best[name] = max(best.get(name, (0, 0)), (speed, tokens))
    ours = best["Fenci forward words"][0]
    for name, (speed, tokens) in sorted(best.items(), key=lambda item: -item[1][0]):
        print(f"{name:32} {speed:8.1f} MB/s {tokens:10} tokens {ours / speed:6.2f}")


if __name__ == "__main__":
    main()
