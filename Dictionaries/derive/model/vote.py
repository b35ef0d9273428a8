"""Segments by a vote of three: boundary by boundary.

    python3 vote.py majority fine.txt coarse.txt probability.txt >voted.txt

By `majority` a boundary counts if at least two of them have it, by `confirmed` if the first one has it and another one,
too. Two-character nouns and verbs of the dictionary that the last one leaves whole stay whole, but for verbs that corpora
part: 不是, 学到, 才能. Each file has the same sentences, one
a line, words separated by blanks.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "steps"))
import common  # noqa: E402

NOUNS = {"n", "vn", "nz", "nr", "ns", "nt", "j"}
VERBS = {"v", "vi"}
# Characters with which two-character verbs begin or end that are two words in most corpora.
FIRST = set("不没有无就可能会想要来去再还所令使让才像又颇在")
LAST = set("出得到去来在给起过有上下入成为于向着住完好开回掉见动死走进满能达至是以由")


def ends(words):
    """Where words end, in characters."""
    found, position = set(), 0
    for word in words:
        position += len(word)
        found.add(position)
    return found


RULES = {"majority": lambda votes: sum(votes) > 1, "confirmed": lambda votes: votes[0] and sum(votes) > 1}


def whole_words():
    rows = (line.split("\t") for line in common.lines(common.STANDARD / "words.tsv"))
    return {word for word, _, tag in rows if len(word) == 2 and (
        tag in NOUNS or tag in VERBS and word[0] not in FIRST and word[1] not in LAST)}


def vote(rule, answers, whole):
    """The words of a sentence by the answers of three."""
    text = "".join(answers[0])
    sets = []
    for answer in answers:
        if "".join(answer) != text:
            raise SystemExit(f"not the same sentence: {text!r} and {''.join(answer)!r}")
        sets.append(ends(answer))
    kept, position = set(), 0
    for word in answers[-1]:
        if word in whole:
            kept.add(position + 1)
        position += len(word)
    cuts = [end for end in range(1, len(text) + 1) if end not in kept and RULES[rule]([end in found for found in sets])]
    return [text[start:end] for start, end in zip([0] + cuts, cuts)]


def main():
    files = [open(path, encoding="utf-8") for path in sys.argv[2:]]
    whole = whole_words()
    for lines in zip(*files, strict=True):
        print(" ".join(vote(sys.argv[1], [line.split() for line in lines], whole)))


if __name__ == "__main__":
    main()
