import FenciFTS5
import Foundation

/// Indexes paragraphs with several tokenizers in one run, and prints how large and fast each index is,
/// what queries find, and whether marks are right.
///
///     SearchQuality [--paragraphs N] [--words FILE] [--rounds N] FILE...
@main struct SearchQuality {
  static func main() throws {
    var (count, rounds, words): (Int, Int, String?) = (20_000, 5, nil)
    var paths: [String] = []
    var arguments = CommandLine.arguments.dropFirst().makeIterator()
    while let argument = arguments.next() {
      switch argument {
      case "--paragraphs": count = arguments.next().flatMap { Int($0) } ?? count
      case "--rounds": rounds = arguments.next().flatMap { Int($0) } ?? rounds
      case "--words": words = arguments.next()
      default: paths.append(argument)
      }
    }
    guard !paths.isEmpty else {
      print("usage: SearchQuality [--paragraphs N] [--words FILE] [--rounds N] FILE...")
      return
    }
    let paragraphs = try Paragraphs(paths, count: count, words: words)
    print("\(paragraphs.texts.count) paragraphs, \(paragraphs.byteCount) bytes")
    let queries = Queries(paragraphs)
    print(
      "\(queries.words.count) words, \(queries.phrases.count) phrases, \(queries.beginnings.count) beginnings"
    )
    try measure(paragraphs, queries, rounds)
  }

  private static var kinds: [SearchTable.Kind] {
    let tokenizer = FenciTokenizer()
    let quoted: @Sendable (String, Bool) -> String = { "\"\($0)\"" + ($1 ? " *" : "") }
    return [
      SearchTable.Kind(name: "fenci", tokenize: "fenci") {
        tokenizer.query($0, ending: $1 ? .prefix : .word)
      },
      SearchTable.Kind(name: "unicode61", tokenize: "unicode61", query: quoted),
      SearchTable.Kind(name: "trigram", tokenize: "trigram", query: quoted),
    ]
  }

  private static func measure(
    _ paragraphs: Paragraphs, _ queries: Queries, _ rounds: Int
  ) throws {
    var tables: [SearchTable] = []
    var seconds: [String: [Double]] = [:]
    for round in 0..<rounds {
      for kind in kinds {
        let table = try SearchTable(kind, extensions: [])
        seconds[kind.name, default: []].append(try table.build(paragraphs.texts))
        if round == 0 { tables.append(table) }
      }
    }
    print("tokenizer   MB/s  ratio to trigram  index/text  recall  precision  rows found (words)")
    let truth = queries.truth(in: paragraphs)
    func median(_ name: String) -> Double { (seconds[name] ?? []).sorted()[rounds / 2] }
    for table in tables {
      let name = table.kind.name
      var (hits, wanted, found) = (0, 0, 0)
      for (query, expected) in truth {
        let rows = try table.found(query)
        hits += rows.intersection(expected).count
        wanted += expected.count
        found += rows.count
      }
      print(
        name.padding(toLength: 10, withPad: " ", startingAt: 0),
        decimals(Double(paragraphs.byteCount) / median(name) / 1e6, 1),
        decimals(median("trigram") / median(name), 2),
        decimals(Double(try table.indexSize()) / Double(paragraphs.byteCount), 3),
        decimals(Double(hits) / Double(max(wanted, 1)), 4),
        decimals(Double(hits) / Double(max(found, 1)), 4), found, separator: "  ")
    }
    for table in tables where table.kind.name != "trigram" {
      for (name, texts, isPrefix) in [
        ("words", queries.words, false), ("phrases", queries.phrases, false),
        ("beginnings", queries.beginnings, true),
      ] {
        let marks = try queries.marks(of: texts, isPrefix: isPrefix, table, paragraphs)
        print(
          "\(table.kind.name) \(name): \(marks.rows) rows, printed twice "
            + "\(marks.percent(marks.printedTwice)), cut short \(marks.percent(marks.cutShort)), "
            + "longer than the query \(marks.percent(marks.longer))")
      }
    }
  }

  private static func decimals(_ number: Double, _ count: Int) -> String {
    String(format: "%.\(count)f", number)
  }
}

/// What is looked for: words, key phrases, and beginnings of both.
struct Queries {
  private(set) var words: [String] = []
  private(set) var phrases: [String] = []
  private(set) var beginnings: [String] = []
  private static let rowsOfAQuery = 40

  /// Takes queries from every *n*-th paragraph: its key phrases, and its words of two or more
  /// characters, by turns.
  init(_ paragraphs: Paragraphs) {
    let extractor = KeyphraseExtractor()
    let segmenter = Segmenter(lexicon: .standard, method: .probability)
    var seen: Set<String> = []
    for number in stride(
      from: 0, to: paragraphs.texts.count, by: max(paragraphs.texts.count / 400, 1))
    {
      let text = paragraphs.texts[number]
      let found = segmenter.words(in: text).filter {
        (2...4).contains($0.count) && Self.isChinese($0)
      }
      if let word = found.isEmpty ? nil : found[number % found.count], seen.insert(word).inserted {
        words.append(word)
        beginnings.append(String(word.prefix(max(word.count - 1, 1))))
      }
      let phrase = extractor.keyphrases(in: text, top: 3).map(\.phrase).first {
        (3...9).contains($0.count) && Self.isChinese($0) && seen.insert($0).inserted
      }
      if let phrase {
        phrases.append(phrase)
        beginnings.append(String(phrase.prefix(phrase.count - 1)))
      }
    }
  }

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// Key phrases and words of two to four characters, with the paragraphs where they are words.
  func truth(in paragraphs: Paragraphs) -> [(query: String, paragraphs: Set<Int>)] {
    let bytes = paragraphs.texts.map { Array($0.utf8) }
    return (phrases.filter { $0.count <= 4 } + words).map { query in
      let wanted = Array(query.utf8)
      let found = bytes.indices.filter {
        paragraphs.occurrence(of: wanted, in: $0, bytes[$0]) == .ofWords
      }
      return (query, Set(found))
    }
  }

  func marks(
    of texts: [String], isPrefix: Bool, _ table: SearchTable, _ paragraphs: Paragraphs
  ) throws -> Marks {
    var marks = Marks()
    for query in texts {
      for (number, marked) in try table.highlighted(query, isPrefix: isPrefix).prefix(
        Self.rowsOfAQuery)
      {
        marks.add(
          marked, of: paragraphs.texts[number], query: query, isPrefix: isPrefix,
          boundaries: paragraphs.marked[number])
      }
    }
    return marks
  }
}
