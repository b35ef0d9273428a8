"""The official documents: whole, and as plain records, one a document or a report section."""
import json
import lzma
import re

from common import corpus_file


def folder():
    """The corpus folder: data/corpus below the folder that FENCI_SHARED names."""
    return corpus_file()


def sections(text):
    """A report's parts, from one heading such as 一、 or （二） to the next."""
    parts = re.split(r"\n(?=\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）))", text)
    return [part for part in parts if len(part) > 60]


def law_records(root):
    with lzma.open(root / "laws.jsonl.xz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def laws(root):
    yield from (record["text"] for record in law_records(root))


def national_reports(root, remove=str):
    """(year, section) of the State Council's work reports."""
    for line in open(root / "reports_national" / "government_work_reports.jsonl", encoding="utf-8"):
        report = json.loads(line)
        year = re.match(r"(\d{4})年", report["title"])
        for section in sections(remove(report["content"])):
            yield int(year[1]) if year else 0, section


def provincial_reports(root, remove=str):
    for path in sorted((root / "reports_provincial_2025").glob("*.txt")):
        yield from sections(remove(path.read_text(encoding="utf-8")))


def state_council(root):
    text = (root / "statecouncil_2019" / "docs.txt").read_text(encoding="utf-8")
    for part in re.split(r"\n(?=# [^\n]+\n# http)", text):
        yield part


def report(text):
    """Whether a record of the national reports is a report, not a resolution about one."""
    return len(text) >= 3000


def without_repeated_lines(text):
    """A text whose lines stand in it once; crawled pages often hold their text twice."""
    return "\n".join(dict.fromkeys(line for line in text.split("\n") if line.strip()))


def documents(root, remove):
    """(genre, text) of all whole documents; `remove` is applied to those that annotated passages were taken from.

    The genres: laws, national work reports up to 2017 and those from 2018 on, provincial work reports of 2025, and
    documents of the State Council. Genres are common terms' homes: what is common in one of them tells little.
    """
    for text in laws(root):
        yield "laws", text
    for line in open(root / "reports_national" / "government_work_reports.jsonl", encoding="utf-8"):
        record = json.loads(line)
        if report(record["content"]):
            yield "recent" if int(record["year"]) >= 2018 else "national", remove(record["content"])
    for path in sorted((root / "reports_provincial_2025").glob("*.txt")):
        yield "provincial", remove(path.read_text(encoding="utf-8"))
    for text in state_council(root):
        yield "council", remove(without_repeated_lines(re.sub(r"^# http[^\n]*\n", "", text, flags=re.MULTILINE)))


class Remover:
    """Takes annotated passages out of the documents, whatever the line breaks in them."""

    def __init__(self, path):
        texts = [json.loads(line)["text"] for line in open(path, encoding="utf-8")] if path else []
        self.patterns = [re.compile(r"\s*".join(map(re.escape, "".join(text.split())))) for text in texts]

    @classmethod
    def of(cls, arguments):
        """The remover that `--without PASSAGES.jsonl` asks for."""
        return cls(arguments[arguments.index("--without") + 1] if "--without" in arguments else None)

    def __call__(self, text):
        for pattern in self.patterns:
            text = pattern.sub("", text)
        return text


def records(root, remove):
    """(genre, text) of all records; `remove` is applied to those that annotated passages were taken from.

    The genres are laws, work reports from 2005 on, and other official documents, which are older reports and the
    State Council's documents.
    """
    for text in laws(root):
        yield "laws", text
    for year, text in national_reports(root, remove):
        yield "reports" if year >= 2005 else "other", text
    for text in provincial_reports(root, remove):
        yield "reports", text
    for text in state_council(root):
        yield "other", remove(text)
