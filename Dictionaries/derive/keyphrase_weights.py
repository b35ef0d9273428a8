#!/usr/bin/env python3
"""Fits standard/keyphrase-weights.tsv: the weights of termhood and salience, which score candidates for key phrases.

usage: keyphrase_weights.py FENCI IMAGE TABLES [--score | --ablation] > keyphrase-weights.tsv

FENCI is the built command, IMAGE a dictionary compiled from TABLES, and these are counted without the annotated passages
(without.py).

Termhood is fitted by logistic regression: to passages of official documents; at half the weight, to whole ones
(training.py); at a quarter, to abstracts of scientific papers (data/csl_dev below FENCI_SHARED); and to graded documents
(grading.py), where grade 1 and more is a term and what nobody graded hardly weighs. The features of salience stand beside those
of termhood in the fit and are dropped afterwards, so that termhood does not learn how often terms occur.

Salience weighs what its weights, found by a search with a fixed seed, make best: nDCG@10 of the graded documents, F1 of the
passages and abstracts, all with termhood by cross-validation; and the lists of provincial work reports have to tell them
apart (salience_measure.py). A score is termhood times salience, as logarithms.

`--score` prints F1, precision and nDCG with 95 % intervals by resampling documents; every document is scored by weights,
of termhood and of salience, that have not seen it nor a passage of it. `--ablation` prints the same without one group of features at a
time, by the salience weights that are shipped. What the command itself makes of the graded documents is told by ndcg.py.
"""
import math
import random
import sys
from functools import cached_property
from pathlib import Path

import numpy
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

import ndcg
import salience_measure
from common import STANDARD
from keyphrase_candidates import PROVINCIAL, SALIENCE, Candidates

FOLDS = 5
PENALTY = 0.5
UNGRADED = 0.02
KIND_WEIGHTS = {"passage": 1, "document": 0.5, "abstract": 0.25, "graded": 1}
HALF_LENGTH = 600  # words; how much the features of salience weigh in the fit of termhood
KEPT = 3000  # candidates of a document that may be chosen whatever the weights
START = {"frequency": 2, "rarity": 1, "title": 0.5, "whole title": 3, "heading": 1, "lead": 1, "spread": 0, "quotes": 1,
         "length": 1, "weight": 2, "repeated": 0.5, "half length": 1000}
STEPS = 800
MEASURES = {"passage": (5, 10), "abstract": (5,)}


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
        self.folds = (candidates.groups % FOLDS)[candidates.owners]

    def grade(self, row, source, phrase):
        """A phrase's grades by both readers, and what it adds to nDCG in the first place of a list."""
        readers = [ndcg.by_reader(source, reader) for reader in (0, 1)]
        if phrase not in readers[0][0]:
            self.weights[row] = UNGRADED
            return
        self.labels[row] = sum(grades[phrase] for grades, _ in readers) >= 2
        self.gains[row] = sum((2 ** grades[phrase] - 1) / ideal for grades, ideal in readers) / 2

    @cached_property
    def covariates(self):
        share = (self.candidates.words / (self.candidates.words + HALF_LENGTH))[:, None]
        salience = self.candidates.salience
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
        scores = self.scores(START)
        self.of = [rows[numpy.argsort(-scores[rows], kind="stable")[:KEPT]] for rows in self.of]
        self.reports = salience_measure.Reports(
            {document.source: document.text for document in self.candidates.documents if document.kind == "report"})
        self.foreign = self.candidates.salience.copy()
        place = SALIENCE.index("rarity")
        for number in numpy.where(numpy.isin(self.kinds, ("report", "half report")))[0]:
            for row in self.of[number]:
                self.foreign[row, place] = self.candidates.log_rarity(row, None, without=PROVINCIAL)

    def scores(self, weights, salience=None):
        salience = self.candidates.salience if salience is None else salience
        squares = self.candidates.words ** 2
        share = weights["weight"] * squares / (squares + weights["half length"] ** 2) \
            + weights["repeated"] * (1 - 1 / self.candidates.counts)
        total = self.log_probability + share * (salience @ numpy.array([weights[name] for name in SALIENCE]))
        total[self.candidates.everywhere] = -math.inf
        return total

    def best(self, number, scores, count):
        """Nearly what Sources/FenciCore/Keywords/Selection.swift chooses: where a phrase stands inside a longer
        one is told by their numbers of occurrences."""
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
                    if counts[row] - counts[other] < 2 or 2 * len(phrase) > len(longer) and counts[row] < 2 * counts[other]:
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

    def f1(self, numbers, scores, count):
        """Right, given and wanted phrases of documents."""
        lists = [self.best(number, scores, count) for number in numbers]
        return numpy.array([(self.termhood.labels[rows].sum(), len(rows), len(self.candidates.documents[number].terms))
                            for number, rows in zip(numbers, lists)])

    def ndcg(self, numbers, scores):
        lists = [self.best(number, scores, ndcg.BEST) for number in numbers]
        return numpy.array([sum(self.termhood.gains[row] / math.log2(place + 2) for place, row in enumerate(rows))
                            for rows in lists])

    def salience(self, scores):
        """The measures of salience of the provincial reports."""
        whole, half = ({self.candidates.documents[number].source:
                        [self.candidates.phrases[row] for row in self.best(number, scores, 10)]
                        for number in numpy.where(self.kinds == kind)[0]} for kind in ("report", "half report"))
        return self.reports.measures(whole, half)
