"""Recomputes standard/collisions.tsv: the spellings that folding makes one entry.

The spellings are all that the dictionary is made from: jieba's entries, whether words.py keeps them or not,
added-words.txt, the accepted terms of policy.tsv, and the words of words.tsv, which hold the traditional
spellings that were added. Two that fold alike match the same text, and words.tsv has one line for them. Where they
are one word (頭髮 and 头发) that is the purpose of folding; where they are two (乾 and 干, 後 and 后) it is its price.
The table is for reading only: the compiler is given no two words that fold alike.

A group is listed when its spellings differ by more than letter case and width. `kinds` are those of the folds
at the places where the spellings differ.
"""
from collections import defaultdict

from common import INPUTS, STANDARD, jieba, lines, write_table

TRIVIAL = {"case", "width"}


def fold_kinds():
    """character → (what it folds to, kind)"""
    records = (line.split("\t") for line in lines(STANDARD / "folds.tsv"))
    return {source: (target, kind) for source, target, kind in records if source != "from"}


def spellings():
    yield from (word for word, _, _ in jieba())
    for path in (INPUTS / "added-words.txt", STANDARD / "words.tsv"):
        yield from (line.split("\t")[0] for line in lines(path) if line != "word\tcount\ttag")
    for line in lines(STANDARD / "policy.tsv"):
        term, verdict, *_ = line.split("\t")
        if verdict == "accepted":
            yield term


def groups(table):
    """Folded spelling to the spellings."""
    fold = str.maketrans(table)
    found = defaultdict(set)
    for spelling in spellings():
        found[spelling.translate(fold)].add(spelling)
    return {folded: group for folded, group in found.items() if len(group) > 1}


def kinds(group, table):
    """Folding keeps the length, so the spellings of a group stand in columns."""
    return {table[character][1] for column in zip(*group, strict=True) if len(set(column)) > 1
            for character in column if character in table}


def derive():
    table = fold_kinds()
    for folded, group in groups({source: target for source, (target, _) in table.items()}).items():
        reasons = kinds(group, table)
        if not reasons <= TRIVIAL:
            yield folded, " ".join(sorted(group)), " ".join(sorted(reasons))


if __name__ == "__main__":
    write_table("collisions.tsv", ("folded", "spellings", "kinds"), derive())
