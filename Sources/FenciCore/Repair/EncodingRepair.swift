/// Finds UTF-8 that was read as Latin-1, Windows-1252 or GBK, and reads it again.
struct EncodingRepair {
  private let document: RepairDocument
  private let costs: RepairCosts

  init(_ document: RepairDocument, _ lexicon: Lexicon) {
    self.document = document
    costs = RepairCosts(lexicon)
  }

  /// The edits of the document.
  func edits() -> [RepairedText.Edit] {
    var edits: [RepairedText.Edit] = []
    var position = 0
    while position < document.count {
      if document.scalars[position] < 0x80 {
        position += 1
      } else if let edit = edit(at: position) {
        edits.append(edit.edit)
        position = edit.end
      } else {
        position += 1
      }
    }
    return edits
  }

  private func edit(at start: Int) -> (edit: RepairedText.Edit, end: Int)? {
    let scalar = document.scalars[start]
    if scalar < 0x100 { return decoded(at: start) { Self.windows1252(document.scalars[$0]).map { [$0] } } }
    guard document.codes[start] >> 8 >= 0xE3 else { return nil }
    return decoded(at: start) { position in
      let code = document.codes[position]
      return code == 0 ? nil : [UInt8(code >> 8), UInt8(truncatingIfNeeded: code)]
    }
  }

  /// Reads the bytes of characters from a position on as UTF-8, as far as they are.
  private func decoded(
    at start: Int, _ bytesOf: (Int) -> [UInt8]?
  ) -> (edit: RepairedText.Edit, end: Int)? {
    var bytes: [UInt8] = []
    /// The number of bytes behind each character.
    var ends: [Int] = []
    var position = start
    while position < document.count, ends.count < 4096, let next = bytesOf(position) {
      bytes += next
      ends.append(bytes.count)
      position += 1
    }
    let text = bytes.withTable { Self.chinese($0) }
    // The text ends where a character of the document does.
    guard let (count, length) = text.last(where: { ends.contains($0.length) }).map({ ($0.count, $0.length) }),
      count >= 2, let taken = ends.firstIndex(of: length)
    else { return nil }
    let end = start + taken + 1
    let scalars = Array(document.scalars[start..<end])
    let replacement = String(decoding: bytes[..<length], as: UTF8.self)
    let gain = costs.cost(of: scalars) - costs.cost(of: replacement.unicodeScalars.map(\.value))
    let isLost = replacement.unicodeScalars.allSatisfy { $0.value == 0xFFFD }
    guard isLost || gain > 12 * RepairCosts.nat else { return nil }
    return (
      RepairedText.Edit(
        range: document.offsets[start]..<document.offsets[end], replacement: replacement,
        kind: .encoding, confidence: isLost ? 0.99 : min(1 - Exponential.of(-Double(gain) / Double(RepairCosts.nat)), 0.9999)),
      end
    )
  }

  /// The prefixes of some bytes that are characters of three bytes or more, each with its number of characters.
  private static func chinese(_ bytes: Table<UInt8>) -> [(length: Int, count: Int)] {
    let reader = ScalarReader(bytes: bytes)
    var prefixes: [(length: Int, count: Int)] = []
    var position = 0
    while position < bytes.count {
      let item = reader.item(at: position)
      guard !item.isInvalid, item.length >= 3 else { break }
      position += item.length
      prefixes.append((position, prefixes.count + 1))
    }
    return prefixes
  }

  /// The byte that Windows-1252 or Latin-1 shows as a character; nil if none of 0x80 or more does.
  private static func windows1252(_ scalar: UInt32) -> UInt8? {
    if scalar >= 0x80 && scalar < 0x100 { return UInt8(scalar) }
    return windows.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }

  private static let windows: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
