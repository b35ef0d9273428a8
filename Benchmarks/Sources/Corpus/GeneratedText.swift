import Fenci

/// Texts that a seeded generator writes from a lexicon: the same bytes on every machine.
public enum GeneratedText: String, CaseIterable, Sendable {
  /// Words drawn by their frequency, with marks, numbers and line breaks as often as in prose.
  case normal
  /// The same words, without anything between them: no place where a chunk may end.
  case unbroken
  /// One character, over and over: every search walks the same path.
  case repeatedCharacter = "repeated-character"
  /// One numeral, over and over: one number as long as the text.
  case repeatedNumeral = "repeated-numeral"
  /// The longest word without its last character, over and over: every search runs far and fails.
  case longestPrefix = "longest-prefix"

  /// The corpus that is measured when no other is given.
  public static let seed: UInt64 = 20_250_607

  /// About so many bytes: what begins before the limit is written out.
  public func bytes(count: Int, lexicon: Lexicon, seed: UInt64 = GeneratedText.seed) -> [UInt8] {
    switch self {
    case .normal, .unbroken: prose(count, WordSampler(lexicon), SeededGenerator(seed: seed))
    case .repeatedCharacter: Self.repeating(Array("人".utf8), count)
    case .repeatedNumeral: Self.repeating(Array("一".utf8), count)
    case .longestPrefix:
      Self.repeating(WordSampler(lexicon).longest.dropLastCharacter(), count)
    }
  }

  private static func repeating(_ unit: [UInt8], _ count: Int) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(count + unit.count)
    while text.count < count { text += unit }
    return text
  }

  private func prose(
    _ count: Int, _ sampler: WordSampler, _ start: SeededGenerator
  ) -> [UInt8] {
    var (generator, text) = (start, [UInt8]())
    text.reserveCapacity(count + 256)
    // Clauses of six words on average; two of three end with a comma, one paragraph has some eight
    // sentences. Prose has about one mark for ten characters, and so has this.
    while text.count < count {
      for _ in 0..<3 + generator.below(7) {
        text += sampler.word(by: &generator)
      }
      guard self == .normal else { continue }
      switch generator.below(100) {
      case 0..<6: text += Array(String(1 + generator.below(9999)).utf8)
      case 6..<8: text += Self.latin[generator.below(Self.latin.count)]
      default: break
      }
      text += Self.marks[generator.below(Self.marks.count)]
      if generator.below(24) == 0 { text.append(0x0A) }
    }
    return text
  }

  private static let latin = ["AI", "GDP", "COVID-19", "5G", "App", "www.gov.cn"].map {
    Array($0.utf8)
  }

  /// Each as often as it is to be drawn.
  private static let marks = "，，，，，，，，，，，，，。。。。。。、、；：！？“”".map {
    Array(String($0).utf8)
  }
}

extension [UInt8] {
  /// Valid UTF-8 without its last character.
  fileprivate func dropLastCharacter() -> [UInt8] {
    guard let last = lastIndex(where: { $0 & 0xC0 != 0x80 }), last > 0 else { return self }
    return Array(self[..<last])
  }
}
