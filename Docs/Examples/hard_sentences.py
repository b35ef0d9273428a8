#!/usr/bin/env python3
"""Shows how every method segments hard sentences, and marks the answers that read as a person does.

usage: hard_sentences.py FENCI write|check DOCUMENT

FENCI is the command. The table is all that stands in DOCUMENT below the line that MARK is; `write` puts it there,
`check` ends with 1 if another one is there.
"""
import re
import subprocess
import sys
from pathlib import Path

MARK = "<!-- below: Docs/Examples/hard_sentences.py -->"
SENTENCES = Path(__file__).resolve().with_name("hard-sentences.txt")
METHODS = ["forward", "backward", "bidirectional", "mmseg", "probability", "trained"]


def pattern(reading):
    """The answers that agree with a reading: at `_` with a boundary or without."""
    return re.compile(" ?".join(re.escape(part) for part in reading.split("_")))


def text(reading):
    return re.sub("[ _]", "", reading)


def sentences():
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, *readings = line.split("\t")
            yield kind, readings


def answers(fenci, method, lines):
    command = [fenci, "segment", "--method", method]
    output = subprocess.run(command, input="\n".join(lines) + "\n", check=True, capture_output=True, encoding="utf-8")
    return output.stdout.splitlines()


def table(fenci):
    rows = list(sentences())
    columns = [answers(fenci, method, [text(readings[0]) for _, readings in rows]) for method in METHODS]
    right = [0] * len(METHODS)
    yield f"| | as a person reads it | {' | '.join(METHODS)} |"
    yield "|---|---|" + "---|" * len(METHODS)
    for (kind, readings), found in zip(rows, zip(*columns, strict=True), strict=True):
        agrees = [any(pattern(reading).fullmatch(answer) for reading in readings) for answer in found]
        right = [count + agreement for count, agreement in zip(right, agrees)]
        marked = [f"✓ {answer}" if agreement else f"✗ {answer}" for answer, agreement in zip(found, agrees)]
        cells = [kind, "<br>or ".join(reading.replace("_", "‿") for reading in readings), *marked]
        yield f"| {' | '.join(cells)} |"
    yield f"| | ✓ of {len(rows)} | {' | '.join(map(str, right))} |"


def main():
    if len(sys.argv) != 4 or sys.argv[2] not in ("write", "check"):
        sys.exit(__doc__)
    fenci, task, document = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    old = document.read_text(encoding="utf-8")
    if MARK not in old:
        sys.exit(f"{document}: no line {MARK}")
    new = f"{old.split(MARK)[0]}{MARK}\n\n" + "\n".join(table(fenci)) + "\n"
    if task == "write":
        document.write_text(new, encoding="utf-8")
    elif new != old:
        sys.exit(f"{document}: methods answer otherwise now; refresh it: {sys.argv[0]} {fenci} write {document}")


if __name__ == "__main__":
    main()
