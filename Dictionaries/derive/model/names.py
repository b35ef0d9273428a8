"""Puts made-up names in place of names of the dictionary, so that a model learns to find names that no dictionary has.

    python3 names.py tagged.txt >made-up.txt

Of the names of persons, places, organisations and others that stand in the text, three in ten give way to one that no
dictionary has. A made-up person also takes the place of some pronouns, and comes after some titles: 市长王明远; a family name
comes before some: 王市长. After some nouns 中 is put in, which texts have less often than its many compounds. Chinese
names are a family name and the characters of the dictionary's given names; all others follow the characters of the
dictionary's own, pair by pair. The same text gives the same names.
"""
import random
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "steps"))
import common  # noqa: E402
from tags import ADDRESSES, COMMON, TITLES, Dictionary  # noqa: E402

SEED = 1
# Of the dictionary's names; of pronouns and titles.
SHARE, SHARE_OF_PRONOUNS, SHARE_OF_TITLES = 0.3, 0.1, 0.3
KINDS = {"nr": "person", "nrt": "foreign", "nrfg": "person", "ns": "ns", "nt": "nt", "nz": "nz"}
TAGS = {"foreign": "nr", "ns": "ns", "nt": "nt", "nz": "nz"}
SHARE_BEFORE_TITLES = 0.5
# The parts of speech after which a family name may stand before a title: 向 王 主席.
BEFORE_FAMILY = {"v", "p", "c", "w", "d"}
# 中 after a noun and before one of these is a word: 施工 中 将 封闭 道路.
SHARE_OF_WITHIN = 0.03
NOUNS, AFTER_WITHIN = {"n", "vn"}, {"d", "v", "p", "s", "ns", "a", "b"}
PRONOUNS = set("他 她 我 你 谁".split())
NUMBER = re.compile("[0-9０-９〇○零一二三四五六七八九十]+")
DATE_PARTS = set("年 月 日 号 时 点 分 秒 月份".split())


class Chain:
    """Words made of pairs of characters that other words have."""

    def __init__(self, words, known):
        self.known = known
        self.after = {}
        for word in words:
            for first, second in zip("^" + word, word + "$"):
                self.after.setdefault(first, Counter())[second] += 1
        self.after = {key: (list(counts), list(counts.values())) for key, counts in self.after.items()}

    def word(self, source, shortest, longest):
        """A word that is not known."""
        while True:
            word, last = "", "^"
            while len(word) <= longest:
                last = source.choices(*self.after[last])[0]
                if last == "$":
                    break
                word += last
            if shortest <= len(word) <= longest and word not in self.known:
                return word


class Names:
    """Makes up names."""

    def __init__(self, dictionary):
        rows = [line.split("\t") for line in common.lines(common.STANDARD / "words.tsv")][1:]
        self.kinds = {row[0]: KINDS[row[2]] for row in rows if row[2] in KINDS and common.HAN_ONLY.fullmatch(row[0])}
        self.words = {row[0] for row in rows}
        self.source = random.Random(SEED)
        lists = {kind: [] for kind in ("foreign", "ns", "nt", "nz")}
        given = Counter()
        families = Counter({name: len(COMMON) // (rank + 4) + 1 for rank, name in enumerate(COMMON)})
        for word, kind in self.kinds.items():
            if kind == "person":
                length = dictionary.family(word)
                if length and len(word) > length:
                    families[word[:length]] += 0.02
                    given.update(word[length:])
                elif len(word) > 3:
                    self.kinds[word] = "foreign"
                    lists["foreign"].append(word)
            elif len(word) > 1:
                lists[kind].append(word)
        self.chains = {kind: Chain(words, self.words) for kind, words in lists.items()}
        self.given = list(given), list(given.values())
        self.families = list(families), list(families.values())

    def chance(self, share):
        return self.source.random() < share

    def person(self):
        """A Chinese name that the dictionary has not, as tagged words."""
        while True:
            family = self.source.choices(*self.families)[0]
            given = "".join(self.source.choices(*self.given)[0] for _ in range(1 if self.chance(0.25) else 2))
            if family + given not in self.words:
                return [f"{family}/nr", f"{given}/nr"]

    def family(self):
        """A family name alone, as before a title: 王 主席."""
        return [f"{self.source.choices(*self.families)[0]}/nr"]

    def other(self, kind, length):
        word = self.chains[kind].word(self.source, 2, max(length + 1, 4))
        return [f"{word}/{TAGS[kind]}"]

    def replaced(self, words):
        """The tagged words of a sentence with some names instead, and with dates whole."""
        words = list(dates(joined(words)))
        for position, word in enumerate(words):
            text, _, tag = word.rpartition("/")
            text = text.replace("/nr ", "")
            kind = self.kinds.get(text)
            following, _, after = words[position + 1].rpartition("/") if position + 1 < len(words) else ("", "", "")
            if tag == "nr" and following in TITLES | ADDRESSES and self.chance(SHARE_BEFORE_TITLES):
                yield from self.family()
            elif text in PRONOUNS and after not in ("u", "nr") and self.chance(SHARE_OF_PRONOUNS):
                yield from self.person()
            elif kind and len(text) > 1 and self.chance(SHARE):
                yield from self.person() if kind == "person" else self.other(kind, len(text))
            else:
                yield word
                if tag in NOUNS and after in AFTER_WITHIN and self.chance(SHARE_OF_WITHIN):
                    yield "中/f"
                if text in TITLES and after != "nr" and self.chance(SHARE_OF_TITLES):
                    yield from self.person()
                elif following in TITLES | ADDRESSES and tag in BEFORE_FAMILY and self.chance(SHARE_OF_TITLES):
                    yield from self.family()


def joined(words):
    """The words with the family and the given name of a person together."""
    found = []
    for word in words:
        if found and word.endswith("/nr") and found[-1].endswith("/nr") and " " not in found[-1] \
                and len(found[-1]) <= 5 and len(word) <= 5:
            found[-1] += " " + word
        else:
            found.append(word)
    return found


def dates(words):
    """The words with a number and the part of a date after it as one: 1998年/t, as tokens at phrases granularity are."""
    number = None
    for word in words:
        text, _, tag = word.rpartition("/")
        if number and text in DATE_PARTS:
            yield f"{number.rpartition('/')[0]}{text}/t"
            number = None
            continue
        if number:
            yield number
        number = word if NUMBER.fullmatch(text) else None
        if not number:
            yield word
    if number:
        yield number


def main():
    names = Names(Dictionary())
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            print(" ".join(names.replaced(line.split())))


if __name__ == "__main__":
    main()
