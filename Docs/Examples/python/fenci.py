"""Fenci from Python: Chinese word segmentation and key phrases, by ctypes on fenci.h.

    import fenci

    segmenter = fenci.Segmenter(method=fenci.Method.PROBABILITY)
    segmenter.cut("加快创新型城市建设")            # ['加快', '创新型', '城市', '建设']
    segmenter.cut_batch(lines)                     # the same for many texts, in one call
    for token in segmenter.tokens("2024年建設創(chuàng)新型城市"):
        print(token.start, token.end, token.tag)  # offsets in characters

    for keyphrase in fenci.Extractor().keyphrases(text, top=10):
        print(keyphrase.phrase, keyphrase.score, keyphrase.ranges)

It needs the shared library and nothing but Python 3.9. The library is the file that the environment variable
FENCI_LIBRARY names, or `libfenci-c` beside this file or where the system looks. Offsets count characters of `str`, so
`text[token.start:token.end]` is the token. Any number of threads may share everything but a UserDictionary, and
calls do not hold the interpreter's lock.
"""
from __future__ import annotations

import ctypes
import ctypes.util
import gc
import os
import struct
import sys
import weakref
from ctypes import POINTER, byref, c_char, c_char_p, c_double, c_int, c_size_t, c_ssize_t, c_uint16, c_uint32, c_void_p
from contextlib import contextmanager
from enum import IntEnum
from itertools import accumulate, islice
from typing import Any, Iterable, Iterator, NamedTuple, Optional, Sequence

VERSION = 1_000_000  # FENCI_VERSION of the header that this file follows


class Method(IntEnum):
    """How the boundaries between words are found. STANDARD is TRAINED for words and phrases, else PROBABILITY."""
    STANDARD, FORWARD, BACKWARD, BIDIRECTIONAL, MMSEG, PROBABILITY, TRAINED = range(7)


class Granularity(IntEnum):
    """The size of the tokens. At SEARCH and ALL, tokens overlap."""
    WORDS, PHRASES, SEARCH, ALL = range(4)


class Names(IntEnum):
    """Whether a personal name is one word or two. SPLIT needs the trained method."""
    JOINED, SPLIT = range(2)


class Tagging(IntEnum):
    """Where parts of speech come from. CONTEXT needs the trained method."""
    LEXICON, CONTEXT = range(2)


class Ranking(IntEnum):
    """How key phrases are scored."""
    TFIDF, TEXTRANK = range(2)


class Damage(IntEnum):
    """Whether damage of a text is repaired before its key phrases are found."""
    KEPT, REPAIRED = range(2)


class Kind(IntEnum):
    """The kind of a token, by its characters."""
    WORD, NUMBER, LETTERS, ADDRESS, PUNCTUATION, SYMBOL, SPACE, LINE_BREAK, INVALID = range(9)


class FenciError(Exception):
    """An argument, an image or an entry that the library refuses."""


class Token(NamedTuple):
    """A token, with offsets in characters. `tag` is the part of speech, or empty."""
    start: int
    end: int
    tag: str
    kind: Kind
    is_known: bool
    is_stop_word: bool


class Keyphrase(NamedTuple):
    """A key phrase: its spelling, its normalized form, and all occurrences as pairs of offsets in characters."""
    phrase: str
    word: str
    score: float
    termhood: float
    salience: float
    ranges: list[tuple[int, int]]


class Contribution(NamedTuple):
    """A feature of a score. It adds value * weight to the factor `termhood` or `salience`."""
    feature: str
    factor: str
    value: float
    weight: float


class Edit(NamedTuple):
    """A change that repairs a text: what replaces the characters from start to end."""
    start: int
    end: int
    replacement: str
    kind: str
    confidence: float


# ---- The structures and functions of fenci.h ----

_CODE_POINTS = 2  # FENCI_UNIT_CODE_POINT
_TOKEN = struct.Struct("@NNHBB0N")
_KNOWN, _STOP_WORD = 1, 2
_NO_COUNT = -1


class _Error(ctypes.Structure):
    _fields_ = [("code", c_int), ("message", c_char * 508)]


class _Options(ctypes.Structure):
    _fields_ = [("method", c_int), ("granularity", c_int), ("names", c_int), ("tagging", c_int)]


