@testable import FenciCore
import FenciTestSupport
import Testing

/// An image changed at random, with its checksum made right again, is refused with a typed error, or it
/// works: every outcome but a trap.
struct ImageValidatorMutationTests {
  private let editor: ImageEditor

  init() throws { editor = try ImageEditor(ImageEditor.sample()) }

  /// Four times 2,600 changes; 120 in debug.
  @Test(.long, arguments: 0..<4)
  func everyChangeIsRefusedOrHarmless(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(400 + seed))
    let count = amount(2600, few: 120)
    var (refused, accepted) = (0, 0)
    for _ in 0..<count {
      var changed = editor
      for _ in 0..<1 + generator.below(3) { change(&changed, &generator) }
      let image = changed.sealed()
      if let problem = refusal(of: image) {
        refused += 1
        #expect((0...image.count).contains(problem.offset), "\(problem)")
      } else {
        accepted += 1
        expectHarmless(image, seed: UInt64(accepted))
      }
    }
    #expect(
      refused > amount(300, few: 14) && accepted > amount(300, few: 14),
      "\(refused) refused, \(accepted) accepted")
  }

  /// Every byte of the header, the section table and META with several values; in debug every fifth.
  @Test(.long) func everyByteOfTheHeaderMayChange() {
    let end = editor.range(.meta).upperBound
    var (refused, accepted) = (0, 0)
    for offset in stride(from: 0, to: end, by: amount(1, few: 5)) {
      for value in [0, 0x41, 0xFF] as [UInt8] {
        var changed = editor
        changed.set(offset, value, size: 1)
        guard changed.bytes != editor.bytes, !(12..<16).contains(offset) else { continue }
        let image = changed.sealed()
        if refusal(of: image) != nil {
          refused += 1
        } else {
          accepted += 1
          if accepted % 20 == 0 { expectHarmless(image) }
        }
      }
    }
    #expect(
      refused > amount(300, few: 60) && accepted > amount(60, few: 12),
      "\(refused) refused, \(accepted) accepted")
  }

  /// The numbers of entries are not compared with the trie: edits count on from any.
  @Test(arguments: [0, .max] as [UInt32])
  func numbersOfEntriesMayBeAny(count: UInt32) throws {
    var changed = editor
    changed.set(.wordCount, count)
    changed.set(.phraseCount, count)
    var edits = UserDictionary()
    try edits.insert("甲乙丙丁戊己庚")
    try edits.remove("创新")
    try edits.remove("城市")
    try edits.remove("经济发展")
    for phrase in SampleLexicon.phrases.prefix(3) { try edits.remove(phrase) }
    let lexicon = try Lexicon(bytes: changed.sealed()).applying(edits)
    #expect(lexicon.contains("甲乙丙丁戊己庚") && !lexicon.contains("创新"))
  }

  private func change(_ editor: inout ImageEditor, _ generator: inout SeededGenerator) {
    if generator.oneIn(20) {
      let offset = generator.below(ImageFormat.headerSize + 17 * ImageFormat.sectionEntrySize)
      return editor.set(offset, UInt8(generator.below(256)), size: 1)
    }
    let section = generator.pick(ImageFormat.Section.allCases)
    let count = editor.range(section).count / section.elementSize
    guard count > 0 else { return }
    editor.set(section, generator.below(count), value(for: section, count, &generator))
  }

  /// Values at the edges, near valid ones, and anything.
  private func value(
    for section: ImageFormat.Section, _ count: Int, _ generator: inout SeededGenerator
  ) -> UInt32 {
    switch generator.below(6) {
    case 0: return generator.pick([0, 1, 2, 7, 8, 0x80, 0xFF, 0xFFFF, 0x7FFF, .max, 0x8000_0000])
    case 1: return UInt32(generator.below(count + 2))
    case 2: return UInt32(generator.below(300))
    case 3:
      let range = editor.range(section)
      return editor.word(at: range.lowerBound + generator.below(count) * section.elementSize)
    case 4: return UInt32(generator.below(1 << 16))
    default: return UInt32(truncatingIfNeeded: generator.next())
    }
  }
}

/// Uses every part of a lexicon whose image was accepted.
func expectHarmless(_ image: [UInt8], seed: UInt64 = 1) {
  var generator = SeededGenerator(seed: seed)
  guard let lexicon = try? Lexicon(bytes: image) else {
    Issue.record("refused at the second try")
    return
  }
  let text = RandomText.mixed(pieces: 8, using: &generator) + "创新型城市(chéng)5年一百多個，創(chuàng)設"
  for segmenter in (Segmenter.all(lexicon) + Segmenter.trained(lexicon)) {
    let tokens = segmenter.tokens(in: text)
    #expect(segmenter.areLawful(tokens), "\(segmenter.name): \(text)")
    for token in tokens {
      _ = tokens.normalizedForm(of: token)
      _ = tokens.tag(of: token)
    }
  }
  if seed % 16 == 1 {
    for entry in lexicon.entries().prefix(200) { _ = lexicon.contains(entry.word) }
    for phrase in KeyphraseExtractor(lexicon: lexicon).keyphrases(in: text) {
      #expect(phrase.count > 0 && (0...1).contains(phrase.score))
    }
  }
}
