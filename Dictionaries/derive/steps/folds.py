"""Recomputes standard/folds.tsv: the single Unicode scalars that match as another one.

The question for every pair is not "is this the same word?" but "may text that holds the one match an entry
that is spelt with the other, without making a wrong match in ordinary simplified text?".

Rules, in order; the first source that maps a character wins:

1. A character of the Table of General Standard Chinese Characters (8,105 characters, the kTGHZ2013 field of
   Unihan) keeps itself. It is the simplified spelling of something. FOLD_THOUGH_STANDARD lists the exceptions.
2. traditional: OpenCC's TSCharacters, then Unihan kSimplifiedVariant when it names one other character. A
   target outside the table of standard characters comes last, after the variants (鑛 is 矿, not a rare 𰽚).
   Of several targets OpenCC's first is taken, because it orders them by frequency. When the first is the
   character itself (牴 衹) and rule 1 does not protect it, the next one is taken.
3. variant: the regional forms of OpenCC's TWVariants, HKVariants and JPVariants; OpenCC's later targets, which
   are irregular simplifications (谘 讬 侭); Unihan kZVariant; Unihan kSemanticVariant where it is safe (see
   `safe_variants`); EXTRA_VARIANTS.
4. compatibility: ideographs that decompose canonically to one scalar, letters likewise, CJK and Kangxi radicals.
5. width: full-width letters, digits and some symbols. Brackets and sentence punctuation keep themselves:
   their full-width form is the standard one in Chinese text.
6. case: the simple case foldings of Latin, Greek and Cyrillic letters.
7. diacritic: a Latin, Greek or Cyrillic letter that is canonically a letter and combining marks matches as the
   letter. Marks are looked through in text, so composed and decomposed spellings match alike.

Chains are followed to their end, so the table is idempotent: no `to` is a `from`.
"""
import unicodedata
from collections import defaultdict

from common import jieba, opencc, scalar, scalar_range, unicode_records, unihan, write_table

# Standard characters that fold all the same. On the mainland each is confined to names, to one or two
# learned words or to dialect; in traditional text it is the ordinary spelling of a common word.
FOLD_THOUGH_STANDARD = {
    "乾": "干",  # 乾淨, 餅乾; on the mainland 乾隆, 乾坤 and names, which keep matching through their folded form
    "剋": "克",  # 剋星, 攻剋; on the mainland only the dialect verb kēi
    "夥": "伙",  # 夥伴, 合夥; on the mainland the learned 获益甚夥
    "彷": "仿",  # 彷彿; 彷徨 loses nothing, since nobody writes 仿徨 for anything else
    "徵": "征",  # 特徵, 徵求; on the mainland the note of the scale and names
    "於": "于",  # 對於, 關於; on the mainland a surname
    "昇": "升",  # 提昇; on the mainland names
    "氾": "泛",  # 氾濫; on the mainland a surname
    "甦": "苏",  # 復甦; on the mainland names
    "祕": "秘",  # 祕書; on the mainland a surname
    "蒐": "搜",  # 蒐集; on the mainland the learned word for a hunt
    "釐": "厘",  # 釐清, 公釐; on the mainland names
    "陞": "升",  # 晉陞; on the mainland names
    "麽": "么",  # 甚麽; on the mainland the learned 幺麽
    "锺": "钟",  # the surname 鍾 is simplified both ways: 钱钟书, 钱锺书
}

# Standard characters that OpenCC maps and that stay. They need no line of code, rule 1 protects them; the
# reasons are written down because each is a question that comes up.
#   著  the spelling of 著名, 著作, 显著. The traditional particle 著 (着) stays apart; words.py adds the
#       spellings of the words that hold it (意味著).
#   瞭  瞭望, 瞭望台. Folded to 了 it would match inside 为了望见; words.py adds 瞭解, 明瞭 as spellings.
#   藉  慰藉, 狼藉, 枕藉.    覆  覆盖, 颠覆, 覆灭: over a thousand uses in official documents.
#   吒  哪吒.    甯  a surname apart from 宁.    祇  神祇.    薹  蒜薹.    阪  大阪.    脩  束脩.
#   苧  the simplified form of 薴.    爇, 薳  their targets are rarer than they are.
#   幺, 擡, 着 and others are standard or common where OpenCC's regional tables, read backwards, would fold
#   them: 么 (幺), 抬 (擡), 著 (着), 沪 (濾), 浜 (濱), 弁 (辨, 辯, 瓣), 芸 (藝), 予 (豫), 欠 (缺), 缶 (罐), 酢 (醋).
# Never the source of a pair in any table, listed for the same reason: 干 余 后 云 里 面 斗 谷 松 沈 甚 什.

