#!/usr/bin/env python3
"""Fits standard/keyphrase-weights.tsv: the linear function that scores key-phrase candidates.

usage: keyphrase_weights.py FENCI IMAGE [--folds] > keyphrase-weights.tsv

Logistic regression on annotated documents: passages of provincial government work reports
(data/policy_keyphrases_dev below FENCI_SHARED, each counted eight times, for they are few) and abstracts of
scientific papers (the first 400 of data/csl_dev). The passages of broadcast news beside them are scored by
`--folds` and never fitted: shipped numbers come from official documents and freely licensed text alone. IMAGE must be compiled from document frequencies that were counted without these
passages (idf.py --without). Candidates and features are those of Sources/FenciCore/Keywords.
`--folds` prints F1 by eight-fold cross-validation over documents instead.
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

POLICY_WEIGHT = 8.0
ABSTRACTS = 400
PENALTY = 0.3
MAXIMUM_WORDS, MAXIMUM_LENGTH = 6, 14
QUOTES = set("“”‘’「」『』《》〈〉")
PROPER = {"ns", "nt", "nz", "nr", "nrt", "nrfg", "j"}
GROUPS = {"n": "noun", "v": "verb", "a": "adjective", "b": "adjective", "m": "numeral", "q": "numeral", "t": "numeral",
          "i": "idiom", "l": "locution", "d": "adverb"}
SINGLE = {"noun", "proper noun", "verb", "verbal noun", "adjective", "idiom", "locution", "unknown"}


def group(tag):
    if not tag:
        return "unknown"
    if tag == "vn":
        return "verbal noun"
    return "proper noun" if tag in PROPER else GROUPS.get(tag[0], "other")


class Dictionary:
    """The entries of a compiled dictionary, as `fenci lexicon inspect` shows them."""

    def __init__(self, fenci, image):
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

    def idf(self, word):
        return math.log((self.documents + 1) / (self.counts.get(word, 0) + 1))


class Word:
    """A token with what the features need of it."""

    def __init__(self, token, dictionary):
        self.text, self.start, self.end = token["text"], token["start"], token["end"]
        self.is_content = any(c.isalnum() for c in self.text)
        self.is_number = self.is_content and not token["tag"] and self.text[0].isdigit()
        self.is_stop_word = self.text in dictionary.stop_words
        self.group = group(token["tag"]) if self.is_content else "quotation mark" if self.text in QUOTES else "punctuation"
        self.idf = dictionary.idf(self.text)

    def as_neighbour(self):
        return "stop word" if self.is_stop_word else self.group


def words_of(texts, fenci, image, dictionary):
    """The words of each text, by one call of the command."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("".join(" ".join(text.splitlines()) + "\n" for text in texts))
        file.flush()
        rows = subprocess.run([fenci, "segment", "--json", "--dictionary", image, file.name], capture_output=True,
                              check=True, encoding="utf-8").stdout.splitlines()
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
            if len(text) >= 2 and is_candidate(text, words[first:last + 1], dictionary):
                found[text].append((first, last))
    return found


def is_candidate(text, run, dictionary):
    if text in dictionary.phrases:
        return True
    if run[0].is_stop_word or run[-1].is_stop_word or run[0].is_number:
        return False
    return len(run) > 1 or run[0].group in SINGLE


def features(text, occurrences, words, dictionary):
    first, last = occurrences[0]
    run = words[first:last + 1]
    idfs = [word.idf for word in run if not word.is_stop_word]
    values = {
        "phrase": text in dictionary.phrases, "frequency": math.log(len(occurrences)),
        "inner stop word": any(word.is_stop_word for word in run),
        "mean idf": sum(idfs) / len(idfs) if idfs else 0, "least idf": min(idfs, default=0),
        "greatest idf": max(idfs, default=0), f"length {min(len(text), 9)}": 1, f"words {len(run)}": 1,
        f"first {run[0].group}": 1, f"last {run[-1].group}": 1,
    }
    if dictionary.counts.get(text):
        values["idf"] = dictionary.idf(text)
    else:
        values["unseen"] = 1
    for first, last in occurrences:
        before = words[first - 1] if first and words[first - 1].end == words[first].start else None
        behind = words[last + 1] if last + 1 < len(words) and words[last + 1].start == words[last].end else None
        sides = [word.as_neighbour() if word else "punctuation" for word in (before, behind)]
        for side, name in zip(("left ", "right "), sides):
            values[side + name] = values.get(side + name, 0) + 1 / len(occurrences)
        if sides == ["quotation mark"] * 2:
            values["quoted"] = 1
        if any(word and word.text in "、和" for word in (before, behind)):
            values["listed"] = 1
    return values


def documents():
    """(text, key phrases, kind) of the annotated documents: a report's passage, news or an abstract."""
    data = Path(os.environ["FENCI_SHARED"]) / "data"
    for line in open(data / "policy_keyphrases_dev" / "passages.jsonl", encoding="utf-8"):
        record = json.loads(line)
        kind = "report" if "政府工作报告" in record["source"] else "news"
        yield record["text"], record["keyphrases"], kind
    for line in open(data / "csl_dev" / "kg_dev.tsv", encoding="utf-8").read().splitlines()[:ABSTRACTS]:
        _, text, phrases = line.split("\t")
        yield text, phrases.split("_"), "abstract"


def fit(matrix, labels, weights):
    return LogisticRegression(C=PENALTY, max_iter=3000).fit(matrix, labels, weights)


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


def main():
    fenci, image = sys.argv[1:3]
    dictionary = Dictionary(fenci, image)
    texts, gold, kinds = zip(*documents())
    rows, labels, owners, names, occurrences = [], [], [], [], []
    for number, words in enumerate(words_of(texts, fenci, image, dictionary)):
        wanted = {phrase.lower() for phrase in gold[number]}
        for text, places in candidates(words, dictionary).items():
            rows.append(features(text, places, words, dictionary))
            labels.append(text.lower() in wanted)
            owners.append(number)
            names.append(text)
            occurrences.append(places)
    verbs = [("first verb" in row or "first verbal noun" in row) and not row["phrase"] for row in rows]
    vectorizer = DictVectorizer()
    matrix, labels, owners = vectorizer.fit_transform(rows), numpy.array(labels), numpy.array(owners)
    weight_of = {"report": POLICY_WEIGHT, "news": 0.0, "abstract": 1.0}
    weights = numpy.array([weight_of[kind] for kind in kinds])[owners]
    if "--folds" in sys.argv:
        scores = numpy.zeros(len(labels))
        for fold in range(8):
            held_back = owners % 8 == fold
            model = fit(matrix[~held_back], labels[~held_back], weights[~held_back])
            scores[held_back] = model.decision_function(matrix[held_back])
        of = [numpy.where(owners == number)[0] for number in range(len(texts))]
        for name, counted in (("policy", {"report", "news"}), ("reports", {"report"}), ("abstracts", {"abstract"})):
            for count in (3, 5, 10):
                right = given = wanted = 0
                for number in range(len(texts)):
                    if kinds[number] in counted:
                        chosen = best(of[number], scores, names, occurrences, verbs, count)
                        right, given = right + sum(labels[chosen]), given + len(chosen)
                        wanted += len({phrase.lower() for phrase in gold[number]})
                print(f"{name} F1@{count} {2 * right / (given + wanted):.4f}")
        return
    model = fit(matrix, labels, weights)
    table = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0]), bias=model.intercept_[0])
    print("feature\tweight")
    for name in sorted(table):
        print(f"{name}\t{table[name]:.3f}")


if __name__ == "__main__":
    main()
