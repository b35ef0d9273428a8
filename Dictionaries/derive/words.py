"""Recomputes standard/words.tsv: the units of segmentation, from jieba's dictionary.

More than half of jieba's 349,045 entries have a nominal count of 2 or 3: phrases, names and accidents from
several lists. They split text wrongly more often than rightly. The rules below decide by an entry's count, by
what confirms it and by its cohesion, that is by how much more frequent it is than chance would put its parts
side by side.

 1. Entries that fold alike (folds.tsv) are one: the counts add, the commonest spelling and its tag stay.
 2. A single character stays when it is a standard character or stands in a longer entry that stays. The others
    are the remains of text read in a wrong encoding (紝, 鐨); so are those that fold to another one.
 3. A longer entry stays by count:
      10 and more   when it coheres;
      5 to 9        when it coheres and is confirmed, a transliteration, or the name of a place, body or thing;
      under 5       when it coheres strongly and is confirmed, or is a transliteration or a short place name.
    Confirmed: it is an entry of rime-pinyin-simp, or it occurs in two or more official documents. Rare names
    of persons are no exception: most are accidents of novels, 黄蓉若, 阿紫取.
 4. A Chinese numeral with a measure word is two words (三个, 十几米), and 余 or 多 before a measure word is none
    (余万元).
 5. Entries with Latin letters, digits or signs stay (A股, C++): nothing in the sources could confirm them.
 6. present-day-words.txt adds what jieba lacks. Their count is the number of occurrences in the official
    documents, at least 10.
 7. Spellings of traditional text that no folding of single characters reaches are added with the count of the
    simplified word: 瞭解 for 了解, 意味著 for 意味着. They are the keys of OpenCC's TSPhrases and what OpenCC makes
    of the words, unless that occurs in the official documents, where it can only be something else.
"""
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

from common import (debian_file, folds, jieba, lines, official_documents, opencc, traditional_spellings, unihan,
                    write_table)

PRESENT_DAY = Path(__file__).with_name("present-day-words.txt")

# Cohesion is the natural logarithm of (probability of the entry / probability of its likeliest parts).
# An entry of two characters needs little, because a good part of all pairs of frequent characters are words;
# one of four characters that coheres no better than e^4 is nearly always two words.
COHESION = {2: 0.0, 3: 2.0}
COHESION_LONG = 4.0
RARE_COHESION = {2: 3.0, 3: 8.0}
RARE_COHESION_LONG = 12.0
RARE_NAME_COHESION = 7.0
RARE_NAME_LENGTH = 3
RARE_TRANSLITERATION_LENGTH = 5

COMMON_COUNT = 10
RARE_COUNT = 5
CONFIRMING_DOCUMENTS = 2
NAME_TAGS = {"nrt", "ns", "nt", "nz"}
RARE_NAME_TAGS = {"nrt", "ns"}
# A transliteration is a name of three and more characters that all stand in this many entries tagged nrt.
TRANSLITERATION_TAGS = {"nr", "nrt", "ns", "nz"}
TRANSLITERATION_ENTRIES = 15

FIRST_NUMERALS = "一二两三四五六七八九十几数"
NUMERALS = FIRST_NUMERALS + "百千万亿零〇"
# 一些 is one word in every convention.
NO_MEASURE_WORDS = {"些"}

PRESENT_DAY_COUNT = 10

HAN_ONLY = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff〇]+")
LOG_UNKNOWN_CHARACTER = -20.0


class Entry:
    """What is known of one folded key: its spellings with their counts and tags."""

    def __init__(self):
        self.spellings = []

    @property
    def count(self):
        return sum(count for count, _, _ in self.spellings)

    def commonest(self, key):
        """The spelling with the highest count; among equals the simplified one (赞), or the one in capitals (C++)."""
        prefers_folded = HAN_ONLY.fullmatch(key) is not None
        return min(self.spellings, key=lambda item: (-item[0], prefers_folded and item[1] != key, item[1]))

    @property
    def tags(self):
        return {tag for _, _, tag in self.spellings}


class Folder:
    def __init__(self):
        self.table = str.maketrans(folds())

    def __call__(self, word):
        return word.translate(self.table)


def entries_of_jieba(fold):
    entries = defaultdict(Entry)
    for word, count, tag in jieba():
        if len(word) == 1 and fold(word) != word:
            continue  # rule 2: a single character that folds to another
        entries[fold(word)].spellings.append((count, word, tag))
    return dict(entries)


def rime_keys(fold):
    keys = set()
    for line in lines(debian_file("rime-data", "pinyin_simp.dict.yaml")):
        fields = line.split("\t")
        if len(fields) == 3:
            keys.add(fold(fields[0]))
    return keys


def occurrences(keys, fold):
    """How often, and in how many, of the official documents each key occurs."""
    lengths = defaultdict(set)
    for key in keys:
        lengths[key[:2]].add(len(key))
    totals, documents = Counter(), Counter()
    for text in official_documents():
        found = Counter(matches(fold(text), lengths, keys))
        totals.update(found)
        documents.update(found.keys())
    return totals, documents


def matches(text, lengths, keys):
    for start in range(len(text)):
        for head in {text[start], text[start:start + 2]}:
            for length in lengths.get(head, ()):
                piece = text[start:start + length]
                if piece in keys:
                    yield piece


