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
    if scalar < 0x100 || Self.windows1252(scalar) != nil {
      let utf8 = editOfWindows1252(at: start)
      return utf8.edit == nil ? editOfGBK(at: start) ?? utf8 : utf8
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

  // MARK: Windows-1252

  /// The bytes that Windows-1252 has no character for. A decoder made U+FFFD of them.
  private static let undefined: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

  /// Decodes UTF-8 that was read as Windows-1252 or Latin-1. A character with one U+FFFD inside is
  /// the likeliest of the five that it may be.
  private func editOfWindows1252(at start: Int) -> (edit: RepairedText.Edit?, next: Int) {
    // Latin-1 has all bytes, so a U+FFFD in it may be any of them.
    var hasControls = false
    var guesses: [Int: UInt8] = [:]
    var confidence = 0.9999
    var previous: UInt32 = 0
    var position = start
    while position < document.count, position < start + Self.longestGuess,
      let byte = document.scalars[position] == 0xFFFD
        ? 0xFF : Self.windows1252(document.scalars[position])
    {
      if 0x80...0x9F ~= document.scalars[position] { hasControls = true }
      if 0xE3...0xEF ~= byte {
        if !hasControls, let guess = guess(at: position, after: previous) {
          guesses[guess.position] = guess.byte
          confidence = min(confidence, guess.probability)
          previous = guess.scalar
        } else {
          previous = whole(at: position) ?? previous
        }
      }
      position += 1
    }
    return edit(at: start, confidence: confidence) { position in
      if let guess = guesses[position] { return [guess] }
      let scalar = document.scalars[position]
      return scalar == 0xFFFD ? [0xFF] : Self.windows1252(scalar).map { [$0] }
    }
  }

  /// The number of characters of a line in which lost bytes are looked for.
  private static let longestGuess = 4096

  /// The character of three bytes that begins at a position; nil if a byte is lost.
  private func whole(at position: Int) -> UInt32? {
    guard position + 2 < document.count else { return nil }
    let bytes = (0...2).compactMap { Self.windows1252(document.scalars[position + $0]) }
    guard bytes.count == 3, bytes[1] & 0xC0 == 0x80, bytes[2] & 0xC0 == 0x80 else { return nil }
    return UInt32(bytes[0] & 0x0F) << 12 | UInt32(bytes[1] & 0x3F) << 6 | UInt32(bytes[2] & 0x3F)
  }

  /// A lost byte that was found.
  private struct Guess {
    let position: Int
    let byte: UInt8
    let scalar: UInt32
    let probability: Double
  }

  /// The least probability at which a lost byte is filled in.
  private static let leastProbability = 0.9

  /// The likeliest lost byte of the character of three bytes that begins at a position; nil unless
  /// exactly one byte is lost.
  private func guess(
    at position: Int, after previous: UInt32
  ) -> Guess? {
    guard position + 2 < document.count else { return nil }
    let scalars = (1...2).map { document.scalars[position + $0] }
    guard scalars.count(where: { $0 == 0xFFFD }) == 1,
      let lead = Self.windows1252(document.scalars[position])
    else { return nil }
    let lost = scalars[0] == 0xFFFD ? 0 : 1
    guard let known = Self.windows1252(scalars[1 - lost]), known & 0xC0 == 0x80 else { return nil }
    let choices = Self.undefined.compactMap { byte -> (byte: UInt8, scalar: UInt32, cost: Int)? in
      let (second, third) = lost == 0 ? (byte, known) : (known, byte)
      let scalar =
        UInt32(lead & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
      guard document.code(of: scalar) != 0 else { return nil }
      let next = whole(at: position + 3)
      let text = [previous == 0 ? nil : previous, scalar, next].compactMap { $0 }
      return (byte, scalar, costs.cost(of: text))
    }
    guard let best = choices.min(by: { $0.cost < $1.cost }) else { return nil }
    // The probability that the likeliest one is right, from the costs of all.
    let all = choices.reduce(0.0) { sum, choice in
      sum + Exponential.of(Double(best.cost - choice.cost) / Double(RepairCosts.nat))
    }
    guard 1 / all >= Self.leastProbability else { return nil }
    return Guess(
      position: position + 1 + lost, byte: best.byte, scalar: best.scalar, probability: 1 / all)
  }

  // MARK: GBK read as Latin-1

  /// The greatest cost of a character of text. Pairs of Latin letters that are no GBK give
  /// characters that cost more.
  private static let mostPerCharacter = 8

  /// Decodes GBK that was read as Latin-1: `ÖÐ¹ú` is 中国. ASCII characters between are kept. Nil if
  /// the characters are something else.
  private func editOfGBK(at start: Int) -> (edit: RepairedText.Edit?, next: Int)? {
    var (decoded, chinese): ([UInt32], [UInt32]) = ([], [])
    var (position, end, decodedAtEnd) = (start, start, 0)
    while position < document.count, position < start + Self.longestGuess {
      let scalar = document.scalars[position]
      if scalar >= 0x20, scalar < 0x80 {
        decoded.append(scalar)
        position += 1
        continue
      }
      guard let lead = gb2312Byte(at: position), let trail = gb2312Byte(at: position + 1),
        let scalar = document.gbk.scalar(of: UInt16(lead) << 8 | UInt16(trail))
      else { break }
      decoded.append(scalar)
      chinese.append(scalar)
      position += 2
      (end, decodedAtEnd) = (position, decoded.count)
    }
    // A letter again and again is a cry: ÖÖÖÖ. Chinese seldom repeats most characters.
    let (count, distinct) = (chinese.count, Set(chinese).count)
    guard count >= 2, distinct == count || count > 4 && 2 * distinct > count || count > 12,
      costs.cost(of: chinese) <= Self.mostPerCharacter * RepairCosts.nat * chinese.count
    else { return nil }
    var text = String.UnicodeScalarView()
    for scalar in decoded[..<decodedAtEnd] { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    let edit = RepairedText.Edit(
      utf8Range: document.offsets[start]..<document.offsets[end], replacement: String(text),
      kind: .encoding, confidence: 0.99)
    return (edit, end)
  }

  /// The byte of a character of Latin-1, if codes of GB 2312 have it.
  private func gb2312Byte(at position: Int) -> UInt8? {
    guard position < document.count, let byte = Self.windows1252(document.scalars[position]),
      byte >= 0xA1
    else { return nil }
    return byte
  }

  // MARK: Any bytes

  /// Decodes the bytes of the characters from a position on as UTF-8, as long as the bytes form
  /// characters.
  ///
  /// - Complexity: O(*n*) in the number of bytes that are read. If these bytes are not text, the
  ///   search continues only one sixteenth of that number further on. So all readings together take
  ///   at most sixteen times the length of the document.
  private func edit(
    at start: Int, confidence: Double = 0.9999, _ bytesOf: (Int) -> [UInt8]?
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
      utf8Range: document.offsets[start]..<document.offsets[end], replacement: String(text),
      kind: .encoding, confidence: isLost ? 0.99 : confidence)
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
