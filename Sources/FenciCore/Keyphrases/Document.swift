/// A text with its title and its headings. Terms that occur in them are more likely to be its
/// subject.
///
///     let document = Document(title: "关于建设创新型城市的意见", body: body)
///     for keyphrase in extractor.keyphrases(in: document, top: 10) {
///       print(keyphrase.phrase, keyphrase.utf8Ranges)  // offsets in document.bytes
///     }
///
/// ``init(_:)-([UInt8])`` finds the title and the headings of plain text.
public struct Document: Hashable, Sendable {
  /// The whole text in UTF-8, which need not be valid. All offsets refer to it.
  public let bytes: [UInt8]
  /// The UTF-8 offsets of the title; nil if the text has none.
  public let title: Range<Int>?
  /// The UTF-8 offsets of the headings, ascending. They overlap neither each other nor the title.
  public let headings: [Range<Int>]

  /// Creates a document from plain text and finds its title and headings by its lines.
  ///
  /// - Complexity: O(*n*) in the text's length.
  public init(_ text: String) { self.init(Array(text.utf8)) }

  /// Creates a document from plain text in UTF-8, which need not be valid.
  ///
  /// The title is the first line that is not blank, if it is short, does not end like a sentence,
  /// and another line follows. A heading is a short line that begins with a list number (一、, （一）,
  /// 第一章, 1.) or `#`. If the first sentence of such a line is short, that sentence is the heading.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: [UInt8]) {
    let layout = bytes.withTable { DocumentLayout($0) }
    self.init(bytes: bytes, title: layout.title, headings: layout.headings)
  }

  /// Creates a document with a known title. ``bytes`` holds the title, a line break and the body.
  /// Headings are found by the lines of the body.
  ///
  ///     let document = Document(title: item.title, body: item.text)
  ///
  /// - Complexity: O(*n*) in the text's length.
  public init(title: String, body: String) {
    let start = Array(title.utf8)
    let bytes = start + [0x0A] + Array(body.utf8)
    let layout = bytes.withTable { DocumentLayout($0, bodyFrom: start.count + 1) }
    self.init(
      bytes: bytes, title: start.isEmpty ? nil : start.indices, headings: layout.headings)
  }

  /// Creates a document from a text and the ranges of its title and headings, for example from an
  /// HTML parser.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, which need not be valid.
  ///   - title: offsets in `bytes`, clamped to the text; nil if the text has no title.
  ///   - headings: offsets in `bytes`, in any order, clamped to the text. Of two that overlap, the
  ///     first is kept. A heading that overlaps the title is dropped.
  /// - Complexity: O(*n* log *n*) in the number of headings.
  public init(bytes: [UInt8], title: Range<Int>?, headings: [Range<Int>]) {
    self.bytes = bytes
    self.title = title.map { $0.clamped(to: bytes.indices) }.flatMap { $0.isEmpty ? nil : $0 }
    var kept: [Range<Int>] = []
    for heading in headings.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let heading = heading.clamped(to: bytes.indices)
      guard !heading.isEmpty, heading.lowerBound >= kept.last?.upperBound ?? 0 else { continue }
      if let title = self.title, title.overlaps(heading) { continue }
      kept.append(heading)
    }
    self.headings = kept
  }
}

/// Finds the title and the headings of a plain text by its lines.
struct DocumentLayout {
  private(set) var title: Range<Int>?
  private(set) var headings: [Range<Int>] = []

  /// The most bytes of a title and of a heading: sixty and forty Chinese characters.
  private static let longestTitle = 180
  private static let longestHeading = 120

  init(_ source: Table<UInt8>) {
    self.init(source, bodyFrom: 0)
    // A text of one line has no title.
    guard let first = nextLine(from: 0, source), nextLine(from: first.upperBound, source) != nil,
      first.count <= Self.longestTitle, !endsLikeSentence(first, source)
    else { return }
    title = first
    headings.removeAll { $0.overlaps(first) }
  }

  /// Finds only headings, from an offset on.
  init(_ source: Table<UInt8>, bodyFrom start: Int) {
    var position = start
    while let line = nextLine(from: position, source) {
      position = line.upperBound
      guard beginsWithListNumber(line, source) else { continue }
      let end = sentenceEnd(in: line, source)
      if end - line.lowerBound <= Self.longestHeading { headings.append(line.lowerBound..<end) }
    }
  }

