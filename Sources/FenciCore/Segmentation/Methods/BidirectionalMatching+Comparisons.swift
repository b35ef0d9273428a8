extension DirectionChoice {
  /// The spans in which the two directions disagree, with both segmentations.
  func comparisons(in text: borrowing NormalizedText) -> [Explanation.Comparison] {
    var found: [Explanation.Comparison] = []
    var start = 0
    while start < text.count {
      let ends = forwardEnds(from: start)
      let end = ends[ends.count - 1]
      if ends.count > 1 {
        found.append(comparison(of: ends, and: backwardEnds(from: start, to: end), start, text))
      }
      start = end
    }
    return found
  }

  /// The ends of the words of forward matching, up to the next boundary that both directions share.
  private func forwardEnds(from start: Int) -> [Int] {
    var ends = [forwardEnd(from: start)]
    while before[ends[ends.count - 1]] & Self.onPath == 0 {
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
    of forwardEnds: [Int], and backwardEnds: [Int], _ start: Int, _ text: borrowing NormalizedText
  ) -> Explanation.Comparison {
    let end = forwardEnds[forwardEnds.count - 1]
    let (forward, backward) = (
      answer(forwardEnds, from: start), answer(backwardEnds, from: start)
    )
    let criterion = criterion(forward, backward, from: start, to: end)
    let forwardCut = Explanation.Cut(
      method: .forward, words: text.byteRanges(endingAt: forwardEnds, from: start),
      singleCount: forward.singles,
      cost: FixedPointLogarithm.nats(forwardCost(from: start, to: end)))
    let backwardCut = Explanation.Cut(
      method: .backward, words: text.byteRanges(endingAt: backwardEnds, from: start),
      singleCount: backward.singles,
      cost: FixedPointLogarithm.nats(backwardCost(from: start, to: end)))
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
}