# Variants that no source lists rightly.
EXTRA_VARIANTS = {
    "妳": "你",  # Unihan gives 奶 beside 你; in present-day text it is the feminine 你
    "牠": "它",  # the 它 of animals
}

# Semantic variants that pass the tests of `safe_variants` and are wrong as folds.
UNSAFE_SEMANTIC_VARIANTS = set(
    "卍"  # a sign, not 万
    "卄"  # 二十, not 廿 in every use
    "圕"  # one character for 图书馆
    "槑"  # net language, not 梅
    "傜"  # the name of a people in older texts, not 徭
    "豝"  # a sow, not 羓
    "亼勹乚巤芔灬"  # components of characters
)

FOLDED_SYMBOLS = "％＠＃＋－／＆＊．＿＝～＄"
CASED_BLOCKS = [(0x0041, 0x024F), (0x0370, 0x052F), (0x1E00, 0x1FFF)]
RADICAL_BLOCKS = (0x2E80, 0x2FDF)
# A variant that occurs in words this often, by jieba's counts, is a word of its own.
OWN_WORD_COUNT = 20


def standard_characters(readings):
    return {character for character, field, _ in readings if field == "kTGHZ2013"}


def first_readings(readings):
    return {character: value.split()[0] for character, field, value in readings if field == "kMandarin"}


def unihan_variants():
    """field → character → the characters it names, without the sources' marks."""
    table = defaultdict(dict)
    for character, field, value in unihan("Variants"):
        table[field][character] = [scalar(item.partition("<")[0]) for item in value.split()]
    return table


def counts_in_longer_words():
    """How often each character stands in jieba's words of two and more characters."""
    counts = defaultdict(int)
    for word, count, _ in jieba():
        if len(word) > 1:
            for character in set(word):
                counts[character] += count
    return counts


class Folds:
    """The pairs gathered so far. A protected character is never folded, and the first source wins."""

    def __init__(self, protected):
        self.protected = protected
        self.pairs = {}

    def add(self, source, target, kind):
        if source != target and source not in self.protected and source not in self.pairs:
            if self.end(target) != source:
                self.pairs[source] = (target, kind)

    def end(self, character):
        while character in self.pairs:
            character = self.pairs[character][0]
        return character

    def rows(self):
        return [(source, self.end(target), kind) for source, (target, kind) in self.pairs.items()]


def add_exceptions(folds):
    for source, target in FOLD_THOUGH_STANDARD.items():
        folds.add(source, target, "traditional" if source != "锺" else "variant")
    for source, target in EXTRA_VARIANTS.items():
        folds.add(source, target, "variant")


def add_traditional(folds):
    for source, targets in opencc("TSCharacters").items():
        others = [target for target in targets if target != source]
        if others:
            folds.add(source, others[0], "traditional")


def add_simplified(folds, simplified_variants, allowed=None):
    for source, targets in simplified_variants.items():
        if len(targets) == 1 and (allowed is None or targets[0] in allowed):
            folds.add(source, targets[0], "traditional")


def add_regional_forms(folds):
    """OpenCC's tables lead from its standard traditional form to the regional one; folding leads back."""
    for name in ("TWVariants", "HKVariants", "JPVariants"):
        for standard, regional in opencc(name).items():
            for form in regional:
                folds.add(form, standard, "variant")


def add_irregular_simplifications(folds):
    for targets in opencc("TSCharacters").values():
        for later in targets[1:]:
            folds.add(later, targets[0], "variant")


