@testable import FenciCore
import FenciTestSupport
import Testing

/// What the validator proves of the sections' contents, one broken promise at a time.
struct ImageValidatorTests {
  private let editor: ImageEditor
  private let lexicon: Lexicon

  init() throws {
    editor = try ImageEditor(ImageEditor.sample(words: 80))
    lexicon = try Lexicon(bytes: editor.bytes)
  }

  @Test(
    arguments: [
      (.slotCount, 0), (.slotCount, 1), (.slotCount, .max), (.blockSize, 0), (.blockSize, 3),
      (.blockSize, 1 << 15),
      (.blockSize, .max), (.alphabetCount, 0), (.alphabetCount, 33), (.alphabetCount, .max),
      (.maximumWordLength, 0), (.maximumWordLength, 1), (.maximumWordLength, 64),
      (.maximumWordLength, .max),
      (.documentCount, 65_536), (.documentCount, .max),
    ] as [(ImageFormat.Meta, UInt32)])
  func impossibleMetaIsRefused(field: ImageFormat.Meta, value: UInt32) {
    var wrong = editor
    wrong.set(field, value)
    #expect(refusal(of: wrong.sealed()) != nil)
  }

  @Test func wrongSizesAreRefused() {
    for section in ImageFormat.Section.allCases where !editor.range(section).isEmpty {
      var shorter = editor
      shorter.set(
        editor.tableEntry(section) + 16,
        UInt64(editor.range(section).count - section.elementSize), size: 8)
      let problem = refusal(of: shorter.sealed())
      switch section {
      // A tag's name without its end, a spelling's or a reading's last byte: found by the offsets.
      case .tagNames, .codePages: break
      default: #expect(problem != nil, "\(section.name)")
      }
    }
  }

  @Test func codesOutsideTheAlphabetAreRefused() throws {
    let count = Int(editor.element(.meta, ImageFormat.Meta.alphabetCount.rawValue))
    for value in [count, count + 1, 0xFFFF] {
      var wrong = editor
      wrong.set(.codePages, 70, value)
      expectRefusal(wrong, .codePages, 140)
    }
    var wrong = editor
    wrong.set(.codeIndex, 500, 0xFFFF)
    expectRefusal(wrong, .codeIndex, 1000)
  }

  @Test(arguments: [0xD800, 0xDFFF, 0x110000, UInt32.max] as [UInt32])
  func charactersThatAreNoScalarsAreRefused(value: UInt32) {
    var wrong = editor
    wrong.set(.alphabet, 40, value)
    expectRefusal(wrong, .alphabet, 160)
  }

