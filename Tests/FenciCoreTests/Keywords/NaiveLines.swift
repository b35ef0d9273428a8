/// The lines of a text that repeat an earlier one of 30 bytes and more, by comparing all with all.
struct NaiveLines {
  /// All lines without their LF.
  private var lines: [Range<Int>] = []
  /// For each line the first one that is equal, which may be itself.
  private var firsts: [Int] = []

  init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      lines.append(line.indices)
      let first = lines.indices.first { line.count >= 30 && bytes[lines[$0]] == line }
      firsts.append(first ?? lines.count - 1)
    }
  }

  /// Whether a byte is in a line that repeats another.
  func isCopy(_ offset: Int) -> Bool {
    lines.indices.contains { lines[$0].contains(offset) && firsts[$0] != $0 }
  }

  /// A range and the same range of all lines that repeat its line.
  func copies(of range: Range<Int>) -> [Range<Int>] {
    guard
      let line = lines.firstIndex(where: {
        $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
      })
    else { return [range] }
    return lines.indices.filter { firsts[$0] == line }.map { copy in
      let distance = lines[copy].lowerBound - lines[line].lowerBound
      return range.lowerBound + distance..<range.upperBound + distance
    }
  }
}
