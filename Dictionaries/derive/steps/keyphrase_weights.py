#!/usr/bin/env python3
"""Fits standard/keyphrase-weights.tsv: the weights of termhood and salience, which score candidates for key phrases.

usage: keyphrase_weights.py FENCI IMAGE TABLES [--score | --ablation] > keyphrase-weights.tsv

FENCI is the built command, IMAGE a dictionary compiled from TABLES, and these are counted without the annotated passages
(without.py).

Termhood is fitted by logistic regression: to passages of official documents; at half the weight, to whole ones
(training.py); at a quarter, to abstracts of scientific papers (data/csl_dev below FENCI_SHARED); and to graded documents
(graded.py), where grade 1 and more is a term and what nobody graded hardly weighs. Frequency, rarity and lead stand
beside the features of termhood in the fit and are dropped afterwards, so that termhood does not learn them.

Salience weighs what its weights, found by a search with a fixed seed, make best: nDCG@10 of the graded documents, F1 of the
passages and abstracts, all with termhood by cross-validation; and the lists of provincial work reports have to tell them
apart (reports.py). A score is termhood times salience, as logarithms.

`--score` prints F1, precision and nDCG with 95 % intervals by resampling documents; every document is scored by weights,
of termhood and of salience, that have not seen it nor a passage of it. `--ablation` prints the same without one group of
features at a time, by the salience weights that are shipped. studies/ndcg.py scores the command on the graded documents.
"""
import math
import random
import sys
from functools import cached_property

import numpy
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

import graded
import reports
from common import STANDARD
from keyphrase_candidates import RARITY, SALIENCE, Candidates, log_rarity

FOLDS = 5
PENALTY = 0.5
UNGRADED = 0.02
KIND_WEIGHTS = {"passage": 1, "document": 0.5, "abstract": 0.25, "graded": 1}
BESIDE = ("frequency", "rarity", "lead")  # what of salience stands beside termhood in its fit
HALF_LENGTH = 600  # words; it weighs the more, the longer a document is
KEPT = 3000  # candidates of a document that may be chosen whatever the weights
START = {"frequency": 1.6, "rarity": 3.2, "title": 0.3, "whole title": 4.7, "heading": 0.35, "lead": 0.8, "spread": 0,
         "quotes": 1, "length": 1.2, "weight": 1.4, "repeated": 0.3, "half length": 1400}
STEPS = 240
# What has seen no document: the start of the searches by cross-validation.
NEUTRAL = {**dict.fromkeys(START, 1), "half length": 1000}
NEUTRAL_STEPS = 400


class Termhood:
    """What an editor's choices tell of candidates."""

    def __init__(self, candidates):
        kinds = candidates.kinds[candidates.owners]
        self.graded = kinds == "graded"
        self.candidates = candidates
        self.labels = numpy.zeros(len(kinds), bool)
        self.weights = numpy.array([KIND_WEIGHTS.get(kind, 0) for kind in candidates.kinds], float)[candidates.owners]
        self.gains = numpy.zeros(len(kinds))
        for number, document in enumerate(candidates.documents):
            for row in candidates.of[number]:
                phrase = candidates.phrases[row]
                self.labels[row] = phrase.lower() in document.terms
                if document.kind == "graded":
                    self.grade(row, document.source, phrase)
        self.folds = (candidates.sources % FOLDS)[candidates.owners]

    def grade(self, row, source, phrase):
        """A phrase's grades by both readers, and what it adds to nDCG in the first place of a list."""
        readers = [graded.by_reader(source, reader) for reader in (0, 1)]
        if phrase not in readers[0][0]:
            self.weights[row] = UNGRADED
            return
        self.labels[row] = sum(grades[phrase] for grades, _ in readers) >= 2
        self.gains[row] = sum((2 ** grades[phrase] - 1) / ideal for grades, ideal in readers) / 2

    @cached_property
    def covariates(self):
        share = (self.candidates.words / (self.candidates.words + HALF_LENGTH))[:, None]
        salience = self.candidates.salience[:, [SALIENCE.index(name) for name in BESIDE]]
        return csr_matrix(numpy.hstack([salience, salience * share, self.graded[:, None]]))

    def fit(self, rows, columns):
        matrix = hstack([self.candidates.matrix[:, columns], self.covariates]).tocsr()[rows]
        model = LogisticRegression(C=PENALTY, max_iter=1000, solver="liblinear", random_state=1)
        model.fit(matrix, self.labels[rows], self.weights[rows])
        return model.coef_[0][:len(columns)], model.intercept_[0]

    def weights_by_name(self):
        names = list(self.candidates.names)
        weights, bias = self.fit(numpy.where(self.weights > 0)[0], range(len(names)))
        return dict(zip(names, weights), bias=bias)

    def cross_validated(self, columns=None):
        """The log-odds of all candidates, each by a fit that has not seen its document."""
        columns = list(range(len(self.candidates.names))) if columns is None else columns
        scores = numpy.zeros(len(self.labels))
        for fold in range(FOLDS):
            weights, bias = self.fit(numpy.where((self.folds != fold) & (self.weights > 0))[0], columns)
            held_back = numpy.where(self.folds == fold)[0]
            scores[held_back] = self.candidates.matrix[held_back][:, columns] @ weights + bias
        return scores


