extension Chunk {
  /// The spans for which the method compared two segmentations. Call this after matching.
  ///
  /// - Parameter numbers: receives for each character the index of the comparison that contains it.
  func comparisons(
    by method: Segmenter.Method, _ sections: ImageSections, numbers: inout [Int?]
  ) -> [Explanation.Comparison] {
    guard method == .bidirectional else { return [] }
    var found: [Explanation.Comparison] = []
    var start = 0
    while start < units.count {
      let ends = forwardEnds(from: start)
      let end = ends[ends.count - 1]
      if ends.count > 1 {
        for unit in start..<end { numbers[unit] = found.count }
        found.append(comparison(of: ends, and: backwardEnds(from: start, to: end), start, sections))
      }
      start = end
    }
    return found
  }

  /// The ends of the words of forward matching, up to the next boundary that both directions share.
  private func forwardEnds(from start: Int) -> [Int] {
    var ends = [forwardEnd(from: start)]
    while matches.before[ends[ends.count - 1]] & Self.onPath == 0 {
      ends.append(forwardEnd(from: ends[ends.count - 1]))
    }
    return ends
  }

  private func backwardEnds(from start: Int, to end: Int) -> [Int] {
    var ends: [Int] = []
    var position = end
    while position > start {
      ends.append(position)
      position = backwardStart(to: position)
    }
    return ends.reversed()
  }

  private func comparison(
    of forwardEnds: [Int], and backwardEnds: [Int], _ start: Int, _ sections: ImageSections
  ) -> Explanation.Comparison {
    let end = forwardEnds[forwardEnds.count - 1]
    let (forward, backward) = (
      answer(forwardEnds, from: start), answer(backwardEnds, from: start)
    )
    let criterion = criterion(forward, backward, from: start, to: end, sections)
    let forwardCut = Explanation.Cut(
      method: .forward, words: ranges(forwardEnds, from: start), singleCount: forward.singles,
      cost: FixedPointLogarithm.nats(forwardCost(from: start, to: end, sections)))
    let backwardCut = Explanation.Cut(
      method: .backward, words: ranges(backwardEnds, from: start), singleCount: backward.singles,
      cost: FixedPointLogarithm.nats(backwardCost(from: start, to: end, sections)))
    return Explanation.Comparison(
      chosen: criterion.isForward ? forwardCut : backwardCut,
      rejected: criterion.isForward ? backwardCut : forwardCut, rule: criterion.rule)
  }

  private func answer(_ ends: [Int], from start: Int) -> Answer {
    var answer = Answer()
    var start = start
    for end in ends {
      answer.add(units: end - start)
      start = end
    }
    return answer
  }

  private func ranges(_ ends: [Int], from start: Int) -> [Range<Int>] {
    zip([start] + ends, ends).map { bytes($0..<$1) }
  }

  // MARK: Ranges

  /// Converts a range of characters to a range of bytes in the text.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    let (start, end) = (units.starts[range.lowerBound], units.starts[range.upperBound])
    return units.origin + Int(start)..<units.origin + Int(end)
  }

  /// Divides a range of characters at the word boundaries inside it, and returns the parts as
  /// ranges of bytes.
  func parts(of range: Range<Int>, at isBoundary: [Bool]) -> [Range<Int>] {
    let ends = (range.lowerBound + 1..<range.upperBound).filter { isBoundary[$0] }
    return ranges(ends + [range.upperBound], from: range.lowerBound)
  }

  /// By character: whether a token begins or ends before it. The last element is for the end of the
  /// chunk.
  func boundaries() -> [Bool] {
    var boundaries = [Bool](repeating: false, count: units.count + 1)
    boundaries[0] = true
    for token in 0..<tokenCount { boundaries[Int(ends[token])] = true }
    return boundaries
  }
}

extension NormalizedText {
  /// Whether a word may begin or end before a character. Inside a pre-token, such as a word of
  /// letters or an address, this is false.
  func mayEnd(at unit: Int) -> Bool { marks[unit] & CharacterFlags.joined == 0 }
}
