@testable import FenciCore
import FenciTestSupport
import Testing

/// The fingerprint differs with everything that a segmenter is made of.
struct FingerprintTests {
  @Test func everyPartCounts() throws {
    let lexicon = try SampleLexicon.lexicon()
    var builder = try SampleLexicon.builder()
    try builder.insert("别的词", count: 5)
    var segmenters = Segmenter.all(lexicon) + Segmenter.trained(lexicon)
    let edits: [UserDictionary] = try [
      ["新词"], ["新", "词"], ["词", "新"],
      edited { try $0.insert("新词", count: 1) }, edited { try $0.insert("新词", count: 2) },
      edited { try $0.insert("新词", count: 1, tag: "n") }, edited { try $0.split(["新", "词"]) },
      edited { try $0.split(["甲", "\u{1}\0\0\0\0\0\0\0乙\u{3}\0\0\0\0\0\0\0", "n"]) },
      edited {
        try $0.split(["甲"]); try $0.insert("乙", count: 19, tag: "n")
      },
      edited { try $0.remove("新词") }, edited { try $0.remove("创新") },
    ]
    let lexicons =
      try edits.map { try lexicon.applying($0) }
      + [try Lexicon(bytes: builder.compile()), try lexicon.applying(["甲"]).applying(["乙"])]
    segmenters += lexicons.map { Segmenter(lexicon: $0, method: .probability) }
    #expect(Set(segmenters.map(\.fingerprint)).count == segmenters.count)
    #expect(Set(lexicons.map(\.fingerprint)).count == lexicons.count)
    for digits in segmenters.map(\.fingerprint) {
      #expect(digits.utf8.count == 16 && digits.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    }
  }

  @Test func equalPartsGiveEqualFingerprints() throws {
    let (one, other) = (try SampleLexicon.lexicon(), try SampleLexicon.lexicon())
    for (first, second) in zip(Segmenter.all(one), Segmenter.all(other)) {
      #expect(first.fingerprint == second.fingerprint)
    }
    let edits: UserDictionary = ["新词", "乙"]
    let (first, second) = (try one.applying(edits), try other.applying(edits))
    #expect(first.fingerprint == second.fingerprint)
    #expect(try one.applying([]).fingerprint == one.fingerprint)
  }

  /// The answers of each version of the engine. If this fails, some text is segmented in another way
  /// than before: raise `Segmenter.engineVersion` and add its answers, so that stored indexes are
  /// built again.
  @Test func versionOfTheEngineGoesWithItsAnswers() throws {
    let answers: [UInt64: String] = [1: "8d681fc6bd37de3c"]
    let lexicon = try SampleLexicon.lexicon().applying(["市建", "A股"])
    var hash = StableHash()
    for segmenter in Segmenter.all(lexicon) + Segmenter.trained(lexicon) {
      var generator = SeededGenerator(seed: 2031)
      for _ in 0..<200 {
        let text = RandomText.mixed(pieces: generator.below(40), using: &generator)
        for token in segmenter.tokens(in: text) {
          for part in [token.start, token.end, Int(token.kind.rawValue)] {
            hash.combine(UInt64(part))
          }
          hash.combine(token.isKnown ? 1 : 0)
        }
      }
    }
    #expect(hash.digits == answers[Segmenter.engineVersion])
  }

  private func edited(
    _ change: (inout UserDictionary) throws -> Void
  ) rethrows -> UserDictionary {
    var dictionary = UserDictionary()
    try change(&dictionary)
    return dictionary
  }
}
