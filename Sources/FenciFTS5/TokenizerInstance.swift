internal import CFenciSQLite

/// The tokenizer of one open table. FTS5 creates it, calls it from one thread at a time, and deletes
/// it.
@safe final class TokenizerInstance {
  private var terms: IndexTerms
  private let options: Options

  /// The options of a table.
  struct Options {
    var stopWords = FenciTokenizer.StopWords.keep
    var minimumLength = 1

    /// Reads pairs of names and values. Returns nil if one is unknown.
    init?(_ arguments: [String]) {
      guard arguments.count % 2 == 0 else { return nil }
      for pair in stride(from: 0, to: arguments.count, by: 2) {
        let value = arguments[pair + 1]
        switch arguments[pair] {
        case "stop_words":
          guard let stopWords = FenciTokenizer.StopWords(rawValue: value) else { return nil }
          self.stopWords = stopWords
        case "min_length":
          guard let length = Int(value), length > 0 else { return nil }
          minimumLength = length
        default: return nil
        }
      }
    }

    func skips(_ term: IndexTerms.Term) -> Bool {
      term.isStopWord && stopWords == .skip || term.characterCount < minimumLength
    }
  }

  /// The first byte of a quoted text in a query that is one term, even if it is not a word: the
  /// beginning of a longer word. A document has no such term.
  static let wholeTermMark: UInt8 = 1

  /// The first byte of a quoted text in a query that asks whether the tokenizer of the table has the
  /// fingerprint that follows. The answer is a result code, which becomes that of the statement.
  static let fingerprintMark: UInt8 = 2

  /// The fingerprint of the table's tokenizer.
  private let fingerprint: String

  init(lexicon: Lexicon, options: Options) {
    terms = IndexTerms(lexicon: lexicon)
    self.options = options
    fingerprint = FenciTokenizer.fingerprint(
      lexicon, arguments: FenciTokenizer.arguments(options.stopWords, options.minimumLength))
  }

  /// The result code that answers a question for the fingerprint.
  func answer(_ question: UnsafeRawBufferPointer) -> Int32 {
    let digits = unsafe String(decoding: question.dropFirst(), as: UTF8.self)
    return Int32(digits == fingerprint ? FENCI_SQLITE_NOTICE : FENCI_SQLITE_MISMATCH)
  }

  /// Ends a text when FTS5 wants no more tokens.
  private struct Stopped: Error {
    let result: Int32
  }

  /// Passes on the tokens of a text that is indexed, or marked by `highlight()`.
  ///
  /// - Parameter token: receives each token. FTS5 takes it that starts never go back, so the words
  ///   inside a word have its position (`FTS5_TOKEN_COLOCATED`).
  /// - Returns: a result code of SQLite.
  func tokenize(
    document text: UnsafeRawBufferPointer, _ token: (IndexTerms.Term, _ flags: Int32) -> Int32
  ) -> Int32 {
    var isSkipped = false
    return result { () throws(Stopped) in
      try unsafe terms.forEach(in: text) { (term) throws(Stopped) in
        if !term.isInner { isSkipped = options.skips(term) }
        if isSkipped || term.isInner && options.skips(term) { return }
        let flags = term.isInner ? Int32(FENCI_FTS5_COLOCATED) : 0
        let result = token(term, flags)
        if result != 0 { throw Stopped(result: result) }
      }
    }
  }

  /// Passes on the tokens of a text in a query: its words. If the query is a prefix, its last word is
  /// passed on whatever the options, because it is the beginning of a longer word.
  func tokenize(
    query text: UnsafeRawBufferPointer, isPrefix: Bool, _ token: (IndexTerms.Term) -> Int32
  ) -> Int32 {
    let end = text.count
    return result { () throws(Stopped) in
      try unsafe terms.forEach(in: text) { (term) throws(Stopped) in
        let isPrefixOfWord = isPrefix && term.range.upperBound == end
        guard !term.isInner, !options.skips(term) || isPrefixOfWord else { return }
        let result = token(term)
        if result != 0 { throw Stopped(result: result) }
      }
    }
  }

  /// The normalized form of a text in a query that is one term, without its mark.
  func wholeTerm(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    let bytes = unsafe [UInt8](text.dropFirst())
    return Array(terms.segmenter.lexicon.folded(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  private func result(_ body: () throws(Stopped) -> Void) -> Int32 {
    do {
      try body()
      return Int32(FENCI_SQLITE_OK)
    } catch {
      return error.result
    }
  }
}
