/// A text after repair. It contains the repaired bytes and all edits, and maps ranges of the
/// repaired text back to the original.
///
///     let page = TextRepair(lexicon: .standard).repaired(text)
///     for edit in page.edits { print(edit.kind, edit.replacement, edit.confidence) }
///     for token in segmenter.tokens(in: page.bytes) {
///       print(page.originalRange(of: token.utf8Range))  // offsets in `page.source`
///     }
public struct RepairedText: Sendable {
  /// One change of the text.
  public struct Edit: UTF8Ranged, Hashable, Sendable {
    /// The kind of damage that an edit repairs.
    public enum Kind: String, Sendable, CaseIterable {
      /// A pinyin reading was inserted after a character: `會(huì)`.
      case annotation
      /// The bytes were paired wrongly, so that wrong characters appeared: 萍剂α拷 in place of 科技力量建.
      case shiftedRun
      /// A character lost one of its two bytes. In the replacement, U+FFFD marks a character that
      /// cannot be recovered.
      case lostCharacter
      /// Non-breaking spaces at the beginning of a line became `??`, because GBK cannot encode
      /// them.
      case space
      /// UTF-8 was read as GBK or Latin-1: `ä¸­å›½`.
      case encoding
      /// Markup, or a character reference, of an HTML page.
      case markup
      /// A line break inside a paragraph.
      case lineBreak
      /// A blank between two Chinese characters.
      case blank
      /// A line that is repeated on pages, such as a page head, or a page number.
      case pageLine

      /// Whether the edit takes away the layout around the text, and nothing of the text.
      var isLayout: Bool {
        switch self {
        case .markup, .lineBreak, .blank, .pageLine: true
        case .annotation, .shiftedRun, .lostCharacter, .space, .encoding: false
        }
      }
    }

    /// The range of the replaced bytes in the original, as UTF-8 offsets.
    public let utf8Range: Range<Int>
    /// The new text. It is empty if the bytes are deleted.
    public let replacement: String
    /// The kind of damage.
    public let kind: Kind
    /// The probability that the repair is right, from 0 to 1.
    public let confidence: Double

    package init(utf8Range: Range<Int>, replacement: String, kind: Kind, confidence: Double) {
      (self.utf8Range, self.replacement) = (utf8Range, replacement)
      (self.kind, self.confidence) = (kind, confidence)
    }
  }

  /// The original bytes.
  public let source: [UInt8]
  /// The repaired bytes.
  public let bytes: [UInt8]
  /// All edits, in the order of the text. They do not overlap.
  public let edits: [Edit]
  /// The offset in `bytes` at which the replacement of each edit begins.
  private let starts: [Int]

  /// Creates a repaired text without edits, whose bytes are the original.
  ///
  /// - Complexity: O(1).
  public init(_ source: [UInt8]) { self.init(source: source, edits: []) }

  /// A text with edits that the caller has found.
  ///
  /// - Parameter edits: in the order of the text, without overlaps.
  package init(_ source: [UInt8], _ edits: [Edit]) { self.init(source: source, edits: edits) }

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
      bytes += source[position..<edit.utf8Range.lowerBound]
      starts.append(bytes.count)
      bytes += edit.replacement.utf8
      position = edit.utf8Range.upperBound
    }
    bytes += source[position...]
    (self.bytes, self.starts) = (bytes, starts)
  }

  /// The repaired text as a string. Invalid bytes become U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Returns the range of the original that corresponds to a range of `bytes`. If a range begins or
  /// ends inside a replacement, the result includes the whole edit. A deleted annotation belongs to
  /// the text before it.
  ///
  /// - Complexity: O(log *n*) in the number of edits.
  public func originalRange(of range: Range<Int>) -> Range<Int> {
    let start = original(range.lowerBound, isEnd: false)
    return start..<max(start, original(range.upperBound, isEnd: true))
  }

  /// Returns the range of `bytes` that a range of the original became. A range that begins or ends
  /// inside an edit is cut there.
  ///
  /// - Complexity: O(log *n*) in the number of edits.
  package func repairedRange(of range: Range<Int>) -> Range<Int> {
    let start = repaired(range.lowerBound, isEnd: false)
    return start..<max(start, repaired(range.upperBound, isEnd: true))
  }

  private func repaired(_ offset: Int, isEnd: Bool) -> Int {
    let next = edits.indices.partitioningIndex { edits[$0].utf8Range.lowerBound >= offset }
    guard next > 0 else { return offset }
    let (edit, start) = (edits[next - 1], starts[next - 1])
    let end = start + edit.replacement.utf8.count
    if offset >= edit.utf8Range.upperBound { return end + offset - edit.utf8Range.upperBound }
    return isEnd ? start : end
  }

  /// Returns the pieces of the original that a range of `bytes` was put together from, in order. A
  /// piece ends where a tag, a line break or a blank was deleted. Together they are the original
  /// range without the deleted bytes.
  ///
  /// - Complexity: O(log *n* + *k*) in the number of edits and in the number of edits inside.
  public func originalPieces(of range: Range<Int>) -> [Range<Int>] {
    let hull = originalRange(of: range)
    var pieces: [Range<Int>] = []
    var start = hull.lowerBound
    let first = edits.indices.partitioningIndex { edits[$0].utf8Range.lowerBound > hull.lowerBound }
    for edit in edits[first...] {
      guard edit.utf8Range.upperBound < hull.upperBound else { break }
      guard edit.replacement.isEmpty, edit.kind.isLayout else { continue }
      if edit.utf8Range.lowerBound > start { pieces.append(start..<edit.utf8Range.lowerBound) }
      start = edit.utf8Range.upperBound
    }
    pieces.append(start..<hull.upperBound)
    return pieces
  }

  private func original(_ offset: Int, isEnd: Bool) -> Int {
    // This search finds the last edit that begins at or before the offset.
    var low = starts.indices.partitioningIndex { starts[$0] > offset }
    // A range that ends where a replacement begins excludes the replacement, and the layout that
    // was deleted there. A deleted annotation, however, belongs to the range that ends there.
    while isEnd, low > 0, starts[low - 1] == offset,
      !edits[low - 1].replacement.isEmpty || edits[low - 1].kind.isLayout
    {
      low -= 1
    }
    guard low > 0 else { return offset }
    let (edit, start) = (edits[low - 1], starts[low - 1])
    let end = start + edit.replacement.utf8.count
    if offset >= end { return edit.utf8Range.upperBound + offset - end }
    return isEnd ? edit.utf8Range.upperBound : edit.utf8Range.lowerBound
  }
}
