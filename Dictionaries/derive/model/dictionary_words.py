"""Lists the dictionary's words of three and more Chinese characters: what teachers part of them, the model learns to part.

    python3 dictionary_words.py >words.txt
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "steps"))
import common  # noqa: E402

for line in common.lines(common.STANDARD / "words.tsv"):
    word = line.partition("\t")[0]
    if len(word) > 2 and common.HAN_ONLY.fullmatch(word):
        print(word)
