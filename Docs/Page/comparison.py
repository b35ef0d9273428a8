"""Texts, and the answers of the command for them."""

import json
import pathlib
import random
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

PIECES = [
    "推進(jìn)創(chuàng)新型城市發(fā)展戰(zhàn)略，", "現(xiàn)階段要加強(qiáng)高?萍剂α拷ㄔO(shè)。", "表?yè)P(yáng)先進(jìn)集體，",
    "2024年增长3.5%，", "三百余个", "第二十三条", "ＣＯＶＩＤ－１９", "a@b.cn", "https://example.cn/a?b=c",
    "<b onclick=\"x\">粗体</b>", "&nbsp;", "𠮷野家", "e\u0301", "\u200b", "\u2028", "\ufeff", "\t", "\r\n", "\n\n",
    "😀", "營商環(huán)境", "重(zhòng)庆", "《中华人民共和国科学技术进步法》", "“一网通办”", "ä¸­å›½", "\"\\/\b\x7f", "的", "，",
    "低空物流", "iPhone15", "江泽民", "、", "创新",
]
FOLDER = ROOT / "Dictionaries/derive/model/sentences"


def texts():
    """Whole texts, sentences, and random text of pieces and characters: always the same."""
    found = [(ROOT / "Docs/Examples/article.txt").read_text(), "", " ", "\n", "的", "\0a\0",
             (ROOT / "Docs/Examples/hard-sentences.txt").read_text()]
    for path in sorted(FOLDER.glob("*.txt")):
        lines = [line for line in path.read_text().splitlines() if line.strip()]
        found += lines[:8] + ["\n".join(lines[10:16]) + "\n"]
    chance = random.Random(1)
    for _ in range(100):
        text = ""
        for _ in range(chance.randrange(1, 30)):
            text += (chr(chance.choice([chance.randrange(0x4E00, 0x9FA6), chance.randrange(1, 0x250)]))
                     if chance.random() < 0.2 else chance.choice(PIECES))
        found.append(text)
    return found


def questions():
    """By name: the arguments of the command, and what the page is asked."""
    words = {"view": "words", "names": "joined"}
    asked = {}
    for granularity in ["words", "phrases", "search", "all"]:
        asked[granularity] = (
            ["segment", "--json", "--granularity", granularity],
            {**words, "method": "standard", "granularity": granularity})
    for method in ["forward", "backward", "bidirectional", "mmseg", "probability"]:
        asked[method] = (["segment", "--json", "--method", method],
                         {**words, "method": method, "granularity": "words"})
    asked["split"] = (["segment", "--json", "--personal-names", "split"],
                      {**words, "method": "trained", "granularity": "words", "names": "split"})
    keys = ["keywords", "--json", "--explain", "--as-is"]
    asked["keys"] = (keys, {"view": "keys", "ranking": "tfidf", "top": 20, "repair": True})
    asked["kept"] = ([*keys, "--no-repair", "--top", "5"],
                     {"view": "keys", "ranking": "tfidf", "top": 5, "repair": False})
    asked["rank"] = ([*keys, "--method", "textrank"],
                     {"view": "keys", "ranking": "textrank", "top": 20, "repair": True})
    asked["repair"] = (["repair", "--report"], {"view": "repair"})
    return asked


def objects(text):
    """Lines of JSON as objects."""
    return [json.loads(line) for line in text.split("\n") if line]


def command_answers(command, all_texts):
    """By the name of a question: the answers of the command, one for each text."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(pathlib.Path(folder) / str(number)) for number in range(len(all_texts))]
        for path, text in zip(paths, all_texts):
            pathlib.Path(path).write_bytes(text.encode())
        answers = {}
        for name, (arguments, _) in questions().items():
            done = subprocess.run([command, *arguments, *paths], capture_output=True, check=True)
            found = {path: [] for path in paths}
            for item in objects(done.stdout.decode()):
                # The page has no name for a text.
                found[item.pop("file", None) or item.pop("id")].append(item)
            answers[name] = list(found.values())
        return answers
