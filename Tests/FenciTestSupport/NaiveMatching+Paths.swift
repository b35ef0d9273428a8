extension NaiveMatching {
  /// Of all ways to cut the units into words, units and atoms the cheapest; of those the one with the longest
  /// last token, then with the longest before it, and so on. Every way is tried.
  package func probability(unknownCost: Int) -> [NaiveToken] {
    let tokens = (0..<unitCount).map { self.tokens(from: $0) }
    var best: (cost: Int, path: [NaiveToken])?
    func visit(_ path: inout [NaiveToken], _ cost: Int) {
      let start = path.last?.range.upperBound ?? 0
      guard start < unitCount else {
        if best.map({ cost < $0.cost || cost == $0.cost && endsLonger(path, $0.path) }) ?? true {
          best = (cost, path)
        }
        return
      }
      for token in tokens[start] {
        path.append(token)
        visit(&path, cost + self.cost(of: token, unknownCost))
        path.removeLast()
      }
    }
    var path: [NaiveToken] = []
    visit(&path, 0)
    return best?.path ?? []
  }

  private func endsLonger(_ first: [NaiveToken], _ second: [NaiveToken]) -> Bool {
    second.reversed().map(\.range.count)
      .lexicographicallyPrecedes(first.reversed().map(\.range.count))
  }

  /// Tsai's four rules over all chunks of three tokens, again and again.
  package func mmseg(unknownCost: Int) -> [NaiveToken] {
    var tokens: [NaiveToken] = []
    var start = 0
    while start < unitCount {
      var chunks = chunks(from: start, length: 3)
      // The ranks of the four rules, then of what decides ties; greater is better.
      let rules: [([NaiveToken]) -> Double] = [
        { Double(total($0)) },
        { Double(total($0)) / Double($0.count) },
        { chunk in
          let mean = Double(total(chunk)) / Double(chunk.count)
          let differences = chunk.map { Double($0.range.count) - mean }
          return -differences.reduce(0) { $0 + $1 * $1 } / Double(chunk.count)
        },
        { chunk in
          chunk.reduce(0) { sum, token in
            sum + (token.range.count == 1 ? Double(unknownCost - cost(of: token, unknownCost)) : 0)
          }
        },
        { Double($0[0].range.count) },
        { $0.count > 1 ? Double($0[1].range.count) : 0 },
      ]
      for rule in rules {
        let best = chunks.map(rule).max() ?? 0
        chunks = chunks.filter { rule($0) >= best - 1e-9 }
      }
      tokens.append(chunks[0][0])
      start = chunks[0][0].range.upperBound
    }
    return tokens
  }

  /// All sequences of so many tokens, or of fewer where the text ends.
  private func chunks(from start: Int, length: Int) -> [[NaiveToken]] {
    length == 0 || start == unitCount
      ? [[]]
      : tokens(from: start).flatMap { token in
        chunks(from: token.range.upperBound, length: length - 1).map { [token] + $0 }
      }
  }

  private func total(_ tokens: [NaiveToken]) -> Int { tokens.reduce(0) { $0 + $1.range.count } }

  private func cost(of token: NaiveToken, _ unknownCost: Int) -> Int {
    token.isWord ? cost(token.range) : unknownCost
  }

  /// Each word, and the words of two or more units inside it: longest first where they start together.
  package func search(_ words: [NaiveToken]) -> [NaiveToken] {
    Self.ordered(
      words.flatMap { word in
        [word]
          + (word.isWord
            ? allWords().filter {
              $0.range.count > 1 && $0.range != word.range
                && word.range.lowerBound <= $0.range.lowerBound
                && $0.range.upperBound <= word.range.upperBound
            } : [])
      })
  }

  /// All words, and of the given ones those that lie in none of them.
  package func all(_ words: [NaiveToken]) -> [NaiveToken] {
    let all = allWords()
    return Self.ordered(
      all
        + words.filter { word in
          !all.contains {
            $0.range.lowerBound <= word.range.lowerBound
              && word.range.upperBound <= $0.range.upperBound
          }
        })
  }

  private func allWords() -> [NaiveToken] { allWords(from: 0..<unitCount) }

  /// All words that start in a stretch.
  package func allWords(from starts: Range<Int>) -> [NaiveToken] {
    starts.flatMap { start in tokens(from: start).filter(\.isWord) }
  }

  /// Tokens in the order of their starts, the longest first where they start together.
  package static func ordered(_ tokens: [NaiveToken]) -> [NaiveToken] {
    tokens.sorted {
      $0.range.lowerBound != $1.range.lowerBound
        ? $0.range.lowerBound < $1.range.lowerBound : $0.range.upperBound > $1.range.upperBound
    }
  }
}
