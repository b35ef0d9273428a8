extension Chunk {
  /// Bidirectional maximum matching: forward and backward matching, and between two boundaries that
  /// both have, the answer with fewer tokens; then with fewer tokens of one unit; then with the lower
  /// cost; then the backward one.
  mutating func matchBidirectional(_ trie: Trie, _ cost: Table<UInt16>) {
    matches.fill(units, trie)
    markBackwardBoundaries()
    var start = 0
    var token = 0
    while start < units.count {
      // Follow forward matching to the next boundary that backward matching has, too.
      var end = start
      var forward = Answer()
      repeat {
        let next = forwardEnd(from: end)
        forward.add(units: next - end, node: matches.nodeAfter[end], cost)
        end = next
      } while matches.lengthBefore[end] & Self.onPath == 0
      let backward = forward.tokens == 1 ? forward : backwardAnswer(from: start, to: end, cost)
      if forward.isBetter(than: backward) {
        token = writeForward(from: start, to: end, token)
      } else {
        token = writeBackward(from: start, to: end, token, count: backward.tokens)
      }
      start = end
    }
    tokenCount = token
  }

  /// The bit of `lengthBefore` that says that backward matching has a boundary here.
  private static var onPath: UInt8 { 0x80 }

  private func markBackwardBoundaries() {
    var position = units.count
    matches.lengthBefore[0] |= Self.onPath
    while position > 0 {
      let start = backwardStart(to: position)
      matches.lengthBefore[position] |= Self.onPath
      position = start
    }
  }

  @inline(__always) private func forwardEnd(from start: Int) -> Int {
    let length = Int(matches.lengthAfter[start])
    return length > 0 ? start &+ length : units.boundary(after: start)
  }

  @inline(__always) private func backwardStart(to end: Int) -> Int {
    let length = Int(matches.lengthBefore[end] & ~Self.onPath)
    return length > 0 ? end &- length : units.boundary(before: end)
  }

  private func backwardAnswer(from start: Int, to end: Int, _ cost: Table<UInt16>) -> Answer {
    var answer = Answer()
    var position = end
    while position > start {
      let next = backwardStart(to: position)
      answer.add(units: position - next, node: backwardNode(to: position), cost)
      position = next
    }
    return answer
  }

  private func backwardNode(to end: Int) -> UInt32 {
    matches.lengthBefore[end] & ~Self.onPath > 0 ? matches.nodeBefore[end] : 0
  }

  private func writeForward(from start: Int, to end: Int, _ token: Int) -> Int {
    var (position, token) = (start, token)
    while position < end {
      nodes[token] = matches.nodeAfter[position]
      position = forwardEnd(from: position)
      ends[token] = UInt32(truncatingIfNeeded: position)
      token &+= 1
    }
    return token
  }

  private func writeBackward(from start: Int, to end: Int, _ token: Int, count: Int) -> Int {
    var position = end
    var slot = token + count
    while position > start {
      slot &-= 1
      ends[slot] = UInt32(truncatingIfNeeded: position)
      nodes[slot] = backwardNode(to: position)
      position = backwardStart(to: position)
    }
    return token + count
  }
}

/// What one direction made of a stretch of text.
private struct Answer {
  private(set) var tokens = 0
  private var singles = 0
  private var cost = 0

  /// The cost of a unit that is no word: rarer than any word.
  private static let unknown = Int(UInt16.max)

  mutating func add(units: Int, node: UInt32, _ costs: Table<UInt16>) {
    tokens += 1
    if units == 1 { singles += 1 }
    cost += node == 0 ? Answer.unknown : Int(costs[Int(node)])
  }

  func isBetter(than other: Answer) -> Bool {
    if tokens != other.tokens { return tokens < other.tokens }
    if singles != other.singles { return singles < other.singles }
    return cost < other.cost
  }
}