  /// The next line that is not blank, without whitespace at its ends.
  private func nextLine(from start: Int, _ source: Table<UInt8>) -> Range<Int>? {
    var first = start
    while first < source.count {
      let blank = blankLength(at: first, source)
      if blank == 0 { break }
      first += blank
    }
    guard first < source.count else { return nil }
    var end = first
    while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
    var last = end
    while last > first {
      let blank = (1...3).first { $0 <= last - first && blankLength(at: last - $0, source) == $0 }
      guard let blank else { break }
      last -= blank
    }
    return first..<last
  }

  /// The number of bytes of the whitespace character at an offset, or 0: ASCII whitespace, the
  /// ideographic space, the no-break space, a byte order mark.
  private func blankLength(at place: Int, _ source: Table<UInt8>) -> Int {
    switch source[place] {
    case 0x09, 0x0A, 0x0D, 0x20: 1
    case 0xE3 where matches([0xE3, 0x80, 0x80], at: place, source): 3
    case 0xEF where matches([0xEF, 0xBB, 0xBF], at: place, source): 3
    case 0xC2 where matches([0xC2, 0xA0], at: place, source): 2
    default: 0
    }
  }

  private func matches(_ bytes: [UInt8], at place: Int, _ source: Table<UInt8>) -> Bool {
    place >= 0 && place + bytes.count <= source.count
      && bytes.indices.allSatisfy { source[place + $0] == bytes[$0] }
  }

  /// Whether a line ends with 。 ， ； ： ！ ？ 、 or their ASCII forms.
  private func endsLikeSentence(_ line: Range<Int>, _ source: Table<UInt8>) -> Bool {
    guard let last = line.last else { return false }
    switch source[last] {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F: return true
    default: break
    }
    let ends = ["。", "，", "；", "：", "！", "？", "、"]
    return ends.contains { matches(Array($0.utf8), at: line.upperBound - 3, source) }
  }

  /// The end of the first sentence of a line, without its punctuation mark.
  private func sentenceEnd(in line: Range<Int>, _ source: Table<UInt8>) -> Int {
    let stops: [[UInt8]] = ["。", "；", "：", "！", "？"].map { Array($0.utf8) }
    // Skip the list number, which may contain a stop.
    var position = min(line.lowerBound + 4, line.upperBound)
    while position < line.upperBound {
      if source[position] >= 0xE0, stops.contains(where: { matches($0, at: position, source) }) {
        return position
      }
      position += 1
    }
    return line.upperBound
  }

  private func beginsWithListNumber(_ line: Range<Int>, _ source: Table<UInt8>) -> Bool {
    if source[line.lowerBound] == 0x23 { return true }
    // 第 goes before the numeral and 章, 节, 编 or 部 after it; （一） needs both brackets; 一、 needs 、.
    let start = Array("第".utf8), opening = Array("（".utf8)
    var position = line.lowerBound
    let isOrdinal = matches(start, at: position, source)
    let isBracketed = matches(opening, at: position, source) || source[position] == 0x28
    if isOrdinal || isBracketed { position += source[position] == 0x28 ? 1 : 3 }
    let numeral = position
    while position < line.upperBound {
      if (0x30...0x39).contains(source[position]) {
        position += 1
      } else if Self.numerals.contains(where: { matches($0, at: position, source) }) {
        position += 3
      } else {
        break
      }
    }
    guard position > numeral, position < line.upperBound, position - numeral <= 12 else {
      return false
    }
    if isBracketed {
      return source[position] == 0x29 || matches(Array("）".utf8), at: position, source)
    }
    let ends = isOrdinal ? ["章", "节", "编", "部"] : ["、", "．"]
    if ends.contains(where: { matches(Array($0.utf8), at: position, source) }) { return true }
    // Matches "1." but not "1.5".
    return !isOrdinal && source[position] == 0x2E && position + 1 < line.upperBound
      && !(0x30...0x39).contains(source[position + 1])
  }

  private static let numerals: [[UInt8]] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百",
  ].map { Array($0.utf8) }
}
