/// Ranks the words of a document by their neighbours (TextRank, Mihalcea and Tarau 2004; PageRank,
/// Brin and Page 1998). A word has a high rank if the words next to it have high ranks.
///
/// The words form a graph. A node is a word that is not a stop word, a number or a unit after a
/// number. All spellings of a word are one node. Two words get a link each time that one follows
/// the other, even if tokens that are not nodes lie between them. A word gives its rank to its
/// neighbours, in equal shares for each link:
///
///     rank(w) = 0.15 + 0.85 · Σ rank(v) · links(v, w) / links(v)
///
/// The sums are computed in text order, and only with additions, multiplications and divisions. So
/// the ranks have the same bits on every machine.
struct TextRank: ~Copyable {
  /// For each token, the number of its word, counted from 1. All occurrences of a word have the
  /// same number. It is 0 for a token that is not a node.
  private let numbers: Scratch<UInt32>
  /// The rank of each word, by its number. Element 0 is unused and has the value 0.
  private var ranks: Stack<Double>
  private var highest = 0.0

  static let damping = 0.85
  /// The iteration ends when the mean change of the ranks is less than this. The mean rank is 1.
  static let tolerance = 0.0001
  /// The maximum number of rounds. At the start, the mean distance of the ranks from the solution
  /// is at most 2. Each round leaves at most 0.85 of it, so 61 rounds are enough.
  static let maximumRounds = 64

  /// - Complexity: O(*n*) in the number of tokens.
  init(_ words: borrowing DocumentWords) {
    numbers = Scratch(capacity: words.tokens.count)
    var firsts = Stack<UInt32>(capacity: 64)
    let sequence = Self.sequence(of: words, numbers.view, &firsts)
    ranks = Stack(capacity: firsts.count)
    for _ in 0..<firsts.count { ranks.append(1) }
    ranks[0] = 0
    rank(sequence.table)
  }

  /// A view of the ranks for loops. It must not outlive the ranks.
  var view: View { View(numbers: numbers.view, ranks: ranks.table, highest: highest) }

  struct View {
    fileprivate let numbers: Scratch<UInt32>.View
    fileprivate let ranks: Table<Double>
    fileprivate let highest: Double

    /// Returns a token's rank, divided by the highest rank; 0 for a token that is not a node.
    @inline(__always) func rank(of token: Int) -> Double {
      let number = Int(numbers[token])
      return number == 0 ? 0 : ranks[number] / highest
    }
  }

  /// Numbers the words with a hash table (open addressing).
  ///
  /// - Parameter firsts: the first token of each word, by the number of the word.
  /// - Returns: the numbers of the words in text order. If a word follows itself, it is listed
  ///   once.
  private static func sequence(
    of words: borrowing DocumentWords, _ numbers: Scratch<UInt32>.View,
    _ firsts: inout Stack<UInt32>
  ) -> Stack<UInt32> {
    let tokens = words.tokens.table
    // The table has at least twice as many slots as there are words.
    let mask = (1 << (Int.bitWidth - (tokens.count * 2).leadingZeroBitCount)) - 1
    let slots = Scratch<UInt32>(capacity: mask + 1)
    var sequence = Stack<UInt32>(capacity: tokens.count / 2)
    var last: UInt32 = 0
    firsts.append(0)
    for position in 1..<tokens.count - 1 where isNode(position, tokens) {
      let word = Run(first: position, count: 1)
      var slot = hash(of: word, words) & mask
      while slots[slot] != 0 {
        let known = Run(first: Int(firsts[Int(slots[slot])]), count: 1)
        if words.haveSameCharacters(known, word) { break }
        slot = (slot + 1) & mask
      }
      if slots[slot] == 0 {
        slots[slot] = UInt32(truncatingIfNeeded: firsts.count)
        firsts.append(UInt32(truncatingIfNeeded: position))
      }
      numbers[position] = slots[slot]
      if slots[slot] != last { sequence.append(slots[slot]) }
      last = slots[slot]
    }
    return sequence
  }

  /// Whether a token is a node: a word that is short enough for a candidate, and neither a stop
  /// word, a number nor a unit.
  @inline(__always) private static func isNode(
    _ position: Int, _ tokens: Table<DocumentToken>
  ) -> Bool {
    let token = tokens[position]
    let length = tokens[position &+ 1].offset &- token.offset
    guard token.traits.contains(.isStart), length <= Candidates.maximumLength else { return false }
    // A key phrase may begin with an ordinal such as 第三 (the name of a meeting) or with a quotation
    // mark. Neither is a word, so neither is a node.
    return !token.traits.contains(.isSign) && (!token.traits.contains(.isOrdinal) || length == 1)
  }

  private static func hash(of word: Run, _ words: borrowing DocumentWords) -> Int {
    var hash = RunHash(words.multipliers)
    for place in words.characterRange(of: word) { hash.append(words.characters[place]) }
    return Int(truncatingIfNeeded: hash.half)
  }

  /// Computes the ranks by power iteration.
  private mutating func rank(_ sequence: Table<UInt32>) {
    let count = ranks.count
    guard count > 1 else { return }
    let links = Scratch<UInt32>(capacity: count)
    var shares = Stack<Double>(capacity: count)
    var sums = Stack<Double>(capacity: count)
    for _ in 0..<count {
      shares.append(0)
      sums.append(0)
    }
    for place in 1..<sequence.count {
      links[Int(sequence[place - 1])] += 1
      links[Int(sequence[place])] += 1
    }
    for _ in 0..<Self.maximumRounds {
      for number in 1..<count {
        // If a word has no links, it is the only word of the document.
        shares[number] = ranks[number] / Double(max(links[number], 1))
        sums[number] = 0
      }
      for place in 1..<sequence.count {
        let (one, other) = (Int(sequence[place - 1]), Int(sequence[place]))
        sums[one] += shares[other]
        sums[other] += shares[one]
      }
      var change = 0.0
      for number in 1..<count {
        let rank = 1 - Self.damping + Self.damping * sums[number]
        change += abs(rank - ranks[number])
        ranks[number] = rank
      }
      if change < Self.tolerance * Double(count - 1) { break }
    }
    for number in 1..<count { highest = max(highest, ranks[number]) }
  }
}
