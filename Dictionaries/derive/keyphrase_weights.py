#!/usr/bin/env python3
"""Fits standard/keyphrase-weights.tsv: the linear function that scores key-phrase candidates.

usage: keyphrase_weights.py FENCI IMAGE TABLES [--score | --ablation] > keyphrase-weights.tsv

Logistic regression on annotated documents: passages of official documents; at half the weight, whole ones (training.py);
and at a quarter, abstracts of scientific papers (data/csl_dev below FENCI_SHARED). IMAGE must be compiled from TABLES,
and these be counted without the passages and documents (without.py). Candidates and features are those of
Sources/FenciCore/Keywords.

`--score` prints F1: of the development passages, which are in no fit; of the other texts by eight-fold cross-validation
over documents, of whole documents the precision; with a 95 % interval by resampling documents. `--ablation` prints the
same without one group of features at a time, by four folds.
"""
import json
import math
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import training
from common import units

LENGTHS = {"abstract": 0, "passage": 200, "document": 1000, "report": 3000}  # by the least number of words
REPEATED_LINE = 30  # bytes
PENALTY = 0.5
MAXIMUM_WORDS, MAXIMUM_LENGTH = 6, 14
PROPER = {"ns", "nt", "nz", "nr", "nrt", "nrfg", "j"}
GROUPS = {"n": "noun", "v": "verb", "a": "adjective", "b": "adjective", "m": "numeral", "q": "numeral", "t": "numeral",
          "i": "idiom", "l": "locution", "d": "adverb"}
SINGLE = {"noun", "proper noun", "verb", "verbal noun", "adjective", "idiom", "locution", "unknown"}
MARKS = {mark: name for name, marks in {
    "opening quotation mark": "“‘「『", "closing quotation mark": "”’」』", "opening title mark": "《〈",
    "closing title mark": "》〉", "enumeration comma": "、", "comma": "，,；;：:", "full stop": "。！？!?",
    "opening parenthesis": "（(", "closing parenthesis": "）)"}.items() for mark in marks}
GENRES = ("laws", "reports", "other")
NUMERALS = set("第数多余点分之零〇○壹贰叁肆伍陆柒捌玖拾佰仟廿卅一二三四五六七八九十百千万亿兆两几")
UNITS = units()


def group(tag):
    if not tag:
        return "unknown"
    if tag == "vn":
        return "verbal noun"
    return "proper noun" if tag in PROPER else GROUPS.get(tag[0], "other")


def records(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]
    return (dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:])


class Dictionary:
    """The entries of a compiled dictionary, as `fenci lexicon inspect` shows them, and the tables it was compiled from."""

    def __init__(self, fenci, image, tables):
        run = lambda *words: subprocess.run([fenci, "lexicon", "inspect", "--dictionary", image, *words],
                                            capture_output=True, check=True, encoding="utf-8").stdout.splitlines()
        self.documents = next(int(row.split("\t")[1]) for row in run() if row.startswith("documents\t"))
        self.phrases, self.stop_words, self.counts = set(), set(), {}
        for row in run("--entries")[1:]:
            word, layer, _, _, documents, _ = row.split("\t")
            self.counts[word] = int(documents)
            if "phrase" in layer:
                self.phrases.add(word)
            if "stop" in layer:
                self.stop_words.add(word)
        tables = Path(tables)
        self.genres = {row["term"]: row for row in records(tables / "idf.tsv")}
        self.years = {row["term"]: row["first_year"] for row in records(tables / "policy.tsv")}
        self.levels = {row["word"]: row for row in records(tables / "keyphrase-words.tsv")}

    def idf(self, word):
        return math.log((self.documents + 1) / (self.counts.get(word, 0) + 1))

    def level(self, word, column):
        return self.levels.get(word, {}).get(column, "")

    def statistics(self, phrase):
        """In how many documents of each genre a phrase is, by powers of two, and when it was first."""
        for genre in GENRES:
            count = int(self.genres.get(phrase, {}).get(genre, 0))
            yield f"{genre} {min(count.bit_length(), 7)}"
        year = self.years.get(phrase, "")
        yield f"year {max(1996, min(2024, int(year))) // 4 * 4 if year else 'unknown'}"


