import FenciCorpus

/// The help texts of all commands.
enum Help {
  /// Returns the help text of a command, or the overview of all commands if `command` is nil.
  ///
  /// Returns nil if the command does not exist.
  static func text(for command: String?) -> String? {
    switch command {
    case nil, "help", "--help", "-h": main + "\n"
    case "segment": segment
    case "keywords": keywords
    case "discover": discover
    case "lexicon": lexicon
    case "evaluate": evaluate
    case "train": train
    case "repair": repair
    default: nil
    }
  }

  static let main = """
    fenci cuts Chinese text into words and finds its key phrases.

    usage: fenci COMMAND [OPTION...] [FILE...]

      segment    the words of a text
      keywords   the key phrases of a text
      discover   the terms of a corpus that the dictionary lacks, or that rise
      repair     damaged pages made readable
      lexicon    compile, inspect and verify dictionaries
      train      models from segmented text, document frequencies from any
      evaluate   how well the methods agree with segmented text

    No FILE, or -, means standard input. `fenci COMMAND --help` tells more.
    Exit codes: 0 done, 1 some input failed, 2 wrong usage.
    """

  private static let segment = """
    usage: fenci segment [OPTION...] [FILE...]
           fenci segment --consistent [OPTION...] FILE...

    Prints one line for each line of text, words separated by a space.

      --method METHOD         forward, backward, bidirectional, mmseg,
                              probability or trained; by default trained for
                              words and phrases, probability for search and all
      --model FILE            the trained method, by a model of `fenci train model`;
                              an error beside another --method
      --personal-names NAMES  personal names joined (default) or split; only the
                              trained method knows how, an error with another
      --granularity LENGTH    words (default), phrases, search (words and the
                              words inside them) or all (all words there are)
      --dictionary IMAGE      a dictionary compiled by `fenci lexicon compile`
      --user-words FILE       words of your own, one a line: word [count] [tag] or
                              word [tag] [count]; words without a count always
                              win, tags bind (may be repeated)
      --strict                stop at a bad line of --user-words
      --tags                  each word with its part of speech: 城市/n; by context
                              by the trained method, else the dictionary's
                              (x where it has none)
      --consistent            each FILE is a document: an unknown word that the
                              trained method puts out at least twice, and in 30 %
                              of its places, is one word in all; for words and
                              phrases, not for standard input or --explain
      --json                  one object a word: text, word, start, end, tag
                              (start and end are UTF-8 offsets)
      --encoding ENCODING     utf-8 (default), gbk, gb18030, big5, utf-16 or auto; offsets
                              then count in the text converted to UTF-8
      --explain               a line a word instead: its UTF-8 offsets, the rule
                              that decided where it ends, the words that begin
                              there with their costs (the commoner, the lower),
                              the one that was taken in brackets; with --json,
                              rule and candidates in each object
      --jobs N                N pieces of the input side by side (default 1, 256 at
                              most); the output is the same, in the order of the
                              input

    Input is read as it comes and may be of any size; with --explain, --tags, and
    --json by the trained method, a line at a time; with --consistent, a file.

    """

  private static let discover = """
    usage: fenci discover [OPTION...] CORPUS...
           fenci discover --against OLD [OPTION...] NEW...

    Prints the phrases of a corpus that the dictionary lacks, best first, as a file
    of words: delete what is none, and give the file to --user-words. Files and
    folders are documents; files named *.jsonl, *.json, *.csv and *.tsv hold records.
    Headers, footers and labels that more than half of the documents have are left
    out. All are read twice, in bounded memory.

      --top N                 N phrases (default 100, 1000000 at most)
      --against OLD           words and phrases that occur more often in NEW than in
                              OLD instead, whether the dictionary has them or not, by
                              their log-likelihood ratio (may be repeated)
      --contexts N            N pieces of text for each phrase (default 1, 1000
                              at most)
      --lines                 each line is a document of its own
      --records FORMAT        files hold records: jsonl, json, csv or tsv, whatever
                              their names; --jsonl is short for --records jsonl
      --text-field NAME       the field or column with the text (default text)
      --as-is                 take the text as it is: HTML with its markup, wrapped
                              lines and blanks between characters
      --encoding ENCODING     utf-8, gbk, gb18030, big5, utf-16, or auto; without
                              it the encoding is detected
      --dictionary IMAGE      a dictionary compiled by `fenci lexicon compile`
      --user-words FILE       words of your own, one a line: word [count] [tag]
      --strict                stop at a bad line of --user-words
      --json                  one object a phrase: phrase, count, documents, score,
                              cohesion, leftEntropy, rightEntropy (nats), contexts

    """