class _Range(ctypes.Structure):
    _fields_ = [("start", c_size_t), ("end", c_size_t)]


class _Contribution(ctypes.Structure):
    _fields_ = [("value", c_double), ("weight", c_double), ("feature", c_char_p), ("factor", c_int)]


class _Keyphrase(ctypes.Structure):
    _fields_ = [
        ("score", c_double), ("termhood", c_double), ("salience", c_double), ("phrase", c_void_p),
        ("word", c_void_p), ("phrase_length", c_size_t), ("word_length", c_size_t), ("occurrences", c_void_p),
        ("occurrence_count", c_size_t), ("contributions", POINTER(_Contribution)), ("contribution_count", c_size_t)]


class _Edit(ctypes.Structure):
    _fields_ = [
        ("confidence", c_double), ("range", _Range), ("replacement", c_void_p), ("replacement_length", c_size_t),
        ("kind", c_char_p)]


class _RepairedText(ctypes.Structure):
    _fields_ = [("text", c_void_p), ("length", c_size_t), ("edits", POINTER(_Edit)), ("edit_count", c_size_t)]


_handle, _out = c_void_p, POINTER(c_void_p)
_sizes, _size, _error = POINTER(c_size_t), POINTER(c_size_t), POINTER(_Error)
_FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "version": (c_uint32, []),
    "status_name": (c_char_p, [c_int]),
    "close": (None, [_handle]),
    "lexicon_standard": (c_int, [_out]),
    "lexicon_open": (c_int, [c_char_p, c_size_t, _out, _error]),
    "model_standard": (c_int, [_out]),
    "model_open": (c_int, [c_char_p, c_size_t, _out, _error]),
    "user_dictionary_create": (c_int, [_out]),
    "user_dictionary_insert": (c_int, [_handle, c_char_p, c_size_t, c_ssize_t, c_char_p, _error]),
    "user_dictionary_remove": (c_int, [_handle, c_char_p, c_size_t, _error]),
    "user_dictionary_insert_lines": (c_int, [_handle, c_char_p, c_size_t, c_char_p, _size, _error]),
    "user_dictionary_problems": (c_char_p, [_handle]),
    "lexicon_apply": (c_int, [_handle, _handle, _out, _error]),
    "segmenter_create": (c_int, [_handle, _handle, POINTER(_Options), _out]),
    "tag_name": (c_char_p, [_handle, c_uint16]),
    "segment": (c_int, [_handle, c_char_p, c_size_t, c_int, c_void_p, c_size_t, _size]),
    "segment_batch": (c_int, [_handle, c_char_p, _sizes, c_size_t, c_int, c_void_p, c_size_t, _sizes, _size]),
    "boundaries_batch": (c_int, [_handle, c_char_p, _sizes, c_size_t, c_int, _sizes, c_size_t, _sizes, _size]),
    "words_batch": (c_int, [_handle, c_char_p, _sizes, c_size_t, c_int, c_char, c_char, c_void_p, c_size_t, _size]),
    "extractor_create": (c_int, [_handle, c_int, c_int, _out]),
    "extract": (c_int, [_handle, c_char_p, _sizes, c_size_t, c_size_t, c_int, _out]),
    "keyphrases_of": (POINTER(_Keyphrase), [_handle, c_size_t, _size]),
    "repair_text": (c_int, [_handle, c_char_p, c_size_t, c_int, _out]),
    "repaired": (POINTER(_RepairedText), [_handle]),
    "original_ranges": (c_int, [_handle, POINTER(_Range), c_size_t]),
}


class _Library:
    """The functions of the shared library, without their prefix."""

    def __init__(self) -> None:
        suffix = "dylib" if sys.platform == "darwin" else "so"
        beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), f"libfenci-c.{suffix}")
        path = os.environ.get("FENCI_LIBRARY") or (beside if os.path.exists(beside) else None)
        path = path or ctypes.util.find_library("fenci-c")
        if path is None:
            raise FenciError("libfenci-c is not found: set FENCI_LIBRARY to its path")
        library = ctypes.CDLL(path)
        for name, (result, arguments) in _FUNCTIONS.items():
            function = getattr(library, "fenci_" + name)
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)
        version = self.version()
        if version // 1_000_000 != VERSION // 1_000_000 or version < VERSION // 1000 * 1000:
            raise FenciError(f"{path} has version {version}; {VERSION} is needed")

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


