/// Bidirectional maximum matching. Forward matching takes the longest words from left to right, and
/// backward matching takes them from right to left. Between two boundaries that both directions
/// share, this method chooses the segmentation with fewer tokens. If the numbers are equal, fewer
/// tokens of one character win, then the lower cost, then the backward segmentation.
final class BidirectionalMatcher: Matcher {
  let matches: LongestMatches

  init(capacity: Int) { matches = LongestMatches(capacity: capacity) }

  var rule: Explanation.Rule { .directionsAgree }

  func match(
    _ text: borrowing NormalizedText, _ fixed: inout FixedSpans, _ sections: ImageSections,
    into tokens: inout ChunkTokens
  ) {
    matches.fill(text, fixed, sections.trie, tokens.paths.view)
    markBackwardBoundaries(text.count)
    let (after, before, ends) = (matches.after.view, matches.before.view, tokens.ends.view)
    let choice = DirectionChoice(text, matches, sections)
    let count = text.count
    var start = 0
    var token = 0
    while start < count {
      let end = start &+ Int(after[start])
      if before[end] & DirectionChoice.onPath != 0 {
        // Both directions have boundaries at `start` and at `end`. Backward matching cannot prefer
        // a shorter word that ends here, so both directions have this word.
        ends[token] = UInt32(truncatingIfNeeded: end)
        token &+= 1
        start = end
      } else {
        start = choice.match(from: start, ends, &token)
      }
    }
    tokens.count = token
  }

  private func markBackwardBoundaries(_ count: Int) {
    let before = matches.before.view
    var position = count
    before[0] |= DirectionChoice.onPath
    while position > 0 {
      let length = before[position]
      before[position] = length | DirectionChoice.onPath
      position &-= Int(length)
    }
  }

  func comparisons(
    in text: borrowing NormalizedText, _ sections: ImageSections
  ) -> [Explanation.Comparison] {
    DirectionChoice(text, matches, sections).comparisons(in: text)
  }
}

/// Chooses between the segmentations of forward and backward matching.
struct DirectionChoice {
  private let after: Scratch<UInt8>.View
  let before: Scratch<UInt8>.View
  private let words: WordLookup
  private let costs: Table<UInt16>

  init(
    _ text: borrowing NormalizedText, _ matches: borrowing LongestMatches, _ sections: ImageSections
  ) {
    (after, before) = (matches.after.view, matches.before.view)
    words = WordLookup(codes: text.codes.view, marks: text.marks.view, trie: sections.trie)
    costs = sections.cost
  }

  /// A bit of the elements of `before`. It marks a boundary of backward matching.
  static var onPath: UInt8 { 0x80 }

  @inline(__always) func forwardEnd(from start: Int) -> Int {
    start &+ Int(after[start])
  }

  @inline(__always) func backwardStart(to end: Int) -> Int {
    end &- Int(before[end] & ~Self.onPath)
  }

  /// Writes the better segmentation up to the next boundary that both directions share. Returns
  /// that boundary.
  func match(from start: Int, _ ends: Scratch<UInt32>.View, _ token: inout Int) -> Int {
    var (forward, backward) = (Answer(), Answer())
    var end = start
    repeat {
      let next = forwardEnd(from: end)
      forward.add(units: next - end)
      end = next
    } while before[end] & Self.onPath == 0
    var position = end
    while position > start {
      let next = backwardStart(to: position)
      backward.add(units: position - next)
      position = next
    }
    if criterion(forward, backward, from: start, to: end).isForward {
      position = start
      while position < end {
        position = forwardEnd(from: position)
        ends[token] = UInt32(truncatingIfNeeded: position)
        token += 1
      }
    } else {
      position = end
      token += backward.tokens
      var slot = token
      while position > start {
        slot -= 1
        ends[slot] = UInt32(truncatingIfNeeded: position)
        position = backwardStart(to: position)
      }
    }
    return end
  }

  /// Decides between the two segmentations of a span. Returns the rule that decided, and whether it
  /// chose the forward segmentation.
  @inline(__always) func criterion(
    _ forward: Answer, _ backward: Answer, from start: Int, to end: Int
  ) -> (rule: Explanation.Rule, isForward: Bool) {
    if forward.tokens != backward.tokens {
      return (.fewerWords, forward.tokens < backward.tokens)
    }
    if forward.singles != backward.singles {
      return (.fewerSingles, forward.singles < backward.singles)
    }
    let (forward, backward) = (
      forwardCost(from: start, to: end), backwardCost(from: start, to: end)
    )
    return forward == backward ? (.backwardOnTie, false) : (.commonerWords, forward < backward)
  }

  func forwardCost(from start: Int, to end: Int) -> Int {
    var (cost, position) = (0, start)
    while position < end {
      let next = forwardEnd(from: position)
      cost += self.cost(from: position, to: next)
      position = next
    }
    return cost
  }

  func backwardCost(from start: Int, to end: Int) -> Int {
    var (cost, position) = (0, end)
    while position > start {
      let next = backwardStart(to: position)
      cost += self.cost(from: next, to: position)
      position = next
    }
    return cost
  }

  /// The cost (−log probability) of a token. A token that is not a word has the greatest possible
  /// cost.
  private func cost(from start: Int, to end: Int) -> Int {
    let node = words.node(from: start, to: end)
    return node == 0 ? Int(UInt16.max) : Int(costs[Int(node)])
  }
}

/// The number of tokens that matching in one direction finds in a span, and how many of them have
/// one character.
struct Answer {
  private(set) var tokens = 0
  private(set) var singles = 0

  @inline(__always) mutating func add(units: Int) {
    tokens += 1
    if units == 1 { singles += 1 }
  }
}
