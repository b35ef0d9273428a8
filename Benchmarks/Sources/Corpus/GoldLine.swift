import Fenci

/// One line of a text whose words somebody has marked.
public struct GoldLine: Sendable {
  /// The line without the blanks between words.
  public let text: [UInt8]
  /// Where the words end, in bytes of `text`.
  public let ends: [Int]

  /// Whether a file separates words by blanks. Chinese text that does has a blank for every second
  /// Chinese character or so, text that does not has next to none.
  public static func marksWords(_ bytes: [UInt8]) -> Bool {
    var (wide, separated) = (0, 0)
    for index in bytes.indices where bytes[index] >= 0xE3 && bytes[index] <= 0xE9 {
      wide += 1
      let next = index + 3
      if next < bytes.count, bytes[next] == 0x20 { separated += 1 }
    }
    return wide > 0 && separated * 4 > wide
  }

  /// The lines that have words.
  public static func lines(of bytes: [UInt8]) -> [GoldLine] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
      var (text, ends) = ([UInt8](), [Int]())
      for word in line.split(whereSeparator: \.isWhitespace) {
        text += Array(word.utf8)
        ends.append(text.count)
      }
      return text.isEmpty ? nil : GoldLine(text: text, ends: ends)
    }
  }
}

/// How well a segmenter finds the words of marked lines.
public struct Accuracy: Sendable {
  private var right = 0
  private var expected = 0
  private var found = 0

  /// A word is right if it begins and ends where a marked one does.
  public init(of segmenter: Segmenter, on lines: [GoldLine]) {
    var ends: [Int] = []
    for line in lines {
      ends.removeAll(keepingCapacity: true)
      unsafe line.text.withUnsafeBytes { unsafe segmenter.boundaries(in: $0, appendingTo: &ends) }
      expected += line.ends.count
      found += ends.count
      right += Self.shared(ends, line.ends)
    }
  }

  /// The share of right words among those found.
  public var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
  /// The share of right words among those marked.
  public var recall: Double { expected == 0 ? 0 : Double(right) / Double(expected) }
  /// The harmonic mean of both.
  public var f1: Double {
    right == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  /// The number of words that both of two tilings have.
  private static func shared(_ one: [Int], _ other: [Int]) -> Int {
    var (first, second, count) = (0, 0, 0)
    while first < one.count, second < other.count {
      if one[first] == other[second] {
        let starts = (first == 0 ? 0 : one[first - 1], second == 0 ? 0 : other[second - 1])
        if starts.0 == starts.1 { count += 1 }
        (first, second) = (first + 1, second + 1)
      } else if one[first] < other[second] {
        first += 1
      } else {
        second += 1
      }
    }
    return count
  }
}
