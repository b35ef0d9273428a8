"""The names of China's provinces, prefectures and counties, with and without 省, 市, 县, 区 and their kin.

The table is that of PyPI cpca. places-changes.tsv adds the changes since, to 2024. places-judged.tsv holds what a reader
found: names that cut other text (和政, 市中), and bare names whose entry in jieba's list has another tag although the
place is what texts mean (石家庄). Any other bare name that jieba's list has as something else is left alone.
"""
import csv

from common import INPUTS, lines, python_package

PACKAGE = python_package("cpca", "resources")

# Not names: containers of the table.
CONTAINERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
WHOLE = {"中沙群岛的岛礁及其海域": "中沙群岛"}
# Names whose short form is not the name less its kind: 碑林区 is 碑林 + 区, but 神农架林区 is 神农架 + 林区.
SHORTENED = {
    "神农架林区": "神农架", "六枝特区": "六枝", "峰峰矿区": "峰峰", "鹰手营子矿区": "鹰手营子", "井陉矿区": "井陉矿区",
    "白云鄂博矿区": "白云鄂博", "东乡族自治县": "东乡", "鄂温克族自治旗": "鄂温克", "内蒙古自治区": "内蒙古",
    "鄂伦春自治旗": "鄂伦春", "西沙群岛": "西沙", "南沙群岛": "南沙", "中沙群岛的岛礁及其海域": "中沙群岛",
}
# As nationalities stand in names: without 族 where the name is longer than two characters (哈萨克自治县).
LISTED = [line for line in lines(PACKAGE / "56_nations.csv") if line]
NATIONS = sorted({*LISTED, *(name[:-1] for name in LISTED if len(name) > 2), "各族"}, key=len, reverse=True)
KINDS = ["特别行政区", "新区", "自治区", "自治州", "自治县", "自治旗", "地区", "省", "市", "县", "区", "盟", "旗"]


def forms(name):
    """Yields (form, whether it is a bare name)."""
    kind = next((kind for kind in KINDS if name.endswith(kind)), "")
    yield WHOLE.get(name, name) if not kind else name, False
    if name in SHORTENED:
        yield SHORTENED[name], True
    elif kind and not (kind == "旗" and name[-2] in "左右前后中"):  # 阿拉善左旗: no name without 旗
        bare = without_nation(name[:-len(kind)], kind)
        yield bare, True
        if kind in ("自治州", "自治县", "自治旗") or (kind == "区" and "族" in name):
            yield bare + kind[-1], False  # 延边州, 长阳县, 鄂伦春旗, 管城区


def without_nation(name, kind):
    """延边 for 延边朝鲜族; a name of nothing but nationalities keeps the first."""
    if kind.startswith("自治") or "族" in name:
        while nation := next((nation for nation in NATIONS if name.endswith(nation) and len(name) > len(nation)), ""):
            name = name[:-len(nation)]
    return name.removesuffix("族")


def judged(name):
    header, *records = (line.split("\t") for line in lines(INPUTS / name))
    return [dict(zip(header, record)) for record in records]


def names():
    """(form, whether it is a bare name)"""
    with open(PACKAGE / "adcodes.csv", encoding="utf-8") as file:
        for record in csv.DictReader(file):
            if record["name"] not in CONTAINERS:
                yield from forms(record["name"])
    for record in judged("places-changes.tsv"):
        yield record["form"], record["form"][-1] not in "省市县区州盟旗"


def places(taken=()):
    """The names to enter. `taken` are the words that another list has."""
    verdicts = {record["form"]: record["verdict"] for record in judged("places-judged.tsv")}
    found = {}
    for form, bare in names():
        found[form] = found.get(form, True) and bare
    for form, bare in found.items():
        verdict = verdicts.get(form)
        if len(form) > 1 and verdict != "excluded" and (verdict == "place" or not bare or form not in taken):
            yield form
