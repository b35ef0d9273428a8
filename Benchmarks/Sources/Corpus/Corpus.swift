import Fenci
import Foundation

/// The texts of one measurement, in memory.
public struct Corpus: Sendable {
  /// What it is, for the report.
  public let name: String
  /// One text for each file.
  public let texts: [[UInt8]]
  /// The lines of the files that came with their words marked.
  public let gold: [GoldLine]
  /// Whole megabytes of the generated corpus; nil for files.
  public let megabytes: Int?

  /// The default: generated from the standard dictionary.
  public init(generatedMegabytes megabytes: Int) {
    name = "generated from the dictionary, \(megabytes) MB"
    texts = [GeneratedText.normal.bytes(count: megabytes * 1_000_000, lexicon: .standard)]
    gold = []
    self.megabytes = megabytes
  }

  /// Files, plain or with words separated by blanks; of the latter the blanks are left out.
  public init(paths: [String]) throws {
    var (texts, gold) = ([[UInt8]](), [GoldLine]())
    for path in paths {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      guard GoldLine.marksWords(bytes) else {
        texts.append(bytes)
        continue
      }
      let lines = GoldLine.lines(of: bytes)
      texts.append(Array(lines.map(\.text).joined(separator: [0x0A])))
      gold += lines
    }
    (self.texts, self.gold, megabytes) = (texts, gold, nil)
    name = paths.map { URL(fileURLWithPath: $0).lastPathComponent }.joined(separator: ", ")
  }

  /// The size of all texts.
  public var byteCount: Int { texts.reduce(0) { $0 + $1.count } }

  /// The number of Unicode scalars.
  public var characterCount: Int {
    texts.reduce(0) { sum, text in sum + text.count { $0 & 0xC0 != 0x80 } }
  }

  /// The lines that are not empty: what key phrases are drawn from, one document each.
  public var documents: [[UInt8]] {
    texts.flatMap { text in
      text.split(separator: 0x0A).map { Array($0) }
    }
  }

  /// Consecutive lines, as many as make up so many bytes, as one document each.
  public func documents(ofBytes size: Int) -> [[UInt8]] {
    var (all, last) = ([[UInt8]](), [UInt8]())
    for line in documents {
      last += line + [0x0A]
      if last.count >= size {
        all.append(last)
        last = []
      }
    }
    return last.isEmpty ? all : all + [last]
  }

  /// The same bytes with each line, its line break included, as a text of its own.
  public func cutIntoLines() -> Corpus {
    Corpus(
      name: "\(name), line by line",
      texts: texts.flatMap { text in
        let starts = text.indices.filter { $0 == 0 || text[$0 - 1] == 0x0A }
        return zip(starts, starts.dropFirst() + [text.count]).map { Array(text[$0..<$1]) }
      },
      gold: gold, megabytes: nil)
  }

  private init(name: String, texts: [[UInt8]], gold: [GoldLine], megabytes: Int?) {
    (self.name, self.texts, self.gold, self.megabytes) = (name, texts, gold, megabytes)
  }
}
