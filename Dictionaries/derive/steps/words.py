"""Recomputes standard/words.tsv: the units of segmentation, from jieba's dictionary, judged lists and counts of our own.

More than half of jieba's 349,045 entries have a nominal count of 2 or 3: phrases, names and accidents from
several lists. They split text wrongly more often than rightly. The rules below decide by an entry's count in that
list, by what confirms it and by its cohesion, that is by how much more frequent it is than chance would put its parts
side by side. pruning.py holds rules 2 to 5.

 1. Entries that fold alike (folds.tsv) are one: the counts add, the commonest spelling and its tag stay.
 2. A single character stays when it is a standard character or stands in a longer entry that stays. The others
    are the remains of text read in a wrong encoding (紝, 鐨); so are those that fold to another one.
 3. A longer entry stays by count:
      10 and more   when it coheres;
      5 to 9        when it coheres and is confirmed, a transliteration, or the name of a place, body or thing;
      under 5       when it coheres strongly and is confirmed, or is a transliteration or a short place name.
    Confirmed: it is an entry of rime-pinyin-simp, or it occurs in two or more official documents. Rare names
    of persons are no exception: most are accidents of novels, 黄蓉若, 阿紫取.
 4. A number is no entry (二十五, 第三), because the engine finds numbers by rule. A Chinese numeral with a measure
    word is two words (三个, 十几米), and 余 or 多 before a measure word is none (余万元). Other entries tagged as numerals (百分之八点, 第三十五回) stay when rime-pinyin-simp has them.
 5. Entries with Latin letters, digits or signs stay (A股, C++): nothing in the sources could confirm them.
 6. non-words.txt goes: entries of the rules above that a reader found to be no words (太冷冷, 馆里).
 7. added-words.txt, surnames.txt and the places of places.py are added.
 8. tags-judged.tsv has the tags that a reader found to be wrong in jieba's dictionary (谢谢, 城市), anew.
 9. Counts are estimated anew (counts.py); an added word has at least 10, because no source need know it. Where the
    genre or the age of the sources misleads (化为, 微信), counts-judged.tsv has a factor.
10. Spellings of traditional text that no folding of single characters reaches are added with the count of the
    simplified word: 瞭解 for 了解, 意味著 for 意味着. They are the keys of OpenCC's TSPhrases and what OpenCC makes
    of the words, unless that occurs in the official documents, where it can only be something else.
"""
from collections import Counter, defaultdict

from common import (HAN_ONLY, INPUTS, debian_file, folds, jieba, lines, official_documents, opencc,
                    traditional_spellings, write_table)
from counts import estimate
from places import places
from pruning import CONFIRMING_DOCUMENTS, Entry, prune

ADDED = ("added-words.txt", "surnames.txt")
ADDED_COUNT = 10


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


def list_of_jieba(entries):
    return {key: entry.count for key, entry in entries.items()}


def list_of_rime(fold):
    weights = Counter()
    for line in lines(debian_file("rime-data", "pinyin_simp.dict.yaml")):
        fields = line.split("\t")
        if len(fields) == 3:
            weights[fold(fields[0])] += int(fields[2])
    return weights


class Documents:
    """The official documents, folded: their runs of Chinese characters, and where the keys occur."""

    def __init__(self, keys, fold):
        lengths = defaultdict(set)
        for key in keys:
            lengths[key[:2]].add(len(key))
        self.runs, self.occurrences, self.spread = Counter(), Counter(), Counter()
        for text in map(fold, official_documents()):
            self.runs.update(HAN_ONLY.findall(text))
            found = Counter(matches(text, lengths, keys))
            self.occurrences.update(found)
            self.spread.update(found.keys())


def matches(text, lengths, keys):
    for start in range(len(text)):
        for head in {text[start], text[start:start + 2]}:
            for length in lengths.get(head, ()):
                piece = text[start:start + length]
                if piece in keys:
                    yield piece


def judged(name):
    """The records of a list written by hand: tab-separated fields."""
    return [line.split("\t") for line in lines(INPUTS / name) if line and not line.startswith("#")]


def added_words(entries, fold):
    """Folded key to (spelling, tag)."""
    added = {}
    for name in ADDED:
        for word, tag in judged(name):
            added[fold(word)] = (word, tag)
    for word in places(taken={key for key, entry in entries.items() if "ns" not in entry.tags}):
        added[fold(word)] = (word, "ns")
    return added


def add_traditional_spellings(kept, fold, documents):
    for traditional, targets in opencc("TSPhrases").items():
        simplified = kept.get(fold(targets[0]))
        if simplified and fold(traditional) not in kept:
            kept[fold(traditional)] = (traditional, simplified[1], simplified[2])
    add_converted_spellings(kept, fold, documents)


def add_converted_spellings(kept, fold, documents):
    """What the conversion of a word writes and folding does not lead back to it: 隨著, 批覆, 座標系."""
    added = {}
    for word, count, tag in kept.values():
        for spelling in traditional_spellings(word) if len(word) > 1 else ():
            if fold(spelling) not in kept:
                added.setdefault(fold(spelling), (spelling, count, tag))
    # Official documents are simplified text. What stands there is no spelling of the word: 向著 in 向著作权人.
    text = "\n".join(documents.runs)
    kept.update({key: entry for key, entry in added.items() if key not in text})


def derive():
    fold = Folder()
    entries = entries_of_jieba(fold)
    added = added_words(entries, fold)
    documents = Documents(entries.keys() | added.keys(), fold)
    rime = list_of_rime(fold)
    confirmed = rime.keys() | {key for key, count in documents.spread.items() if count >= CONFIRMING_DOCUMENTS}
    kept = prune(entries, confirmed, rime.keys())
    for word, in judged("non-words.txt"):
        kept.pop(fold(word), None)
    for key, (word, tag) in added.items():
        spelling, _, known = kept.get(key, (word, 0, tag))
        kept[key] = (spelling, 0, tag if tag == "ns" else known)  # 东方 is a surname and more often another noun
    tags = {fold(word): tag for word, tag in judged("tags-judged.tsv")}
    factors = {fold(word): float(factor) for word, factor, _ in judged("counts-judged.tsv")}
    counts = estimate(kept.keys(), documents.runs, [list_of_jieba(entries), rime], documents.occurrences)
    for key, (word, _, tag) in kept.items():
        count = max(counts[key], ADDED_COUNT if key in added else 1)
        kept[key] = (word, max(round(count * factors.get(key, 1)), 1), tags.get(key, tag))
    add_traditional_spellings(kept, fold, documents)
    return list(kept.values())


if __name__ == "__main__":
    rows = derive()
    assert len({word for word, _, _ in rows}) == len(rows)
    write_table("words.tsv", ("word", "count", "tag"), rows)
