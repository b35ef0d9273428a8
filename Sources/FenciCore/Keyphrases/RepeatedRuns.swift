/// A hash table of the candidates that may occur more than once, with all their occurrences. A
/// candidate is a run of words that may be a key phrase.
///
/// Runs with the same normalized characters are one candidate, even if they are divided into words
/// differently. So 創新型城市, segmented as 創新型 城市 or 創新 型 城市, is one candidate with 创新型城市.
struct RepeatedRuns: ~Copyable {
  /// The candidates in the order of their first occurrences.
  private(set) var entries: Stack<Entry>
  /// All occurrences in text order. The occurrences of one candidate form a linked list.
  private var links: Stack<Link>
  /// The slots of the hash table. A full slot has the upper half of a hash in its upper half, and
  /// the number of a candidate plus one in its lower half. An empty slot is 0.
  private(set) var slots: Scratch<UInt64>
  private var mask: Int

  struct Entry: BitwiseCopyable {
    var candidate: Candidate
    var tail: UInt32
    var neighbours = NeighbourFeatures()
    var placement = Placement()
    /// Whether the candidate has been excluded from scoring.
    var isDropped = false
  }

  struct Link: BitwiseCopyable {
    let run: Run
    var next = Candidate.none
  }

  /// - Parameter count: the expected number of candidates. The table grows if there are more.
  init(count: Int) {
    let capacity = 1 << max(Int.bitWidth - (count * 2).leadingZeroBitCount, 6)
    slots = Scratch(capacity: capacity)
    mask = capacity - 1
    entries = Stack(capacity: count)
    links = Stack(capacity: count)
  }

  /// Adds an occurrence of a run.
  ///
  /// - Parameter neighbourScore: the sum of the weights of the tokens around it, in thousandths.
  mutating func add(
    _ run: Run, _ hash: RunHash, node: UInt32, neighbourScore: Int,
    _ words: borrowing DocumentWords
  ) {
    let link = UInt32(truncatingIfNeeded: links.count)
    links.append(Link(run: run))
    var (slot, number) = find(run, hash, words)
    var entry: Entry
    if number > 0 {
      entry = entries[number - 1]
      let last = links[Int(entry.tail)].run
      entry.neighbours.note(
        sameBefore: words.haveSameWord(last.first &- 1, run.first &- 1),
        sameBehind: words.haveSameWord(last.end, run.end))
      links[Int(entry.tail)].next = link
      entry.tail = link
      entry.candidate.count &+= 1
    } else {
      entry = Entry(candidate: Candidate(run: run, node: node, head: link), tail: link)
      entries.append(entry)
      number = entries.count
      slots[slot] = hash.value & Self.keyMask | UInt64(number)
      if number * 2 > mask { grow() }
    }
    entry.neighbours.add(score: neighbourScore)
    entry.placement.add(run, words)
    entries[number - 1] = entry
  }

  private static let keyMask: UInt64 = 0xFFFF_FFFF_0000_0000

  /// Finds the candidate with the characters of a run. Returns its slot and its number plus one. If
  /// no candidate has these characters, returns the empty slot for it and 0.
  @inline(__always) private func find(
    _ run: Run, _ hash: RunHash, _ words: borrowing DocumentWords
  ) -> (slot: Int, number: Int) {
    let key = hash.value & Self.keyMask
    var slot = Int(truncatingIfNeeded: key >> 32) & mask
    var number = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF)
    while number > 0 {
      if slots[slot] & Self.keyMask == key,
        words.haveSameCharacters(entries[number - 1].candidate.run, run)
      {
        break
      }
      slot = (slot + 1) & mask
      number = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF)
    }
    return (slot, number)
  }

  /// Returns the number of the candidate that has the characters of a run; nil if there is none.
  func number(of run: Run, _ hash: RunHash, _ words: borrowing DocumentWords) -> Int? {
    let number = find(run, hash, words).number
    return number > 0 ? number - 1 : nil
  }

  /// Excludes a candidate from scoring.
  mutating func drop(_ number: Int) {
    var entry = entries[number]
    entry.isDropped = true
    entries[number] = entry
  }

  /// Sets how often other names of a candidate's term occur.
  mutating func setOtherNames(_ count: UInt32, of number: Int) {
    var entry = entries[number]
    entry.candidate.otherNames = count
    entries[number] = entry
  }

  private mutating func grow() {
    let capacity = (mask + 1) * 4
    let larger = Scratch<UInt64>(capacity: capacity)
    for old in 0...mask where slots[old] != 0 {
      var slot = Int(truncatingIfNeeded: slots[old] >> 32) & (capacity - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      larger[slot] = slots[old]
    }
    slots = larger
    mask = capacity - 1
  }

  /// Calls `body` with every occurrence of a candidate, in text order.
  @inline(__always) func forEachOccurrence(of candidate: Candidate, _ body: (Run) -> Void) {
    guard candidate.head != Candidate.none else { return body(candidate.run) }
    var position = candidate.head
    while position != Candidate.none {
      let link = links[Int(position)]
      body(link.run)
      position = link.next
    }
  }
}
