internal import CFenci
#if canImport(FenciCore)
  internal import FenciCore
#endif

/// A repaired text as structures of C.
///
/// Invariant: the pointers in the structures lead into the blocks of the same object.
@safe final class BoundRepair {
  private let page: RepairedText
  private let original: UnitOffsets
  private let repaired: UnitOffsets
  private let characters: Block<CChar>
  private let edits: Block<fenci_edit>
  private let answer: Block<fenci_repaired_text>

  init(_ page: RepairedText, _ unit: OffsetUnit) {
    self.page = page
    let original = UnitOffsets(page.source, unit)
    var strings = StringTable()
    let text = strings.append(page.bytes)
    let drafts = page.edits.map { edit in
      (
        edit, replacement: strings.append(edit.replacement.utf8),
        kind: strings.position(ofName: edit.kind.rawValue)
      )
    }
    let characters = Block(strings.characters)
    let edits = unsafe Block(
      drafts.map { edit, replacement, kind in
        unsafe fenci_edit(
          confidence: edit.confidence, range: original.range(edit.utf8Range),
          replacement: characters.address(of: replacement),
          replacement_length: edit.replacement.utf8.count, kind: characters.address(of: kind))
      })
    unsafe answer = Block([
      fenci_repaired_text(
        text: characters.address(of: text), length: page.bytes.count,
        edits: edits.address(of: 0), edit_count: page.edits.count)
    ])
    (self.original, self.characters) = (original, characters)
    unsafe self.edits = edits
    repaired = UnitOffsets(page.bytes, unit)
  }

  var address: UnsafePointer<fenci_repaired_text> { unsafe answer.address(of: 0) }

  /// Whether a range is inside the repaired text.
  func contains(_ range: fenci_range) -> Bool {
    range.start >= 0 && range.start <= range.end && range.end <= repaired.count
  }

  /// The range of the original that a range of the repaired text came from.
  func original(of range: fenci_range) -> fenci_range {
    let (start, end) = (repaired.byte(ofOffset: range.start), repaired.byte(ofOffset: range.end))
    return original.range(page.originalRange(of: start..<end))
  }
}
