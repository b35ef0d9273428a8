#!/usr/bin/env python3
"""Counts the document frequencies of a corpus on a Spark cluster, with `fenci` on each partition.

    python3 document_frequencies.py --fenci .build/release/fenci -o idf.tsv CORPUS...

gives, byte for byte, what `fenci train idf CORPUS... -o idf.tsv` gives on one machine: merging counts is associative and
commutative, so neither the partitions nor their order matter. README.md beside this file tells more.
"""
import argparse
import os
import subprocess
import sys
import tempfile

from pyspark import SparkConf, SparkContext, SparkFiles


class Fenci:
    """The command and its files as Spark hands them to the workers: only their names are kept."""

    def __init__(self, context, options):
        self.command = os.path.basename(options.fenci)
        self.format = "--lines" if options.lines else "--jsonl"
        self.genre = options.genre
        self.files = [("--user-words", path) for path in options.user_words]
        if options.dictionary:
            self.files.append(("--dictionary", options.dictionary))
        paths = [options.fenci] + [path for _, path in self.files]
        if len({os.path.basename(path) for path in paths}) < len(paths):
            raise SystemExit("files with equal names cannot be handed to the workers; rename one")
        for path in paths:
            context.addFile(path)

    def count(self, lines):
        """The table of a partition's documents, one a line; none if it has no document."""
        lines = iter(lines)
        first = next((line for line in lines if line.strip()), None)
        if first is None:
            return
        arguments = ["idf", self.format, "--genre", self.genre]
        for option, path in self.files:
            arguments += [option, SparkFiles.get(os.path.basename(path))]
        yield self.run(arguments + ["-"], first, lines)

    def merge(self, one, other):
        """The table of all documents of two tables; None is that of no documents."""
        if one is None or other is None:
            return one or other
        with tempfile.NamedTemporaryFile(suffix=".tsv") as file:
            file.write(one)
            file.flush()
            return self.run(["merge", file.name, "-"], other.rstrip(b"\n"), ())

    def run(self, arguments, first, lines):
        """What `fenci train` prints. It prints nothing before its input ends, so one pipe after the other will do."""
        command = [SparkFiles.get(self.command), "train", *arguments]
        with tempfile.TemporaryFile() as messages:
            with subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=messages) as process:
                try:
                    process.stdin.write(first + b"\n")
                    for line in lines:
                        process.stdin.write(line + b"\n")
                    process.stdin.close()
                except BrokenPipeError:
                    pass  # Its message and its exit code say why.
                table = process.stdout.read()
            if process.returncode != 0:
                messages.seek(0)
                message = messages.read().decode("utf-8", "replace")
                raise RuntimeError(f"{' '.join(command)}: exit code {process.returncode}\n{message}")
        return table


def parse():
    parser = argparse.ArgumentParser(description="document frequencies of a corpus, counted by Spark and fenci")
    parser.add_argument("corpus", nargs="+", help="JSON Lines whose member “text” is a document; any path Spark reads")
    parser.add_argument("-o", "--output", required=True, help="the table to write, a local file")
    parser.add_argument("--fenci", required=True, help="the command; Spark hands it to the workers")
    parser.add_argument("--lines", action="store_true", help="each line of the corpus is a document")
    parser.add_argument("--genre", default="documents", help="what the documents are, the title of their column")
    parser.add_argument("--dictionary", help="a dictionary compiled by `fenci lexicon compile`")
    parser.add_argument("--user-words", action="append", default=[], help="words of your own (may be repeated)")
    parser.add_argument("--partitions", type=int, default=8, help="at least so many parts (default 8)")
    parser.add_argument("--master", help="local[2], spark://…; without it what spark-submit says, or local[*]")
    return parser.parse_args()


def main():
    options = parse()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    configuration = SparkConf().setAppName("document frequencies")
    # Lines end at LF, as for fenci; Spark would also end them at CR.
    configuration.set("spark.hadoop.textinputformat.record.delimiter", "\n")
    if options.master:
        configuration.setMaster(options.master)
    else:
        configuration.setIfMissing("spark.master", "local[*]")
    with SparkContext(conf=configuration) as context:
        fenci = Fenci(context, options)
        lines = context.textFile(",".join(options.corpus), options.partitions, use_unicode=False)
        table = lines.mapPartitions(fenci.count).treeAggregate(None, fenci.merge, fenci.merge)
        partitions = lines.getNumPartitions()
    if table is None:
        raise SystemExit("no documents to count in")
    temporary = options.output + ".new"
    with open(temporary, "wb") as file:
        file.write(table)
    os.replace(temporary, options.output)
    documents = table.split(b"\n", 1)[0].rpartition(b": ")[2].decode()
    print(f"{documents} documents in {partitions} partitions", file=sys.stderr)


if __name__ == "__main__":
    main()
