/// The ranks of a document's words (TextRank: Mihalcea and Tarau 2004; PageRank: Brin and Page
/// 1998).
///
/// The nodes are the words except stop words, numbers and units after numbers. All spellings of a
/// word are one node. Two words have one link for each time that one is the next such word after
/// the other, whatever is between them. A word gives its rank to its neighbours, in equal shares
/// for each link:
///
///     rank(w) = 0.15 + 0.85 · Σ rank(v) · links(v, w) / links(v)
///
/// Sums are computed in text order with additions, multiplications and divisions only, so the ranks
/// have the same bits on every machine.
struct TextRank: ~Copyable {
  /// By token, the number of its word, from 1; 0 for a token that is not a node.
  private let numbers: Scratch<UInt32>
  /// By word number; element 0 is 0.
  private var ranks: Stack<Double>
  private var highest = 0.0

  static let damping = 0.85
  /// The iteration ends when the mean change of the ranks is less than this. The mean rank is 1.
  static let tolerance = 0.0001
  /// Each round leaves at most 0.85 of the distance to the solution, which is at most 2 in the mean
  /// at the start. So 61 rounds are enough.
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

  /// A view for loops; it must not outlive the ranks.
  var view: View { View(numbers: numbers.view, ranks: ranks.table, highest: highest) }

  struct View {
    fileprivate let numbers: Scratch<UInt32>.View
    fileprivate let ranks: Table<Double>
    fileprivate let highest: Double

    /// A token's rank as a share of the highest one; 0 for a token that is not a node.
    @inline(__always) func rank(of token: Int) -> Double {
      let number = Int(numbers[token])
      return number == 0 ? 0 : ranks[number] / highest
    }
  }

  /// Numbers the words, by open addressing.
  ///
  /// - Parameter firsts: by number, the first token of each word.
  /// - Returns: the numbers in text order; a word that follows itself occurs once.
  private static func sequence(
    of words: borrowing DocumentWords, _ numbers: Scratch<UInt32>.View,
    _ firsts: inout Stack<UInt32>
  ) -> Stack<UInt32> {
    let tokens = words.tokens.table
    // At most half of the slots are used.
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

  /// Whether a token is a word that fits into a candidate, and neither a stop word nor a number.
  @inline(__always) private static func isNode(
    _ position: Int, _ tokens: Table<DocumentToken>
  ) -> Bool {
    let token = tokens[position]
    let length = tokens[position &+ 1].offset &- token.offset
    guard token.traits.contains(.isStart), length <= Candidates.maximumLength else { return false }
    // 第三 may begin the name of a meeting, and a quotation mark may begin a term. Neither is a word.
    return !token.traits.contains(.isSign) && (!token.traits.contains(.isOrdinal) || length == 1)
  }

  private static func hash(of word: Run, _ words: borrowing DocumentWords) -> Int {
    var hash = RunHash(words.multipliers)
    for place in words.characterRange(of: word) { hash.append(words.characters[place]) }
    return Int(truncatingIfNeeded: hash.half)
  }

  /// Power iteration.
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
        // A word without links is the only word of the document.
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
