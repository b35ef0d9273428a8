"""Collects the sentences that the model learns from: official documents, the four classical novels, and `sentences/`.

    python3 text.py corpora >corpora.txt
    python3 text.py written >written.txt

FENCI_SHARED names the folder whose data/corpus holds the documents and novels. Every sentence comes once, in a fixed
order.
"""
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "steps"))
import corpus  # noqa: E402

# Of the laws one in LAW_STEP: they repeat themselves, and would outweigh the rest.
LAW_STEP = 10
SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?]+[”’』」）)》]*|[^。！？!?\n]+")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
BLANK = "[ \t\u3000\xa0]+"
# Lost characters and letters that no such text has show where a document is damaged.
DAMAGED = re.compile("[?？]{2}|[\u4e00-\u9fff]\\?|[\u0100-\u036f\u1100-\u11ff\u3040-\u30ff\uac00-\ud7ff\ue000-\uf8ff\ufffd]")
LONGEST = 300


def sentences(text):
    """The sentences of a text: at least four Han characters, at most LONGEST characters, without white space inside."""
    for line in text.splitlines():
        line = re.sub(rf"(?<=[^\x00-\x7f]){BLANK}|{BLANK}(?=[^\x00-\x7f])", "", line.strip())
        for match in SENTENCE.finditer(line):
            sentence = match[0].strip()
            if len(HAN.findall(sentence)) >= 4 and len(sentence) <= LONGEST and not re.search(r"\s", sentence) \
                    and not DAMAGED.search(sentence):
                yield sentence


def corpora():
    """Official documents and novels, one at a time."""
    root = corpus.folder()
    yield from corpus.provincial_reports(root)
    yield from (text for _, text in corpus.national_reports(root))
    yield from corpus.state_council(root)
    yield from (text for number, text in enumerate(corpus.laws(root)) if number % LAW_STEP == 0)
    yield from files(root / "novels")


def files(folder):
    for path in sorted(folder.glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def main():
    seen = set()
    for text in corpora() if sys.argv[1] == "corpora" else files(HERE / "sentences"):
        for sentence in sentences(text):
            if sentence not in seen:
                seen.add(sentence)
                print(sentence)


if __name__ == "__main__":
    main()
