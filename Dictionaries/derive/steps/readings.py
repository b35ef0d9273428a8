"""Recomputes standard/readings.tsv: the Mandarin readings of single characters, most common first.

A reading is taken from the first source that names it, in this order: Unihan kHanyuPinlu (it has counts),
kMandarin (the customary reading, then the Taiwanese one), kTGHZ2013, kXHC1983, kHanyuPinyin, then pypinyin's
table of single characters. A character also gets, after its own, the readings of its simplified and traditional
forms: pages annotate 績 both jī and jì, and 绩 as well. The forms are the pairs of folds.tsv and those of Unihan
kSimplifiedVariant, which names some that do not fold (著 and 着).
"""
import json
import re
import unicodedata
from collections import defaultdict

from common import folds, python_package, scalar, unihan, write_table

TONES = "\u0304\u0301\u030c\u0300"  # macron, acute, caron, grave: tones one to four
FIELDS = ("kHanyuPinlu", "kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinyin")
SYLLABLE = re.compile(r"[a-zêü]+")


def is_toned_syllable(reading):
    """One tone mark on a syllable of plain letters (ê and ü among them); a neutral tone has no mark."""
    decomposed = unicodedata.normalize("NFD", reading)
    toneless = "".join(mark for mark in decomposed if mark not in TONES)
    has_one_tone = len(decomposed) - len(toneless) == 1
    return has_one_tone and SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None


def unihan_readings(field, value):
    """The syllables of one field: `zhe(10643)`, `zhe`, `053228.020:zhù,zhe`."""
    for item in value.split():
        item = item.partition("(")[0] if field == "kHanyuPinlu" else item.rpartition(":")[2]
        yield from item.split(",")


def pypinyin_readings():
    with open(python_package("pypinyin", "pinyin_dict.json"), encoding="utf-8") as file:
        for code, readings in json.load(file).items():
            yield chr(int(code)), readings.split(",")


class Readings:
    def __init__(self):
        self.table = defaultdict(list)

    def add(self, character, readings):
        own = self.table[character]
        for reading in readings:
            reading = unicodedata.normalize("NFC", reading)
            if is_toned_syllable(reading) and reading not in own:
                own.append(reading)


def own_readings():
    readings = Readings()
    records = defaultdict(list)
    for character, field, value in unihan("Readings"):
        records[field].append((character, value))
    for field in FIELDS:
        for character, value in records[field]:
            readings.add(character, unihan_readings(field, value))
    for character, syllables in pypinyin_readings():
        readings.add(character, syllables)
    return readings


def pairs_of_forms():
    yield from folds().items()
    for character, field, value in unihan("Variants"):
        if field == "kSimplifiedVariant":
            for target in value.split():
                yield character, scalar(target)


def share_between_forms(readings):
    """Adds each form's readings to the other one, from a copy: one step, no closure."""
    own = {character: list(syllables) for character, syllables in readings.table.items()}
    for source, target in pairs_of_forms():
        readings.add(source, own.get(target, []))
        readings.add(target, own.get(source, []))


def derive():
    readings = own_readings()
    share_between_forms(readings)
    return [(character, " ".join(syllables)) for character, syllables in readings.table.items() if syllables]


if __name__ == "__main__":
    rows = derive()
    assert all(len(character) == 1 for character, _ in rows)
    write_table("readings.tsv", ("character", "readings"), rows)
