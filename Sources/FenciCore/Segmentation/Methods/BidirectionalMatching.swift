extension Chunk {
  /// Bidirectional maximum matching. Forward matching takes the longest words from left to right,
  /// and backward matching takes them from right to left. Between two boundaries that both
  /// directions share, this method chooses the segmentation with fewer tokens. If the numbers are
  /// equal, fewer tokens of one character win, then the lower cost, then the backward segmentation.
  mutating func matchBidirectional(_ sections: ImageSections) {
    matches.fill(units, fixedSpans, sections.trie, paths.view)
    markBackwardBoundaries()
    let (after, before, ends) = (matches.after.view, matches.before.view, ends.view)
    let count = units.count
    var start = 0
    var token = 0
    while start < count {
      let end = start &+ Int(after[start])
      if before[end] & Self.onPath != 0 {
        // Both directions have boundaries at `start` and at `end`. Backward matching cannot prefer
        // a shorter word that ends here, so both directions have this word.
        ends[token] = UInt32(truncatingIfNeeded: end)
        token &+= 1
        start = end
      } else {
        start = matchBothWays(from: start, sections, &token)
      }
    }
    tokenCount = token
  }

  /// A bit of the elements of `before`. It marks a boundary of backward matching.
  static var onPath: UInt8 { 0x80 }

  private func markBackwardBoundaries() {
    let before = matches.before.view
    var position = units.count
    before[0] |= Self.onPath
    while position > 0 {
      let length = before[position]
      before[position] = length | Self.onPath
      position &-= Int(length)
    }
  }

  @inline(__always) func forwardEnd(from start: Int) -> Int {
    start &+ Int(matches.after[start])
  }

  @inline(__always) func backwardStart(to end: Int) -> Int {
    end &- Int(matches.before[end] & ~Self.onPath)
  }

  /// Writes the better segmentation up to the next boundary that both directions share. Returns
  /// that boundary.
  private func matchBothWays(from start: Int, _ sections: ImageSections, _ token: inout Int) -> Int
  {
    var (forward, backward) = (Answer(), Answer())
    var end = start
    repeat {
      let next = forwardEnd(from: end)
      forward.add(units: next - end)
      end = next
    } while matches.before[end] & Self.onPath == 0
    var position = end
    while position > start {
      let next = backwardStart(to: position)
      backward.add(units: position - next)
      position = next
    }
    if criterion(forward, backward, from: start, to: end, sections).isForward {
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
    _ forward: Answer, _ backward: Answer, from start: Int, to end: Int, _ sections: ImageSections
  ) -> (rule: Explanation.Rule, isForward: Bool) {
    if forward.tokens != backward.tokens {
      return (.fewerWords, forward.tokens < backward.tokens)
    }
    if forward.singles != backward.singles {
      return (.fewerSingles, forward.singles < backward.singles)
    }
    let (forward, backward) = (
      forwardCost(from: start, to: end, sections), backwardCost(from: start, to: end, sections)
    )
    return forward == backward ? (.backwardOnTie, false) : (.commonerWords, forward < backward)
  }

  func forwardCost(from start: Int, to end: Int, _ sections: ImageSections) -> Int {
    var (cost, position) = (0, start)
    while position < end {
      let next = forwardEnd(from: position)
      cost += self.cost(from: position, to: next, sections)
      position = next
    }
    return cost
  }

  func backwardCost(from start: Int, to end: Int, _ sections: ImageSections) -> Int {
    var (cost, position) = (0, end)
    while position > start {
      let next = backwardStart(to: position)
      cost += self.cost(from: next, to: position, sections)
      position = next
    }
    return cost
  }

  /// The cost (−log probability) of a token. A token that is not a word has the greatest possible
  /// cost.
  private func cost(from start: Int, to end: Int, _ sections: ImageSections) -> Int {
    let node = word(from: start, to: end, sections.trie)
    return node == 0 ? Int(UInt16.max) : Int(sections.cost[Int(node)])
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
