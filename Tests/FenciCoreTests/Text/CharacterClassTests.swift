@testable import FenciCore
import FenciTestSupport
import Testing

struct CharacterClassTests {
  @Test(
    arguments: [
      (.han, "一创々〇㐀𠮷豈\u{2A6DF}\u{30000}"), (.digit, "09０９"), (.latin, "aZéÀĀＡｚßαЖªµ"),
      (.kana, "あアーｱヿ"),
      (.letter, "ㄅ한अغקก٣०"),
      (.mark, "\u{301}\u{FE00}\u{FE0F}\u{E0100}\u{200C}\u{200D}\u{20E3}\u{93F}\u{1F3FD}\u{E0020}"),
      (.space, " \t\r\u{B}\u{C}\u{85}\u{A0}\u{2003}\u{2028}\u{2029}\u{3000}"), (.lineBreak, "\n"),
      (.punctuation, "，。、（）“”……——!?.,;:「」《》％@#%&*-_/\\"), (.symbol, "⺁+<=>$^`|~￥→①Ⅳ\u{E000}²"),
      (.pictograph, "©®❤👍‼ℹ™㊙〰🀄"), (.regionalIndicator, "🇦🇿"),
      (.prepend, "\u{600}\u{6DD}\u{110BD}\u{8E2}"),
      (.control, "\0\u{7F}\u{FFF9}\u{1D173}"),
      (.invisible, "\u{AD}\u{61C}\u{180E}\u{200B}\u{200E}\u{202E}\u{2060}\u{2069}\u{FEFF}"),
      (.unassigned, "\u{378}\u{FFFF}\u{1FFFE}\u{10FFFF}"),
    ] as [(CharacterClass, String)])
  func samples(expected: CharacterClass, characters: String) {
    for scalar in characters.unicodeScalars {
      #expect(
        CharacterClass.of(scalar.value) == expected, "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func runsAscendAndHaveAClassEach() {
    let runs = CharacterClass.runs
    #expect(runs[0] >> 8 == 0)
    for (run, next) in zip(runs, runs.dropFirst()) {
      #expect(run >> 8 < next >> 8)
      #expect(run & 0xFF != next & 0xFF, "two runs of one class")
    }
    for run in runs { #expect(CharacterClass(rawValue: UInt8(run & 0xFF)) != nil) }
  }

  /// Format characters that nothing shows, below U+10000, and that are clusters by themselves.
  @Test func invisibleCharactersAreThoseOfTheStandardLibrary() {
    for value in 0..<0x10000 as Range<UInt32> {
      guard let scalar = Unicode.Scalar(value), CharacterClass.of(value) != .unassigned else {
        continue
      }
      let properties = scalar.properties
      let isInvisible =
        properties.isDefaultIgnorableCodePoint && properties.generalCategory == .format
        && "a\(scalar)".count == 2
      #expect(
        (CharacterClass.of(value) == .invisible) == isInvisible, "U+\(String(value, radix: 16))")
    }
  }

  /// The table below U+10000 and the binary search above must join without a seam.
  @Test func everyScalarHasTheClassOfItsRun() {
    let runs = CharacterClass.runs
    var run = 0
    let reader = UTF8Reader(bytes: .empty)
    for scalar in 0...0x10FFFF as ClosedRange<UInt32> {
      if run + 1 < runs.count, runs[run + 1] >> 8 == scalar { run += 1 }
      let expected = UInt8(runs[run] & 0xFF)
      guard CharacterClass.of(scalar).rawValue == expected,
        reader.characterClass(of: scalar).rawValue == expected
      else {
        Issue.record("U+\(String(scalar, radix: 16)) is \(CharacterClass.of(scalar))")
        return
      }
    }
  }

  /// Every class is what the standard library's properties say, for what both know.
  @Test func classesAgreeWithTheStandardLibrary() {
    for value in 0...0x10FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let found = CharacterClass.of(value)
      if found == .unassigned { continue }
      if scalar.properties.isWhitespace {
        #expect(found == .space || found == .lineBreak, "U+\(String(value, radix: 16))")
      } else if found == .space || found == .lineBreak {
        Issue.record("U+\(String(value, radix: 16)) is no white space")
      }
      if scalar.properties.isIdeographic, !(0x16FE4...0x18DFF).contains(value),
        !(0x1B170...0x1B2FF).contains(value), value != 0x3006
      {
        #expect(found == .han || found == .symbol, "U+\(String(value, radix: 16)) \(found)")
      }
      if scalar.properties.numericType == .decimal,
        scalar.properties.generalCategory == .decimalNumber
      {
        #expect(found == .digit || found == .letter, "U+\(String(value, radix: 16)) \(found)")
      }
    }
  }
}
