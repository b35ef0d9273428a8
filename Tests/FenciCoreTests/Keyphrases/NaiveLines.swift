/// The lines of a text that repeat an earlier one of 30 bytes and more but for their digits, by comparing all with
/// all, and its running headers and footers.
struct NaiveLines {
  private let bytes: [UInt8]
  /// All lines without their LF.
  private var lines: [Range<Int>] = []
  /// For each line the first one that is equal, which may be itself.
  private var firsts: [Int] = []
  private(set) var running: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      lines.append(line.indices)
      let first = lines.indices.first { first in
        line.count >= 30 && Self.withoutDigits(bytes[lines[first]]) == Self.withoutDigits(line)
      }
      firsts.append(first ?? lines.count - 1)
    }
    findRunning()
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func withoutDigits(_ line: ArraySlice<UInt8>) -> [UInt8] {
    line.map { isDigit($0) ? 0x30 : $0 }
  }

  /// Whether a byte is in a line that repeats another.
  func isCopy(_ offset: Int) -> Bool {
    lines.indices.contains { lines[$0].contains(offset) && firsts[$0] != $0 }
  }

  func isRunning(_ offset: Int) -> Bool { running.contains { $0.contains(offset) } }

  /// A range and the same range of all lines that repeat its line, if it has the same digits.
  func copies(of range: Range<Int>) -> [Range<Int>] {
    guard
      let line = lines.firstIndex(where: {
        $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
      })
    else { return [range] }
    return lines.indices.filter { firsts[$0] == line }.map { copy in
      let distance = lines[copy].lowerBound - lines[line].lowerBound
      return range.lowerBound + distance..<range.upperBound + distance
    }.filter { bytes[$0] == bytes[range] }
  }

  // MARK: Running lines

  /// Lines with digits and no end of a sentence that come back three times with other lines between, one of
  /// whose numbers rises each time; not the first line.
  private mutating func findRunning() {
    guard bytes.count <= 1 << 22 else { return }
    let full = lines.filter { line in
      line.count > 240 || bytes[line].contains { ![0x20, 0x09, 0x0D].contains($0) }
    }
    var groups: [[UInt8]: [Int]] = [:]
    for (place, line) in full.enumerated() {
      let text = String(decoding: bytes[line], as: UTF8.self)
      let hasEnd = ["。", "；", "！", "？"].contains { holds(bytes[line], Array($0.utf8)) }
      guard line.count <= 240, bytes[line].contains(where: Self.isDigit), !hasEnd, !text.isEmpty
      else { continue }
      groups[Self.withoutNumbers(bytes[line]), default: []].append(place)
    }
    for places in groups.values where places.count >= 3 {
      let areApart = zip(places, places.dropFirst()).allSatisfy { $1 > $0 + 1 }
      let numbers = places.map { Self.pageNumbers(bytes[full[$0]]) }
      let rises = numbers[0].indices.contains { column in
        numbers.allSatisfy { $0[column] != nil }
          && zip(numbers, numbers.dropFirst()).allSatisfy { ($0[column] ?? 0) < ($1[column] ?? 0) }
      }
      if areApart, rises { running += places.filter { $0 > 0 }.map { full[$0] } }
    }
  }

  private func holds(_ line: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
    line.indices.contains { line[$0...].starts(with: part) }
  }

  private static func withoutNumbers(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    for byte in line where !(isDigit(byte) && kept.last == 0x30) {
      kept.append(isDigit(byte) ? 0x30 : byte)
    }
    return kept
  }

  /// The numbers of a line; nil for a year, a month, a day, and what is too long.
  private static func pageNumbers(_ line: ArraySlice<UInt8>) -> [Int?] {
    var numbers: [Int?] = []
    var rest = line
    while let start = rest.firstIndex(where: isDigit) {
      let digits = rest[start...].prefix(while: isDigit)
      rest = rest[digits.endIndex...]
      let isDate = ["年", "月", "日"].contains { rest.starts(with: Array($0.utf8)) }
      let value = Int(String(decoding: digits.prefix(9), as: UTF8.self)) ?? 0
      numbers.append(digits.count <= 5 && !isDate ? value : nil)
    }
    return numbers
  }
}