class Cohesion:
    def __init__(self, entries):
        total = math.log(sum(entry.count for entry in entries.values()))
        self.log = {key: math.log(entry.count) - total for key, entry in entries.items()}

    def __call__(self, key):
        """The key's log probability less that of the best way to write it as two or more entries."""
        best = [0.0] + [-math.inf] * len(key)
        for end in range(1, len(key) + 1):
            for start in range(end):
                if end - start < len(key):
                    best[end] = max(best[end], best[start] + self.part(key[start:end]))
        return self.log[key] - best[-1]

    def part(self, piece):
        return self.log.get(piece, LOG_UNKNOWN_CHARACTER if len(piece) == 1 else -math.inf)


def is_numeral_phrase(key, measure_words):
    """三个, 十几米; 余家, 余万元, 多公里. 多次 and 多家 are words."""
    is_remainder = key[0] == "余" or (key[0] == "多" and len(key) > 2)
    if is_remainder and key[1:].lstrip("百千万亿") in measure_words:
        return True
    rest = key.lstrip(NUMERALS)
    return rest != key and rest in measure_words and key[0] in FIRST_NUMERALS


def coheres(length, cohesion):
    return cohesion >= COHESION.get(length, COHESION_LONG)


def coheres_strongly(length, cohesion):
    return cohesion >= RARE_COHESION.get(length, RARE_COHESION_LONG)


class Names:
    """Which entries are names that need no confirmation."""

    def __init__(self, entries):
        counts = Counter(character for key, entry in entries.items()
                         if "nrt" in entry.tags and len(key) > 2 for character in set(key))
        self.characters = {character for character, count in counts.items() if count >= TRANSLITERATION_ENTRIES}

    def is_transliteration(self, key, entry):
        return len(key) > 2 and bool(entry.tags & TRANSLITERATION_TAGS) and self.characters.issuperset(key)

    def is_name(self, key, entry):
        return bool(entry.tags & NAME_TAGS) or self.is_transliteration(key, entry)

    def is_rare_name(self, key, entry, cohesion):
        if cohesion < RARE_NAME_COHESION:
            return False
        if entry.tags & RARE_NAME_TAGS and len(key) <= RARE_NAME_LENGTH:
            return True
        return len(key) <= RARE_TRANSLITERATION_LENGTH and self.is_transliteration(key, entry)


def is_kept(key, entry, cohesion, confirmed, names):
    """Rule 3."""
    if not coheres(len(key), cohesion):
        return False
    if entry.count >= COMMON_COUNT:
        return True
    if entry.count >= RARE_COUNT:
        return confirmed or names.is_name(key, entry)
    if confirmed and coheres_strongly(len(key), cohesion):
        return True
    return names.is_rare_name(key, entry, cohesion)


def longer_keys_kept(entries, confirmed):
    """Rules 3 to 5."""
    cohesion = Cohesion(entries)
    names = Names(entries)
    measure_words = {key for key, entry in entries.items() if "q" in entry.tags} - NO_MEASURE_WORDS
    for key, entry in entries.items():
        if len(key) == 1:
            continue
        if not HAN_ONLY.fullmatch(key):
            yield key
        elif not is_numeral_phrase(key, measure_words):
            if is_kept(key, entry, cohesion(key), key in confirmed, names):
                yield key


def prune(entries, confirmed):
    """Folded key to (spelling, count, tag)."""
    longer = list(longer_keys_kept(entries, confirmed))
    standard = {character for character, field, _ in unihan("Readings") if field == "kTGHZ2013"}
    single = (standard | set("".join(longer))) & entries.keys()
    kept = {}
    for key in [*longer, *sorted(single)]:
        _, word, tag = entries[key].commonest(key)
        kept[key] = (word, entries[key].count, tag)
    return kept


def present_day_words():
    for line in lines(PRESENT_DAY):
        word, tag = line.split("\t")
        yield word, tag


def add_present_day_words(kept, totals, fold):
    for word, tag in present_day_words():
        key = fold(word)
        if key not in kept:
            kept[key] = (word, max(PRESENT_DAY_COUNT, totals[key]), tag)


def add_traditional_spellings(kept, fold):
    for traditional, targets in opencc("TSPhrases").items():
        simplified = kept.get(fold(targets[0]))
        if simplified and fold(traditional) not in kept:
            kept[fold(traditional)] = (traditional, simplified[1], simplified[2])
    add_converted_spellings(kept, fold)


def add_converted_spellings(kept, fold):
    """What the conversion of a word writes and folding does not lead back to it: 隨著, 批覆, 座標系."""
    added = {}
    for word, count, tag in kept.values():
        for spelling in traditional_spellings(word) if len(word) > 1 else ():
            if fold(spelling) not in kept:
                added.setdefault(fold(spelling), (spelling, count, tag))
    # Official documents are simplified text. What stands there is no spelling of the word: 向著 in 向著作权人.
    for text in official_documents():
        folded = fold(text)
        for key in [key for key in added if key in folded]:
            del added[key]
    kept.update(added)


def derive():
    fold = Folder()
    entries = entries_of_jieba(fold)
    added = {fold(word) for word, _ in present_day_words()}
    totals, documents = occurrences(entries.keys() | added, fold)
    confirmed = rime_keys(fold) | {key for key, count in documents.items() if count >= CONFIRMING_DOCUMENTS}
    kept = prune(entries, confirmed)
    add_present_day_words(kept, totals, fold)
    add_traditional_spellings(kept, fold)
    return list(kept.values())


if __name__ == "__main__":
    rows = derive()
    assert len({word for word, _, _ in rows}) == len(rows)
    write_table("words.tsv", ("word", "count", "tag"), rows)
