extension Candidates {
  /// Counts the names of a term together. 发改委 and 国家发展和改革委员会 are names of one body, so each of them
  /// also gets the occurrences of the other, as `otherNames`.
  ///
  /// A name is dropped if it occurs only inside a longer name of the same term, such as 主任会议 in
  /// 常务委员会主任会议.
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

  /// Whether a name occurs only inside a longer one in `names`. The test is whether a longer name
  /// contains the same characters and is at least as frequent.
  private func isPart(
    _ number: Int, ofAny names: [Int], _ words: borrowing DocumentWords
  ) -> Bool {
    let part = repeated.entries[number].candidate.run
    return names.contains { other in
      count(of: other) >= count(of: number)
        && words.contains(repeated.entries[other].candidate.run, part)
    }
  }

  /// Drops the long fragments of each lexicon phrase, because the whole phrase names the subject
  /// best. A fragment is dropped if it has at least seven tenths of the phrase's characters and
  /// occurs only inside the phrase.
  ///
  /// A fragment counts as occurring only inside the phrase if it is not more frequent than the
  /// phrase.
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
