"""The documents that the key phrases' weights are fitted to, with all candidates that the command finds.

How rare a term is, is computed here, since a document of the corpus must not count itself: its own count is taken off in
its genre. The same goes for the genres where a phrase is at home, and a phrase that stands in no other document is none.
"""
import json
import math
import os
import re
import subprocess
import tempfile
from array import array
from pathlib import Path

import numpy
from scipy.sparse import csr_matrix

import graded
import reports
import training
from common import folds

SALIENCE = ("frequency", "rarity", "title", "whole title", "heading", "lead", "spread", "quotes", "length")
RARITY = SALIENCE.index("rarity")
LEAST_RARITY = 1.5  # Scorer.leastRarity: what nearly every document has may still be what this one is about


class Document:
    """`genre` is the genre in whose counts the document is, `terms` the key phrases of a reader."""

    def __init__(self, kind, source, text, terms=(), genre=None):
        self.kind, self.source, self.text, self.genre = kind, source, text, genre
        self.terms = {folded(term) for term in terms}


def folded(phrase):
    """A phrase as it is compared: in small letters, without white space."""
    return "".join(phrase.lower().split())


def genre(source):
    """The genre of a document of the corpus."""
    if "/" in source:
        return "laws"
    if source.startswith("国务院"):
        return "council"
    if year := re.match(r"(\d{4})年中华人民共和国国务院政府工作报告", source):
        return "recent" if int(year[1]) >= 2018 else "national"
    return reports.GENRE if source.endswith("政府工作报告") else None


def documents():
    data = Path(os.environ["FENCI_SHARED"]) / "data"
    for line in open(data / "policy_keyphrases_dev" / "passages.jsonl", encoding="utf-8"):
        record = json.loads(line)
        yield Document("development", record["source"], record["text"], record["keyphrases"])
    for _, source, text, terms in training.passages():
        yield Document("passage", source, text, terms)
    for source, text, terms in training.whole_documents():
        yield Document("document", source, text, terms, genre(source))
    for number, line in enumerate(open(data / "csl_dev" / "kg_dev.tsv", encoding="utf-8")):
        _, text, phrases = line.rstrip("\n").split("\t")
        yield Document("abstract", str(number), text, phrases.split("_"))
    for source in graded.grades():
        _, text = graded.documents()[source]
        yield Document("graded", source, text, genre=genre(source))
    for source, text in reports.provincial_reports().items():
        yield Document("report", source, text, genre=reports.GENRE)
        yield Document("half report", source, reports.half(text), genre=reports.GENRE)


class Reference:
    """The document frequencies of an idf.tsv, as the engine's ReferenceTable reads them."""

    def __init__(self, path):
        self.map = str.maketrans({source: target for source, target in folds().items() if len(source) == 1})
        self.totals, self.counts = {}, {}
        with open(path, encoding="utf-8") as rows:
            for row in rows:
                term, *fields = row.rstrip("\n").split("\t")
                if not fields:
                    name, total = term.removeprefix("# ").split(": ")
                    self.totals[name] = int(total)
                elif fields[0].isdigit():
                    self.counts[self.key(term)] = list(map(int, fields))
        self.genres = sorted(self.totals)

    def key(self, term):
        return "".join(term.translate(self.map).split()).lower()

    def of_genres(self, phrase, own):
        """(genre, count, documents), a document's own count taken off in its genre."""
        for genre, count in zip(self.genres, self.counts.get(self.key(phrase), [0] * len(self.genres))):
            mine = genre == own
            yield genre, max(count - mine, 0), self.totals[genre] - mine

    def rarity(self, phrase, own, without=None):
        """The inverse document frequency in nats; 0 for what stands in all documents of every genre. `without` leaves
        a genre out."""
        counts = [(count, total) for genre, count, total in self.of_genres(phrase, own) if genre != without]
        if all(10 * count >= 9 * total for count, total in counts):
            return 0
        unseen = min(math.log((total + 1) / 0.3) for _, total in counts)
        value = min(math.log((total + 1) / (count + 0.3)) for count, total in counts)
        return unseen if value >= unseen - 0.25 else max(value, 1 / 16)

    def shares(self, phrase, own):
        """The names of the features that tell in what share of a genre's documents a phrase stands."""
        for genre, count, total in self.of_genres(phrase, own):
            if count:
                yield f"{genre} {'many' if 20 * count >= total else 'some'}"


