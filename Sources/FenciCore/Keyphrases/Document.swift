/// A text with its title and its headings. A term that occurs in them is more likely to become a
/// key phrase.
///
///     let document = Document(title: "关于建设创新型城市的意见", body: body)
///     for keyphrase in extractor.keyphrases(in: document, top: 10) {
///       print(keyphrase.phrase, keyphrase.utf8Ranges)  // offsets in document.bytes
///     }
///
/// ``init(_:)-(Collection<UInt8>)`` finds the title and the headings of plain text.
public struct Document: Hashable, Sendable {
  /// The whole text in UTF-8. It may contain invalid bytes. All offsets refer to this array.
  public let bytes: [UInt8]
  /// The UTF-8 offsets of the title; nil if the text has no title.
  public let title: Range<Int>?
  /// The UTF-8 offsets of the headings, in ascending order. Headings do not overlap each other or
  /// the title.
  public let headings: [Range<Int>]

  /// Creates a document from plain text. The title and the headings are found by the form of their
  /// lines, as ``init(_:)-(Collection<UInt8>)`` describes.
  ///
  /// - Complexity: O(*n*) in the text's length.
  public init(_ text: some StringProtocol) { self.init(text.utf8Bytes) }

  /// Creates a document from plain text in UTF-8, which may contain invalid bytes. The title and
  /// the headings are found by the form of their lines.
  ///
  /// The title is the first line that is not blank. It must be short, must not end like a sentence,
  /// and must be followed by another line.
  ///
  /// A heading is looked for in each line that begins with a list number (一、, （一）, 第一章, 1.) or `#`.
  /// The heading is the first sentence of that line, if the sentence is short.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: some Collection<UInt8>) {
    let bytes = [UInt8](bytes)
    let layout = bytes.withTable { DocumentLayout($0) }
    self.init(bytes: bytes, title: layout.title, headings: layout.headings)
  }

  /// Creates a document with a known title. ``bytes`` holds the title, a line break and the body.
  /// Headings are found by the form of their lines in the body.
  ///
  ///     let document = Document(title: item.title, body: item.text)
  ///
  /// - Complexity: O(*n*) in the text's length.
  public init(title: some StringProtocol, body: some StringProtocol) {
    let start = title.utf8Bytes
    let bytes = start + [0x0A] + body.utf8Bytes
    let layout = bytes.withTable { DocumentLayout($0, bodyFrom: start.count + 1) }
    self.init(
      bytes: bytes, title: start.isEmpty ? nil : start.indices, headings: layout.headings)
  }

  /// Creates a document whose title and headings are known, for example from an HTML parser.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8, which may contain invalid bytes.
  ///   - title: the offsets of the title in `bytes`; nil if the text has no title. Offsets outside
  ///     the text are clamped.
  ///   - headings: the offsets of the headings in `bytes`, in any order. Offsets outside the text
  ///     are clamped. If two headings overlap, the one that begins first is kept. A heading that
  ///     overlaps the title is dropped.
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

/// Finds the title and the headings of plain text by the form of their lines.
struct DocumentLayout {
  private(set) var title: Range<Int>?
  private(set) var headings: [Range<Int>] = []

  /// The most bytes of a title and of a heading. They are enough for 60 and 40 Chinese characters.
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

  /// Finds only the headings, in the part of the text that begins at an offset.
  init(_ source: Table<UInt8>, bodyFrom start: Int) {
    var position = start
    while let line = nextLine(from: position, source) {
      position = line.upperBound
      guard beginsWithListNumber(line, source) else { continue }
      let end = sentenceEnd(in: line, source)
      if end - line.lowerBound <= Self.longestHeading { headings.append(line.lowerBound..<end) }
    }
  }

  /// The range of the next line that is not blank, without whitespace at its beginning and end.
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

  /// The number of bytes of the whitespace character at an offset, or 0 if another character is at
  /// the offset. Whitespace is a tab, a line break, a space, an ideographic space, a no-break space
  /// or a byte order mark.
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

  /// Whether a line ends with one of the marks 。 ， ； ： ！ ？ 、 or with an ASCII form of these marks.
  private func endsLikeSentence(_ line: Range<Int>, _ source: Table<UInt8>) -> Bool {
    guard let last = line.last else { return false }
    switch source[last] {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F: return true
    default: break
    }
    let ends = ["。", "，", "；", "：", "！", "？", "、"]
    return ends.contains { matches(Array($0.utf8), at: line.upperBound - 3, source) }
  }

  /// The end of the first sentence of a line, before its punctuation mark.
  private func sentenceEnd(in line: Range<Int>, _ source: Table<UInt8>) -> Int {
    let stops: [[UInt8]] = ["。", "；", "：", "！", "？"].map { Array($0.utf8) }
    // The search skips the list number, which may contain a mark such as ：.
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
    // There are three forms. 第一章 is 第, a numeral and 章, 节, 编 or 部. （一） is a numeral in brackets. 一、
    // and 1. are a numeral with a mark after it.
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
    // A full stop must not be a decimal point. So "1." is a list number, but "1.5" is not.
    return !isOrdinal && source[position] == 0x2E && position + 1 < line.upperBound
      && !(0x30...0x39).contains(source[position + 1])
  }

  private static let numerals: [[UInt8]] = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百",
  ].map { Array($0.utf8) }
}