class Word:
    """A token with what the features need of it."""

    def __init__(self, token, dictionary):
        self.text, self.start, self.end = token["text"], token["start"], token["end"]
        self.is_content = any(c.isalnum() for c in self.text)
        self.is_number = token["tag"] == "m" and (
            self.text[0].isdigit() or len(self.text) > 1 and NUMERALS.issuperset(self.text))
        self.is_numeral = token["tag"] == "m" and self.text in NUMERALS
        self.is_stop_word = self.text in dictionary.stop_words
        self.group = group(token["tag"]) if self.is_content else MARKS.get(self.text, "punctuation")
        self.idf = dictionary.idf(self.text)

    def as_neighbour(self):
        return "stop word" if self.is_stop_word else self.group


def words_of(texts, fenci, image, dictionary):
    """The words of each text, by one call of the command."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("".join(" ".join(text.splitlines()) + "\n" for text in texts))
        file.flush()
        command = [fenci, "segment", "--method", "probability", "--json", "--dictionary", image, file.name]
        rows = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.splitlines()
    documents, index, end = [[] for _ in texts], 0, len(" ".join(texts[0].splitlines()).encode()) + 1
    for row in rows:
        token = json.loads(row)
        while token["start"] >= end:
            index += 1
            end += len(" ".join(texts[index].splitlines()).encode()) + 1
        documents[index].append(Word(token, dictionary))
    return documents


def candidates(words, dictionary):
    """Runs of words by their text, each with the (first, last) positions of its occurrences."""
    found = defaultdict(list)
    for first, word in enumerate(words):
        text = ""
        for last in range(first, min(first + MAXIMUM_WORDS, len(words))):
            if not words[last].is_content or last > first and words[last - 1].end != words[last].start:
                break
            text += words[last].text
            if len(text) > MAXIMUM_LENGTH:
                break
            divides = is_unit(words, first) or is_unit(words, last + 1)
            if len(text) >= 2 and is_candidate(text, words[first:last + 1], dictionary, divides):
                found[text].append((first, last))
    return found


def is_unit(words, place):
    """年 of 2019年: a unit directly after a number."""
    if not 0 < place < len(words) or words[place].text not in UNITS.all:
        return False
    before = words[place - 1]
    is_number = before.is_number or before.is_numeral and words[place].text in UNITS.bounded
    return is_number and before.end == words[place].start


def is_candidate(text, run, dictionary, divides):
    """`divides`: whether the run begins or ends between a number and its unit."""
    if text in dictionary.phrases:
        return True
    if run[0].is_stop_word or run[-1].is_stop_word or run[0].is_number or divides:
        return False
    return len(run) > 1 or run[0].group in SINGLE


class Phrases:
    """Where the phrases of the lexicon stand: the longest from each word on."""

    def __init__(self, words, dictionary):
        self.longest, self.cut = {}, set()
        self.shortest_before = {}
        for first in range(len(words)):
            text = ""
            for last in range(first, min(first + MAXIMUM_WORDS, len(words))):
                if not words[last].is_content or last > first and words[last - 1].end != words[last].start:
                    break
                text += words[last].text
                if len(text) > MAXIMUM_LENGTH:
                    break
                if text in dictionary.phrases:
                    self.longest[first] = last
            if first in self.longest:
                self.cut.update(range(first + 1, self.longest[first] + 1))
                self.shortest_before[self.longest[first]] = first


def neighbours(words, first, last):
    """The words directly before and behind a run, or None."""
    before = words[first - 1] if first and words[first - 1].end == words[first].start else None
    behind = words[last + 1] if last + 1 < len(words) and words[last + 1].start == words[last].end else None
    return before, behind


def sameness(occurrences, words):
    """How often the same word stands before, and behind, a run as at its occurrence before."""
    beside = [[word.text if word and word.is_content else None for word in neighbours(words, *place)]
              for place in occurrences]
    for number, side in enumerate(("left", "right")):
        same = sum(a[number] is not None and a[number] == b[number] for a, b in zip(beside, beside[1:]))
        yield f"same {side} {max(4 * same - 1, 0) // (len(occurrences) - 1)}"


def length(words):
    count = sum(word.is_content for word in words)
    return [name for name, least in LENGTHS.items() if count >= least][-1]


def features(text, occurrences, words, dictionary, phrases, length):
    first, last = occurrences[0]
    run = words[first:last + 1]
    idfs = [word.idf for word in run if not word.is_stop_word]
    kind = "phrase" if text in dictionary.phrases else "word" if len(run) == 1 else "run"
    values = {
        kind: 1, f"{kind} in {length}": 1, f"{kind} frequency in {length}": math.log(len(occurrences)),
        "inner stop word": any(word.is_stop_word for word in run),
        "mean idf": sum(idfs) / len(idfs) if idfs else 0, f"{kind} characters {min(len(text), 12)}": 1,
        f"words {len(run)}": 1, f"first {run[0].group}": 1, f"last {run[-1].group}": 1,
        "begins with phrase": phrases.longest.get(first, last) < last,
        "ends with phrase": phrases.shortest_before.get(last, first) > first,
    }
    if kind == "phrase":
        values.update((name, 1) for name in dictionary.statistics(text))
    for column, word in (("first", run[0]), ("last", run[-1])):
        level = dictionary.level(word.text, column)
        if level:
            values[f"{column} level {level}"] = 1
    if len(occurrences) > 1:
        values.update((f"{kind} {name}", 1) for name in sameness(occurrences, words))
    for first, last in occurrences:
        before, behind = neighbours(words, first, last)
        for side, column, word, place in (("left", "before", before, first), ("right", "behind", behind, last + 1)):
            name = word.as_neighbour() if word else "punctuation"
            names = [f"{side} {name}"]
            if kind != "run":
                names.append(f"{kind} {side} {name}")
            if place in phrases.cut:
                names.append(f"{side} cut")
            level = dictionary.level(word.text, column) if word and word.is_content else ""
            if level:
                names.append(f"{column} level {level}")
            for name in names:
                values[name] = values.get(name, 0) + 1 / len(occurrences)
    return values


def distinct_lines(text):
    """A text without lines that repeat one before them, as Sources/FenciCore/Keywords/RepeatedLines.swift has it."""
    lines = text.split("\n")
    first = {}
    for number, line in enumerate(lines):
        first.setdefault(line, number)
    return "\n".join(line for number, line in enumerate(lines)
                     if len(line.encode()) < REPEATED_LINE or first[line] == number)


def documents():
    """(text, key phrases, kind) of the annotated documents."""
    data = Path(os.environ["FENCI_SHARED"]) / "data"
    for line in open(data / "policy_keyphrases_dev" / "passages.jsonl", encoding="utf-8"):
        record = json.loads(line)
        yield record["text"], record["keyphrases"], "development"
    for _, text, terms in training.passages():
        yield text, terms, "passage"
    for _, text, terms in training.whole_documents():
        yield distinct_lines(text), terms, "whole document"
    for line in open(data / "csl_dev" / "kg_dev.tsv", encoding="utf-8").read().splitlines():
        _, text, phrases = line.split("\t")
        yield text, phrases.split("_"), "abstract"


WEIGHTS = {"passage": 1.0, "whole document": 0.5, "abstract": 0.25, "development": 0.0}


def fit(matrix, labels, weights):
    used = weights > 0
    model = LogisticRegression(C=PENALTY, max_iter=1000, solver="liblinear")
    return model.fit(matrix[used], labels[used], weights[used])


def best(indices, scores, names, occurrences, starts_with_verb, count):
    """The selection of Sources/FenciCore/Keywords/Selection.swift."""
    chosen, spans = [], []
    for index in sorted(indices, key=lambda index: (-scores[index], names[index])):
        places = occurrences[index]
        nested = [place for place in places if any(a <= place[0] and place[1] <= b for a, b in spans)]
        alone = len(places) - len(nested)
        crossing = [(first, last) for first, last in places if (first, last) not in nested and any(
            a < first <= b < last or first < a <= last < b for a, b in spans)]
        glued = [(first, last) for first, last in places if starts_with_verb[index] and (first + 1, last) in spans]
        if nested and alone < 2 or alone in (len(crossing), len(glued)):
            continue
        chosen.append(index)
        spans += occurrences[index]
        if len(chosen) == count:
            break
    return chosen


class Table:
    """The candidates of all documents with their features."""

    def __init__(self, fenci, image, tables):
        dictionary = Dictionary(fenci, image, tables)
        texts, gold, self.kinds = zip(*documents())
        self.gold = [{phrase.lower() for phrase in phrases} for phrases in gold]
        self.rows, self.names, self.occurrences, labels, owners = [], [], [], [], []
        for number, words in enumerate(words_of(texts, fenci, image, dictionary)):
            phrases, its_length = Phrases(words, dictionary), length(words)
            for text, places in candidates(words, dictionary).items():
                self.rows.append(features(text, places, words, dictionary, phrases, its_length))
                self.names.append(text)
                self.occurrences.append(places)
                labels.append(text.lower() in self.gold[number])
                owners.append(number)
        self.verbs = [("first verb" in row or "first verbal noun" in row) and "phrase" not in row for row in self.rows]
        self.labels, self.owners = numpy.array(labels), numpy.array(owners)
        self.weights = numpy.array([WEIGHTS[kind] for kind in self.kinds])[self.owners]
        self.of = [numpy.where(self.owners == number)[0] for number in range(len(texts))]

    def scores(self, matrix, folds):
        """Scores of all candidates, each by a fit that has not seen its document."""
        scores = fit(matrix, self.labels, self.weights).decision_function(matrix)
        for fold in range(folds):
            held_back = (self.owners % folds == fold) & (self.weights > 0)
            model = fit(matrix[~held_back], self.labels[~held_back], self.weights[~held_back])
            scores[held_back] = model.decision_function(matrix[held_back])
        return scores

    def counts(self, scores, kind, count):
        """Right, given and wanted phrases of each document."""
        for number, its in enumerate(self.kinds):
            if its == kind:
                chosen = best(self.of[number], scores, self.names, self.occurrences, self.verbs, count)
                yield int(sum(self.labels[chosen])), len(chosen), len(self.gold[number])

    def report(self, scores, interval=True):
        random = numpy.random.default_rng(1)
        f1 = lambda rows: 2 * rows[:, 0].sum() / (rows[:, 1].sum() + rows[:, 2].sum())
        precision = lambda rows: rows[:, 0].sum() / rows[:, 1].sum()
        for kind in ("development", "passage", "whole document", "abstract"):
            name, measure = ("precision", precision) if kind == "whole document" else ("F1", f1)
            for count in (10, 20) if kind == "whole document" else (3, 5, 10):
                rows = numpy.array(list(self.counts(scores, kind, count)))
                text = f"{kind} {name}@{count} {measure(rows):.4f}"
                if interval:
                    drawn = [measure(rows[random.integers(0, len(rows), len(rows))]) for _ in range(2000)]
                    text += " [{:.4f}, {:.4f}]".format(*numpy.percentile(drawn, (2.5, 97.5)))
                print(text, flush=True)


ABLATED = {
    "phrase layer": ("phrase", "laws", "reports", "other ", "year", "begins with", "ends with"),
    "documents by genre": ("laws", "reports", "other "), "first year": ("year",),
    "words beside terms": ("before level", "behind level"),
    "words at the ends of terms": ("first level", "last level"), "cut phrases": ("left cut", "right cut"),
    "phrases inside": ("begins with", "ends with"), "neighbours": ("left", "right", "word left", "word right",
                                                                   "phrase left", "phrase right"),
    "length": ("phrase characters", "word characters", "run characters", "words"), "mean idf": ("mean idf",),
    "frequency": ("phrase frequency", "word frequency", "run frequency"),
    "length of the document": ("phrase in", "word in", "run in"),
    "same neighbours": ("phrase same", "word same", "run same"), "tags of first and last word": ("first", "last"),
}


def main():
    table = Table(*sys.argv[1:4])
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(table.rows).tocsr()
    names = vectorizer.get_feature_names_out()
    if "--score" in sys.argv:
        return table.report(table.scores(matrix, 8))
    if "--ablation" in sys.argv:
        for name, prefixes in {"nothing": (), **ABLATED}.items():
            kept = [not (name == "tags of first and last word" and "level" not in feature and feature.startswith(prefixes)
                         or name != "tags of first and last word" and prefixes and feature.startswith(prefixes))
                    for feature in names]
            print("without", name)
            table.report(table.scores(matrix[:, numpy.where(kept)[0]], 4), interval=False)
        return None
    model = fit(matrix, table.labels, table.weights)
    weights = dict(zip(names, model.coef_[0]), bias=model.intercept_[0])
    print("feature\tweight")
    for name in sorted(weights):
        if round(weights[name], 3):
            print(f"{name}\t{weights[name]:.3f}")


if __name__ == "__main__":
    main()
