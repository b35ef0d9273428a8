"""Reads a compiled dictionary, the image that Docs/ImageFormat.md describes.

    python3 image_reader.py IMAGE

prints every word, phrase and stop word with what is known of it, as `fenci lexicon inspect --entries` does.

This file is written from that page alone and needs nothing but Python 3.9. It is meant to be read, and to be ported:
everything that is special to Python is in `_numbers`. Headings in quotation marks are those of the page.
"""
import struct
import sys
import unicodedata
import zlib
from array import array
from typing import NamedTuple

# Name of a section → type of an element ("Section table"). The optional ones may be missing.
ELEMENTS = {
    "META": "u32", "CIDX": "u16", "CPAG": "u16", "ALPH": "u32", "CHCK": "u16", "BASE": "u32", "ROOT": "u32", "COST": "u16",
    "TAGS": "u8", "DOCS": "u16", "TAGN": "u8", "SPLN": "u32", "SPLO": "u32", "SPLB": "u8", "RDGS": "u32",
    "RDGO": "u32", "RDGK": "u32", "ALSN": "u32", "ALSO": "u32", "ALSB": "u8", "WGHT": "i32",
    "WNAM": "u8", "KPST": "u32",
    "GBKT": "u16", "TRMF": "u32", "TRMI": "u8"}
OPTIONAL = {"ALSN", "ALSO", "ALSB", "WGHT", "WNAM", "KPST", "GBKT", "TRMF", "TRMI"}

HAS_CHILDREN, IS_WORD, IS_PHRASE = 4, 2, 1  # the flags in CHCK
STOP_WORD = 128  # the flag in TAGS
ROOT = 0
VACANT = 2  # no node has this base
GBK_CELLS = 126 * 190

KINDS = ("phrase", "word", "run", "title")
PARTS_OF_SPEECH = ("unknown", "noun", "person", "place", "organisation", "proper noun", "verb", "verbal noun", "adjective",
                   "numeral", "idiom", "locution", "adverb", "other")
GENRES = ("council", "laws", "national", "provincial", "recent")
SHARES = {1: "some", 2: "many"}
NEIGHBOURS = PARTS_OF_SPEECH + (
    "stop word", "opening quotation mark", "closing quotation mark", "opening title mark", "closing title mark",
    "enumeration comma", "comma", "full stop", "opening parenthesis", "closing parenthesis", "punctuation")
FEATURES = (
    ["bias", *KINDS] + [f"inner {part}" for part in ("verb", "adverb", "numeral", "other", "unknown")]
    + ["inner stop word", "begins with phrase", "ends with phrase", "left cut", "right cut"]
    + [f"{kind} characters {n}" for kind in KINDS for n in range(2, 17)] + [f"words {n}" for n in range(1, 11)]
    + [f"{place} {part}" for part in PARTS_OF_SPEECH for place in ("first", "last")]
    + [f"{kind}{side} {neighbour}" for side in ("left", "right") for neighbour in NEIGHBOURS
       for kind in ("", *(f"{kind} " for kind in KINDS))]
    + [f"{kind} same {side} {n}" for kind in KINDS for side in ("left", "right") for n in range(4)]
    + [f"{column} level {n}" for column in ("before", "behind", "first", "last") for n in range(-4, 7)]
    + [f"{genre} {share}" for genre in GENRES for share in SHARES.values()]
    + [f"salience {name}" for name in (
        "frequency", "rarity", "title", "whole title", "heading", "lead", "spread", "quotes", "length", "weight",
        "half length", "repeated")])

LETTERS = {**{letter: n for n, letter in enumerate("abcdefghijklmnopqrstuvwxyz", 1)}, "ü": 27, "ê": 28, "ɡ": 7, "ɑ": 1}
TONES = {"\u0304": 0, "\u0301": 1, "\u030c": 2, "\u0300": 3}


class InvalidImage(Exception):
    """The bytes are no image, or a damaged one."""


class Entry(NamedTuple):
    """What is known of a word, a phrase or a stop word."""

    spelling: str
    is_word: bool
    is_phrase: bool
    is_stop_word: bool
    cost: float  # −ln(count / total), in nats; without meaning in a stop word that is neither word nor phrase
    tag: str
    documents: int
    stands_for: list  # of spellings: what it is another name of

    @property
    def layer(self):
        flags = (self.is_word, "word"), (self.is_phrase, "phrase"), (self.is_stop_word, "stop")
        return "+".join(name for holds, name in flags if holds)


