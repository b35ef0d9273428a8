"""Measures how alike simplified text and its conversion to traditional characters are segmented.

    python3 conversion.py <fenci> [IMAGE]

The texts are the annotated policy passages and the first 1,000 sentences of the MSR standard, both below
FENCI_SHARED. The OpenCC package in FENCI_PACKAGES converts them, as for Taiwan (s2tw) and as for Hong Kong
(s2hk). A token of the simplified text agrees when the converted text has a boundary at both of its ends and
none inside. Sentences that conversion makes longer or shorter are left out and counted.

Behind the shares stand the differences of the bidirectional method, grouped by cause. A cause is a character
that was converted to one that does not fold back: folds.tsv leads the new character elsewhere or lets it be.
A difference without such a character nearby would have another cause and is listed under "none".
"""
import json
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "steps"))
from common import folder, folds, lines, python_package  # noqa: E402

CONFIGURATIONS = ("s2tw", "s2hk")
METHODS = (("forward", "words"), ("bidirectional", "words"), ("bidirectional", "phrases"))
MSR_SENTENCES = 1000
# A word can decide on matches this many characters away from it.
NEARBY = 4


def passages():
    for line in lines(folder("FENCI_SHARED").joinpath("data", "policy_keyphrases_dev", "passages.jsonl")):
        for paragraph in json.loads(line)["text"].split("\n"):
            yield "".join(paragraph.split())


def msr_sentences():
    path = folder("FENCI_SHARED").joinpath("data", "segmentation_dev", "msr_slice.txt")
    for _, line in zip(range(MSR_SENTENCES), lines(path)):
        yield "".join(line.removeprefix("\ufeff").split())


def converter(configuration):
    sys.path.append(str(python_package()))
    from opencc import OpenCC
    return OpenCC(configuration).convert


def segment(command, texts, method, granularity):
    """For each text the ends of its tokens, counted in characters."""
    run = subprocess.run([*command, "--method", method, "--granularity", granularity],
                         input="".join(text + "\n" for text in texts), stdout=subprocess.PIPE,
                         encoding="utf-8", check=True)
    for text, line in zip(texts, run.stdout.split("\n")[:-1], strict=True):
        ends = [0]
        for token in line.split(" "):
            ends.append(ends[-1] + len(token))
        assert ends[-1] == len(text), line
        yield ends


def spans(ends):
    return set(zip(ends, ends[1:]))


def regions(ends, others):
    """The stretches between boundaries that both have, where one has boundaries that the other lacks."""
    common = sorted(set(ends) & set(others))
    different = set(ends) ^ set(others)
    for start, end in zip(common, common[1:]):
        if any(start < boundary < end for boundary in different):
            yield start, end


def tokens(text, ends, start, end):
    inside = [at for at in ends if start <= at <= end]
    return " ".join(text[a:b] for a, b in zip(inside, inside[1:]))


def cause(text, converted, start, end, fold):
    """The characters from start to end that do not fold back; without one there, those around."""
    for first, last in ((start, end), (max(0, start - NEARBY), end + NEARBY)):
        pairs = {f"{old} to {new}" for old, new in zip(text[first:last], converted[first:last])
                 if fold(old) != fold(new)}
        if pairs:
            return ", ".join(sorted(pairs))
    return "none"


def differences(texts, converted, ends, others):
    fold = str.maketrans(folds())
    found = defaultdict(Counter)
    for old, new, before, after in zip(texts, converted, ends, others):
        for start, end in regions(before, after):
            reason = cause(old, new, start, end, lambda character: character.translate(fold))
            found[reason][tokens(old, before, start, end), tokens(new, after, start, end)] += 1
    return found


def report(name, texts, configuration, command):
    convert = converter(configuration)
    pairs = [(text, convert(text)) for text in texts if text]
    kept = [(text, converted) for text, converted in pairs if len(text) == len(converted)]
    texts, converted = [text for text, _ in kept], [converted for _, converted in kept]
    changed = sum(text != converted for text, converted in kept)
    print(f"{name} {configuration}: {len(kept)} texts, {changed} changed by conversion, "
          f"{len(pairs) - len(kept)} left out")
    for method, granularity in METHODS:
        ends = list(segment(command, texts, method, granularity))
        others = list(segment(command, converted, method, granularity))
        total = sum(len(before) - 1 for before in ends)
        same = sum(len(spans(before) & spans(after)) for before, after in zip(ends, others))
        print(f"  {method} {granularity}: {same} of {total} tokens, {100 * same / total:.2f} %")
        if (method, granularity) == ("bidirectional", "words"):
            listed = differences(texts, converted, ends, others)
    for reason, found in sorted(listed.items(), key=lambda item: (-item[1].total(), item[0])):
        print(f"    {reason}: {found.total()}")
        for (old, new), count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            print(f"      {count}  {old}  {new}")


if __name__ == "__main__":
    command = [sys.argv[1], "segment"] + (["--dictionary", sys.argv[2]] if len(sys.argv) > 2 else [])
    for name, texts in (("policy passages", list(passages())), ("MSR", list(msr_sentences()))):
        for configuration in CONFIGURATIONS:
            report(name, texts, configuration, command)
