/// A text after repair: what it became, every edit, and the way back.
public struct RepairedText: Sendable {
  /// One change.
  public struct Edit: Hashable, Sendable {
    /// What was repaired.
    public enum Kind: String, Sendable, CaseIterable {
      /// A reading behind a character: `會(huì)`.
      case annotation
      /// Characters cut from the wrong bytes: 萍剂α拷 for 科技力量建.
      case shiftedRun
      /// A character of which half was lost. U+FFFD in the replacement stands for one that nothing tells.
      case lostCharacter
      /// Non-breaking spaces at the beginning of a line, for which GBK has no code: `??`.
      case space
      /// UTF-8 that was read as GBK or Latin-1: `ä¸­å›½`.
      case encoding
    }

    /// What was replaced: UTF-8 offsets of the original.
    public let range: Range<Int>
    /// What stands there now; empty if nothing does.
    public let replacement: String
    /// What was repaired.
    public let kind: Kind
    /// How sure the repair is, from 0 to 1.
    public let confidence: Double
  }

  /// The original.
  public let source: [UInt8]
  /// The repaired text.
  public let bytes: [UInt8]
  /// All changes, in the order of the text. They do not overlap.
  public let edits: [Edit]
  /// Where each edit's replacement begins in `bytes`.
  private let starts: [Int]

  /// A text that is taken as it is, without edits.
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

  /// The repaired text; invalid bytes show as U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Where in the original stands what a range of `bytes` has. A range that begins or ends inside a
  /// replacement takes in the whole edit; an annotation belongs to what is before it.
  ///
  /// - Complexity: O(log *n*) in the number of edits.
  public func originalRange(of range: Range<Int>) -> Range<Int> {
    let start = original(range.lowerBound, isEnd: false)
    return start..<max(start, original(range.upperBound, isEnd: true))
  }

  private func original(_ offset: Int, isEnd: Bool) -> Int {
    // The last edit that begins at or before the offset.
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    // A start on an edit begins with it, an end on one is in front of it, unless nothing stands there.
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
