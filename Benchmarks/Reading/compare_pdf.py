#!/usr/bin/env python3
"""Measures how much of a document is lost on its way through a PDF: sets plain texts as PDF, takes the text out again, and
compares the key phrases.

usage: compare_pdf.py FENCI FOLDER WORK      FOLDER has one *.txt a document; WORK keeps the PDFs for the next run

Needs soffice (LibreOffice), pdftotext (poppler) and a Chinese font. Four forms: one column with page heads and page numbers,
without and with -layout; two columns; and a blank between all characters. Prints for each form the mean share of the 20 best
phrases that the plain text has, too, the share of the occurrences of its phrases that are found, and how many ranges do not
lead back to their phrase.
"""
import json
import re
import subprocess
import sys
from html import escape
from pathlib import Path

STYLE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:text-align="justify" style:punctuation-wrap="hanging"/>
<style:text-properties style:font-name-asian="Noto Serif CJK SC" fo:font-size="11pt" style:font-size-asian="11pt" style:language-asian="zh" style:country-asian="CN"/></style:default-style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-indent="22pt"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm">
COLUMNS</style:page-layout-properties><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>HEAD</text:p></style:header><style:footer><text:p>第 <text:page-number text:select-page="current"/> 页</text:p></style:footer>
</style:master-page></office:master-styles><office:body><office:text>
"""
FORMS = ["plain", "layout", "columns", "spaced"]


def make(texts, work):
    """Sets the texts as PDF, in one column and in two, and takes the text out."""
    for columns in (1, 2):
        folder = work / f"pdf{columns}"
        folder.mkdir(parents=True, exist_ok=True)
        sources = []
        for name, text in texts.items():
            if (folder / f"{name}.pdf").exists():
                continue
            code = f'<style:columns fo:column-count="2" fo:column-gap="0.8cm"/>' if columns == 2 else ""
            body = "".join(f'<text:p text:style-name="P">{escape(line)}</text:p>' for line in text.split("\n") if line.strip())
            style = STYLE.replace("COLUMNS", code).replace("HEAD", escape(name))
            source = folder / f"{name}.fodt"
            source.write_text(style + body + "</office:text></office:body></office:document>", encoding="utf-8")
            sources.append(source)
        if sources:
            subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, *sources], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for form in FORMS:
        (work / form).mkdir(exist_ok=True)
    for name in texts:
        one, two = work / "pdf1" / f"{name}.pdf", work / "pdf2" / f"{name}.pdf"
        subprocess.run(["pdftotext", one, work / "plain" / f"{name}.txt"], check=True)
        subprocess.run(["pdftotext", "-layout", one, work / "layout" / f"{name}.txt"], check=True)
        subprocess.run(["pdftotext", two, work / "columns" / f"{name}.txt"], check=True)
        spaced = re.sub(r"(?<=[㐀-鿿]) ?(?=[㐀-鿿])", " ", (work / "plain" / f"{name}.txt").read_text(encoding="utf-8"))
        (work / "spaced" / f"{name}.txt").write_text(spaced, encoding="utf-8")


def keyphrases(fenci, path, top):
    run = subprocess.run([fenci, "keywords", "--json", "--top", str(top), path], check=True, capture_output=True)
    return json.loads(run.stdout)["keyphrases"]


def main():
    fenci, folder, work = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    make(texts, work)
    sums = {form: [0.0, 0, 0, 0] for form in FORMS}
    for name in texts:
        best = keyphrases(fenci, folder / f"{name}.txt", 20)
        wanted = {phrase["phrase"]: phrase["count"] for phrase in best}
        for form in FORMS:
            path = work / form / f"{name}.txt"
            source = path.read_bytes()
            found = keyphrases(fenci, path, 400)
            counts = {phrase["phrase"]: phrase["count"] for phrase in found}
            bad = 0
            for phrase in found[:20]:
                pieces = phrase.get("pieces") or [[range] for range in phrase["ranges"]]
                bad += sum(b"".join(source[a:b] for a, b in piece).decode() != phrase["phrase"] for piece in pieces)
            row = sums[form]
            row[0] += len(wanted.keys() & {phrase["phrase"] for phrase in found[:20]}) / len(wanted)
            row[1] += sum(min(count, counts.get(phrase, 0)) for phrase, count in wanted.items())
            row[2] += sum(wanted.values())
            row[3] += bad
    print("form\tagreement\toccurrences\tbad ranges")
    for form, (share, found, all_, bad) in sums.items():
        print(f"{form}\t{share / len(texts):.3f}\t{found / all_:.4f}\t{bad}")


if __name__ == "__main__":
    main()
