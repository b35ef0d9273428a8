/// Changes the tokens of a document where consistent words occur. A consistent word is a word that
/// is one token everywhere in a document, although the lexicon does not contain it.
struct RecutTokens {
  private let lexicon: Lexicon
  private let bytes: Table<UInt8>

  /// Prepares to change tokens.
  ///
  /// - Parameter bytes: the text of the tokens in UTF-8.
  init(_ lexicon: Lexicon, _ bytes: Table<UInt8>) {
    self.lexicon = lexicon
    self.bytes = bytes
  }

  /// Replaces the tokens at given ranges. The tokens must tile the text, which means that each
  /// begins where the token before it ends. If a range covers only a part of a token, the rest of
  /// the token becomes a separate token.
  ///
  /// - Parameter stretches: the byte ranges of the new tokens, in order and without overlaps.
  /// - Complexity: O(*n*) in the number of tokens and in the bytes of the ranges.
  func tokens(_ tokens: [Token], with stretches: [Range<Int>]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var stretch = 0
    for token in tokens {
      // A range that began in an earlier token may extend into this token.
      var start = max(token.start, result.last?.end ?? 0)
      while start < token.end {
        while stretch < stretches.count, stretches[stretch].upperBound <= start { stretch += 1 }
        let next = stretch < stretches.count ? stretches[stretch] : token.end..<token.end
        let range = next.lowerBound > start ? start..<min(next.lowerBound, token.end) : next
        result.append(range == token.utf8Range ? token : word(range))
        start = range.upperBound
      }
    }
    return result
  }

  private func word(_ range: Range<Int>) -> Token {
    Token(start: range.lowerBound, end: range.upperBound, node: node(of: range), kind: .word)
  }

  /// The lexicon node of a word; 0 if the lexicon does not contain the word.
  private func node(of range: Range<Int>) -> UInt32 {
    let sections = lexicon.sections
    var codes: [UInt16] = []
    UTF8Reader(bytes: bytes).forEachScalar(in: range, readings: sections.readings) { item, _ in
      codes.append(item.isInvalid ? 0 : sections.codeMap.code(of: item.scalar))
    }
    guard let node = sections.trie.node(over: codes),
      sections.trie.check[Int(node)] & NodeFlags.isWord != 0
    else { return 0 }
    return node
  }
}

extension [Token] {
  /// Joins these words into phrases. A phrase is used only if both of its ends are boundaries of
  /// these words.
  ///
  /// - Parameters:
  ///   - phrases: the tokens of the same text at the granularity `phrases`.
  ///   - before: the words from which `phrases` were joined.
  /// - Complexity: O(*n*) in the number of words and phrases.
  func joined(as phrases: Tokens, wordsBefore before: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(count)
    var (word, old) = (0, 0)
    for phrase in phrases {
      while old < before.count, before[old].start < phrase.start { old += 1 }
      guard old < before.count, before[old].utf8Range != phrase.utf8Range else { continue }
      while word < count, self[word].start < phrase.start {
        result.append(self[word])
        word += 1
      }
      guard word < count, self[word].start == phrase.start else { continue }
      var next = word
      while next < count, self[next].end < phrase.end { next += 1 }
      guard next < count, self[next].end == phrase.end else { continue }
      result.append(phrase)
      word = next + 1
    }
    return result + self[word...]
  }
}