class Image:
    """An image that has been checked completely. A node of the trie is the number of its slot."""

    def __init__(self, data):
        self.data = bytes(data)
        self._read_sections()
        self._read_sizes()
        self._check_code_map()
        self._check_trie()
        self.tags = [""] + texts(self.sections["TAGN"])
        require(all(tag & 127 < len(self.tags) for tag in self.tag_numbers), "TAGS", "a tag without a name")
        self._spellings = self._ranges("SPLN", "SPLO", "SPLB")
        self._readings = self._ranges("RDGS", "RDGO", "RDGK")
        self._aliases = self._ranges("ALSN", "ALSO", "ALSB", optional=True)
        self._weights = self.sections.get("WGHT", ())
        self._features = texts(bytes(self.sections.get("WNAM", b"")))
        require(len(self._weights) == len(self._features), "WGHT", f"{len(self._weights)} weights")
        self._statistics = self.sections.get("KPST", ())
        require(len(self._statistics) in (0, len(self.check)), "KPST", f"{len(self._statistics)} values")
        self._gbk = self.sections.get("GBKT", ())
        require(len(self._gbk) in (0, GBK_CELLS + 1497), "GBKT", f"{len(self._gbk)} elements")
        require(not any(0xD800 <= value < 0xE000 for value in self._gbk[:GBK_CELLS]), "GBKT", "a surrogate")

        self._fingerprints, self._rarities = self.sections.get("TRMF", ()), self.sections.get("TRMI", ())
        slots = len(self._fingerprints)
        if slots or self._rarities:
            require(4 <= slots <= 1 << 32 and slots & slots - 1 == 0, "TRMF", f"{slots} slots")
            require(len(self._rarities) == slots + 1, "TRMI", f"{len(self._rarities)} values")
            require(sum(map(bool, self._fingerprints)) <= slots // 4 * 3, "TRMF", "too many slots are full")

    # Looking up

    def node(self, text):
        """The node at the end of the text's path, whatever it holds, or None."""
        node = ROOT
        for character in text:
            if is_mark(character):
                continue
            code = self.code(ord(character))
            node = self.child(node, code) if code else None
            if node is None:
                return None
        return node

    def find(self, text):
        """The entry that matches the whole text, or None."""
        node = self.node(text)
        return None if node is None else self.entry(node)

    def entries(self):
        """All words, phrases and stop words, in the order of their slots."""
        for node in range(self.slots):
            entry = self.entry(node)
            if entry:
                yield entry

    def entry(self, node):
        """What is known of a node; None if it is neither word nor phrase nor stop word."""
        flags, tag = self.check[node] & 7, self.tag_numbers[node]
        if not (flags & (IS_WORD | IS_PHRASE) or tag & STOP_WORD):
            return None
        return Entry(
            self.spelling(node), bool(flags & IS_WORD), bool(flags & IS_PHRASE), bool(tag & STOP_WORD),
            self.costs[node] / 2048, self.tags[tag & 127], self.documents[node], self.stands_for(node))

    # "The trie"

    def child(self, node, code):
        """The node below another one over a code, or None."""
        if node == ROOT:
            base = 0  # the root has no slot of its own, hence no flags
        elif self.check[node] & HAS_CHILDREN:
            base = self.base[node]
        else:
            return None
        slot = base ^ code
        return slot if self.check[slot] >> 3 == code >> 1 else None

    def path(self, node):
        """The codes on the way from the root to a node."""
        codes = []
        while node != ROOT:
            codes.append(self._last_code(node))
            node = self._owner[node ^ codes[-1]]
        return codes[::-1]

    def _last_code(self, slot):
        return (self.check[slot] >> 3) << 1 | slot & 1

    # "From characters to codes"

    def code(self, scalar):
        """The code of a scalar; 0 if no entry contains it."""
        return self.pages[self.page_of[scalar >> 6] * 64 + (scalar & 63)]

    def fold(self, text):
        """The text as it matches: marks left out, each character replaced by the one that it folds to."""
        kept = (character for character in text if not is_mark(character))
        return "".join(chr(self.alphabet[self.code(ord(c))]) if self.code(ord(c)) else c for c in kept)

    # "Spellings", "Aliases", "Readings", "Weights"

    def spelling(self, node):
        if node in self._spellings:
            return bytes(self._spellings[node]).decode("utf-8", "replace")
        return "".join(chr(self.alphabet[code]) for code in self.path(node))

    def stands_for(self, node):
        """What an alias stands for, as it is spelt in the table; empty for what is none."""
        return texts(self._aliases.get(node, b""))

    def readings(self, character):
        """The keys of a character's readings, to be compared with `reading_key`."""
        return list(self._readings.get(ord(character), ()))

    def characters_with_readings(self):
        return [chr(scalar) for scalar in self._readings]

    def weights(self):
        """Feature → weight in thousandths, or None: then the reader has to use its own."""
        return dict(zip(self._features, self._weights)) if self._weights else None

    def gbk(self, lead, trail):
        """ "GBK": the character of two bytes, or None, and whether it is of Big5's first level. """
        if not (self._gbk and 0x81 <= lead <= 0xFE and 0x40 <= trail <= 0xFE and trail != 0x7F):
            return None, False
        cell = (lead - 0x81) * 190 + trail - (0x41 if trail > 0x7F else 0x40)
        value = self._gbk[cell]
        return chr(value) if value else None, bool(self._gbk[GBK_CELLS + (cell >> 4)] >> (cell & 15) & 1)

    def rarity(self, text):
        """ "How rare terms are": the inverse document frequency in sixteenths of a nat; 0 for what is everywhere. """
        if not self._rarities:
            return None
        value, slots = 0x9E3779B97F4A7C15, len(self._fingerprints)
        for character in self.fold(text):
            value = (value ^ ord(character)) * 0xD6E8FEB86659FD93 & 0xFFFFFFFFFFFFFFFF
            value ^= value >> 29
        first, fingerprint = value * slots >> 64, max(value & 0xFFFFFFFF, 1)
        for slot in range(first, first + 1024):
            slot %= slots
            if self._fingerprints[slot] == fingerprint:
                return self._rarities[slot]
            if self._fingerprints[slot] == 0:
                break
        return self._rarities[-1]

    def key_phrase_statistics(self, node):
        """ "Key-phrase statistics": levels by column and shares by genre, as far as they are known. """
        bits = self._statistics[node] if self._statistics else 0
        codes = {name: bits >> shift & 15 for name, shift in (("before", 0), ("behind", 4), ("first", 8), ("last", 12))}
        known = {name: code - 5 for name, code in codes.items() if code}
        shares = {name: bits >> 16 + 2 * n & 3 for n, name in enumerate(GENRES)}
        return known | {name: SHARES[share] for name, share in shares.items() if share}

    # Opening

    def _read_sections(self):
        """ "Header" and "Section table": fills `sections`, name → array of numbers. """
        data = self.data
        require(len(data) >= 64, "header", "shorter than 64 bytes")
        magic, major, self.minor_version, checksum, size, count = struct.unpack_from("<8sHHIQI", data)
        require(magic == b"FENCILEX", "header", "this is no dictionary image")
        require(major == 3, "header", f"version {major} is not understood")
        require(size == len(data), "header", f"{size} bytes are promised, there are {len(data)}")
        require(count <= 1024, "header", f"{count} sections")
        require(64 + 32 * count <= size, "section table", "it ends behind the image")
        self.sections = {}
        end, seen = 64 + 32 * count, set()
        for index in range(count):
            raw, flags, offset, length, _ = struct.unpack_from("<4sIQQQ", data, 64 + 32 * index)
            name = raw.decode("latin-1")
            require(name not in seen, name, "it stands twice")
            require(offset % 64 == 0 and offset >= end, name, f"it cannot begin at {offset}")
            end = offset + length
            seen.add(name)
            require(end <= size, name, "it ends behind the image")
            if name in ELEMENTS:
                self.sections[name] = _numbers(name, data[offset:end])
            else:
                require(not flags & 1, name, "a section that is needed and not known")
        for name in ELEMENTS:
            require(name in self.sections or name in OPTIONAL, name, "it is missing")
        require(zlib.crc32(data[16:]) == checksum, "header", "the checksum is wrong: the image is damaged")

    def _read_sizes(self):
        """ "META" """
        sections = self.sections
        require(len(sections["META"]) == 9, "META", "it does not have nine fields")
        (self.slots, self.block, size, self.longest, self.words, self.phrases, low, high,
         self.document_count) = sections["META"]
        self.total = high << 32 | low
        require(57 <= size <= 16383, "META", f"an alphabet of {size}")
        require(self.block & (self.block - 1) == 0 and size <= self.block <= 16384, "META", f"a block of {self.block}")
        require(self.slots > 0 and self.slots % self.block == 0, "META", f"{self.slots} slots")
        require(1 <= self.longest <= 63, "META", f"a longest entry of {self.longest} characters")
        require(self.document_count <= 65535, "META", f"{self.document_count} documents")
        lengths = {"CIDX": 17408, "ALPH": size, "ROOT": size, **dict.fromkeys(("CHCK", "BASE", "COST", "TAGS", "DOCS"), self.slots)}
        for name, length in lengths.items():
            require(len(sections[name]) == length, name, f"{len(sections[name])} elements instead of {length}")
        self.page_of, self.pages, self.alphabet = sections["CIDX"], sections["CPAG"], sections["ALPH"]
        self.check, self.base, self.costs = sections["CHCK"], sections["BASE"], sections["COST"]
        self.tag_numbers, self.documents = sections["TAGS"], sections["DOCS"]

    def _check_code_map(self):
        require(len(self.pages) % 64 == 0, "CPAG", "a page that is not whole")
        han = list(self.page_of[0x4E00 >> 6:0xA000 >> 6])
        require(han == list(range(1, 329)), "CIDX", "the pages of U+4E00 to U+9FFF are not the first ones")
        require(max(self.page_of) < len(self.pages) // 64, "CIDX", "a page that does not exist")
        require(max(self.pages) < len(self.alphabet), "CPAG", "a code that does not exist")
        for scalar in self.alphabet:
            require(scalar < 0xD800 or 0xE000 <= scalar < 0x110000, "ALPH", f"{scalar:#x} is no scalar")

    def _check_trie(self):
        """Proves that the used slots form one tree; fills `_owner`, base → the one node that has it."""
        require(self.check[ROOT] == 0 and self.base[ROOT] == 0, "CHCK", "slot 0 is used")
        self._owner = {0: ROOT}
        for slot, check in enumerate(self.check):
            require(check == 0 or check >> 3, "CHCK", f"slot {slot} has flags but no label")
            if check & HAS_CHILDREN:
                base = self.base[slot]
                require(base % 2 == 0 and base < self.slots and base != VACANT, "BASE", f"slot {slot} has the base {base}")
                require(base not in self._owner, "BASE", f"slot {slot} shares the base {base}")
                self._owner[base] = slot
        for code, root in enumerate(self.sections["ROOT"]):
            is_parent = self.check[code] >> 3 == code >> 1 and self.check[code] & HAS_CHILDREN
            require(root == (self.base[code] if is_parent else VACANT), "ROOT", f"code {code} has the root {root}")
        for slot, check in enumerate(self.check):
            steps, node = 0, slot
            while check and node != ROOT:
                code = self._last_code(node)
                require(code < len(self.alphabet), "CHCK", f"slot {node} has the code {code}")
                node, steps = self._owner.get(node ^ code), steps + 1
                require(node is not None and steps <= self.longest, "CHCK", f"slot {slot} does not lead to the root")

    def _ranges(self, keys_name, offsets_name, values_name, optional=False):
        """Three sections as one table: key → its part of the values."""
        keys, offsets, values = (self.sections.get(name, ()) for name in (keys_name, offsets_name, values_name))
        if optional and not (keys or offsets or values):
            return {}
        require(all(a < b for a, b in zip(keys, keys[1:])), keys_name, "it does not ascend")
        require(len(offsets) == len(keys) + 1, offsets_name, f"{len(offsets)} elements for {len(keys)} keys")
        require(all(a <= b for a, b in zip(offsets, offsets[1:])), offsets_name, "it does not ascend")
        require(offsets[0] == 0 and offsets[-1] == len(values), offsets_name, "it does not span what it points into")
        return {key: values[start:end] for key, start, end in zip(keys, offsets, offsets[1:])}


def _numbers(name, data):
    """The elements of a section, which are little-endian, as numbers."""
    numbers = array({"u8": "B", "u16": "H", "u32": "I", "i32": "i"}[ELEMENTS[name]])
    require(len(data) % numbers.itemsize == 0, name, "its last element is not whole")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def texts(data):
    """Texts that are each followed by a zero byte. What is no UTF-8 is replaced by U+FFFD."""
    return bytes(data).decode("utf-8", "replace").split("\0")[:-1]


def is_mark(character):
    """Whether a character is left out before the look-up: Grapheme_Cluster_Break is Extend, SpacingMark or ZWJ.

    Python knows general categories only. They come near: what is missing is added, and about thirty spacing marks of
    South-East Asian scripts are left out here that the property keeps.
    """
    return (unicodedata.category(character) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= character <= "\U0001f3ff"
            or "\U000e0020" <= character <= "\U000e007f" or character in "\u200c\u200d\u0e33\u0eb3\uff9e\uff9f")


def reading_key(syllable):
    """A toned pinyin syllable as the number that stands for it in an image, or None if it has no tone mark."""
    key, tone, letters = 0, None, 0
    for character in unicodedata.normalize("NFD", syllable.lower()).replace("u\u0308", "ü").replace("e\u0302", "ê"):
        if character in TONES and tone is None:
            tone = TONES[character]
        elif character in LETTERS and letters < 6:
            key, letters = key << 5 | LETTERS[character], letters + 1
        else:
            return None
    return None if tone is None else key << 2 | tone


def require(holds, section, message):
    if not holds:
        raise InvalidImage(f"{section}: {message}")


def main(arguments):
    if len(arguments) != 1:
        sys.exit("usage: image_reader.py IMAGE")
    try:
        with open(arguments[0], "rb") as file:
            image = Image(file.read())
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        print("word", "layer", "cost", "tag", "documents", "stands for", sep="\t")
        for entry in image.entries():
            print(entry.spelling, entry.layer, entry.cost, entry.tag, entry.documents, " ".join(entry.stands_for),
                  sep="\t")
    except BrokenPipeError:
        sys.stderr.close()  # whoever reads the output has seen enough
    except (OSError, InvalidImage) as error:
        sys.exit(f"{arguments[0]}: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
