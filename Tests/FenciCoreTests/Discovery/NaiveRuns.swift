import FenciCore

/// Runs of words counted in the plainest way: strings in dictionaries.
struct NaiveRuns {
  struct Occurrences {
    var count = 0
    var documents: Set<Int> = []
    /// By the word there; marks and ends of the text are left out.
    var left: [String: Int] = [:]
    var right: [String: Int] = [:]
    /// All ways in which its words are cut.
    var cuts: Set<[String]> = []
  }

  private(set) var runs: [String: Occurrences] = [:]
  private(set) var wordCount = 0
  private var documentCount = 0
  private let segmenter: Segmenter

  init(_ lexicon: Lexicon) { segmenter = Segmenter(lexicon: lexicon, method: .probability) }

  mutating func insert(_ document: String) {
    let tokens = segmenter.tokens(in: document)
    let words = tokens.map { tokens.surface(of: $0) }
    let isWord = tokens.map { [.word, .letters, .number].contains($0.kind) }
    let isStopWord = words.map { segmenter.lexicon.entry(for: $0)?.isStopWord ?? false }
    wordCount += words.count
    for first in words.indices {
      for last in first..<min(first + 6, words.count) {
        guard isWord[last], !isStopWord[last] else { break }
        let run = words[first...last].joined()
        guard run.unicodeScalars.count <= 14 else { break }
        runs[run, default: Occurrences()].count += 1
        runs[run]?.documents.insert(documentCount)
        runs[run]?.cuts.insert(Array(words[first...last]))
        if first > 0, isWord[first - 1] { runs[run]?.left[words[first - 1], default: 0] += 1 }
        if last + 1 < words.count, isWord[last + 1] {
          runs[run]?.right[words[last + 1], default: 0] += 1
        }
      }
    }
    documentCount += 1
  }
}
