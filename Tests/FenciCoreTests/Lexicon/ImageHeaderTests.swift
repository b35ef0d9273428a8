@testable import FenciCore
import FenciTestSupport
import Testing

/// What the header and the section table must be.
struct ImageHeaderTests {
  private let editor: ImageEditor

  init() throws { editor = try ImageEditor(SampleLexicon.builder().compile()) }

  @Test func imageIsAccepted() {
    #expect(refusal(of: editor.bytes) == nil)
    #expect(editor.sealed() == editor.bytes)
  }

  @Test func truncatedImagesAreRefused() {
    let count = editor.bytes.count
    var lengths = Set(0...700)
    for section in ImageFormat.Section.allCases {
      let range = editor.range(section)
      for bound in [range.lowerBound, range.upperBound, (range.lowerBound + range.upperBound) / 2] {
        for length in bound - 1...bound + 1 { lengths.insert(length) }
      }
    }
    for length in lengths.union([count - 1, count - 64, count / 2]) where length < count {
      var cut = editor
      cut.truncate(to: length)
      let problem = refusal(of: cut.bytes)
      #expect(problem?.section == "header", "\(length)")
      #expect(problem?.offset ?? -1 <= length, "\(length)")
      // A header that agrees with the length leaves the sections outside the image.
      guard length >= ImageFormat.headerSize else { continue }
      cut.set(16, UInt64(length), size: 8)
      #expect(refusal(of: cut.sealed()) != nil, "\(length)")
    }
  }

  @Test func imageWithMoreBytesIsRefused() {
    var longer = editor
    longer.append([0])
    #expect(refusal(of: longer.bytes)?.offset == 16)
  }

  @Test func emptyImageIsRefused() {
    #expect(refusal(of: [])?.section == "header")
  }

  @Test(arguments: 0..<8)
  func wrongMagicIsRefused(position: Int) {
    var wrong = editor
    wrong.set(position, editor.bytes[position] ^ 0x20, size: 1)
    let problem = refusal(of: wrong.sealed())
    #expect(problem?.section == "header" && problem?.offset == 0)
  }

  @Test(arguments: [0, 1, 2, 0x0100, 0xFFFF] as [UInt16])
  func otherMajorVersionIsRefusedAndNamesTheCommand(version: UInt16) {
    var other = editor
    other.set(8, version, size: 2)
    let problem = refusal(of: other.sealed())
    #expect(problem?.offset == 8)
    #expect(problem?.text.contains("fenci lexicon compile") == true)
    #expect(problem?.text.contains("\(version)") == true)
  }

  @Test func otherMinorVersionIsAccepted() {
    var other = editor
    other.set(10, UInt16(9), size: 2)
    #expect(refusal(of: other.sealed()) == nil)
  }

  @Test func wrongChecksumIsRefused() {
    for offset in [12, 13, 14, 15, 16 + 6, 30, 600, editor.bytes.count - 1] {
      var wrong = editor
      wrong.set(offset, editor.bytes[offset] ^ 1, size: 1)
      let problem = refusal(of: wrong.bytes)
      #expect(problem?.section == "header", "\(offset): \(problem?.text ?? "accepted")")
    }
  }

  @Test(arguments: [0, 1, 15, 27, 1024, 1025, .max, 0x0800_0000] as [UInt32])
  func wrongNumberOfSectionsIsRefused(count: UInt32) {
    var wrong = editor
    wrong.set(24, count, size: 4)
    #expect(refusal(of: wrong.sealed()) != nil)
  }
}
