#!/usr/bin/env python3
"""Writes Sources/FenciCore/Text/CharacterClass+Ranges.swift from the Unicode Character Database.

usage: character_classes.py UCD_FOLDER > CharacterClass+Ranges.swift

UCD_FOLDER is the folder of Debian's package `unicode-data` (usr/share/unicode).
"""
import re
import sys
from pathlib import Path

# The order is that of `CharacterClass` in Swift.
CLASSES = ["unassigned", "han", "digit", "latin", "kana", "letter", "mark", "space", "lineBreak", "punctuation",
           "symbol", "pictograph", "regionalIndicator", "prepend", "control", "invisible"]


def ranges(path, wanted=None):
    """(first, last, value) of a UCD property file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            span, value = [part.strip() for part in line.split(";")[:2]]
            first, _, last = span.partition("..")
            if wanted is None or value in wanted:
                yield int(first, 16), int(last or first, 16), value


def classify(ucd):
    table = [0] * 0x110000

    def put(first, last, name):
        for scalar in range(first, last + 1):
            table[scalar] = CLASSES.index(name)

    for first, last, value in ranges(ucd / "extracted" / "DerivedGeneralCategory.txt"):
        if value[0] == "L" or value in ("Nl", "No"):
            put(first, last, "letter" if value[0] == "L" else "symbol")
        elif value == "Nd":
            put(first, last, "digit" if first in (0x30, 0xFF10) else "letter")
        elif value[0] == "P":
            put(first, last, "punctuation")
        elif value[0] == "S" or value == "Co":
            put(first, last, "symbol")
        elif value in ("Cc", "Cf", "Zl", "Zp"):
            put(first, last, "control")
    # Of the format characters, those that a page shows by nothing: U+00AD, U+200B, U+2060, U+FEFF, the
    # marks of direction. Those of notations, above U+FFFF, stay what they are.
    for first, last, _ in ranges(ucd / "DerivedCoreProperties.txt", {"Default_Ignorable_Code_Point"}):
        for scalar in range(first, last + 1):
            if scalar < 0x10000 and table[scalar] == CLASSES.index("control"):
                put(scalar, scalar, "invisible")
    for first, last, value in ranges(ucd / "Scripts.txt", {"Latin", "Greek", "Cyrillic", "Hiragana", "Katakana", "Han"}):
        for scalar in range(first, last + 1):
            if value == "Han" and (table[scalar] == CLASSES.index("letter") or scalar in (0x3007,)):
                put(scalar, scalar, "han")
            elif table[scalar] == CLASSES.index("letter"):
                put(scalar, scalar, "kana" if value in ("Hiragana", "Katakana") else "latin")
    put(0x30FC, 0x30FC, "kana")
    put(0x00AA, 0x00AA, "latin"), put(0x00BA, 0x00BA, "latin"), put(0x00B5, 0x00B5, "latin")
    for first, last, _ in ranges(ucd / "PropList.txt", {"White_Space"}):
        put(first, last, "space")
    for first, last, _ in ranges(ucd / "emoji" / "emoji-data.txt", {"Extended_Pictographic"}):
        put(first, last, "pictograph")
    for first, last, value in ranges(ucd / "auxiliary" / "GraphemeBreakProperty.txt"):
        if value in ("Extend", "SpacingMark", "ZWJ"):
            put(first, last, "mark")
        elif value in ("Prepend",):
            put(first, last, "prepend")
        elif value == "Regional_Indicator":
            put(first, last, "regionalIndicator")
    put(0x0A, 0x0A, "lineBreak")
    return table


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__.strip())
    ucd = Path(sys.argv[1])
    table = classify(ucd)
    version = re.search(r"-([0-9.]+)\.txt", (ucd / "Scripts.txt").read_text(encoding="utf-8").split("\n")[0]).group(1)
    starts = [s for s in range(0x110000) if s == 0 or table[s] != table[s - 1]]
    print(f"""// This table is derived from the Unicode Character Database {version}. The script
// Dictionaries/derive/steps/character_classes.py writes it.

extension CharacterClass {{
  /// The classes of all scalars, as runs of consecutive scalars with the same class. Each element
  /// is the first scalar of a run, shifted left by eight bits, with the raw value of its class in
  /// the low eight bits.
  static let runs: [UInt32] = [""")
    for row in range(0, len(starts), 8):
        print("    " + " ".join(f"0x{s << 8 | table[s]:08X}," for s in starts[row:row + 8]))
    print("  ]\n}")


if __name__ == "__main__":
    main()
