"""Compares an image with the tables that it was compiled from: image_reader_agrees.py IMAGE FOLDER < LISTING

The image is read by Docs/Examples/image_reader.py, which shares nothing with the Swift code but the page that
describes the format. LISTING is what `fenci lexicon inspect --entries` prints of the image.
"""
import math
import sys
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Docs" / "Examples"))
from image_reader import (  # noqa: E402
    ELEMENTS, FEATURES, GENRES, HAS_CHILDREN, IS_PHRASE, IS_WORD, OPTIONAL, ROOT, STOP_WORD, Image, InvalidImage, is_mark,
    reading_key)

FIRST_CHARACTERS = (
    "0123456789\ufdd0一二三四五六七八九壹贰叁肆伍陆柒捌玖两几数第零〇○十拾廿卅百佰千仟万亿兆多余来点分之年刻")
SHOWN = 20  # differences


class Differences:
    """Counts the differences and shows the first ones."""

    def __init__(self):
        self.count = 0

    def expect(self, what, actual, expected):
        if actual != expected:
            self.report(f"{what}: the image has {actual!r}, the tables say {expected!r}")

    def report(self, message):
        self.count += 1
        if self.count <= SHOWN:
            print(message, file=sys.stderr)


class Tables:
    """The tables of a folder. Every spelling is taken to its folded key, by which the image has to find it."""

    def __init__(self, folder):
        self.folder = folder
        self.folds = {row["from"]: row["to"] for row in self.rows("folds.tsv")}
        self.words = self.by_key("words.tsv", "word")
        self.phrases = self.by_key("policy.tsv", "term", lambda row: row["verdict"] == "accepted")
        self.aliases = self.by_key("aliases.tsv", "alias")
        self.idf = self.by_key("idf.tsv", "term")
        lines = (folder / "stopwords.txt").read_text("utf-8").split("\n")
        self.stop_words = {self.key(line): line for line in lines if line and not line.startswith("#")}
        self.readings = {row["character"]: row["readings"].split() for row in self.rows("readings.tsv")}
        self.levels = self.by_key("keyphrase-words.tsv", "word")
        self.weights = {row["feature"]: Decimal(row["weight"]) for row in self.rows("keyphrase-weights.tsv")}

        metadata, *_ = self.parse("idf.tsv")
        self.genres = {genre: int(count) for genre, count in metadata.items()}
        self.document_count = sum(self.genres.values())
        self.total = sum(count(row) for row in self.words.values())

    def parse(self, name):
        """The `# key: value` lines, the names of the columns, the records."""
        lines = [line for line in (self.folder / name).read_text("utf-8").split("\n") if line]
        metadata = {}
        while lines[0].startswith("# "):
            key, value = lines.pop(0)[2:].split(": ")
            metadata[key] = value
        return metadata, lines[0].split("\t"), [line.split("\t") for line in lines[1:]]

    def rows(self, name):
        _, columns, records = self.parse(name)
        return [dict(zip(columns, record)) for record in records]

    def by_key(self, name, column, accepted=lambda row: True):
        found = {}
        for row in filter(accepted, self.rows(name)):
            key = self.key(row[column])
            if key in found:
                sys.exit(f"{name}: {found[key][column]} and {row[column]} fold alike")
            found[key] = row
        return found

    def key(self, spelling):
        return "".join(self.folds.get(character, character) for character in spelling if not is_mark(character))

    def entries(self):
        """The keys that the trie has; other terms have frequencies only."""
        return {**self.words, **self.phrases, **self.aliases, **self.stop_words}

    def rarity(self, key):
        """In sixteenths of a nat, not rounded; 0 for what is everywhere, that of an unknown term if the key is none."""
        row = self.idf.get(key, {})
        counts = [(int(row.get(genre, 0)), total) for genre, total in self.genres.items() if total]
        if all(count * 10 >= total * 9 for count, total in counts):
            return 0
        return max(1, min(16 * math.log((total + 1) / (count + 0.3)) for count, total in counts))

    def share(self, key, genre):
        """Whether some or many of a genre's documents have it; None if none has."""
        count, total = int(self.idf[key].get(genre, 0)), self.genres.get(genre, 0)
        return ("many" if count * 20 >= total else "some") if count else None

    def documents(self, key):
        return sum(int(self.idf[key][genre]) for genre in self.genres) if key in self.idf else 0


def count(row):
    return max(1, int(row["count"] or 0))


