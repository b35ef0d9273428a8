import Fenci

/// Finds the blanks that a conversion has put between the characters of a text: `创 新 型 城 市`.
///
/// A blank is one of these only if the whole text is spaced so. Two classes of characters are
/// decided separately, because some converters space Chinese characters only.
enum SpacedCharacters {
  /// The least number of blanks that a spaced text has.
  private static let leastBlanks = 8

  /// How often neighbours of a class are spaced.
  private struct Count {
    var adjacent = 0
    var spaced = 0
    /// Most neighbours have one blank between them.
    var isSpaced: Bool { spaced >= leastBlanks && spaced > 2 * adjacent }
  }

  /// Deletes the single blanks between neighbours of the classes that are spaced.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  static func edits(in bytes: [UInt8]) -> [RepairedText.Edit] {
    var (han, letters) = (Count(), Count())
    forEachPair(in: bytes) { first, second, blank in
      let isSpaced = !blank.isEmpty
      if first.isHan, second.isHan {
        if isSpaced { han.spaced += 1 } else { han.adjacent += 1 }
      } else if first.isASCIIAlphanumeric, second.isASCIIAlphanumeric {
        if isSpaced { letters.spaced += 1 } else { letters.adjacent += 1 }
      }
    }
    guard han.isSpaced else { return [] }
    // One letter or digit between blanks tells nothing, so a few are enough here.
    let spacesLetters = letters.spaced > 2 * letters.adjacent
    var edits: [RepairedText.Edit] = []
    forEachPair(in: bytes) { first, second, blank in
      guard !blank.isEmpty else { return }
      let isDeleted =
        first.isChinese && second.isChinese
        || spacesLetters && first.isPart && second.isPart
      if isDeleted {
        edits.append(
          RepairedText.Edit(utf8Range: blank, replacement: "", kind: .blank, confidence: 1))
      }
    }
    return edits
  }

  /// Deletes the single blanks between Chinese characters and letters or digits, as some programs
  /// that set text put them between `2025` and `年`. They do so everywhere; a person who writes
  /// blanks there forgets some.
  ///
  /// Call this for a text whose lines are wrapped: other texts come from people.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  static func editsBetweenScripts(in bytes: [UInt8]) -> [RepairedText.Edit] {
    var count = Count()
    var edits: [RepairedText.Edit] = []
    forEachPair(in: bytes) { first, second, blank in
      guard first.isHan && second.isASCIIAlphanumeric || first.isASCIIAlphanumeric && second.isHan
      else { return }
      guard !blank.isEmpty else {
        count.adjacent += 1
        return
      }
      count.spaced += 1
      edits.append(
        RepairedText.Edit(utf8Range: blank, replacement: "", kind: .blank, confidence: 1))
    }
    return count.spaced >= leastBlanks && count.spaced > 8 * count.adjacent ? edits : []
  }

  /// Calls `body` with each two characters that are neighbours in a line, or have one blank between
  /// them. The range of the blank is empty for neighbours.
  private static func forEachPair(
    in bytes: [UInt8], _ body: (TextCharacter, TextCharacter, _ blank: Range<Int>) -> Void
  ) {
    var (previous, end, blanks) = (TextCharacter.lineBreak, 0, 0)
    TextCharacter.forEach(in: bytes) { character, range in
      if character.value == 0x20 {
        blanks += 1
        return
      }
      if previous != .lineBreak, character != .lineBreak, blanks <= 1 {
        body(previous, character, end..<range.lowerBound)
      }
      (previous, end, blanks) = (character, range.upperBound, 0)
    }
  }
}

extension TextCharacter {
  /// Whether the character may be a part of a number, a word or Chinese text.
  fileprivate var isPart: Bool {
    isChinese || isASCIIAlphanumeric || value == 0x2E || value == 0x25
  }
}
