@testable import FenciCore
import FenciTestSupport
import Testing

/// Boundaries never split a grapheme cluster of valid text, as `Character` has them.
struct SegmenterGraphemeTests {
  private let segmenters: [Segmenter]

  init() throws { segmenters = Segmenter.all(try SampleLexicon.lexicon()) }

  @Test(.long) func mixedTextKeepsItsClusters() {
    var generator = SeededGenerator(seed: 51)
    for _ in 0..<600 {
      expectWholeClusters(RandomText.mixed(pieces: 12, using: &generator))
    }
  }

  /// Scalars of every value of Grapheme_Cluster_Break and of what the rules ask besides, in any order.
  @Test func randomSequencesKeepTheirClusters() {
    let scalars = Array(
      ("\r\n\0\u{AD}\u{301}\u{FE0F}\u{200C}\u{200D}\u{903}\u{E33}\u{600}\u{110BD}🇨🇳\u{1100}\u{1161}\u{11A8}가각"
        + "👩❤©™〰🏽\u{E0067}创(ā)\u{FF08}a5 क\u{94D}ष。!。…%@.-\u{3000}\u{FE00}\u{E0100}あ\u{3099}\u{FF9E}ｶ①")
        .unicodeScalars)
    var generator = SeededGenerator(seed: 52)
    let segmenter = segmenters[0]
    for _ in 0..<12_000 {
      let text = RandomText.string(of: scalars, count: 2 + generator.below(7), using: &generator)
      let clusters = text.clusterEnds
      let split = segmenter.ends(text).filter { !clusters.contains($0) }
      #expect(
        split.isEmpty, "at \(split): \(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }

  /// The engine's properties are those of Unicode 15.0. A scalar that is unassigned there and a mark
  /// in the standard library's version is left out.
  @Test(.long) func everyAssignedScalarKeepsItsClusterBetweenChineseCharacters() {
    let segmenter = segmenters[0]
    for scalar in Self.assignedScalars {
      let text = "创\(scalar)新"
      let clusters = text.clusterEnds
      #expect(
        segmenter.ends(text).allSatisfy(clusters.contains), "U+\(String(scalar.value, radix: 16))")
    }
  }

  /// In debug every fourth.
  @Test(.long) func everyAssignedScalarKeepsItsClusterAfterEmojiAndLatinAndHangul() {
    let segmenter = segmenters[0]
    let scalars = Self.assignedScalars.filter { !Self.isCommonHan($0) }
    for index in stride(from: 0, to: scalars.count, by: amount(1, few: 4)) {
      let scalar = scalars[index]
      for before in ["👩\u{200D}", "e", "\u{1100}", "\u{600}", "क\u{94D}", "🇨", "  ", "\r", "!"] {
        let text = "\(before)\(scalar)创"
        let clusters = text.clusterEnds
        #expect(
          segmenter.ends(text).allSatisfy(clusters.contains),
          "\(before.debugDescription) U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  @Test func everyPictographJoinsWithAnyOther() {
    let segmenter = segmenters[0]
    let pictographs = Self.assignedScalars.filter { Self.joinsAsPictograph($0) }
    #expect(pictographs.count > 1000)
    for pictograph in pictographs {
      for text in ["\(pictograph)\u{200D}👩", "👩\u{FE0F}\u{200D}\(pictograph)\u{200D}👩创"] {
        let clusters = text.clusterEnds
        #expect(
          segmenter.ends(text).allSatisfy(clusters.contains),
          "U+\(String(pictograph.value, radix: 16)) in \(text)")
      }
    }
  }

  @Test func variationSelectorsAreLookedThrough() {
    for segmenter in segmenters where segmenter.granularity.tiles {
      for selector in [
        "\u{FE00}", "\u{FE0E}", "\u{FE0F}", "\u{E0100}", "\u{180B}", "\u{FE00}\u{FE01}",
      ] {
        let tokens = segmenter.tokens(in: "创\(selector)新型，城市\(selector)和")
        #expect(
          tokens.map { tokens.normalizedForm(of: $0) } == ["创新型", "，", "城市", "和"],
          "\(segmenter.name) \(selector.debugDescription)")
        #expect(tokens.tile)
      }
    }
  }

  @Test(arguments: [
    "👨‍👩‍👧‍👦", "👍🏽", "🇨🇳", "1️⃣", "#️⃣", "❤️‍🔥", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\u{1112}\u{1161}\u{11AB}", "क्षि", "\r\n", "\u{600}1",
    "e\u{301}\u{323}", "©\u{FE0F}", "‼\u{FE0F}", "〰\u{FE0F}", "㊙\u{FE0F}", "\u{110BD}\u{600}创",
  ])
  func sequenceIsOneToken(sequence: String) {
    for segmenter in segmenters {
      #expect(segmenter.pieces("创新" + sequence) == ["创新", sequence], "\(segmenter.name)")
    }
  }

  private func expectWholeClusters(_ text: String) {
    let clusters = text.clusterEnds
    for segmenter in segmenters + Segmenter.trained(segmenters[0].lexicon) {
      let split = segmenter.ends(text).filter { !clusters.contains($0) }
      #expect(split.isEmpty, "\(segmenter.name) at \(split): \(text.debugDescription)")
    }
  }

  private static var assignedScalars: [Unicode.Scalar] {
    (0...0x10FFFF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }
      .filter {
        $0.properties.generalCategory != .unassigned
          && $0.properties.generalCategory != .privateUse
          && CharacterClass.of($0.value) != .unassigned
      }
  }

  private static func isCommonHan(_ scalar: Unicode.Scalar) -> Bool {
    CharacterClass.of(scalar.value) == .han
  }

  /// Extended_Pictographic, as far as the standard library shows it.
  private static func joinsAsPictograph(_ scalar: Unicode.Scalar) -> Bool {
    "👩\u{200D}\(scalar)".count == 1 && "\(scalar)\u{200D}👩".count == 1
  }
}
