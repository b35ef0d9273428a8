/// Finds the marks that are part of terms, as in “双高”计划, 5G+工业互联网, 让·雅克·卢梭 and Red Hat.
///
/// Every mark that may be part of a term gets a normalized character. If suitable words are before
/// and after the mark, the mark becomes a word, which candidates may contain. Otherwise it remains
/// a sign, which only lexicon entries may contain.
extension DocumentWords {
  /// The most tokens between quotation marks that are part of a longer term.
  private static let longestQuote = 8
  /// The most tokens of a title between title marks, such as 《 and 》.
  private static let longestTitle = 48

  /// The traits of a mark that may be part of a term. The result is nil for all other scalars.
  @inline(__always) static func sign(_ scalar: UInt32) -> DocumentToken.Traits? {
    switch scalar {
    case 0x2B, 0x2D, 0xB7, 0x2E, 0x26, 0x2F, 0x20, 0x2014, 0x30FB, 0x2022, 0x2027: .isSign
    case 0x201C, 0x300C: [.isSign, .isOpeningQuote]
    case 0x201D, 0x300D: [.isSign, .isClosingQuote]
    default: nil
    }
  }

  /// Whether a scalar is one of the units 届, 次, 批 and 轮, which count meetings and plans.
  @inline(__always) static func countsMeetings(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5C4A, 0x6B21, 0x6279, 0x8F6E: true
    default: false
    }
  }

  /// Decides which marks are part of terms, and finds titles and quoted terms.
  ///
  /// - Complexity: O(*n*) in the number of tokens.
  mutating func findSigns() {
    for position in 1..<max(tokens.count - 1, 1) {
      let traits = tokens[position].traits
      if traits.contains(.isOrdinal) { beginMeeting(position) }
      if tokens[position].group == .openingTitleMark { findTitle(position) }
      guard traits.contains(.isSign), !traits.contains(.isWord) else { continue }
      if traits.contains(.isOpeningQuote) {
        if let end = closingQuote(of: position) {
          joinQuotes(position, end)
        } else {
          findQuotedTerm(position)
        }
      } else if traits.isDisjoint(with: .isQuote) {
        joinSign(position)
      }
    }
  }

  /// Allows runs to begin with an ordinal number, such as 第三 in 第三次全国经济普查. The token before it must
  /// be a stop word or not a word. After any other word, the number does not begin a name.
  private mutating func beginMeeting(_ position: Int) {
    let before = tokens[position - 1]
    let isBounded = !before.isWord || before.isStopWord
    let first = characters[Int(tokens[position].offset)].scalar
    // 0x7B2C is 第.
    if isBounded, first == 0x7B2C { tokens[position].traits.insert(.isStart) }
  }

  /// Marks the tokens between title marks, and adds them to `titles`. The title must be on one line
  /// and must not be too long.
  private mutating func findTitle(_ opening: Int) {
    let mark = source[tokens[opening + 1].start - 1]
    var position = opening + 1
    while position < tokens.count - 1, position - opening <= Self.longestTitle {
      let token = tokens[position]
      if token.group == .closingTitleMark, source[tokens[position + 1].start - 1] == mark &+ 1 {
        guard position > opening + 1 else { return }
        for inner in opening + 1..<position { tokens[inner].traits.insert(.isInTitleMarks) }
        titles.append(Run(first: opening + 1, count: position - opening - 1))
        return
      }
      if source[token.start] == 0x0A || token.group == .openingTitleMark || isLeftOut(position) {
        return
      }
      position += 1
    }
  }

  /// Whether a token is a word that was left out. Such a token is neither a word nor a sign, but it
  /// still spans characters.
  private func isLeftOut(_ position: Int) -> Bool {
    !tokens[position].hasCharacters && tokens[position + 1].offset > tokens[position].offset
  }

  private mutating func joinSign(_ position: Int) {
    let (before, after) = (tokens[position - 1], tokens[position + 1])
    guard before.isWord, after.isWord else { return }
    let areLetters =
      before.traits.contains(.isLetters) && after.traits.contains(.isLetters)
    switch source[tokens[position].start] {
    case 0x20:
      guard areLetters, !before.isStopWord, !after.isStopWord else { return }
      tokens[position - 1].traits.insert(.precedesLetters)
      tokens[position + 1].traits.insert(.followsLetters)
    case 0x2D, 0x2E, 0x26, 0x2F:
      guard source[tokens[position].start - 1] < 0x80 || source[after.start] < 0x80 else { return }
    default: break
    }
    tokens[position].traits.insert(.isWord)
  }

  /// The closing quotation mark that belongs to an opening one. The result is nil if anything other
  /// than words and signs is between them, or if they are too far apart.
  private func closingQuote(of opening: Int) -> Int? {
    var position = opening + 1
    while position < tokens.count - 1, position - opening <= Self.longestQuote + 1 {
      let traits = tokens[position].traits
      if traits.contains(.isClosingQuote) { return position > opening + 1 ? position : nil }
      guard traits.contains(.isWord) || traits.contains(.isSign), !traits.contains(.isOpeningQuote)
      else { return nil }
      position += 1
    }
    return nil
  }

  /// Adds the text between quotation marks to `titles`. It may contain words, signs and the mark 、
  /// as in “走在前、挑大梁”.
  private mutating func findQuotedTerm(_ opening: Int) {
    var position = opening + 1
    while position < tokens.count - 1, position - opening <= 2 * Self.longestQuote {
      let token = tokens[position]
      if token.traits.contains(.isClosingQuote) {
        guard position > opening + 2 else { return }
        titles.append(Run(first: opening + 1, count: position - opening - 1))
        return
      }
      guard token.isWord || token.traits.contains(.isSign) || token.group == .enumerationComma,
        !token.traits.contains(.isOpeningQuote)
      else { return }
      position += 1
    }
  }

  /// Makes quotation marks part of a term if a word other than a stop word directly follows them,
  /// as in “双高”计划.
  private mutating func joinQuotes(_ opening: Int, _ closing: Int) {
    let after = tokens[closing + 1]
    guard after.isWord, !after.isStopWord else { return }
    for position in opening...closing where !tokens[position].isWord {
      tokens[position].traits.insert(.isWord)
    }
    tokens[opening].traits.insert(.isStart)
  }
}
