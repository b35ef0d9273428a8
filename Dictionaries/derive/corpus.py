"""The official documents as plain records, one a document or a report section."""
import json
import lzma
import os
import re
from pathlib import Path


def folder():
    """The corpus folder: data/corpus below the folder that FENCI_SHARED names."""
    shared = os.environ.get("FENCI_SHARED")
    if not shared:
        raise SystemExit("set FENCI_SHARED to the folder that holds data/corpus")
    return Path(shared) / "data" / "corpus"


def sections(text):
    """A report's parts, from one heading such as 一、 or （二） to the next."""
    parts = re.split(r"\n(?=\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）))", text)
    return [part for part in parts if len(part) > 60]


def laws(root):
    with lzma.open(root / "laws.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def national_reports(root):
    for line in open(root / "reports_national" / "government_work_reports.jsonl", encoding="utf-8"):
        yield from sections(json.loads(line)["content"])


def provincial_reports(root):
    for path in sorted((root / "reports_provincial_2025").glob("*.txt")):
        yield from sections(path.read_text(encoding="utf-8"))


def state_council(root):
    text = (root / "statecouncil_2019" / "docs.txt").read_text(encoding="utf-8")
    for part in re.split(r"\n(?=# [^\n]+\n# http)", text):
        yield part


def records(root, without=()):
    """All records; every text in `without` is taken out first, whatever the line breaks in it."""
    pattern = None
    if without:
        loose = [r"\s*".join(map(re.escape, "".join(text.split()))) for text in without]
        pattern = [re.compile(text) for text in loose]
    for source in (laws, national_reports, state_council):
        yield from source(root)
    for part in provincial_reports(root):
        for text in pattern or ():
            part = text.sub("", part)
        yield part