_library = _Library()


def _check(status: int, error: Optional[_Error] = None) -> None:
    if status:
        message = error.message if error else _library.status_name(status)
        raise FenciError(message.decode())


class _Handle:
    """An object of the library. It is closed when the last reference to it is gone."""

    def __init__(self, handle: c_void_p) -> None:
        self._as_parameter_ = handle
        weakref.finalize(self, _library.close, handle)


def _made(function: Any, *arguments: Any, has_error: bool = False) -> c_void_p:
    handle = c_void_p()
    if has_error:
        error = _Error()
        _check(function(*arguments, byref(handle), byref(error)), error)
    else:
        _check(function(*arguments, byref(handle)))
    return handle


def _encoded(text: str) -> bytes:
    """UTF-8 with as many characters as the text: a half of a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace")


def _offsets(texts: Sequence[bytes]) -> Any:
    return (c_size_t * (len(texts) + 1))(*accumulate(map(len, texts), initial=0))


def _string(address: Optional[int], length: int) -> str:
    return ctypes.string_at(address, length).decode() if length else ""


# ---- Lexicons ----

class Lexicon(_Handle):
    """A dictionary."""

    @classmethod
    def standard(cls) -> Lexicon:
        """The dictionary that is part of the library."""
        return cls(_made(_library.lexicon_standard))

    @classmethod
    def from_bytes(cls, image: bytes) -> Lexicon:
        """Opens an image that `fenci lexicon compile` has written."""
        return cls(_made(_library.lexicon_open, image, len(image), has_error=True))

    def applying(self, words: UserDictionary) -> Lexicon:
        """A dictionary with the changes of a user dictionary. This one does not change."""
        return Lexicon(_made(_library.lexicon_apply, self, words, has_error=True))


class Model(_Handle):
    """The weights of the trained method."""

    @classmethod
    def standard(cls) -> Model:
        """The model that is part of the library."""
        return cls(_made(_library.model_standard))

    @classmethod
    def from_bytes(cls, image: bytes) -> Model:
        """Opens an image that `fenci train model` has written."""
        return cls(_made(_library.model_open, image, len(image), has_error=True))


class UserDictionary(_Handle):
    """Changes to a dictionary. One thread at a time may use it."""

    def __init__(self) -> None:
        super().__init__(_made(_library.user_dictionary_create))

    def insert(self, word: str, count: Optional[int] = None, tag: str = "") -> None:
        """Inserts a word. Without a count it is always one word; with a count it competes with other words."""
        data, error = _encoded(word), _Error()
        _check(
            _library.user_dictionary_insert(
                self, data, len(data), _NO_COUNT if count is None else count, _encoded(tag), byref(error)), error)

    def remove(self, word: str) -> None:
        """Removes a word."""
        data, error = _encoded(word), _Error()
        _check(_library.user_dictionary_remove(self, data, len(data), byref(error)), error)

    def insert_lines(self, data: bytes, name: str) -> list[str]:
        """Inserts the words of a file, `word count tag` a line, and returns the problems as `name:line: problem`."""
        count, error = c_size_t(), _Error()
        status = _library.user_dictionary_insert_lines(
            self, data, len(data), _encoded(name), byref(count), byref(error))
        if status and not count.value:
            _check(status, error)
        return _library.user_dictionary_problems(self).decode().split("\n") if count.value else []


# ---- Segmentation ----

_SEPARATORS = [bytes([code]) for code in (0x1F, 0x1E, 0x1D, 0x1C, *range(0x09), *range(0x0E, 0x1C), 0x7F)]
_GROUP = 1 << 16  # characters of a group of texts, which is small enough for the processor's cache


class Segmenter(_Handle):
    """Segments texts into words or phrases. Make one and keep it."""

    def __init__(
        self, lexicon: Optional[Lexicon] = None, method: Method = Method.STANDARD,
        granularity: Granularity = Granularity.WORDS, names: Names = Names.JOINED,
        tagging: Tagging = Tagging.LEXICON, model: Optional[Model] = None,
    ) -> None:
        options = _Options(method, granularity, names, tagging)
        super().__init__(
            _made(
                _library.segmenter_create, lexicon or Lexicon.standard(), model or Model.standard(), byref(options)))
        self._tiles = granularity in (Granularity.WORDS, Granularity.PHRASES)
        self._tags: list[str] = []
        while (name := _library.tag_name(self, len(self._tags))) is not None:
            self._tags.append(name.decode())

    def cut(self, text: str) -> list[str]:
        """The tokens of a text as strings. Unless they overlap, they are the text when joined."""
        return self.cut_batch([text])[0]

    def cut_batch(self, texts: Iterable[str]) -> list[list[str]]:
        """The tokens of each text as strings. This is the fastest way to many words."""
        found: list[list[str]] = []
        with _collection_paused():
            for group in _groups(texts):
                try:
                    encoded = list(map(str.encode, group))
                except UnicodeEncodeError:
                    found += self._slices(group)
                else:
                    found += self._words(encoded, 0) or self._slices(group)
        return found

    def normalized_forms(self, text: str) -> list[str]:
        """The form of each token in the dictionary: 创新 for 創(chuàng)新."""
        found = self._words([_encoded(text)], 1)
        if found is None:
            raise FenciError("the text has all characters that could separate its words")
        return found[0]

    def tokens(self, text: str) -> list[Token]:
        """The tokens of a text with their offsets in characters."""
        return self.tokens_batch([text])[0]

    def tokens_batch(self, texts: Iterable[str]) -> list[list[Token]]:
        """The tokens of each text."""
        found: list[list[Token]] = []
        for group in _groups(texts):
            flat, counts = self._tokens(group)
            position = 0
            for count in counts:
                found.append(flat[position:position + count])
                position += count
        return found

    def boundaries_batch(self, texts: Sequence[str]) -> tuple[Any, Any]:
        """The ends of all tokens in characters, text by text, and the number of tokens of each text.

        Both are arrays of ctypes. This makes no object for a token.
        """
        encoded = list(map(_encoded, texts))
        data, offsets, counts, count = b"".join(encoded), _offsets(encoded), (c_size_t * len(texts))(), c_size_t()
        capacity = len(data)
        while True:
            ends = (c_size_t * capacity)()
            _check(
                _library.boundaries_batch(
                    self, data, offsets, len(texts), _CODE_POINTS, ends, capacity, counts, byref(count)))
            if count.value <= capacity:
                return (c_size_t * count.value).from_buffer(ends), counts
            capacity = count.value

    def _tokens(self, texts: Sequence[str]) -> tuple[list[Token], Any]:
        encoded = list(map(_encoded, texts))
        data, offsets, counts, count = b"".join(encoded), _offsets(encoded), (c_size_t * len(texts))(), c_size_t()
        capacity = len(data) if self._tiles else 4 * len(data)
        while True:
            tokens = (c_char * (capacity * _TOKEN.size))()
            _check(
                _library.segment_batch(
                    self, data, offsets, len(texts), _CODE_POINTS, tokens, capacity, counts, byref(count)))
            if count.value <= capacity:
                break
            capacity = count.value
        tags, kinds = self._tags, list(Kind)
        written = memoryview(tokens)[:count.value * _TOKEN.size]
        return [
            Token(start, end, tags[tag], kinds[kind], bool(flags & _KNOWN), bool(flags & _STOP_WORD))
            for start, end, tag, kind, flags in _TOKEN.iter_unpack(written)], counts

    def _words(self, encoded: Sequence[bytes], form: int) -> Optional[list[list[str]]]:
        """The spellings of all tokens, or None if the texts leave no two bytes to separate them."""
        data = b"".join(encoded)
        free = list(islice((byte for byte in _SEPARATORS if byte not in data), 2))
        if len(free) < 2:
            return None
        separator, terminator = free
        offsets, length = _offsets(encoded), c_size_t()
        capacity = len(encoded) + (2 if self._tiles else 8) * len(data)
        while True:
            room = (c_char * capacity)()
            _check(
                _library.words_batch(
                    self, data, offsets, len(encoded), form, separator, terminator, room, capacity, byref(length)))
            if length.value <= capacity:
                break
            capacity = length.value
        between = separator.decode()
        texts = str(memoryview(room)[:length.value], "utf-8").split(terminator.decode())
        texts.pop()
        return [text.split(between) if text else [] for text in texts]

    def _slices(self, texts: Sequence[str]) -> list[list[str]]:
        found, (flat, counts), position = [], self._tokens(texts), 0
        for text, count in zip(texts, counts):
            found.append([text[token.start:token.end] for token in flat[position:position + count]])
            position += count
        return found


def _groups(texts: Iterable[str]) -> Iterator[list[str]]:
    """Puts short texts together, so that a call has enough to do."""
    group: list[str] = []
    length = 0
    for text in texts:
        group.append(text)
        length += len(text)
        if length >= _GROUP:
            yield group
            group, length = [], 0
    if group:
        yield group


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Keeps the garbage collector from visiting many new lists of strings, which are no garbage, again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


# ---- Key phrases ----

class Extractor(_Handle):
    """Finds key phrases. Make one and keep it."""

    def __init__(
        self, lexicon: Optional[Lexicon] = None, ranking: Ranking = Ranking.TFIDF, damage: Damage = Damage.KEPT,
    ) -> None:
        super().__init__(_made(_library.extractor_create, lexicon or Lexicon.standard(), ranking, damage))

    def keyphrases(self, text: str, top: int = 20) -> list[Keyphrase]:
        """The best key phrases of a text, best first."""
        return self.keyphrases_batch([text], top)[0]

    def keyphrases_batch(self, texts: Iterable[str], top: int = 20) -> list[list[Keyphrase]]:
        """The best key phrases of each text."""
        found: list[list[Keyphrase]] = []
        for group in _groups(texts):
            answers = self._extract(group, top)
            for number in range(len(group)):
                found.append([_keyphrase(item) for item in _of(answers, number)])
        return found

    def explanations(self, text: str, top: int = 20) -> list[tuple[Keyphrase, list[Contribution]]]:
        """The best key phrases of a text, each with the features of its score."""
        answers = self._extract([text], top)
        return [(_keyphrase(item), _contributions(item)) for item in _of(answers, 0)]

    def _extract(self, texts: Sequence[str], top: int) -> _Handle:
        if top < 0:
            raise FenciError("the number of key phrases is negative")
        encoded = list(map(_encoded, texts))
        return _Handle(
            _made(
                _library.extract, self, b"".join(encoded), _offsets(encoded), len(texts), top, _CODE_POINTS))


def _of(answers: _Handle, number: int) -> list[_Keyphrase]:
    count = c_size_t()
    first = _library.keyphrases_of(answers, number, byref(count))
    return first[:count.value] if count.value else []


def _keyphrase(item: _Keyphrase) -> Keyphrase:
    numbers = iter((c_size_t * (2 * item.occurrence_count)).from_address(item.occurrences))
    return Keyphrase(
        _string(item.phrase, item.phrase_length), _string(item.word, item.word_length), item.score, item.termhood,
        item.salience, list(zip(numbers, numbers)))


def _contributions(item: _Keyphrase) -> list[Contribution]:
    return [
        Contribution(part.feature.decode(), ("termhood", "salience")[part.factor], part.value, part.weight)
        for part in item.contributions[:item.contribution_count]]


# ---- Repair ----

class RepairedText(_Handle):
    """A text after repair of its damage. Offsets count characters."""

    def __init__(self, text: str, lexicon: Optional[Lexicon] = None) -> None:
        data = _encoded(text)
        super().__init__(
            _made(_library.repair_text, lexicon or Lexicon.standard(), data, len(data), _CODE_POINTS))
        answer = _library.repaired(self).contents
        #: The text after repair.
        self.text: str = _string(answer.text, answer.length)
        #: All changes, in the order of the text.
        self.edits: list[Edit] = [
            Edit(edit.range.start, edit.range.end, _string(edit.replacement, edit.replacement_length),
                 edit.kind.decode(), edit.confidence)
            for edit in (answer.edits[:answer.edit_count] if answer.edit_count else [])]

    def original_ranges(self, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The ranges of the original that ranges of the repaired text came from."""
        answers = (_Range * len(ranges))(*ranges)
        _check(_library.original_ranges(self, answers, len(ranges)))
        return [(answer.start, answer.end) for answer in answers]