def compare_entries(image, tables, differences):
    """Every key of the tables, and then that the trie has no other node."""
    nodes = {ROOT}
    for key in tables.entries():
        node = image.node(key)
        if node is None:
            differences.report(f"{key}: the tables have it, the image does not")
            continue
        for length in range(1, len(key) + 1):
            nodes.add(image.node(key[:length]))
        compare_entry(image, tables, key, node, differences)
    for node in range(image.slots):
        if image.check[node] and node not in nodes:
            differences.report(f"{image.spelling(node)}: the image has it, the tables do not")

    # No other node holds anything, and the sizes are right.
    differences.expect("words", sum(bool(c & IS_WORD) for c in image.check), len(tables.words))
    differences.expect("phrases", sum(bool(c & IS_PHRASE) for c in image.check), len(tables.phrases))
    differences.expect("stop words", sum(bool(t & STOP_WORD) for t in image.tag_numbers), len(tables.stop_words))
    differences.expect("tags", sum(bool(t & 127) for t in image.tag_numbers),
                       sum(row["tag"] != "" for row in tables.words.values()))
    differences.expect("document frequencies", sum(map(bool, image.documents)),
                       sum(tables.documents(key) > 0 for key in tables.entries()))
    differences.expect("aliases", len(image.sections.get("ALSN", ())), len(tables.aliases))
    differences.expect("the number of words in META", image.words, len(tables.words))
    differences.expect("the number of phrases in META", image.phrases, len(tables.phrases))
    differences.expect("the number of documents in META", image.document_count, tables.document_count)
    differences.expect("the total in META", image.total, tables.total)
    differences.expect("the longest entry in META", image.longest, max(len(image.path(node)) for node in nodes))


def compare_entry(image, tables, key, node, differences):
    word, phrase, alias = tables.words.get(key), tables.phrases.get(key), tables.aliases.get(key)
    flags, tag = image.check[node] & 7, image.tag_numbers[node]
    differences.expect(f"{key}, word", bool(flags & IS_WORD), word is not None)
    differences.expect(f"{key}, phrase", bool(flags & IS_PHRASE), phrase is not None)
    differences.expect(f"{key}, stop word", bool(tag & STOP_WORD), key in tables.stop_words)
    differences.expect(f"{key}, tag", image.tags[tag & 127], word["tag"] if word else "")
    differences.expect(f"{key}, documents", image.documents[node], tables.documents(key))
    differences.expect(f"{key}, what it stands for", image.stands_for(node), alias["terms"].split() if alias else [])
    if word or phrase:
        spelling = word["word"] if word else phrase["term"]
        cost = -math.log(count(word or phrase) / tables.total)
        differences.expect(f"{key}, spelling", image.spelling(node), spelling)
        if abs(image.costs[node] / 2048 - min(cost, 65535 / 2048)) > 1 / 2048:
            differences.expect(f"{key}, cost", image.costs[node] / 2048, cost)
        found = image.find(spelling)
        if found is None or found != image.entry(node):
            differences.report(f"{spelling}: a look-up of it finds {found}")


def compare_characters(image, tables, differences):
    """Folds, the characters with codes, readings."""
    for source, target in tables.folds.items():
        differences.expect(f"{source}, fold", image.fold(source), "" if is_mark(source) else target)
    keys = tables.entries()
    used = {character for key in keys for character in key}
    expected = {c for c in used.union(tables.folds.values(), map(tables.key, FIRST_CHARACTERS)) if not is_mark(c)}
    differences.expect("ALPH, which characters", set(map(chr, image.alphabet[2:])) ^ expected, set())
    differences.expect("ALPH, codes 2 to 56", "".join(map(chr, image.alphabet[2:57])), tables.key(FIRST_CHARACTERS))
    for scalar in range(0x110000):
        code = image.code(scalar)
        if code and image.alphabet[code] != ord(tables.folds.get(chr(scalar), chr(scalar))):
            differences.report(f"{chr(scalar)!r} folds to {chr(image.alphabet[code])!r} in the image, not in folds.tsv")

    for character, readings in tables.readings.items():
        # Those without a tone mark, and two that are one, take no part.
        keys = sorted({reading_key(reading) for reading in readings} - {None})
        differences.expect(f"{character}, readings", image.readings(character), keys)
    for character in map(chr, image.sections["RDGS"]):
        if character not in tables.readings:
            differences.report(f"{character}: the image has readings, readings.tsv does not")