  private static let lexicon = """
    usage: fenci lexicon compile FOLDER -o IMAGE
           fenci lexicon inspect [--dictionary IMAGE] [--entries] [WORD...]
           fenci lexicon verify IMAGE...

    compile   reads the tables of a folder and writes a compiled dictionary
    inspect   shows sizes, all entries, or what is known of some words
    verify    checks compiled dictionaries

    """

  private static let train = """
    usage: fenci train model GOLD... -o FILE [OPTION...]
           fenci train idf [CORPUS...] [-o FILE] [OPTION...]
           fenci train merge FILE... [-o FILE] [--least N]

    model     trains a model of the boundaries between words, for the trained
              method. GOLD is UTF-8: one sentence a line, its words separated by
              blanks; or words with tags, 江/nr 泽民/nr, then the model also learns
              to split personal names, and the words' parts of speech
    idf       counts in how many documents of a corpus each word and phrase of the
              dictionary occurs, and every other candidate for a key phrase, for
              `fenci keywords --idf`. CORPUS is a file, or a folder with all files
              in it and below whose names begin with no dot; each file is a
              document; *.jsonl, *.json, *.csv and *.tsv hold records, a document each
              as its member “text”
    merge     adds up what was counted in parts of a corpus; the parts may be any,
              and the outcome is the same to the byte. Genres with the same name are
              added up, others become columns side by side

      -o FILE                 the file to write; for idf and merge, without it or
                              with - standard output
      --dictionary IMAGE      the dictionary that it will be used with
      --user-words FILE       words of your own, one a line: word [count] [tag]
      --strict                stop at a bad line of --user-words
      --margin N              model: learn from a boundary until its score is
                              above N (default 8, 1000 at most); about 50 for
                              text that a program has segmented
      --rounds N              model: go through the text N times (default 8, 1000
                              at most)
      --lines                 idf: each line of a file is a document
      --records FORMAT        idf: files hold records: jsonl, json, csv or tsv, whatever
                              their names; --jsonl is short for --records jsonl
      --text-field NAME       idf: the field or column with the text (default text)
      --as-is                 idf: take the text as it is, see fenci keywords --help
      --encoding ENCODING     idf: of the documents; without it it is detected
      --genre NAME            idf: what the documents are, the title of their
                              column (default documents); count each genre into
                              a file of its own, and merge them
      --jobs N                idf: count N parts side by side (default 1, 256 at
                              most)
      --memory MB             idf: put counts into temporary files, in the folder
                              TMPDIR or /tmp, before they take more megabytes than
                              about that (default 512, 1000000 at most); the outcome
                              is the same
      --least N               merge: leave out what occurs in fewer than N documents
                              (default 1, 1000000000 at most); tables cut in this
                              way no longer merge exactly, so cut the last one only

    """

  private static let evaluate = """
    usage: fenci evaluate [OPTION...] GOLD...

    Segments the text of each file of segmented sentences, and compares. Prints
    precision, recall and F1 of words; the share, recall and F1 of the words with
    Chinese characters that are not in the dictionary; crossings, the answers that
    overlap a word of GOLD in part, per 1,000 words of GOLD; and the most frequent
    differences: how often, GOLD, the answer. If GOLD has tags, also the share of
    its words that get the right tag, by the dictionary and by context.

      --method METHOD         a method to evaluate (may be repeated; default: all)
      --model FILE            a model of your own for the trained method; an error
                              without it
      --personal-names NAMES  personal names joined (default) or split, in GOLD
                              with tags and in the answers
      --answers FILE          the words that another program finds in the text of
                              GOLD, separated by blanks, line by line; instead of
                              the methods, or beside those of --method (may be
                              repeated; the sentences without words do not count)
      --top N                 N differences for each method (default 10, 1000000
                              at most)
      --dictionary IMAGE      a dictionary compiled by `fenci lexicon compile`
      --user-words FILE       words of your own, one a line: word [count] [tag]
      --strict                stop at a bad line of --user-words

    """
}
