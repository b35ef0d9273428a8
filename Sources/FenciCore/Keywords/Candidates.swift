/// A run of words that may be a key phrase.
struct Candidate {
  /// The tokens of the first occurrence.
  let first: Range<Int>
  /// The lexicon entry of the whole run, or 0.
  let node: UInt32
  /// The number of occurrences.
  fileprivate(set) var count = 1
  /// The first and the last link of its chain of occurrences.
  fileprivate let head: Int32
  fileprivate var tail: Int32
}

/// The candidates of a document: runs of up to six words and fourteen characters. Runs of the same
/// folded characters are one candidate, however their words are cut.
///
/// A phrase of the lexicon is always one. Anything else must not begin or end with a stop word nor begin
/// with digits, and a single word must be a noun, verb, idiom or the like.
struct Candidates: RandomAccessCollection {
  static let maximumWords = KeyphraseFeature.wordCounts.upperBound
  static let maximumLength = 14

  private var candidates: [Candidate] = []
  /// All occurrences in the order of the text, chained by candidate.
  private var links: [Link] = []

  private struct Link {
    let start: Int32
    let count: Int32
    var next: Int32 = -1
  }

  var startIndex: Int { 0 }
  var endIndex: Int { candidates.count }
  subscript(position: Int) -> Candidate { candidates[position] }

  init(_ words: DocumentWords) {
    var table = RunTable()
    let trie = words.lexicon.sections.trie
    for start in 0..<words.count where words.isWord[start] {
      var walk = RunWalk()
      for end in start..<Swift.min(start + Self.maximumWords, words.count) {
        let run = start..<end + 1
        guard words.isWord[end], words.length(of: run) <= Self.maximumLength else { break }
        walk.advance(over: end, words, trie)
        guard isCandidate(words, run, walk.isPhrase) else { continue }
        let link = Int32(truncatingIfNeeded: links.count)
        links.append(Link(start: Int32(truncatingIfNeeded: start), count: Int32(run.count)))
        switch table.find(run, walk.hash, words) {
        case .found(let index):
          links[Int(candidates[index].tail)].next = link
          candidates[index].tail = link
          candidates[index].count += 1
        case .free(let slot):
          table.insert(run, walk.hash, at: slot)
          candidates.append(Candidate(first: run, node: walk.node, head: link, tail: link))
        }
      }
    }
  }

  /// Calls `body` with the tokens of every occurrence of a candidate, in the order of the text.
  func forEachOccurrence(of candidate: Candidate, _ body: (Range<Int>) -> Void) {
    var position = candidate.head
    while position >= 0 {
      let link = links[Int(position)]
      body(Int(link.start)..<Int(link.start + link.count))
      position = link.next
    }
  }

  private func isCandidate(_ words: DocumentWords, _ run: Range<Int>, _ isPhrase: Bool) -> Bool {
    guard words.length(of: run) >= 2 else { return false }
    if isPhrase { return true }
    guard !words.isStopWord[run.lowerBound], !words.isStopWord[run.upperBound - 1] else {
      return false
    }
    if words.tokens[run.lowerBound].kind == .number { return false }
    guard run.count == 1 else { return true }
    switch words.groups[run.lowerBound] {
    case .noun, .properNoun, .verb, .verbalNoun, .adjective, .idiom, .locution, .unknown:
      return true
    default: return false
    }
  }
}

/// Follows the folded scalars of a run through the trie, and hashes them on the way.
private struct RunWalk {
  private var current: UInt32? = Trie.root
  private var flags: UInt16 = 0
  private(set) var hash: UInt32 = 0x811C_9DC5

  var isPhrase: Bool { current != nil && flags & NodeFlags.isPhrase != 0 }

  /// The entry reached, or 0.
  var node: UInt32 {
    flags & (NodeFlags.isPhrase | NodeFlags.isWord) != 0 ? current ?? 0 : 0
  }

  mutating func advance(over token: Int, _ words: DocumentWords, _ trie: Trie) {
    for position in words.offsets[token]..<words.offsets[token + 1] {
      hash = (hash ^ words.scalars[position]) &* 0x9E37_79B1
      hash ^= hash >> 15
      guard let node = current else { continue }
      let child = trie.child(of: node, over: words.codes[position])
      current = child?.node
      flags = child?.flags ?? 0
    }
  }
}

/// Finds the candidate with the same folded scalars, by open addressing.
private struct RunTable {
  enum Position { case found(Int), free(Int) }

  private var slots = [Int32](repeating: -1, count: 1 << 10)
  private var runs: [(run: Range<Int>, hash: UInt32)] = []

  func find(_ run: Range<Int>, _ hash: UInt32, _ words: DocumentWords) -> Position {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if runs[index].hash == hash, words.haveSameScalars(runs[index].run, run) {
        return .found(index)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return .free(slot)
  }

  /// Inserts the run of the next candidate.
  mutating func insert(_ run: Range<Int>, _ hash: UInt32, at slot: Int) {
    slots[slot] = Int32(truncatingIfNeeded: runs.count)
    runs.append((run, hash))
    guard runs.count * 2 > slots.count else { return }
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for (index, entry) in runs.enumerated() {
      var slot = Int(entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }
}