class Lists:
    """The best candidates of each document by the weights of salience."""

    def __init__(self, termhood, log_odds):
        self.termhood, self.candidates = termhood, termhood.candidates
        self.kinds = self.candidates.kinds
        self.log_probability = -numpy.log1p(numpy.exp(-log_odds))
        self.of = self.candidates.of
        scores = self.scores(START)  # only to leave out what is far behind by any weights
        self.of = [rows[numpy.argsort(-scores[rows], kind="stable")[:KEPT]] for rows in self.of]
        self.reports = reports.Reports(
            {document.source: document.text for document in self.candidates.documents if document.kind == "report"})
        # The salience of the reports' candidates where no report is in the reference.
        self.foreign = self.candidates.salience.copy()
        for number in numpy.where(numpy.isin(self.kinds, ("report", "half report")))[0]:
            self.foreign[self.of[number], RARITY] = log_rarity([
                self.candidates.reference.rarity(self.candidates.phrases[row], None, without=reports.GENRE)
                for row in self.of[number]])

    def scores(self, weights, salience=None):
        salience = self.candidates.salience if salience is None else salience
        squares = self.candidates.words ** 2
        share = weights["weight"] * squares / (squares + weights["half length"] ** 2) \
            + weights["repeated"] * (1 - 1 / self.candidates.counts)
        total = self.log_probability + share * (salience @ numpy.array([weights[name] for name in SALIENCE]))
        total[self.candidates.everywhere] = -math.inf
        return total

    def best(self, number, scores, count):
        """Nearly what Sources/FenciCore/Keyphrases/Selection.swift chooses: where a phrase stands inside a longer one is
        told by their numbers of occurrences. Nine of ten phrases of a long document are the same, all of a passage."""
        rows = self.of[number]
        its = scores[rows]
        phrases, counts, chosen = self.candidates.phrases, self.candidates.occurrences, []
        if len(rows) > 10 * count:
            some = numpy.argpartition(-its, 10 * count)[:10 * count]
            rows, its = rows[some], its[some]
        for row in rows[numpy.lexsort((rows, -its))]:
            phrase = phrases[row]
            for place, other in enumerate(chosen):
                longer = phrases[other]
                if phrase in longer:
                    if counts[row] - counts[other] < 2:
                        break
                    if 2 * len(phrase) > len(longer) and counts[row] < 2 * counts[other]:
                        break
                elif longer in phrase and 10 * len(longer) >= 7 * len(phrase):
                    if counts[row] > 1 and counts[row] >= counts[other]:
                        chosen[place] = row
                    break
            else:
                chosen.append(row)
                if len(chosen) == count:
                    break
        return chosen

    def hits(self, numbers, scores, count):
        """Right, given and wanted phrases of documents."""
        lists = [self.best(number, scores, count) for number in numbers]
        return numpy.array([(self.termhood.labels[rows].sum(), len(rows), len(self.candidates.documents[number].terms))
                            for number, rows in zip(numbers, lists)])

    def ndcg(self, numbers, scores):
        lists = [self.best(number, scores, graded.BEST) for number in numbers]
        return numpy.array([sum(self.termhood.gains[row] / math.log2(place + 2) for place, row in enumerate(rows))
                            for rows in lists])

    def salience(self, scores):
        """The measures of salience of the provincial reports."""
        whole, half = ({self.candidates.documents[number].source:
                        [self.candidates.phrases[row] for row in self.best(number, scores, 10)]
                        for number in numpy.where(self.kinds == kind)[0]} for kind in ("report", "half report"))
        return self.reports.measures(whole, half)


class Objective:
    """What the weights of salience should make best, on some of the documents."""

    def __init__(self, lists, numbers):
        self.lists = lists
        of = {kind: [number for number in numbers if lists.kinds[number] == kind] for kind in KIND_WEIGHTS}
        self.graded, self.passages, self.abstracts = of["graded"], of["passage"], of["abstract"][::4]

    def value(self, weights):
        scores = self.lists.scores(weights)
        passages = numpy.mean([f1(self.lists.hits(self.passages, scores, count)) for count in (5, 10)])
        abstracts = f1(self.lists.hits(self.abstracts, scores, 5))
        # F1 counts most up to what termhood alone reaches.
        value = self.lists.ndcg(self.graded, scores).mean()
        value += 0.8 * min(passages, 0.40) + 0.3 * passages + 0.8 * min(abstracts, 0.27) + 0.3 * abstracts
        return value - 0.5 * self.penalty(weights, scores)

    def penalty(self, weights, scores):
        """How far the lists of the reports are from telling them apart."""
        own, foreign = self.lists.salience(scores), self.lists.salience(self.lists.scores(weights, self.lists.foreign))
        over = lambda value, most: max(0, value - most)
        return (over(own["common"], 0.12) + over(0.85, own["finds itself"]) + 2 * over(own["overlap"], 0.03)
                + over(0.97, own["own"]) + over(foreign["common"], 0.2) + over(0.70, foreign["finds itself"])
                + 0.1 * over(own["names"], 1.5))

    def best(self, start, steps):
        """The weights that a walk of random steps finds, each of which has to be better."""
        draw, weights = random.Random(1), dict(start)
        value = self.value(weights)
        for _ in range(steps):
            changed = dict(weights)
            for name in draw.sample(list(weights), draw.choice((1, 2, 3))):
                if name == "half length":
                    changed[name] *= math.exp(draw.gauss(0, 0.5))
                else:
                    changed[name] += draw.gauss(0, 0.2 if name == "repeated" else 0.4)
            changed["repeated"] = max(0, changed["repeated"])
            reached = self.value(changed)
            if reached > value:
                weights, value = changed, reached
        return weights


