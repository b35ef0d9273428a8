"""Which entries of jieba's dictionary are words: rules 2 to 5 of words.py."""
import math
import re
from collections import Counter

from common import HAN_ONLY, unihan

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
NUMERAL_TAGS = {"m", "mq"}
# A number that the engine's rules find wherever it stands: 二十五, 第三, 数百万, 三十多. 千万 is an adverb, too.
_DIGIT = "[一二三四五六七八九两几]"
_GROUP = f"(?:{_DIGIT}千)?(?:[零〇]?{_DIGIT}百)?(?:[零〇]?{_DIGIT}?十)?(?:[零〇]?{_DIGIT})?"
NUMBER = re.compile(f"(?:第{_GROUP}|(?=.*[十百千万亿]){_GROUP}|[数几]?[十百千]+)(?:(?<=.)[万亿]+{_GROUP})*[多余]?")
NO_NUMBERS = {"千万", "千千万万"}
# 一些 is one word in every convention.
NO_MEASURE_WORDS = {"些"}
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


def is_number(key):
    return len(key) > 1 and key not in NO_NUMBERS and NUMBER.fullmatch(key) is not None


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


def longer_keys_kept(entries, confirmed, listed):
    """Rules 3 to 5. `listed` are the keys of the other list."""
    cohesion = Cohesion(entries)
    names = Names(entries)
    measure_words = {key for key, entry in entries.items() if "q" in entry.tags} - NO_MEASURE_WORDS
    for key, entry in entries.items():
        if len(key) == 1:
            continue
        if not HAN_ONLY.fullmatch(key):
            yield key
        elif is_number(key) or is_numeral_phrase(key, measure_words):
            continue
        elif entry.tags <= NUMERAL_TAGS and key not in listed:
            continue
        elif is_kept(key, entry, cohesion(key), key in confirmed, names):
            yield key


def prune(entries, confirmed, listed):
    """Folded key to (spelling, count, tag)."""
    longer = list(longer_keys_kept(entries, confirmed, listed))
    standard = {character for character, field, _ in unihan("Readings") if field == "kTGHZ2013"}
    single = (standard | set("".join(longer))) & entries.keys()
    kept = {}
    for key in [*longer, *sorted(single)]:
        _, word, tag = entries[key].commonest(key)
        kept[key] = (word, entries[key].count, tag)
    return kept
