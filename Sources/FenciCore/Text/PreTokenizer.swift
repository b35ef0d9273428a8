/// A pre-token: a span of text that is one token by rule, such as a word of letters, a number, an
/// address or a run of marks. Only a dictionary word that covers more text can include it in a
/// longer token.
struct PreToken {
  var end: Int
  var kind: TokenKind

  /// Whether a chunk of text may end after this pre-token.
  var isBreak: Bool { kind == .space || kind == .lineBreak || kind == .punctuation }
}

/// The rules that divide all text that is not Chinese into pre-tokens. A pre-token is one token
/// unless a dictionary word covers it.
///
/// - A **word** is a run of letters, digits and combining marks. It may contain the connectors that
///   `WordScan` lists: `COVID-19`, `node.js`, `R&D`, `Navy's`, `020-34333079`. Superscripts and
///   subscripts belong to the word: `SO₂`, `x²`.
/// - A **number** is a word of digits only, together with a percent or degree sign after it:
///   `3.5%`, `16,250`, `12:30`, `2:1`, `2023-04-09`, `25℃`, `38°C`. Full-width digits count as
///   digits.
/// - A **unit** after a number is a separate token (`MeasuringUnit`): `10` / `kg`, `6.5` /
///   `mmol/L`.
/// - A **list number** is separate from the word after it (`ListNumber`): `1` / `.` / `Python`.
/// - An **address** is an email address, `name@host.domain`, or a URL. A URL begins with a scheme
///   and `://`, or with `www.`, and continues as long as its characters are allowed in URLs.
/// - An **HTML entity** is one token (`MarkupEntity`): `&nbsp;`, `&#160;`.
/// - A run of **whitespace** and invisible characters without line breaks is one token. A line
///   break (LF or CRLF) is one token.
/// - A run of one **repeatable mark** is one token. These marks are `…`, `—`, `─`, and
///   `- = * . ~ _ ! ?` with their full-width forms.
/// - An **emoji** sequence, a flag or a keycap is one token.
/// - Any other character is one token by itself.
struct PreTokenizer {
  let reader: UTF8Reader

  func atom(at position: Int, item: UTF8Reader.Item, _ characterClass: CharacterClass) -> PreToken {
    let end = position + item.length
    switch characterClass {
    case .han: return PreToken(end: end, kind: .word)
    case .digit, .latin: return wordAtom(at: position)
    case .kana: return PreToken(end: run(from: end) { $0 == .kana }, kind: .letters)
    case .letter: return PreToken(end: run(from: end) { $0 == .letter }, kind: .letters)
    case .space, .invisible:
      if item.scalar == 0x0D, reader.byte(end) == 0x0A {
        return PreToken(end: end + 1, kind: .lineBreak)
      }
      return PreToken(end: spaceEnd(from: end), kind: .space)
    case .lineBreak: return PreToken(end: end, kind: .lineBreak)
    case .punctuation, .symbol:
      let kind: TokenKind = characterClass == .punctuation ? .punctuation : .symbol
      let longEnd = signEnd(of: item.scalar, at: position, before: end)
      return PreToken(end: longEnd ?? repetitionEnd(of: item, from: end), kind: kind)
    case .pictograph: return PreToken(end: pictographEnd(from: end), kind: .symbol)
    case .regionalIndicator:
      let marksEnd = reader.end(ofMarksAt: end)
      if marksEnd == end, let next = reader.classified(at: end), next.1 == .regionalIndicator {
        return PreToken(end: end + next.item.length, kind: .symbol)
      }
      return PreToken(end: end, kind: .symbol)
    case .prepend: return prependedAtom(from: end)
    case .mark, .control, .unassigned: return PreToken(end: end, kind: .symbol)
    }
  }

  // MARK: Numbers, words and addresses

  private func wordAtom(at position: Int) -> PreToken {
    if let end = urlEnd(at: position) { return PreToken(end: end, kind: .address) }
    var scan = WordScan(reader: reader, position: position)
    scan.run()
    if let (item, _) = reader.classified(at: scan.position), WordScan.narrow(item.scalar) == 0x40,
      let end = mailEnd(behind: scan.position + item.length)
    {
      return PreToken(end: end, kind: .address)
    }
    if scan.isNumber { return PreToken(end: unitSignEnd(at: scan.position), kind: .number) }
    if let stop = scan.stopBehindDigits,
      ListNumber.isApart(wordAt: stop.end, behind: stop.number, reader)
    {
      return PreToken(end: stop.position, kind: .number)
    }
    if let letters = scan.lettersBehindDigits,
      MeasuringUnit.follows(digitsFrom: position, at: letters, before: scan.position, reader)
    {
      return PreToken(end: letters, kind: .number)
    }
    let end = MeasuringUnit.compoundEnd(at: position, firstEnd: scan.position, reader)
    return PreToken(end: end ?? scan.position, kind: .letters)
  }

  /// Returns the end of the number sign at `position`, which belongs to the number before it: %, ‰,
  /// ℃, ℉, ° or °C, including full-width forms. Without such a sign, the result is `position`.
  private func unitSignEnd(at position: Int) -> Int {
    guard let (item, _) = reader.classified(at: position) else { return position }
    let end = position + item.length
    switch item.scalar {
    case 0x25, 0x2030, 0xFF05, 0x2103, 0x2109: return end
    case 0xB0: return temperatureEnd(behind: end) ?? end
    default: return position
    }
  }

