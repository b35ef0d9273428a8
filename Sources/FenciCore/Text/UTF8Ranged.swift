/// A value that covers a range of a text, such as a token, an edit or a candidate.
///
/// The library counts in UTF-8 bytes, because every text and every file has them. Swift strings and
/// Apple's text views count otherwise, and a value that covers a range converts:
///
///     let range = token.range(in: text)                    // for text[range]
///     let range = NSRange(token.utf16Range(in: text))      // for NSAttributedString
///
/// Many ranges are converted in one pass by `ranges(in:)` and `utf16Ranges(in:)` of the sequence.
public protocol UTF8Ranged {
  /// The UTF-8 offsets that the value covers.
  var utf8Range: Range<Int> { get }
}

extension UTF8Ranged {
  /// The range in a string.
  ///
  /// - Parameter text: the string that the offsets refer to. An offset after its end becomes its
  ///   end.
  /// - Complexity: O(1). For a string that is bridged from Objective-C, O(*n*) in the offset.
  public func range(in text: some StringProtocol) -> Range<String.Index> {
    var cursor = IndexCursor(text)
    return cursor.range(utf8Range)
  }

  /// The range in UTF-16 code units, as `NSRange` and `NSString` count.
  ///
  /// - Parameter text: the string that the offsets refer to. An offset after its end becomes its
  ///   end.
  /// - Complexity: O(*n*) in the offset. For many ranges, use the method `utf16Ranges(in:)` of their
  ///   sequence.
  public func utf16Range(in text: some StringProtocol) -> Range<Int> {
    [self].utf16Ranges(in: text)[0]
  }
}

extension Sequence where Element: UTF8Ranged {
  /// The ranges of the elements in a string, in the order of the elements.
  ///
  /// - Parameter text: the string that the offsets refer to. An offset after its end becomes its
  ///   end.
  /// - Complexity: O(*k*) in the number of elements. For a string that is bridged from Objective-C,
  ///   O(*n*) in the length of the text, if the ranges ascend.
  public func ranges(in text: some StringProtocol) -> [Range<String.Index>] {
    text.ranges(ofUTF8: lazy.map(\.utf8Range))
  }

  /// The ranges of the elements in UTF-16 code units, as `NSRange` and `NSString` count.
  ///
  /// - Parameter text: the string that the offsets refer to. An offset after its end becomes its
  ///   end.
  /// - Complexity: O(*n*) in the length of the text, if the ranges ascend.
  public func utf16Ranges(in text: some StringProtocol) -> [Range<Int>] {
    text.withUTF8Table { $0.utf16Ranges(ofUTF8: lazy.map(\.utf8Range)) }
  }
}

extension StringProtocol {
  /// The ranges of the string for ranges of UTF-8 offsets.
  func ranges(ofUTF8 ranges: some Sequence<Range<Int>>) -> [Range<String.Index>] {
    var cursor = IndexCursor(self)
    return ranges.map { cursor.range($0) }
  }
}

/// Converts UTF-8 offsets to indices of a string. It moves from the offset that it converted last,
/// because a bridged string is slow to enter in the middle.
private struct IndexCursor<Text: StringProtocol> {
  private let text: Text
  private var index: String.Index
  private var offset = 0

  init(_ text: Text) {
    self.text = text
    index = text.startIndex
  }

  mutating func range(_ range: Range<Int>) -> Range<String.Index> {
    move(to: range.lowerBound)
    let (start, startOffset) = (index, offset)
    move(to: range.upperBound)
    let end = index
    (index, offset) = (start, startOffset)
    return start..<end
  }

  private mutating func move(to target: Int) {
    // No text is as long as this, and sums with it do not overflow.
    let target = min(max(target, 0), Int.max / 4)
    let limit = target < offset ? text.startIndex : text.endIndex
    if let found = text.utf8.index(index, offsetBy: target - offset, limitedBy: limit) {
      (index, offset) = (found, target)
    } else {
      (index, offset) = (limit, text.utf8.distance(from: text.startIndex, to: limit))
    }
  }
}

extension Table<UInt8> {
  /// The ranges in UTF-16 code units for ranges of UTF-8 offsets. Each invalid sequence counts as
  /// one U+FFFD, as in the string that Swift makes of the bytes.
  func utf16Ranges(ofUTF8 ranges: some Sequence<Range<Int>>) -> [Range<Int>] {
    let reader = UTF8Reader(bytes: self)
    var (position, units) = (0, 0)
    return ranges.map { range in
      if range.lowerBound < position { (position, units) = (0, 0) }
      reader.advance(&position, &units, to: range.lowerBound)
      let start = units
      var (end, endUnits) = (position, units)
      reader.advance(&end, &endUnits, to: range.upperBound)
      return start..<endUnits
    }
  }
}

extension UTF8Reader {
  /// Moves a UTF-8 offset and the number of UTF-16 units before it to a target or to the end of the
  /// text.
  fileprivate func advance(_ position: inout Int, _ units: inout Int, to target: Int) {
    let target = min(target, count)
    while position < target {
      let item = item(at: position)
      units += !item.isInvalid && item.scalar > 0xFFFF ? 2 : 1
      position += item.length
    }
  }
}