def safe_variants(folds, table, standard, reading, own_word_counts):
    """Variants that lead to exactly one standard character, read alike, and are no word of their own."""
    for source, targets in table.items():
        ends = {folds.end(target) for target in targets} & standard
        if len(ends) != 1:
            continue
        target = ends.pop()
        alike = reading.get(source) is not None and reading.get(source) == reading.get(target)
        if alike and own_word_counts[source] < OWN_WORD_COUNT:
            yield source, target


def components(definitions):
    """Characters that Unihan defines as a radical: 亻, 氵."""
    return {character for character, field, value in definitions
            if field == "kDefinition" and "radical" in value.lower() and len(value) < 60}


def add_compatibility(folds):
    for fields in unicode_records("UnicodeData.txt"):
        character, category, decomposition = scalar(fields[0]), fields[2], fields[5]
        is_radical = RADICAL_BLOCKS[0] <= ord(character) <= RADICAL_BLOCKS[1]
        parts = decomposition.removeprefix("<compat> " if is_radical else "").split()
        if len(parts) == 1 and (category.startswith("L") or is_radical):
            folds.add(character, scalar(parts[0]), "compatibility")
    for sources, target, *_ in unicode_records("EquivalentUnifiedIdeograph.txt"):
        for character in scalar_range(sources):
            if RADICAL_BLOCKS[0] <= ord(character) <= RADICAL_BLOCKS[1]:
                folds.add(character, scalar(target), "compatibility")


def add_width(folds):
    full_width = [chr(code) for code in range(0xFF01, 0xFF5F)]
    for character in full_width:
        narrow = chr(ord(character) - 0xFEE0)
        if narrow.isalnum() or character in FOLDED_SYMBOLS:
            folds.add(character, narrow, "width")
    folds.add("￥", "¥", "width")


def add_case(folds):
    """C and S of CaseFolding.txt are the foldings of one scalar to one scalar without a locale."""
    for code, status, mapping, *_ in unicode_records("CaseFolding.txt"):
        character = scalar(code)
        in_block = any(first <= ord(character) <= last for first, last in CASED_BLOCKS)
        if status in "CS" and in_block and unicodedata.category(character).startswith("L"):
            folds.add(character, scalar(mapping), "case")


def add_diacritics(folds):
    for first, last in CASED_BLOCKS:
        for code in range(first, last + 1):
            letter, *marks = unicodedata.normalize("NFD", chr(code))
            if marks and letter.isalpha() and all(unicodedata.category(mark) == "Mn" for mark in marks):
                folds.add(chr(code), letter, "diacritic")


def derive():
    readings = list(unihan("Readings"))
    variants = unihan_variants()
    standard = standard_characters(readings)
    reading = first_readings(readings)
    own_word_counts = counts_in_longer_words()
    unsafe = components(readings) | UNSAFE_SEMANTIC_VARIANTS
    folds = Folds(protected=standard - FOLD_THOUGH_STANDARD.keys())
    add_exceptions(folds)
    add_traditional(folds)
    add_simplified(folds, variants["kSimplifiedVariant"], allowed=standard)
    add_regional_forms(folds)
    add_irregular_simplifications(folds)
    for field in ("kZVariant", "kSemanticVariant"):
        named = {source: targets for source, targets in variants[field].items() if source not in unsafe}
        for source, target in list(safe_variants(folds, named, standard, reading, own_word_counts)):
            folds.add(source, target, "variant")
    add_simplified(folds, variants["kSimplifiedVariant"])
    add_compatibility(folds)
    add_width(folds)
    add_diacritics(folds)
    add_case(folds)
    return folds.rows(), standard


def check(rows, standard):
    sources = {source for source, _, _ in rows}
    assert all(len(source) == 1 and len(target) == 1 for source, target, _ in rows)
    assert not [target for _, target, _ in rows if target in sources], "not idempotent"
    assert sources & standard == FOLD_THOUGH_STANDARD.keys()
    assert not sources & set("著瞭藉覆甚沈干余后云里面斗谷松什，。！？：；（）【】《》“”‘’、")


if __name__ == "__main__":
    rows, standard = derive()
    check(rows, standard)
    write_table("folds.tsv", ("from", "to", "kind"), rows)
