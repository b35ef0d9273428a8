"""Shared by all scripts: where the sources are, how they are read, how a table is written.

Dictionaries/README.md names the packages. Two environment variables say where they are:
FENCI_PACKAGES, the folder that `pip install --target` filled, and FENCI_DEBIAN, the folder that `dpkg -x`
filled. FENCI_SHARED names the folder whose `data/corpus` holds the official documents.
"""
import bz2
import glob
import json
import lzma
import os
import re
import sys
import unicodedata
from functools import cache
from pathlib import Path

HAN_ONLY = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff〇]+")
DICTIONARIES = Path(__file__).resolve().parents[2]
STANDARD = DICTIONARIES / "standard"
INPUTS = DICTIONARIES / "derive" / "inputs"

# Scripts that import this module answer --help with their docstring and do nothing else.
if {"-h", "--help"} & set(sys.argv[1:]):
    print(sys.modules["__main__"].__doc__.strip())
    raise SystemExit


class Units:
    """The units that may follow a number, as the engine has them."""

    def __init__(self):
        [path] = (DICTIONARIES.parent / "Sources").rglob("NumberUnits.swift")
        source = path.read_text(encoding="utf-8")
        self.bounded, self.open = (self.words(source, name) for name in ("bounded", "open"))
        self.all = self.bounded | self.open

    @staticmethod
    def words(source, name):
        found = re.search(rf'let {name} = """(.*?)"""', source, re.DOTALL)
        return set(found[1].replace("\\\n", " ").split())


@cache
def units():
    return Units()


def folder(variable):
    value = os.environ.get(variable)
    if not value:
        raise SystemExit(f"{variable} is not set; see Dictionaries/README.md")
    return Path(value)


def python_package(*parts):
    return folder("FENCI_PACKAGES").joinpath(*parts)


def debian_file(*parts):
    return folder("FENCI_DEBIAN").joinpath("usr", "share", *parts)


def corpus_file(*parts):
    return folder("FENCI_SHARED").joinpath("data", "corpus", *parts)


def lines(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def scalar(notation):
    """`U+4E00` or `4E00` as a character."""
    return chr(int(notation.removeprefix("U+"), 16))


def unihan(name):
    """(character, field, value) for every record of one Unihan file."""
    with bz2.open(debian_file("unicode", f"Unihan_{name}.txt.bz2"), "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                yield scalar(code), field, value


def unicode_records(name):
    """The semicolon-separated fields of every record of one file of the Unicode character database."""
    for line in lines(debian_file("unicode", name)):
        line = line.partition("#")[0].strip()
        if line:
            yield [field.strip() for field in line.split(";")]


def scalar_range(notation):
    """`2E81` or `2E84..2E85` as characters."""
    first, _, last = notation.partition("..")
    return [chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)]


def opencc(name):
    """One OpenCC dictionary: key to targets, in its order."""
    table = {}
    for line in lines(python_package("opencc", "dictionary", f"{name}.txt")):
        if line:
            key, targets = line.split("\t")
            table[key] = targets.split(" ")
    return table


def traditional_spellings(word):
    """What OpenCC's configurations s2t, s2tw and s2hk make of a word that stands alone."""
    general = convert(word, opencc_first("STPhrases", "STCharacters"))
    for region in ("TWVariants", "HKVariants"):
        yield convert(general, opencc_first(region))
    yield general


@cache
def opencc_first(*names):
    """Key to first target. A key of the first table hides one of the others."""
    return {key: targets[0] for name in reversed(names) for key, targets in opencc(name).items()}


def convert(text, table):
    """The longest key in the text is replaced first, then those on either side of it."""
    for length in range(len(text), 0, -1):
        for start in range(len(text) - length + 1):
            target = table.get(text[start:start + length])
            if target is not None:
                return convert(text[:start], table) + target + convert(text[start + length:], table)
    return text


def jieba():
    """(word, count, tag) for every entry of jieba's dictionary."""
    for line in lines(python_package("jieba", "dict.txt")):
        word, count, tag = line.split(" ")
        yield unicodedata.normalize("NFC", word), int(count), tag


def folds():
    """The shipped folding table, which the other tables build on."""
    table = {}
    for line in lines(STANDARD / "folds.tsv"):
        fields = line.split("\t")
        if len(fields) == 3 and fields[0] != "from":
            table[fields[0]] = fields[1]
    return table


def official_documents():
    """The text of every official document, one at a time. Congress reports, news and novels are not among them."""
    with lzma.open(corpus_file("laws.jsonl.xz"), "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]
    for path in sorted(glob.glob(str(corpus_file("reports_provincial_2025", "*.txt")))):
        yield Path(path).read_text(encoding="utf-8")
    for line in lines(corpus_file("reports_national", "government_work_reports.jsonl")):
        yield json.loads(line)["content"]
    yield corpus_file("statecouncil_2019", "docs.txt").read_text(encoding="utf-8")


def write_table(name, header, rows, preamble=()):
    """Writes `standard/<name>`: preamble, one header line, rows sorted by the UTF-8 bytes of the first column."""
    rows = sorted(rows, key=lambda row: str(row[0]).encode("utf-8"))
    with open(STANDARD / name, "w", encoding="utf-8", newline="\n") as file:
        for key, value in preamble:
            file.write(f"# {key}: {value}\n")
        file.write("\t".join(header) + "\n")
        for row in rows:
            file.write("\t".join(str(field) for field in row) + "\n")
    print(f"{name}: {len(rows)} rows")
