/// The texts of `--help`.
enum Help {
  /// The text for a command, or for all of them; nil if there is no such command.
  static func text(for command: String?) -> String? {
    switch command {
    case nil, "help", "--help", "-h": main + "\n"
    case "segment": segment
    case "keywords": keywords
    case "lexicon": lexicon
    case "evaluate": evaluate
    case "train": train
    default: nil
    }
  }

  static let main = """
    fenci cuts Chinese text into words and finds its key phrases.

    usage: fenci COMMAND [OPTION...] [FILE...]

      segment    the words of a text
      keywords   the key phrases of a text
      lexicon    compile, inspect and verify dictionaries
      train      a model of word boundaries from segmented text
      evaluate   how well the methods agree with segmented text

    No FILE, or -, means standard input. `fenci COMMAND --help` tells more.
    Exit codes: 0 done, 1 some input failed, 2 wrong usage.
    """

  private static let segment = """
    usage: fenci segment [OPTION...] [FILE...]

    Prints one line for each line of text, words separated by a space.

      --method METHOD         forward, backward, bidirectional (default), mmseg,
                              probability or trained
      --model FILE            the trained method, by a model of `fenci train model`
      --convention CONVENTION personal names joined (default) or split; only the
                              trained method knows how
      --granularity LENGTH    words (default), phrases, search (words and the
                              words inside them) or all (all words there are)
      --dictionary IMAGE      a dictionary compiled by `fenci lexicon compile`
      --user-words FILE       words of your own, one a line: word [count] [tag];
                              words without a count always win (may be repeated)
      --strict                stop at a bad line of --user-words
      --tags                  each word with its part of speech: 城市/n; by context
                              with the trained method, else the dictionary's
                              (x where it has none)
      --json                  one object a word: text, word, start, end, tag
                              (start and end are UTF-8 offsets)
      --encoding ENCODING     utf-8 (default), gbk, gb18030, big5, or auto; offsets
                              then count in the text converted to UTF-8
      --explain               a line a word instead: its UTF-8 offsets, the rule
                              that decided where it ends, the words that begin
                              there with their costs (the commoner, the lower),
                              the one that was taken in brackets; with --json,
                              rule and candidates in each object
      --jobs N                N pieces of the input side by side (default 1);
                              the output is the same, in the order of the input

    Input is read as it comes and may be of any size; with --explain, --tags, and
    --json by the trained method, a line at a time.

    """

  private static let keywords = """
    usage: fenci keywords [OPTION...] [FILE...]

    Prints the key phrases of each file, best first: phrase, score, occurrences.

      --method METHOD         tfidf (default) or textrank (ranks the words of each
                              document by what they stand beside)
      --top N                 at most N key phrases (default 20)
      --lines                 each line is a document of its own
      --dictionary IMAGE      a dictionary compiled by `fenci lexicon compile`
      --user-words FILE       words of your own, one a line: word [count] [tag]
      --strict                stop at a bad line of --user-words
      --json                  one object a document: id, keyphrases with phrase,
                              word, score, count, ranges (UTF-8 offsets)
      --encoding ENCODING     utf-8 (default), gbk, gb18030, big5, or auto; ranges
                              then count in the text converted to UTF-8
      --html                  one page for a browser: the list with the scores as
                              bars, the text with every occurrence highlighted
      --explain               what each feature added to a score: value × weight;
                              with --json, contributions in each key phrase
      --jobs N                N files, or groups of lines, side by side (default 1);
                              the output is the same, in the order of the input

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

    Trains a model of the boundaries between words, for the trained method.
    GOLD is UTF-8: one sentence a line, its words separated by blanks; or words
    with tags, 江/nr 泽民/nr, then the model also learns to split personal names,
    and the words' parts of speech.

      -o FILE                 the model to write
      --dictionary IMAGE      the dictionary that the model will be used with
      --user-words FILE       words of your own, one a line: word [count] [tag]
      --strict                stop at a bad line of --user-words
      --rounds N              go through the text N times (default 8)

    """

  private static let evaluate = """
    usage: fenci evaluate [OPTION...] GOLD...

    Segments the text of each file of segmented sentences, and compares. Prints
    precision, recall and F1 of words, the share, recall and F1 of the words with
    Chinese characters that are not in the dictionary, and the most frequent
    differences: how often, GOLD, the answer. If GOLD has tags, also the share of
    its words that get the right tag, by the dictionary and by context.

      --method METHOD         a method to evaluate (may be repeated; default: all)
      --model FILE            a model of your own for the trained method
      --convention CONVENTION personal names joined (default) or split, in GOLD
                              with tags and in the answers
      --answers FILE          the words that another program finds in the text of
                              GOLD, separated by blanks, line by line; instead of
                              the methods, or beside those of --method (may be
                              repeated; the sentences without words do not count)
      --top N                 at most N differences for each method (default 10)
      --dictionary IMAGE      a dictionary compiled by `fenci lexicon compile`
      --user-words FILE       words of your own, one a line: word [count] [tag]
      --strict                stop at a bad line of --user-words

    """
}