class Candidates:
    """The candidates of all documents: one row a candidate."""

    def __init__(self, fenci, image, tables):
        self.reference = Reference(Path(tables) / "idf.tsv")
        self.documents = list(documents())
        self.kinds = numpy.array([document.kind for document in self.documents])
        # Documents of one source have one number, so that they are held back together.
        known = {}
        self.sources = numpy.array([known.setdefault(its.source[:40], len(known)) for its in self.documents])
        self.names, self.phrases, self.of = {}, [], []
        self.entries, self.numbers = (array("i"), array("i"), array("f")), array("d")
        for document, found in zip(self.documents, extracted(fenci, image, [its.text for its in self.documents])):
            first = len(self.phrases)
            for candidate in found:
                self.add(candidate, document.genre)
            self.of.append(numpy.arange(first, len(self.phrases)))
        rows, columns, values = map(numpy.array, self.entries)
        self.matrix = csr_matrix((values, (rows, columns)), (len(self.phrases), len(self.names)))
        table = numpy.array(self.numbers).reshape(len(self.phrases), -1)
        self.salience, (self.counts, self.words, self.occurrences, rarity) = table[:, :-4], table[:, -4:].T
        self.salience[:, RARITY] = log_rarity(rarity)
        self.everywhere = rarity == 0
        self.owners = numpy.repeat(numpy.arange(len(self.of)), list(map(len, self.of)))

    def add(self, candidate, genre):
        phrase, termhood, salience = candidate["phrase"], candidate["termhood"], candidate["salience"]
        if genre and "phrase" in termhood:
            shares = list(self.reference.shares(phrase, genre))
            termhood = {name: value for name, value in termhood.items()
                        if name.split(" ")[0] not in self.reference.totals}
            termhood = {**termhood, **dict.fromkeys(shares, 1)} if shares else without_layer(termhood)
        for name, value in termhood.items():
            if value and name != "bias":
                entry = len(self.phrases), self.names.setdefault(name, len(self.names)), value
                for column, field in zip(self.entries, entry):
                    column.append(field)
        self.numbers.extend(salience[name] for name in SALIENCE)
        rarity = self.reference.rarity(phrase, genre)
        self.numbers.extend((salience["count"], salience["words"], len(candidate["ranges"]), rarity))
        self.phrases.append("".join(phrase.split()))


def without_layer(termhood):
    """The features of a phrase that is one because of this very document, if the dictionary did not have it."""
    kind = "word" if "words 1" in termhood else "run"
    return {kind + name.removeprefix("phrase") if name.startswith("phrase") else name: value
            for name, value in termhood.items() if kind == "word" or not name.startswith(("phrase left", "phrase right"))}


def log_rarity(rarity):
    return numpy.log(numpy.maximum(rarity, 1 / 16) + LEAST_RARITY)


def extracted(fenci, image, texts):
    """The candidates of each text, by one call of the command."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, text in enumerate(texts):
            names.append(f"{folder}/{number:05}.txt")
            Path(names[-1]).write_text(text, encoding="utf-8")
        command = [fenci, "keywords", "--candidates", "--no-repair", "--dictionary", image, *names]
        with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
            for line in process.stdout:
                # The command prints them in no fixed order; the fit depends on it in the third decimal.
                yield sorted(json.loads(line)["candidates"], key=lambda candidate: candidate["phrase"])
        if process.returncode:
            raise SystemExit(f"{fenci} failed")
