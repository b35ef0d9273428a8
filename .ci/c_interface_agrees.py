"""Compares Docs/Examples/python/fenci.py with what the command prints for the same files.

usage: c_interface_agrees.py FENCI FILE...

FENCI is the command. The environment variable FENCI_LIBRARY names the shared library.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Docs/Examples/python"))
import fenci  # noqa: E402
from fenci import Damage, Granularity, Kind, Method, Tagging  # noqa: E402

WORDS = "Louis Vuitton\t\tnz\n营商\n低空 500 n\n"


def check(condition, *what):
    if not condition:
        sys.exit("not equal: " + " ".join(map(repr, what)))


def answers(command, *arguments):
    done = subprocess.run([command, *arguments], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


class Offsets:
    """Offsets in bytes of UTF-8 as offsets in characters."""

    def __init__(self, text):
        self.of = {}
        byte = 0
        for position, character in enumerate(text):
            self.of[byte] = position
            byte += len(character.encode())
        self.of[byte] = len(text)

    def range(self, start, end):
        return self.of[start], self.of[end]


def check_words(text, offsets, segmenter, expected, *what):
    tokens, forms, cut = segmenter.tokens(text), segmenter.normalized_forms(text), segmenter.cut(text)
    check(len(tokens) == len(forms) == len(cut), *what)
    check([text[token.start:token.end] for token in tokens] == cut, *what)
    found = [
        (cut[number], forms[number], (token.start, token.end), token.tag)
        for number, token in enumerate(tokens) if token.kind not in (Kind.SPACE, Kind.LINE_BREAK)]
    wanted = [
        (item["text"], item["word"], offsets.range(item["start"], item["end"]), item.get("tag", "")) for item in expected]
    for pair in zip(found, wanted):
        check(pair[0] == pair[1], *pair, *what)
    check(len(found) == len(wanted) > 100, *what)


def check_segmenters(command, path, text, offsets):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(WORDS)
        file.flush()
        dictionary = fenci.UserDictionary()
        check(dictionary.insert_lines(WORDS.encode(), "words.txt") == [], "user words")
        edited = fenci.Lexicon.standard().applying(dictionary)
        for method in Method:
            for granularity in Granularity:
                for lexicon, user in ((None, []), (edited, ["--user-words", file.name])):
                    if user and granularity != Granularity.PHRASES:
                        continue
                    options = [] if method == Method.STANDARD else ["--method", method.name.lower()]
                    options += ["--granularity", granularity.name.lower(), *user]
                    segmenter = fenci.Segmenter(lexicon, method, granularity, tagging=Tagging.CONTEXT)
                    check_words(
                        text, offsets, segmenter, answers(command, "segment", "--json", *options, path), path, options)


def check_keyphrases(command, path, text, offsets):
    for damage, options in ((Damage.KEPT, ["--no-repair"]), (Damage.REPAIRED, [])):
        [answer] = answers(command, "keywords", "--json", "--explain", "--as-is", "--top", "40", *options, path)
        found = fenci.Extractor(damage=damage).explanations(text, top=40)
        check(len(found) == len(answer["keyphrases"]) > 10, path, options)
        for (keyphrase, contributions), expected in zip(found, answer["keyphrases"]):
            check(keyphrase.phrase == expected["phrase"], keyphrase, expected)
            check(keyphrase.word == expected["word"], keyphrase, expected)
            check(keyphrase.ranges == [offsets.range(*pair) for pair in expected["ranges"]], keyphrase, expected)
            for name in ("score", "termhood", "salience"):
                check(abs(getattr(keyphrase, name) - expected[name]) < 0.0006, name, keyphrase, expected)
            check(len(contributions) == len(expected["contributions"]), keyphrase)
            # The command orders them by their effect.
            contributions.sort(key=lambda part: part.feature)
            for part, wanted in zip(contributions, sorted(expected["contributions"], key=lambda item: item["feature"])):
                check(part.feature == wanted["feature"], part, wanted)
                check(abs(part.value - wanted["value"]) + abs(part.weight - wanted["weight"]) < 0.0012, part, wanted)


def check_repair(command, path, text, offsets):
    edits = [
        (*offsets.range(*item["range"]), item["replacement"], item["kind"], item["confidence"])
        for item in answers(command, "repair", "--report", path)]
    repaired = fenci.RepairedText(text)
    check(len(edits) == len(repaired.edits), path)
    for edit, expected in zip(repaired.edits, edits):
        check(edit[:4] == expected[:4] and abs(edit.confidence - expected[4]) < 0.0001, edit, expected)
    done = subprocess.run([command, "repair", path], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    check(repaired.text == done.stdout.decode(), path)
    whole = [(0, len(repaired.text))]
    check(repaired.original_ranges(whole) == [(0, len(text))], path)


def check_unusual_texts():
    """Texts that no file has: halves of pairs, all separators, nothing."""
    separators = "".join(map(chr, range(32))) + "\x7f"
    texts = ["", "城市", "\ud83d城市\ude00", f"创新{separators}城市", "😀创新型城市", "", "a\0b"]
    for granularity in Granularity:
        segmenter = fenci.Segmenter(granularity=granularity)
        alone = [segmenter.cut(text) for text in texts]
        check(segmenter.cut_batch(texts) == alone, granularity)
        tokens = segmenter.tokens_batch(texts)
        for text, words, found in zip(texts, alone, tokens):
            check(words == [text[token.start:token.end] for token in found], text)
            if granularity <= Granularity.PHRASES:
                check("".join(words) == text, text)
        ends, counts = segmenter.boundaries_batch(texts)
        check(list(counts) == list(map(len, alone)), granularity)
        check(list(ends) == [token.end for found in tokens for token in found], granularity)
    check(segmenter.cut_batch([]) == [], "no texts")
    for wrong in (
        lambda: fenci.Lexicon.from_bytes(b"no image"), lambda: fenci.Model.from_bytes(b""),
        lambda: fenci.UserDictionary().insert(" "), lambda: fenci.UserDictionary().insert("a", count=-5),
        lambda: fenci.UserDictionary().remove(""), lambda: fenci.Extractor().keyphrases("a", top=-1),
        lambda: fenci.RepairedText("abc").original_ranges([(2, 1)]),
    ):
        try:
            wrong()
        except fenci.FenciError:
            continue
        check(False, "no error")
    check(fenci.UserDictionary().insert_lines(b"a,b,1\n\xff", "x")[1] == "x:2: not valid UTF-8", "problems")


def main():
    command, paths = sys.argv[1], sys.argv[2:]
    check(len(paths) > 0, "no files")
    for path in paths:
        text = Path(path).read_bytes().decode()
        offsets = Offsets(text)
        check_segmenters(command, path, text, offsets)
        check_keyphrases(command, path, text, offsets)
        check_repair(command, path, text, offsets)
    check_unusual_texts()
    print(f"Python and the command agree on {len(paths)} files")


main()
