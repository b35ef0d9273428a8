/// A run of words that may be a key phrase, with all its occurrences.
struct Candidate {
  /// The first token of each occurrence, ascending.
  var occurrences: [Int]
  /// The number of tokens, the same in all occurrences that are counted here.
  let wordCount: Int
  /// The lexicon entry of the whole run, or 0.
  let node: UInt32
}

/// The candidates of a document: runs of up to six words and fourteen characters.
///
/// A phrase of the lexicon is always one. Anything else must not begin or end with a stop word nor begin
/// with digits, and a single word must be a noun, verb, idiom or the like.
struct Candidates: RandomAccessCollection {
  static let maximumWords = 6
  static let maximumLength = 14

  private var candidates: [Candidate] = []

  var startIndex: Int { 0 }
  var endIndex: Int { candidates.count }
  subscript(position: Int) -> Candidate { candidates[position] }

  init(_ words: DocumentWords) {
    var table = RunTable(words)
    let trie = words.lexicon.sections.trie
    for start in 0..<words.count where words.isWord[start] {
      var walk = TrieWalk(words)
      for end in start..<Swift.min(start + Self.maximumWords, words.count) {
        guard words.isWord[end],
          words.length(from: start, count: end + 1 - start) <= Self.maximumLength
        else { break }
        walk.advance(over: end, trie)
        let count = end + 1 - start
        guard isCandidate(words, start, count, walk.isPhrase) else { continue }
        switch table.find(start, count) {
        case .found(let index): candidates[index].occurrences.append(start)
        case .free(let slot):
          table.insert(candidates.count, at: slot, start, count)
          candidates.append(Candidate(occurrences: [start], wordCount: count, node: walk.node))
        }
      }
    }
  }

  private func isCandidate(_ words: DocumentWords, _ start: Int, _ count: Int, _ isPhrase: Bool)
    -> Bool
  {
    guard words.length(from: start, count: count) >= 2 else { return false }
    if isPhrase { return true }
    guard !words.isStopWord[start], !words.isStopWord[start + count - 1] else { return false }
    let first = words.tokens[start]
    if first.kind == .number { return false }
    guard count == 1 else { return true }
    switch words.groups[start] {
    case .noun, .properNoun, .verb, .verbalNoun, .adjective, .idiom, .locution, .unknown:
      return true
    default: return false
    }
  }
}

/// Follows the folded scalars of a run through the trie.
private struct TrieWalk {
  private let words: DocumentWords
  private var current: UInt32? = Trie.root
  private var flags: UInt16 = 0

  init(_ words: DocumentWords) { self.words = words }

  var isPhrase: Bool { current != nil && flags & NodeFlags.isPhrase != 0 }

  /// The entry reached, or 0.
  var node: UInt32 {
    flags & (NodeFlags.isPhrase | NodeFlags.isWord) != 0 ? current ?? 0 : 0
  }

  mutating func advance(over token: Int, _ trie: Trie) {
    let map = words.lexicon.sections.codeMap
    for position in words.offsets[token]..<words.offsets[token + 1] {
      guard let node = current else { return }
      let child = trie.child(of: node, over: map.code(of: words.scalars[position]))
      current = child?.node
      flags = child?.flags ?? 0
    }
  }
}

/// Finds the candidate with the same folded scalars, by open addressing.
private struct RunTable {
  enum Position { case found(Int), free(Int) }

  private let words: DocumentWords
  private var slots = [Int32](repeating: -1, count: 1 << 10)
  private var runs: [(start: Int, count: Int)] = []

  init(_ words: DocumentWords) { self.words = words }

  func find(_ start: Int, _ count: Int) -> Position {
    var slot = hash(start, count) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if equal(runs[index], (start, count)) { return .found(index) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return .free(slot)
  }

  mutating func insert(_ index: Int, at slot: Int, _ start: Int, _ count: Int) {
    slots[slot] = Int32(index)
    runs.append((start, count))
    guard runs.count * 2 > slots.count else { return }
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for (index, run) in runs.enumerated() {
      var slot = hash(run.start, run.count) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  private func hash(_ start: Int, _ count: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for position in words.offsets[start]..<words.offsets[start + count] {
      hash = (hash ^ UInt64(words.scalars[position])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash >> 8) & Int(Int32.max)
  }

  private func equal(_ first: (start: Int, count: Int), _ second: (start: Int, count: Int)) -> Bool
  {
    let (a, b) = (words.offsets[first.start], words.offsets[second.start])
    let length = words.offsets[first.start + first.count] - a
    guard first.count == second.count, words.offsets[second.start + second.count] - b == length
    else {
      return false
    }
    for position in 0..<length where words.scalars[a + position] != words.scalars[b + position] {
      return false
    }
    return true
  }
}
