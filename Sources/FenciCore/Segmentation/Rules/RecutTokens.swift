/// Replaces tokens where the consistent words of a document occur.
struct RecutTokens {
  private let lexicon: Lexicon
  private let bytes: Table<UInt8>

  /// - Parameter bytes: the text of the tokens.
  init(_ lexicon: Lexicon, _ bytes: Table<UInt8>) {
    self.lexicon = lexicon
    self.bytes = bytes
  }

  /// Replaces the tokens at given ranges of a tiled text. The rest of a token on either side of a
  /// range becomes a token.
  ///
  /// - Parameter stretches: the ranges of the new tokens, in order, without overlaps.
  /// - Complexity: O(*n*) in the tokens and the bytes of the ranges.
  func tokens(_ tokens: [Token], with stretches: [Range<Int>]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var stretch = 0
    for token in tokens {
      // A range that began in an earlier token may extend into this one.
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

  /// The lexicon node of a word; 0 if there is none.
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
  /// These words, joined into phrases where both ends of a phrase are boundaries of the words.
  ///
  /// - Parameters:
  ///   - phrases: the tokens of the same text at the granularity `phrases`.
  ///   - before: the words that the phrases were joined from.
  /// - Complexity: O(*n*) in the tokens of all three.
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
