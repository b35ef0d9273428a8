extension Help {
  static let repair = """
    usage: fenci repair [OPTION...] [FILE...]

    Prints the text of damaged pages as it was: without the pinyin that was put after
    characters, with characters that were cut in two whole again, and UTF-8 that was
    read as GBK or Latin-1 as UTF-8. Other text is printed as it is.

      --report                one object an edit instead: kind, range (UTF-8 offsets),
                              original, replacement, confidence
      --dictionary IMAGE      a dictionary compiled by `fenci lexicon compile`
      --encoding ENCODING     utf-8 (default), gbk, gb18030, big5, utf-16 or auto; offsets
                              then count in the text converted to UTF-8

    A character of which half is lost and nothing tells is U+FFFD.

    """
}
