/// A text after repair: the repaired bytes, every edit, and the way back to the original.
public struct RepairedText: Sendable {
  /// One change.
  public struct Edit: Hashable, Sendable {
    /// The kind of damage that an edit repairs.
    public enum Kind: String, Sendable, CaseIterable {
      /// A reading inserted after a character: `會(huì)`.
      case annotation
      /// Characters that were cut from the wrong bytes: 萍剂α拷 for 科技力量建.
      case shiftedRun
      /// A character of which half was lost. In the replacement, U+FFFD is a character that cannot
      /// be recovered.
      case lostCharacter
      /// Non-breaking spaces at the beginning of a line, which GBK cannot encode: `??`.
      case space
      /// UTF-8 that was read as GBK or Latin-1: `ä¸­å›½`.
      case encoding
    }

    /// The replaced bytes: UTF-8 offsets of the original.
    public let range: Range<Int>
    /// The new text; empty for a deletion.
    public let replacement: String
    /// The kind of damage.
    public let kind: Kind
    /// The probability that the repair is right, from 0 to 1.
    public let confidence: Double
  }

  /// The original bytes.
  public let source: [UInt8]
  /// The repaired bytes.
  public let bytes: [UInt8]
  /// All edits, in the order of the text. They do not overlap.
  public let edits: [Edit]
  /// The offset in `bytes` of each edit's replacement.
  private let starts: [Int]

  /// A text that is left as it is, without edits.
  ///
  /// - Complexity: O(1).
  public init(_ source: [UInt8]) { self.init(source: source, edits: []) }

  init(source: [UInt8], edits: [Edit]) {
    guard !edits.isEmpty else {
      (self.source, bytes, self.edits, starts) = (source, source, [], [])
      return
    }

    self.source = source
    self.edits = edits
    var (bytes, starts): ([UInt8], [Int]) = ([], [])
    bytes.reserveCapacity(source.count)
    var position = 0
    for edit in edits {
      bytes += source[position..<edit.range.lowerBound]
      starts.append(bytes.count)
      bytes += edit.replacement.utf8
      position = edit.range.upperBound
    }
    bytes += source[position...]
    (self.bytes, self.starts) = (bytes, starts)
  }

  /// The repaired text; invalid bytes become U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Returns the range of the original that corresponds to a range of `bytes`. A range that begins
  /// or ends inside a replacement includes the whole edit. A deleted annotation belongs to the text
  /// before it.
  ///
  /// - Complexity: O(log *n*) in the number of edits.
  public func originalRange(of range: Range<Int>) -> Range<Int> {
    let start = original(range.lowerBound, isEnd: false)
    return start..<max(start, original(range.upperBound, isEnd: true))
  }

  private func original(_ offset: Int, isEnd: Bool) -> Int {
    // The last edit that begins at or before the offset.
    var low = starts.indices.partitioningIndex { starts[$0] > offset }
    // A range that starts at a replacement includes it, and one that ends there excludes it. A
    // deletion belongs to the range that ends there.
    while isEnd, low > 0, starts[low - 1] == offset, !edits[low - 1].replacement.isEmpty {
      low -= 1
    }
    guard low > 0 else { return offset }
    let (edit, start) = (edits[low - 1], starts[low - 1])
    let end = start + edit.replacement.utf8.count
    if offset >= end { return edit.range.upperBound + offset - end }
    return isEnd ? edit.range.upperBound : edit.range.lowerBound
  }
}
