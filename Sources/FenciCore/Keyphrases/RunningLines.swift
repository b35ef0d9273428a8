/// Finds the running headers and footers in a text that was extracted from the pages of a document.
///
///     内部资料 注意保存 第1页 共6页
///
/// Such a line occurs at least three times, with other lines between. Only its numbers differ, and
/// one of them rises each time: the page number. Years, months and days also rise, but they are not
/// page numbers. A line that contains the end of a sentence is not a header. The first line of a
/// text is never a header, because it may be the title.
struct RunningLines {
  /// The maximum length of a header or footer, in bytes.
  private static let longest = 240
  private static let leastCount = 3
  /// The maximum length of a text, in bytes. Longer texts are skipped because the table of lines
  /// grows with the text.
  private static let longestText = 1 << 22

  /// The headers and footers in text order, without their line feeds.
  let lines: [Range<Int>]

  private struct Line {
    let range: Range<Int>
    /// The hash of the characters. It treats all numbers alike.
    let hash: UInt64
    /// The number of nonblank lines before this line.
    let place: Int
  }

  /// - Complexity: O(*n* log *n*) in the number of short lines with digits, and O(*n*) in the
  ///   text's length.
  init(_ source: Table<UInt8>) {
    guard source.count <= Self.longestText else {
      lines = []
      return
    }
    var candidates: [Line] = []
    var (start, place) = (0, 0)
    while start < source.count {
      var end = start
      while end < source.count, source[end] != 0x0A { end &+= 1 }
      if end - start <= Self.longest, Self.isBlank(start..<end, source) {
        start = end + 1
        continue
      }
      if end - start <= Self.longest, let hash = Self.hash(of: start..<end, source) {
        candidates.append(Line(range: start..<end, hash: hash, place: place))
      }
      place += 1
      start = end + 1
    }
    candidates.sort { $0.hash != $1.hash ? $0.hash < $1.hash : $0.place < $1.place }
    var found: [Range<Int>] = []
    var first = 0
    while first < candidates.count {
      var end = first + 1
      while end < candidates.count, candidates[end].hash == candidates[first].hash { end += 1 }
      let group = candidates[first..<end]
      if Self.run(group, source) { found += group.filter { $0.place > 0 }.map { $0.range } }
      first = end
    }
    lines = found.sorted { $0.lowerBound < $1.lowerBound }
  }

  private static func isBlank(_ line: Range<Int>, _ source: Table<UInt8>) -> Bool {
    line.allSatisfy { source[$0] == 0x20 || source[$0] == 0x0D || source[$0] == 0x09 }
  }

  /// Returns the hash of a line. Returns nil if the line has no digits or contains a mark that ends
  /// a sentence.
  private static func hash(of line: Range<Int>, _ source: Table<UInt8>) -> UInt64? {
    var hash = NgramKey()
    var (hasDigits, isNumber) = (false, false)
    for place in line {
      let byte = source[place]
      let isDigit = byte &- 0x30 < 10
      if !isDigit {
        // The marks 。 and the fullwidth ； ！ ？ end a sentence. In UTF-8 each has three bytes.
        if place > line.lowerBound + 1, byte == 0x82, source[place - 1] == 0x80,
          source[place - 2] == 0xE3
        {
          return nil
        }
        if byte == 0x9B || byte == 0x81 || byte == 0x9F, place > line.lowerBound + 1,
          source[place - 1] == 0xBC, source[place - 2] == 0xEF
        {
          return nil
        }
        hash.append(UInt32(byte))
      } else if !isNumber {
        hash.append(0x30)
      }
      hasDigits = hasDigits || isDigit
      isNumber = isDigit
    }
    return hasDigits ? hash.value : nil
  }

  /// Whether lines that differ only in their numbers are headers or footers. One number must rise
  /// in every line, and other lines must lie between them.
  private static func run(_ group: ArraySlice<Line>, _ source: Table<UInt8>) -> Bool {
    guard group.count >= leastCount else { return false }
    var rising: [Bool] = []
    var last: (place: Int, numbers: [Int])?
    for line in group {
      let numbers = pageNumbers(of: line.range, source)
      if let last {
        guard line.place > last.place + 1 else { return false }
        for (position, number) in numbers.enumerated() where position < rising.count {
          rising[position] = rising[position] && number > last.numbers[position]
        }
      } else {
        rising = numbers.map { $0 >= 0 }
      }
      guard rising.contains(true) else { return false }
      last = (line.place, numbers)
    }
    return true
  }

  /// Returns the numbers of a line in order. A number that cannot be a page number is −1. These are
  /// years, months, days and numbers of more than five digits.
  private static func pageNumbers(of line: Range<Int>, _ source: Table<UInt8>) -> [Int] {
    var numbers: [Int] = []
    var place = line.lowerBound
    while place < line.upperBound {
      var (value, digits) = (0, 0)
      while place < line.upperBound, source[place] &- 0x30 < 10 {
        value = min(value * 10 + Int(source[place] &- 0x30), 1 << 20)
        digits += 1
        place += 1
      }
      if digits > 0 {
        let isPage = digits <= 5 && !["年", "月", "日"].contains { stands($0, at: place, source) }
        numbers.append(isPage ? value : -1)
      } else {
        place += 1
      }
    }
    return numbers
  }

  private static func stands(_ text: String, at place: Int, _ source: Table<UInt8>) -> Bool {
    let bytes = Array(text.utf8)
    return place + bytes.count <= source.count
      && bytes.indices.allSatisfy { source[place + $0] == bytes[$0] }
  }
}