  /// A leaf that is made a parent: its base must be its own, even, and inside the trie. Children of two
  /// parents would be words that no one inserted.
  @Test func basesOutsideOddOrSharedAreRefused() throws {
    let leaf = try #require(
      editor.slots.first { editor.element(.check, $0) >= 8 && !editor.hasChildren($0) })
    let parent = try #require(editor.slots.last { editor.hasChildren($0) })
    let (shared, slotCount) = (editor.element(.base, parent), UInt32(editor.slots.count))
    let bases = Set(
      editor.slots.filter { editor.hasChildren($0) }.map { editor.element(.base, $0) })
    let free = try #require((1..<slotCount / 2).map { $0 * 2 }.last { !bases.contains($0) })
    for value in [
      shared, 0, UInt32(ImageFormat.vacantBase), free | 1, slotCount, slotCount + 1, slotCount + 2,
      .max - 1, .max,
    ] {
      var wrong = editor
      wrong.set(
        .check, leaf, editor.element(.check, leaf) | UInt32(NodeFlags.hasChildren))
      wrong.set(.base, leaf, value)
      expectRefusal(wrong, .base, 4 * leaf, orAt: 4 * parent)
    }
    var harmless = editor
    harmless.set(.check, leaf, editor.element(.check, leaf) | UInt32(NodeFlags.hasChildren))
    harmless.set(.base, leaf, free)
    #expect(refusal(of: harmless.sealed()) == nil)
    expectHarmless(harmless.sealed())
  }

  /// Matching begins at a root without looking at the trie, and reads slot 0 where it finds nothing.
  @Test func wrongRootsAndAUsedSlotZeroAreRefused() {
    for code in [0, 2, 34, 40] {
      for value in [0, 1, editor.element(.roots, code) ^ 4, .max] as [UInt32] {
        var wrong = editor
        wrong.set(.roots, code, value)
        expectRefusal(wrong, .roots, 4 * code)
      }
    }
    var wrong = editor
    wrong.set(.base, 0, UInt32(4))
    expectRefusal(wrong, .base, 0)
    wrong = editor
    wrong.set(.check, 0, UInt16(40) << 2)
    expectRefusal(wrong, .check, 0)
  }

  /// Common characters are decoded without a look at the index of pages.
  @Test func hanPagesElsewhereAreRefused() throws {
    for page in [CommonCharacters.hanPages.lowerBound, CommonCharacters.hanPages.upperBound - 1] {
      for value in [0, UInt16(editor.element(.codeIndex, page)) ^ 1] as [UInt16] {
        var wrong = editor
        wrong.set(.codeIndex, page, value)
        expectRefusal(wrong, .codeIndex, 2 * page)
      }
    }
  }

  /// A node whose base leads back to a node above it would make traversal endless.
  @Test func cyclesAreRefused() throws {
    var refused = 0
    for slot in editor.slots where editor.hasChildren(slot) {
      for code in UInt16(2)..<40 {
        // Make `slot` a child of itself: the base under which it is its own slot.
        var wrong = editor
        let label = (code & ~1) << 2 | NodeFlags.hasChildren | NodeFlags.isWord
        wrong.set(.check, slot, label)
        wrong.set(.base, slot, UInt32(slot ^ Int(code)) & ~1)
        if refusal(of: wrong.sealed()) != nil {
          refused += 1
        } else {
          expectHarmless(wrong.sealed())
        }
      }
      if refused > 60 { break }
    }
    #expect(refused > 30)
  }

  @Test func strayNodesAreRefused() throws {
    let free = try #require(editor.slots.last { editor.element(.check, $0) == 0 })
    for value in [0x7FF8, 0xFFFB, 1, 2, 7, UInt16(40) << 2 | 2] as [UInt16] {
      var wrong = editor
      wrong.set(.check, free, value)
      #expect(refusal(of: wrong.sealed())?.section == "CHCK", "\(value)")
    }
  }

  @Test func nodesDeeperThanTheLongestWordAreRefused() {
    var wrong = editor
    wrong.set(
      .maximumWordLength, editor.element(.meta, ImageFormat.Meta.maximumWordLength.rawValue) - 1)
    #expect(refusal(of: wrong.sealed())?.section == "CHCK")
  }

  @Test func tagsWithoutNamesAreRefused() {
    var wrong = editor
    wrong.set(.tag, 50, UInt8(lexicon.tagCount + 1))
    expectRefusal(wrong, .tag, 50)
    wrong = editor
    wrong.set(.tag, 50, NodeTag.isStopWord | UInt8(lexicon.tagCount))
    #expect(refusal(of: wrong.sealed()) == nil)
  }

  @Test(
    arguments: [
      (.spellingNodes, .spellingOffsets), (.readingScalars, .readingOffsets),
      (.aliasNodes, .aliasOffsets),
    ] as [(ImageFormat.Section, ImageFormat.Section)])
  func keysAndOffsetsAscend(keys: ImageFormat.Section, offsets: ImageFormat.Section) {
    var wrong = editor
    wrong.set(keys, 1, UInt32(0))
    expectRefusal(wrong, keys, 4)
    wrong = editor
    wrong.set(offsets, 0, UInt32(1))
    expectRefusal(wrong, offsets, 0)
    wrong = editor
    wrong.set(offsets, 1, UInt32.max)
    #expect(refusal(of: wrong.sealed())?.section == offsets.name)
    wrong = editor
    wrong.set(offsets, editor.range(offsets).count / 4 - 1, UInt32.max)
    expectRefusal(wrong, offsets, 0)
  }

  /// A look-up in a table without an empty slot would not end.
  @Test func fullReferencesAreRefused() {
    let count = editor.range(.termFingerprints).count / 4
    #expect(count > 4)
    var wrong = editor
    for slot in 0..<count / 4 * 3 { wrong.set(.termFingerprints, slot, UInt32(9)) }
    for slot in count / 4 * 3..<count { wrong.set(.termFingerprints, slot, UInt32(0)) }
    #expect(refusal(of: wrong.sealed()) == nil)
    wrong.set(.termFingerprints, count - 1, UInt32(9))
    expectRefusal(wrong, .termFingerprints, 0)
  }

  @Test(arguments: [0, 1, 2, 3, 5, 7]) func referencesOfOtherSizesAreRefused(count: Int) {
    var wrong = editor
    wrong.set(editor.tableEntry(.termFingerprints) + 16, UInt64(4 * count), size: 8)
    wrong.set(editor.tableEntry(.termFrequencies) + 16, UInt64(count + 1), size: 8)
    for slot in 0..<count { wrong.set(.termFingerprints, slot, UInt32(0)) }
    expectRefusal(wrong, .termFingerprints, 0)
  }

  /// Expects that a section's element at `offset` is named as the problem, or one of two that do not
  /// go together.
  private func expectRefusal(
    _ editor: ImageEditor, _ section: ImageFormat.Section, _ offset: Int, orAt other: Int? = nil
  ) {
    let problem = refusal(of: editor.sealed())
    #expect(problem?.section == section.name)
    let found = (problem?.offset ?? -1) - self.editor.range(section).lowerBound
    #expect(found == offset || found == other)
  }
}