def compare_weights(image, tables, differences):
    for feature in tables.weights:
        if feature not in FEATURES:
            differences.report(f"keyphrase-weights.tsv: the page does not name the feature {feature!r}")
    weights = image.weights() or {}
    for feature in FEATURES:
        differences.expect(f"weight of {feature!r}", weights.get(feature, 0), tables.weights.get(feature, 0) * 1000)


def compare_statistics(image, tables, differences):
    columns = ("before", "behind", "first", "last")
    for key, row in tables.levels.items():
        node = image.node(key)
        found = image.key_phrase_statistics(node) if node is not None else {}
        for column in columns:
            differences.expect(f"{row['word']}, {column}", found.get(column), int(row[column]) if row[column] else None)
    entries = tables.entries()
    for key in tables.idf.keys() & entries.keys():
        found = image.key_phrase_statistics(image.node(key))
        for genre in GENRES:
            differences.expect(f"{key}, {genre}", found.get(genre), tables.share(key, genre))


def compare_rarities(image, tables, differences):
    unseen = image.rarity("")
    if abs(unseen - tables.rarity("")) > 0.6:
        differences.expect("the rarity of what no document has", unseen, tables.rarity(""))
    for key in tables.idf:
        found, expected = image.rarity(key), tables.rarity(key)
        # Rounding, and the logarithms' last place.
        if found == unseen:
            holds = expected > unseen - 5.2
        else:
            holds = (found == 0) == (expected == 0) and abs(found - expected) < 0.6
        if not holds:
            differences.expect(f"{key}, rarity", found, expected)


def compare_layout(image, differences):
    """What the page says of every image that the compiler writes, and readers need not check."""
    end, names = 64 + 32 * int.from_bytes(image.data[24:28], "little"), []
    padding = image.data[28:64]
    for entry in range(64, end, 32):
        name = image.data[entry:entry + 4].decode("latin-1")
        names.append(name)
        flags, offset, length = (int.from_bytes(image.data[entry + a:entry + b], "little")
                                 for a, b in ((4, 8), (8, 16), (16, 24)))
        differences.expect(f"{name}, flags", flags, int(name not in OPTIONAL))
        differences.expect(f"{name}, offset", offset, (end + 63) // 64 * 64)
        padding += image.data[end:offset]
        end = offset + length
    differences.expect("the sections", names, list(ELEMENTS))
    differences.expect("the size", len(image.data), (end + 63) // 64 * 64)
    differences.expect("bytes between the sections", any(padding + image.data[end:]), False)
    differences.expect("page 0 and ALPH[0], ALPH[1]", any(image.pages[:64]) or any(image.alphabet[:2]), False)
    differences.expect("bases of nodes without children",
                       any(b and not c & HAS_CHILDREN for b, c in zip(image.base, image.check)), False)


def compare_listing(image, listing, differences):
    """`fenci` and the Python reader have to print the same."""
    rows = ((e.spelling, e.layer, str(e.cost), e.tag, str(e.documents), " ".join(e.stands_for))
            for e in image.entries())
    lines = [line.rstrip("\n") for line in listing]
    if lines[:1] != ["word\tlayer\tcost\ttag\tdocuments\tstands for"]:
        differences.report(f"the listing begins with {lines[:1]}")
    for row, line in zip_longest(rows, lines[1:]):
        mine = None if row is None else "\t".join(row)
        if mine != line:
            differences.report(f"the Python reader lists {mine!r}, fenci lists {line!r}")


def main(image_path, folder):
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    for stream in sys.stdout, sys.stderr:
        stream.reconfigure(encoding="utf-8")
    try:
        image = Image(Path(image_path).read_bytes())
    except InvalidImage as error:
        sys.exit(f"{image_path}: {error}")
    tables, differences = Tables(Path(folder)), Differences()
    compare_layout(image, differences)
    compare_entries(image, tables, differences)
    compare_characters(image, tables, differences)
    compare_weights(image, tables, differences)
    compare_statistics(image, tables, differences)
    compare_rarities(image, tables, differences)
    compare_listing(image, sys.stdin, differences)
    if differences.count:
        sys.exit(f"{differences.count} differences between {image_path} and {folder}")
    print(f"{image.words} words, {image.phrases} phrases, {len(tables.aliases)} aliases, {len(tables.stop_words)} stop "
          f"words, {len(tables.idf)} document frequencies, {len(tables.folds)} folds, readings of "
          f"{len(tables.readings)} characters, {len(tables.weights)} weights: the image is what the tables say")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: image_reader_agrees.py IMAGE FOLDER < LISTING")
    main(*sys.argv[1:])
