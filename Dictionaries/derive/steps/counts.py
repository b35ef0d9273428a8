"""Estimates how often each word of the dictionary occurs: a unigram model, re-estimated until it rests.

Three sources are read with the words at hand, none is copied:

 - the official documents, running text;
 - jieba's dictionary and rime-pinyin-simp, two lists of words with weights. An entry that is a word of ours keeps its
   weight; any other (把他, 公共卫生) is text that occurs that often, and its words receive the weight.

Numbers and the units after them are left out: the engine fixes them before it asks for a word's count. Counted with
them, 一 is so common that 一 | 起来 beats 一起 | 来.

Each round segments all three by the most probable sequence of words (Viterbi) under the counts of the round before,
and counts anew. The model is the mean of the three sources' relative frequencies: the official documents know 习近平
and no 勺子, the lists the reverse, and neither outvotes the other. Rounds end when no more than MOVED of the
probability moves, after about four.
"""
import math
import re
from collections import Counter

from common import HAN_ONLY, units

NUMERALS = "一二三四五六七八九十百千万亿零〇两几"

MOVED = 1e-5
ROUNDS = 20
# A single character that no source knows, and a word that none knows but the table has.
LOG_UNKNOWN = -20.0


class Vocabulary:
    """The words of Chinese characters, folded, with the beginnings of all of them."""

    def __init__(self, keys):
        self.keys = {key for key in keys if HAN_ONLY.fullmatch(key)}
        self.beginnings = {key[:end] for key in self.keys for end in range(1, len(key) + 1)}

    def words(self, text, log):
        """The most probable words of a text of Chinese characters, last one first."""
        length, beginnings = len(text), self.beginnings
        best, start_of = [-math.inf] * (length + 1), [0] * (length + 1)
        best[0] = 0.0
        for start in range(length):
            here, end = best[start], start + 1
            piece = text[start]
            value = here + log.get(piece, LOG_UNKNOWN)
            if value > best[end]:
                best[end], start_of[end] = value, start
            while piece in beginnings and end < length:
                end += 1
                piece = text[start:end]
                if piece in log and here + log[piece] > best[end]:
                    best[end], start_of[end] = here + log[piece], start
        end = length
        while end:
            yield text[start_of[end]:end]
            end = start_of[end]


class Numbers:
    """The numbers of a text as the engine finds them, nearly: several numerals, or one before a unit."""

    def __init__(self, vocabulary):
        bounded = "|".join(sorted(units().bounded, key=len, reverse=True))
        self.pattern = re.compile(f"[第数]?[{NUMERALS}]{{2,}}[多余]?(?:{bounded})?|第?[{NUMERALS}](?:{bounded})")
        self.keys = vocabulary.keys

    def around(self, text):
        """The pieces of a text between its numbers."""
        start, position = 0, 0
        while found := self.pattern.search(text, position):
            position = found.end()
            if self.is_number(text, *found.span()):
                yield text[start:found.start()]
                start = position
        yield text[start:]

    def is_number(self, text, start, end):
        """Not 一起, 十分 and 统一; the words that begin or end with a number are not many."""
        return not any(text[start:last] in self.keys for last in range(start + 2, end + 3)) and (
            start == 0 or text[start - 1:start + 1] not in self.keys)

    def without(self, texts):
        """The same texts without numbers."""
        pieces = Counter()
        for text, times in texts.items():
            for piece in self.around(text):
                if piece:
                    pieces[piece] += times
        return pieces

    def without_entries(self, entries):
        """The same of a list, whose entries stay whole where they are words of ours. The weight of a numeral by
        itself counts numbers."""
        entries = {text: times for text, times in entries.items() if text not in NUMERALS}
        whole = {text: times for text, times in entries.items() if text in self.keys}
        return Counter(whole) + self.without({text: times for text, times in entries.items() if text not in whole})


def counted(texts, vocabulary, log):
    """How often each word occurs in texts that occur so many times each."""
    counts = Counter()
    for text, times in texts.items():
        for word in vocabulary.words(text, log):
            counts[word] += times
    return counts


def counted_list(entries, vocabulary, log):
    """The same for a list, whose entries stay whole where they are words of ours."""
    whole = {text: times for text, times in entries.items() if text in vocabulary.keys}
    others = {text: times for text, times in entries.items() if text not in whole and HAN_ONLY.fullmatch(text)}
    return Counter(whole) + counted(others, vocabulary, log)


def mean(sources):
    """The mean of the relative frequencies."""
    sources, model = list(sources), Counter()
    for counts in sources:
        total = sum(counts.values())
        for word, count in counts.items():
            model[word] += count / total / len(sources)
    return model


def logarithms(model, vocabulary):
    return {word: math.log(model[word]) if model[word] else LOG_UNKNOWN for word in vocabulary.keys}


def estimate(keys, documents, lists, occurrences):
    """Word to count. All counts together are the number of words in the documents, times the number of sources.

    `documents` and each of `lists` map a text to its number of occurrences; the documents' are of Chinese characters. The first round's
    model is that of the words' weights in the lists and of their `occurrences` in the documents, overlapping ones too,
    so that a word that no list holds (短视频) is not beaten by its parts from the outset.
    """
    vocabulary = Vocabulary(keys)
    numbers = Numbers(vocabulary)
    documents = numbers.without(documents)
    lists = [numbers.without_entries(entries) for entries in lists]
    model = mean({text: entries[text] for text in vocabulary.keys & entries.keys()} for entries in [occurrences, *lists])
    for _ in range(ROUNDS):
        log = logarithms(model, vocabulary)
        text = counted(documents, vocabulary, log)
        renewed = mean([text, *(counted_list(entries, vocabulary, log) for entries in lists)])
        moved = sum(abs(renewed[word] - model[word]) for word in renewed.keys() | model.keys())
        model = renewed
        print(f"counts: {sum(text.values())} words in the official documents, {moved:.6f} of the probability moved")
        if moved <= MOVED:
            break
    size = sum(text.values())
    scale = size * (1 + len(lists))
    found = {word: round(scale * model[word]) for word in vocabulary.keys}
    # Words with letters and signs (C++) stand in no text of Chinese characters: they are counted as they are.
    for word in keys - vocabulary.keys:
        weights = sum(entries.get(word, 0) * size / sum(entries.values()) for entries in lists)
        found[word] = occurrences.get(word, 0) + round(weights)
    return found
