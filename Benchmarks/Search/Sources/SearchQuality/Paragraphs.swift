import FenciFTS5
import Foundation

/// The texts that are searched, with the ends of their words.
struct Paragraphs {
  private(set) var texts: [String] = []
  /// By paragraph: the UTF-8 offsets of all ends of words, and 0, by which results are right.
  private(set) var boundaries: [Set<Int>] = []
  /// The same by this build, which marks have to keep to.
  private(set) var marked: [Set<Int>] = []

  var byteCount: Int { texts.reduce(0) { $0 + $1.utf8.count } }

  /// Reads the lines of files, each an equal share, without blank and very short ones.
  ///
  /// - Parameter words: a file with the same lines, words separated by blanks; nil to segment the
  ///   lines by `probability`.
  init(_ paths: [String], count: Int, words: String?) throws {
    var segmented = try words.map { try Self.lines($0).map(String.init).makeIterator() }
    let segmenter = Segmenter(lexicon: .standard, method: .probability)
    for path in paths {
      var left = count / paths.count
      for line in try Self.lines(path).lazy.map({ $0.filter { !$0.isWhitespace } })
      where left > 0 && line.utf8.count >= 60 {
        left -= 1
        texts.append(line)
        marked.append(Set([0] + segmenter.boundaries(in: line)))
        if let words = segmented?.next() {
          boundaries.append(Self.ends(of: words, in: line))
        } else {
          boundaries.append(marked[marked.count - 1])
        }
      }
    }
  }

  private static func lines(_ path: String) throws -> [Substring] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
  }

  /// The ends of words in a line, by the line with blanks between its words.
  private static func ends(of words: String, in line: String) -> Set<Int> {
    var (ends, offset): (Set<Int>, Int) = ([0], 0)
    for byte in words.utf8 {
      if byte == 0x20 { ends.insert(offset) } else { offset += 1 }
    }
    ends.insert(offset)
    precondition(offset == line.utf8.count, "the segmented line is another one: \(line)")
    return ends
  }

  /// Whether a text occurs in a paragraph.
  enum Occurrence { case none, acrossWords, ofWords }

  /// How a text occurs in a paragraph: of words, if a place exists where no word crosses its ends.
  func occurrence(of query: [UInt8], in paragraph: Int, _ bytes: [UInt8]) -> Occurrence {
    var found = Occurrence.none
    let ends = boundaries[paragraph]
    var start = 0
    while start + query.count <= bytes.count {
      guard let place = Self.firstPlace(of: query, in: bytes, from: start) else { break }
      let end = place + query.count
      let isInside =
        !(place + 1...end).contains(where: { ends.contains($0) && $0 < end })
        && !ends.contains(place) && !ends.contains(end)
      let isInWord = isInside || !(place + 1..<end).contains(where: ends.contains)
      if ends.contains(place) && ends.contains(end) || isInWord { return .ofWords }
      found = .acrossWords
      start = place + 1
    }
    return found
  }

  private static func firstPlace(of query: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var place = start
    while place + query.count <= bytes.count {
      if bytes[place] == query[0] {
        var length = 1
        while length < query.count, bytes[place + length] == query[length] { length += 1 }
        if length == query.count { return place }
      }
      place += 1
    }
    return nil
  }
}
