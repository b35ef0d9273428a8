extension Help {
  static let keywords = """
    usage: fenci keywords [OPTION...] [FILE...]
           fenci keywords --contrast [OPTION...] FOLDER...

    Prints the key phrases of each file, best first: phrase, score, occurrences.
    A folder stands for the files in it and below.

      --contrast              what sets each document apart from the others: how rare
                              a term is, is asked of the other documents, which are
                              counted first. What stands in nearly all of them, such
                              as a footer, is none. Three documents at least, not
                              from standard input, and not with --idf
      --idf FILE              how rare terms are, as `fenci train idf` counted. What
                              stands in 90 % of its documents is no key phrase. Of
                              several genres in FILE, `fenci train merge`, a term is
                              as rare as where it is commonest
      --method METHOD         tfidf (default) or textrank (ranks the words of each
                              document by what they stand beside)
      --top N                 N key phrases (default 20, 1000000 at most)
      --lines                 each line is a document of its own
      --records FORMAT        files hold records: jsonl, json (an array), csv or tsv;
                              files named *.jsonl, *.json, *.csv and *.tsv are read
                              so anyway. --jsonl is short for --records jsonl
      --text-field NAME       the field or column with the text (default text)
      --id-field NAME         the one that identifies a document
      --as-is                 take the text as it is: HTML with its markup, menus and
                              footers, wrapped lines, page heads, blanks between
                              characters
      --dictionary IMAGE      a dictionary compiled by `fenci lexicon compile`
      --user-words FILE       words of your own, one a line: word [count] [tag]
      --strict                stop at a bad line of --user-words
      --json                  one object a document: id, keyphrases with phrase,
                              word, score, count, ranges (offsets in the file);
                              pieces of each, if something inside was left out;
                              edits, how many, if the page was damaged
      --no-repair             take damaged pages as they are; otherwise phrases are
                              those of the text that `fenci repair` prints, and
                              ranges those of the page
      --encoding ENCODING     utf-8, gbk, gb18030, big5, utf-16, or auto; without
                              it the encoding is detected. Ranges are those of
                              the file's bytes, in records of the decoded field
      --html                  one page for a browser: the list with the scores as
                              bars, the text with every occurrence highlighted
      --explain               the two factors of a score: termhood, how good a term
                              it is (0 to 1), and salience, how much this document
                              is about it; under each what its features added, value
                              × weight, in nats; with --json, termhood, salience and
                              contributions in each key phrase
      --candidates            one object a document instead: all candidates, with
                              what was seen of each, for scripts that fit weights;
                              not with --explain or --html
      --jobs N                N files, or groups of lines, side by side (default 1,
                              256 at most); the output is the same, in the order
                              of the input

    Work that takes longer than two seconds says on standard error how far it is.

    """
}