def f1(rows):
    return 2 * rows[:, 0].sum() / max(1, rows[:, 1].sum() + rows[:, 2].sum())


def precision(rows):
    return rows[:, 0].sum() / rows[:, 1].sum()


def report(lists, scores_of, interval=True):
    """Prints the measures; `scores_of` has the scores of each fold's documents."""
    draw = numpy.random.default_rng(1)
    folds = lists.candidates.sources % FOLDS

    def measure(text, kind, rows_of, summary):
        rows = numpy.concatenate([rows_of(numbers, scores) for fold, scores in enumerate(scores_of)
                                  if len(numbers := numpy.where((lists.kinds == kind) & (folds == fold))[0])])
        text += f" {summary(rows):.4f}"
        if interval:
            drawn = [summary(rows[draw.integers(0, len(rows), len(rows))]) for _ in range(2000)]
            text += " [{:.4f}, {:.4f}]".format(*numpy.percentile(drawn, (2.5, 97.5)))
        print(text, flush=True)

    for kind in ("development", "passage", "abstract", "document"):
        name, summary = ("precision", precision) if kind == "document" else ("F1", f1)
        for count in (10, 20) if kind == "document" else (3, 5, 10):
            measure(f"{kind} {name}@{count}", kind, lambda numbers, scores: lists.hits(numbers, scores, count), summary)
    measure("graded nDCG@10", "graded", lists.ndcg, numpy.mean)


ABLATED = {
    "the genres of phrases": ("council ", "laws ", "national ", "provincial ", "recent "),
    "words beside terms": ("before level", "behind level"), "words at the ends of terms": ("first level", "last level"),
    "cut phrases": ("left cut", "right cut"), "phrases inside": ("begins with", "ends with"), "words inside": ("inner ",),
    "neighbours": ("left ", "right ", "word left", "word right", "phrase left", "phrase right"),
    "length": ("phrase characters", "word characters", "run characters", "title characters", "words "),
    "same neighbours": ("phrase same", "word same", "run same", "title same"),
    "tags of first and last word": ("first ", "last "),
}


def columns_without(names, group):
    """The features that do not belong to a group; levels and cuts are groups of their own."""
    apart = ("level", " cut") if group in ("neighbours", "tags of first and last word") else ()
    return [place for place, name in enumerate(names)
            if not name.startswith(ABLATED[group]) or any(part in name for part in apart)]


def ablate(termhood):
    rows = [row.split("\t") for row in (STANDARD / "keyphrase-weights.tsv").read_text(encoding="utf-8").splitlines()]
    shipped = {row[0].removeprefix("salience "): float(row[1]) for row in rows if row[0].startswith("salience ")}
    weights = {**dict.fromkeys(START, 0), **shipped}
    whole = termhood.cross_validated()
    for group in ("nothing", *ABLATED):
        columns = [] if group == "nothing" else columns_without(termhood.candidates.names, group)
        lists = Lists(termhood, termhood.cross_validated(columns) if columns else whole)
        print("without", group)
        report(lists, [lists.scores(weights)] * FOLDS, interval=False)
    lists = Lists(termhood, whole)
    for name in (*SALIENCE, "weight", "repeated"):
        print("without salience", name)
        report(lists, [lists.scores({**weights, name: 0})] * FOLDS, interval=False)


def main():
    termhood = Termhood(Candidates(*sys.argv[1:4]))
    if "--ablation" in sys.argv:
        return ablate(termhood)
    lists = Lists(termhood, termhood.cross_validated())
    folds = termhood.candidates.sources % FOLDS
    if "--score" in sys.argv:
        found = [Objective(lists, numpy.where(folds != fold)[0]).best(NEUTRAL, NEUTRAL_STEPS) for fold in range(FOLDS)]
        return report(lists, [lists.scores(weights) for weights in found])
    weights = termhood.weights_by_name()
    salience = Objective(lists, range(len(folds))).best(START, STEPS)
    weights.update((f"salience {name}", weight) for name, weight in salience.items())
    print("feature\tweight")
    for name in sorted(weights):
        if round(weights[name], 3):
            print(f"{name}\t{weights[name]:.3f}")
    return None


if __name__ == "__main__":
    main()
