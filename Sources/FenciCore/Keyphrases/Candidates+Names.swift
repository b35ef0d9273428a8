extension Candidates {
  /// Adds the occurrences of other names of a term to its count: 发改委 and 国家发展和改革委员会 name one body.
  /// Drops names that occur only inside a longer name of the same term: 主任会议 in 常务委员会主任会议.
  mutating func joinNames(_ words: borrowing DocumentWords) {
    var names: [UInt32: [Int]] = [:]
    for number in 0..<repeated.entries.count {
      if let term = words.names.term(of: repeated.entries[number].candidate.node) {
        names[term, default: []].append(number)
      }
    }
    for numbers in names.values where numbers.count > 1 {
      let parts = numbers.filter { isPart($0, ofAny: numbers, words) }
      for number in parts { repeated.drop(number) }
      let count = numbers.reduce(0) { parts.contains($1) ? $0 : $0 &+ self.count(of: $1) }
      for number in numbers { repeated.setOtherNames(count &- self.count(of: number), of: number) }
    }
  }

  private func count(of number: Int) -> UInt32 { repeated.entries[number].candidate.count }

  /// Whether a name occurs only inside another one of `names`, as far as their counts tell.
  private func isPart(
    _ number: Int, ofAny names: [Int], _ words: borrowing DocumentWords
  ) -> Bool {
    let part = repeated.entries[number].candidate.run
    return names.contains { other in
      count(of: other) >= count(of: number)
        && words.contains(repeated.entries[other].candidate.run, part)
    }
  }

  /// Drops parts of a lexicon phrase that make up most of it and occur only inside it. The fullest
  /// form names the subject.
  mutating func dropParts(_ words: borrowing DocumentWords) {
    for number in 0..<repeated.entries.count {
      let phrase = repeated.entries[number].candidate
      guard phrase.count > 1, phrase.run.count > 1, words.lexicon.isPhrase(phrase.node) else {
        continue
      }
      let length = words.characterRange(of: phrase.run).count
      for first in phrase.run.tokens {
        for end in first + 1...phrase.run.end {
          let part = Run(first: first, count: end - first)
          let partLength = words.characterRange(of: part).count
          guard partLength < length, 10 * partLength >= Selection.sameSubject * length,
            let found = repeated.number(of: part, hash(of: part, words), words),
            count(of: found) <= phrase.count
          else { continue }
          repeated.drop(found)
        }
      }
    }
  }
}
