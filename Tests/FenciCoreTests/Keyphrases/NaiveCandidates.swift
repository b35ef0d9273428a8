@testable import FenciCore

/// Stage 2, the candidates: all runs of tokens that may be a key phrase, by their folded characters.
struct NaiveCandidates {
  struct Candidate {
    let key: [UInt32]
    let node: UInt32
    /// The occurrences in the order of the text.
    var runs: [Range<Int>]
    /// The number of occurrences of other names of the same term.
    var otherNames = 0
    var termhood = 0.0
    var score = 0.0
  }

  let words: NaiveDocumentWords
  private(set) var all: [Candidate] = []

  init(_ words: NaiveDocumentWords) {
    self.words = words
    var runs: [Range<Int>] = []
    for start in words.items.indices {
      let ends = (start + 1...words.items.count).prefix {
        words.items[$0 - 1].hasCharacters && words.key(of: start..<$0).count <= 63
      }
      runs += ends.map { start..<$0 }.filter { words[start].isA(.word) && isCandidate($0) }
    }
    let others = runs
    runs += words.titles.filter { title in
      isCandidateTitle(title) && !others.contains { isAll($0, of: title) }
    }
    var places: [[UInt32]: Int] = [:]
    for run in runs.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
    {
      let key = words.key(of: run)
      if let place = places[key] {
        all[place].runs.append(run)
      } else {
        places[key] = all.count
        all.append(Candidate(key: key, node: words.entry(key), runs: [run]))
      }
    }
  }

  private func isCandidate(_ run: Range<Int>) -> Bool {
    let key = words.key(of: run)
    if words.lexicon.isPhrase(words.entry(key)) { return true }
    let (first, last) = (words[run.lowerBound], words[run.upperBound - 1])
    guard key.count > 1, key.count <= 24, run.count <= 10,
      words.items[run].allSatisfy({ $0.isA(.word) }), first.mayBegin, last.mayEnd, hasPairs(run)
    else { return false }
    if words.hasShortVerb(in: run) { return false }
    if run.count == 1 { return ![.numeral, .adverb, .other].contains(first.group) }
    if first.isA(.inTitleMarks) { return isInTitleMarks(run) }
    if first.isA(.ordinal) { return run.count > 2 }
    if run.count > 8 || key.count > 14 {
      let neighbours = [words[run.lowerBound - 1], words[run.upperBound]]
      guard neighbours.allSatisfy({ !$0.isA(.word) || $0.isA(.stopWord) }) else { return false }
    }
    // Hat公司 is cut out of Red Hat公司.
    return !first.isA(.afterLetters) && !last.isA(.beforeLetters)
      || words.items[run].allSatisfy { $0.isA(.letters) || $0.isA(.sign) }
  }

  /// Whether quotation marks inside are in pairs.
  private func hasPairs(_ run: Range<Int>) -> Bool {
    var open = 0
    for item in words.items[run] where item.isA(.sign) {
      if "“「".unicodeScalars.contains(where: { $0.value == item.key[0] }) { open += 1 }
      if "”」".unicodeScalars.contains(where: { $0.value == item.key[0] }) { open -= 1 }
      if open < 0 { return false }
    }
    return open == 0
  }

  /// Whether a run is all that stands between title marks.
  func isInTitleMarks(_ run: Range<Int>) -> Bool {
    words[run.lowerBound - 1].group == .openingTitleMark
      && words[run.upperBound].group == .closingTitleMark
  }

  private func isCandidateTitle(_ run: Range<Int>) -> Bool {
    (2...63).contains(words.key(of: run).count) && words.items[run].contains { $0.isA(.word) }
  }

  /// Whether a run is a title, but for marks without characters at its ends.
  private func isAll(_ run: Range<Int>, of title: Range<Int>) -> Bool {
    title.lowerBound <= run.lowerBound && run.upperBound <= title.upperBound
      && title.allSatisfy { run.contains($0) || !words[$0].hasCharacters }
  }

  /// What a run is.
  func kind(_ run: Range<Int>, _ node: UInt32) -> CandidateKind {
    if words.lexicon.isPhrase(node) { return .phrase }
    if words[run.lowerBound].isA(.inTitleMarks), isInTitleMarks(run) { return .title }
    return run.count == 1 ? .word : .run
  }
}
