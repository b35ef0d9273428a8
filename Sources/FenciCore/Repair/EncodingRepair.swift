/// Finds text that was stored as UTF-8 but read as Latin-1, Windows-1252 or GBK, and decodes it
/// again. For example, `ä¸­å›½` becomes 中国.
struct EncodingRepair {
  private let document: RepairDocument
  private let costs: RepairCosts

  init(_ document: RepairDocument, _ lexicon: Lexicon) {
    self.document = document
    costs = RepairCosts(lexicon)
  }

  /// The edits that repair the document.
  func edits() -> [RepairedText.Edit] {
    var edits: [RepairedText.Edit] = []
    var position = 0
    while position < document.count {
      guard document.scalars[position] >= 0x80 else {
        position += 1
        continue
      }
      let (edit, end) = edit(at: position)
      if let edit { edits.append(edit) }
      position = end
    }
    return edits
  }

  /// Returns the edit that begins at a position, if any, and the position to continue at.
  private func edit(at start: Int) -> (edit: RepairedText.Edit?, next: Int) {
    let scalar = document.scalars[start]
    if scalar < 0x100 {
      return edit(at: start) { Self.windows1252(document.scalars[$0]).map { [$0] } }
    }
    guard document.codes[start] >> 8 >= 0xE3 else { return (nil, start + 1) }
    return edit(at: start) { position in
      let code = document.codes[position]
      // A pair of bytes that is not a GBK character became a replacement mark. The byte 0xFF
      // represents it here, because UTF-8 never contains that byte.
      if code == 0 { return document.isMark(position) ? [0xFF] : nil }
      return [UInt8(code >> 8), UInt8(truncatingIfNeeded: code)]
    }
  }

  /// Decodes the bytes of the characters from a position on as UTF-8, as long as the bytes form
  /// characters.
  ///
  /// - Complexity: O(*n*) in the number of bytes that are read. If these bytes are not text, the
  ///   search continues only one sixteenth of that number further on. So all readings together take
  ///   at most sixteen times the length of the document.
  private func edit(
    at start: Int, _ bytesOf: (Int) -> [UInt8]?
  ) -> (edit: RepairedText.Edit?, next: Int) {
    var reading = MisreadText()
    var position = start
    while position < document.count, let bytes = bytesOf(position) {
      position += 1
      guard reading.append(bytes, end: position) else { break }
    }
    reading.finish(isAtEnd: position)
    let next = start + 1 + (position - start) / 16
    guard reading.characters >= 2, let end = reading.end else { return (nil, next) }
    let gain =
      costs.cost(of: Array(document.scalars[start..<end])) - costs.cost(of: reading.scalars)
    // If all characters are U+FFFD, they were U+FFFD before the damage, too. Then the costs of the
    // two texts cannot be compared.
    let isLost = reading.scalars.allSatisfy { $0 == 0xFFFD }
    guard isLost || gain > 12 * RepairCosts.nat else { return (nil, next) }
    var text = String.UnicodeScalarView()
    for scalar in reading.scalars { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    let edit = RepairedText.Edit(
      range: document.offsets[start]..<document.offsets[end], replacement: String(text),
      kind: .encoding, confidence: isLost ? 0.99 : 0.9999)
    return (edit, end)
  }

  /// Returns the byte of at least 0x80 that Windows-1252 or Latin-1 displays as a character, or nil
  /// if neither of them has the character.
  private static func windows1252(_ scalar: UInt32) -> UInt8? {
    if scalar >= 0x80 && scalar < 0x100 { return UInt8(scalar) }
    return windows.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }

  private static let windows: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152,
    0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
