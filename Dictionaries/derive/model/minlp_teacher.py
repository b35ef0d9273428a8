"""Segments sentences with MiNLP, fine or coarse: one line of words with blanks between for each line of text.

    python3.7 minlp_teacher.py fine <sentences.txt >fine.txt

Needs Python 3.7 with tensorflow 1.15.5 and minlp-tokenizer 3.2.2.
"""
import logging
import os
import sys
import warnings

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
warnings.filterwarnings("ignore")
logging.getLogger("tensorflow").setLevel(logging.ERROR)
from minlptokenizer.tokenizer import MiNLPTokenizer  # noqa: E402

BATCH = 64


def words_in(text, answer):
    """The answer's words with the characters of the text: MiNLP narrows full-width ones."""
    position = 0
    for word in answer:
        yield text[position:position + len(word)]
        position += len(word)
    assert position == len(text), (text, answer)


def main():
    tokenizer = MiNLPTokenizer(granularity=sys.argv[1])
    lines = [line.rstrip("\n") for line in open(0, encoding="utf-8")]
    answers = [""] * len(lines)
    # Lines of like length share a batch, as shorter ones are padded.
    order = sorted(range(len(lines)), key=lambda number: (len(lines[number]), number))
    for start in range(0, len(order), BATCH):
        batch = order[start:start + BATCH]
        for number, answer in zip(batch, tokenizer.cut_batch([lines[number] for number in batch])):
            answers[number] = " ".join(words_in(lines[number], answer))
    with open(1, "w", encoding="utf-8") as output:
        output.writelines(answer + "\n" for answer in answers)


if __name__ == "__main__":
    main()