  /// Returns the end of the sign of several characters that begins at `position`, such as °C or an
  /// HTML entity, or nil if none begins there.
  private func signEnd(of scalar: UInt32, at position: Int, before end: Int) -> Int? {
    switch scalar {
    case 0x26: MarkupEntity.end(at: position, reader)
    case 0xB0: temperatureEnd(behind: end)
    default: nil
    }
  }

  /// Returns the end of the C or F after a degree sign, as in `38°C`, or nil. The letter must be a
  /// word by itself, so `38°Cel` has no such end.
  private func temperatureEnd(behind sign: Int) -> Int? {
    guard let (item, _) = reader.classified(at: sign) else { return nil }
    let letter = WordScan.narrow(item.scalar)
    guard letter == 0x43 || letter == 0x46 else { return nil }
    var scan = WordScan(reader: reader, position: sign)
    scan.run()
    let end = reader.end(ofMarksAt: sign + item.length)
    return scan.position == end ? end : nil
  }

  private func mailEnd(behind sign: Int) -> Int? {
    var scan = WordScan(reader: reader, position: sign)
    scan.run()
    return scan.hasDot ? scan.position : nil
  }

  private func urlEnd(at position: Int) -> Int? {
    var start = position
    while isASCIILetter(reader.byte(start)), start - position < 12 { start += 1 }
    let isSchemed =
      start > position && reader.byte(start) == 0x3A && reader.byte(start + 1) == 0x2F
      && reader.byte(start + 2) == 0x2F
    let isWeb = start == position + 3 && reader.byte(start) == 0x2E && isWWW(at: position)
    guard isSchemed || isWeb else { return nil }
    var end = isSchemed ? start + 3 : start + 1
    let first = end
    while isURLByte(reader.byte(end)) { end += 1 }
    // A full stop, comma or bracket at the end belongs to the sentence, not to the address.
    while end > first, ".,;:!?'()[]*".utf8.contains(reader.byte(end - 1)) { end -= 1 }
    return end > first ? end : nil
  }

  private func isWWW(at position: Int) -> Bool {
    (0..<3).allSatisfy { reader.byte(position + $0) | 0x20 == 0x77 }
  }

  private func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether RFC 3986 allows a character in a URL.
  private func isURLByte(_ byte: UInt8) -> Bool {
    isASCIILetter(byte) || byte &- 0x30 < 10 || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
  }

  /// Returns one pre-token for the prepended characters that end at `start` and the pre-token after
  /// them. A prepended character belongs to the character after it, like the Arabic number sign
  /// U+0600.
  private func prependedAtom(from start: Int) -> PreToken {
    var end = start
    while let (item, characterClass) = reader.classified(at: end), characterClass == .prepend {
      end += item.length
    }
    guard let (item, characterClass) = reader.classified(at: end), characterClass != .lineBreak,
      characterClass != .control, characterClass != .invisible, item.scalar != 0x0D
    else { return PreToken(end: end, kind: .symbol) }
    return PreToken(end: atom(at: end, item: item, characterClass).end, kind: .letters)
  }

  // MARK: Runs

  private func run(from start: Int, while belongs: (CharacterClass) -> Bool) -> Int {
    var end = reader.end(ofMarksAt: start)
    while let (item, characterClass) = reader.classified(at: end), belongs(characterClass) {
      end = reader.end(ofMarksAt: end + item.length)
    }
    return end
  }

  private func spaceEnd(from start: Int) -> Int {
    var end = start
    while let (item, characterClass) = reader.classified(at: end),
      characterClass == .space || characterClass == .invisible,
      !(item.scalar == 0x0D && reader.byte(end + 1) == 0x0A)
    { end += item.length }
    return end
  }

  private func repetitionEnd(of item: UTF8Reader.Item, from start: Int) -> Int {
    guard Self.repeats(item.scalar) else { return start }
    var end = start
    while reader.hasByte(at: end), reader.item(at: end).scalar == item.scalar { end += item.length }
    return end
  }

  /// Whether a run of this mark is one token.
  static func repeats(_ scalar: UInt32) -> Bool {
    switch WordScan.narrow(scalar) {
    case 0x2026, 0x2014, 0x2500, 0x2D, 0x3D, 0x2A, 0x2E, 0x7E, 0x5F, 0x21, 0x3F: true
    default: false
    }
  }

  private func pictographEnd(from start: Int) -> Int {
    var end = start
    while true {
      let marksEnd = reader.end(ofMarksAt: end)
      // U+200D ZERO WIDTH JOINER, whose bytes are E2 80 8D, joins two pictographs.
      guard marksEnd >= end + 3, reader.byte(marksEnd - 1) == 0x8D,
        reader.byte(marksEnd - 2) == 0x80,
        reader.byte(marksEnd - 3) == 0xE2, let next = reader.classified(at: marksEnd),
        next.1 == .pictograph
      else { return end }
      end = marksEnd + next.item.length
    }
  }
}
