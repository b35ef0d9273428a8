"""Gives the words of a vote parts of speech: LAC's where both have the same word, else the nearest.

    python3 tags.py voted.txt lac.txt >tagged.txt

A word that is part of a longer one of LAC's, as a place in the name of an office, has its tag from the dictionary.
Family names are parted from given names, 江/nr 泽民/nr, as `fenci train model` expects it, and from titles, 周/nr 总理/n.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "steps"))
import common  # noqa: E402

# LAC's tags as those of Peking University; the others are the same.
MAPPING = {"PER": "nr", "LOC": "ns", "ORG": "nt", "TIME": "t", "nw": "nz", "xc": "y"}
# The hundred commonest family names by falling number of their bearers.
COMMON = ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
          "廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤")
# What persons are called by after their names.
TITLES = set("""主席 总理 总统 首相 书记 省长 市长 县长 区长 镇长 部长 局长 厅长 处长 科长 校长 院长 主任 教授 院士 博士 同志 记者 导演
演员 作家 诗人 画家 议员 发言人 董事长 经理 总经理 教练 队员 选手 运动员 律师 法官 医生 老师 司令 将军 秘书长 代表 委员 学者 专家 市民
村民 居民 丞相 都督 员外""".split())
ADDRESSES = set("先生 女士 小姐 太太 夫人 师傅 大夫 阿姨 叔叔 伯伯 爷爷 奶奶 姐姐 哥哥 总经理 工程师 主任 大人 将军 老师".split())
# jieba's finer tags as those of Peking University.
DICTIONARY = {"nrt": "nr", "nrfg": "nr", "uj": "u", "ul": "u", "uz": "u", "ug": "u", "uv": "u", "ud": "u", "df": "d",
              "mq": "m", "ng": "n", "vg": "v", "ag": "a", "tg": "t", "dg": "d", "vi": "v", "vq": "v", "rr": "r",
              "rz": "r", "rg": "r", "zg": "z", "eng": "nx", "nrj": "nr", "mg": "m", "yg": "y", "bg": "b"}


class Dictionary:
    """The tags of the standard dictionary, and the family names among its words."""

    def __init__(self):
        rows = [line.split("\t") for line in common.lines(common.STANDARD / "words.tsv")][1:]
        self.tags = {row[0]: DICTIONARY.get(row[2], row[2]) for row in rows if len(row) > 2 and row[2]}
        path = common.INPUTS / "surnames.txt"
        self.surnames = {line.split("\t")[0] for line in common.lines(path) if line and not line.startswith("#")}
        self.surnames |= set(COMMON) | {word for word, tag in self.tags.items() if tag == "nr" and len(word) == 1}

    def family(self, name):
        """The length of the family name with which a Chinese name of two to four characters begins; 0 if none."""
        if len(name) in (3, 4) and name[:2] in self.surnames:
            return 2
        return 1 if len(name) in (2, 3) and name[0] in self.surnames else 0


def spans(words):
    position = 0
    for word in words:
        yield position, position + len(word)
        position += len(word)


def tag(word, start, end, theirs, dictionary):
    """The tag of a word by LAC's words that it overlaps with: (start, end, tag)."""
    known = dictionary.tags.get(word)
    over = [span for span in theirs if span[0] < end and start < span[1]]
    first, last = over[0], over[-1]
    if (first[0], last[1]) == (start, end) and len(over) == 1:
        # LAC often takes a name that it knows for a noun.
        return known if known in ("nr", "ns", "nt") and first[2] in ("n", "nz") else first[2]
    if len(over) == 1:
        # Part of a longer word.
        if first[2] == "nr":
            return "nr"
        return known or first[2]
    if known:
        return known
    # As long as the longest part of it.
    return max(over, key=lambda span: (min(span[1], end) - max(span[0], start), span[0]))[2]


def main():
    dictionary = Dictionary()
    with open(sys.argv[1], encoding="utf-8") as voted, open(sys.argv[2], encoding="utf-8") as lac:
        for line, answer in zip(voted, lac, strict=True):
            words = line.split()
            pairs = [token.rpartition("/") for token in answer.rstrip("\n").split(" ")]
            theirs = [(start, end, MAPPING.get(pair[2], pair[2]))
                      for pair, (start, end) in zip(pairs, spans(pair[0] for pair in pairs))]
            print(" ".join(tagged(words, theirs, dictionary)))


def tagged(words, theirs, dictionary):
    first = 0
    for word, (start, end) in zip(words, spans(words)):
        while theirs[first][1] <= start:
            first += 1
        last = first
        while theirs[last][1] < end:
            last += 1
        if word[0] in dictionary.surnames and word[1:] in TITLES | ADDRESSES:
            yield f"{word[0]}/nr"
            yield f"{word[1:]}/n"
            continue
        if not any(character.isalnum() for character in word):
            yield f"{word}/w"
            continue
        found = tag(word, start, end, theirs[first:last + 1], dictionary)
        length = dictionary.family(word) if found == "nr" else 0
        if length:
            yield f"{word[:length]}/nr"
            word = word[length:]
        yield f"{word}/{found}"


if __name__ == "__main__":
    main()
