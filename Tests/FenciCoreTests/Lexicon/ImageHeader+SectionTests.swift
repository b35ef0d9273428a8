@testable import FenciCore
import FenciTestSupport
import Testing

/// Sections lie inside the image, aligned, in order, each once.
struct ImageHeaderSectionTests {
  private let editor: ImageEditor

  init() throws { editor = try ImageEditor(SampleLexicon.builder().compile()) }

  @Test(.long, arguments: ImageFormat.Section.allCases)
  func sectionOutOfBoundsIsRefused(section: ImageFormat.Section) {
    let (entry, count) = (editor.tableEntry(section), UInt64(editor.bytes.count))
    let offsets: [UInt64] = [
      count, count + 64, 1, 32, 0, 64, UInt64(Int64.max) - 63, .max - 63, .max,
      UInt64(editor.range(section).lowerBound) + 32,
    ]
    for offset in offsets {
      var wrong = editor
      wrong.set(entry + 8, offset, size: 8)
      let problem = refusal(of: wrong.sealed())
      // An empty section may stand at the image's very end.
      if editor.range(section).isEmpty, offset == count { continue }
      #expect(problem != nil, "\(section.name) at \(offset)")
    }
    for length in [count, count + 1, .max, UInt64(Int64.max), 1 << 32] as [UInt64] {
      var wrong = editor
      wrong.set(entry + 16, length, size: 8)
      let problem = refusal(of: wrong.sealed())
      #expect(problem?.section == section.name, "\(section.name) of \(length) bytes")
      #expect(problem?.offset == entry + 8)
    }
  }

  @Test(arguments: ImageFormat.Section.allCases.dropFirst())
  func overlappingSectionIsRefused(section: ImageFormat.Section) throws {
    let before = try #require(ImageFormat.Section(rawValue: section.rawValue - 1))
    guard !editor.range(before).isEmpty else { return }
    var wrong = editor
    wrong.set(
      editor.tableEntry(section) + 8, UInt64(editor.range(before).lowerBound), size: 8)
    #expect(refusal(of: wrong.sealed())?.section == section.name)
  }

  @Test(arguments: ImageFormat.Section.allCases)
  func lengthOfNoWholeElementsIsRefused(section: ImageFormat.Section) {
    guard section.elementSize > 1, !editor.range(section).isEmpty else { return }
    var wrong = editor
    wrong.set(editor.tableEntry(section) + 16, UInt64(editor.range(section).count - 1), size: 8)
    #expect(refusal(of: wrong.sealed())?.section == section.name)
  }

  @Test(arguments: ImageFormat.Section.allCases)
  func sectionOfUnknownNameIsMissing(section: ImageFormat.Section) {
    var unknown = editor
    unknown.set(editor.tableEntry(section), UInt32(0x3F3F_3F3F), size: 4)
    if section.isOptional {
      #expect(refusal(of: unknown.sealed()) == nil)
    } else {
      let problem = refusal(of: unknown.sealed())
      #expect(problem?.text.contains("required") == true, "\(section.name)")
      // As an optional one it is skipped, but the section is missing.
      unknown.set(editor.tableEntry(section) + 4, UInt32(0), size: 4)
      let missing = refusal(of: unknown.sealed())
      #expect(missing?.section == section.name)
      #expect(missing?.text.contains("missing") == true)
    }
  }

  @Test func sectionStandingTwiceIsRefused() {
    var twice = editor
    twice.set(editor.tableEntry(.weights), editor.word(at: editor.tableEntry(.cost)), size: 4)
    #expect(refusal(of: twice.sealed())?.text.contains("twice") == true)
  }

  /// One more section behind the others: skipped when optional, refused when required.
  @Test func unknownSectionIsSkippedOnlyIfOptional() throws {
    let image = editor.bytes
    for flags in [0, 1] as [UInt32] {
      let extended = try imageWithOneMoreSection(image, flags: flags)
      if flags == 0 {
        let lexicon = try Lexicon(bytes: extended)
        #expect(lexicon.entries() == (try Lexicon(bytes: image)).entries())
      } else {
        let problem = try #require(refusal(of: extended))
        #expect(problem.section == "XTRA" && problem.text.contains("required"))
      }
    }
  }

  private func imageWithOneMoreSection(_ image: [UInt8], flags: UInt32) throws -> [UInt8] {
    let count = ImageFormat.Section.allCases.count
    let tableEnd = ImageFormat.headerSize + count * ImageFormat.sectionEntrySize
    // All sections move by one alignment unit, as the table may have no room for one more entry.
    var bytes = Array(image[..<tableEnd]) + [UInt8](repeating: 0, count: 64) + image[tableEnd...]
    let end = bytes.count
    bytes += [UInt8](repeating: 0x58, count: 64)
    var extended = try ImageEditor(image)
    extended.truncate(to: 0)
    extended.append(bytes)
    extended.set(16, UInt64(bytes.count), size: 8)
    extended.set(24, UInt32(count + 1), size: 4)
    for section in ImageFormat.Section.allCases {
      extended.set(
        extended.tableEntry(section) + 8, UInt64(extended.range(section).lowerBound + 64), size: 8)
    }
    for (offset, byte) in "XTRA".utf8.enumerated() {
      extended.set(tableEnd + offset, byte, size: 1)
    }
    extended.set(tableEnd + 4, flags, size: 4)
    extended.set(tableEnd + 8, UInt64(end), size: 8)
    extended.set(tableEnd + 16, UInt64(64), size: 8)
    return extended.sealed()
  }
}
