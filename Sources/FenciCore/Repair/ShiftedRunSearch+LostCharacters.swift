extension ShiftedRunSearch {
  /// The bonus for each neighbor of a candidate, if the page contains the same two characters
  /// elsewhere. It is subtracted from the cost, in units of `RepairCosts.nat`.
  private static let pairBonus = 2
  /// The extra cost of a punctuation mark in a place where no text has one, in the same units.
  private static let misplaced = 8
  /// The saving for a closing mark if its opening mark is not closed yet, in the same units.
  private static let missing = 3
  /// The extra cost of a full stop at the end of a short quotation, in the same units.
  private static let shortSentence = 4

  /// Replaces each lost character of a run by its likeliest candidate.
  func fill(_ run: ShiftedRun, before: [UInt32], window: Int) -> ShiftedRun {
    var run = run
    let after = literal(from: run.end, to: window)
    for lost in run.lost {
      let text = before + run.scalars + after
      let place = before.count + lost.place
      let from = max(0, place - Self.contextLength)
      let near = Array(text[from..<min(text.count, place + Self.contextLength)])
      let choices = choices(lost.candidates, in: near, at: place - from)
      guard let best = choices.min(by: { $0.cost < $1.cost }) else { continue }
      let all = choices.reduce(0.0) { sum, choice in
        sum + Exponential.of(Double(best.cost - choice.cost) / Double(RepairCosts.nat))
      }
      run.scalars[lost.place] = best.scalar
      if lost.place == run.scalars.count - 1 { run.lastCode = best.code }
      run.pieces[lost.piece].confidence = lost.certainty / all
    }
    return run
  }

  /// Returns the candidates for a place. Each has the cost of the nearby text with that candidate
  /// in the place.
  private func choices(
    _ codes: [UInt16], in near: [UInt32], at place: Int
  ) -> [(scalar: UInt32, code: UInt16, cost: Int)] {
    let candidates = codes.compactMap { code in
      document.gbk.scalar(of: code).map { (scalar: $0, code: code) }
    }
    let costs = costs.costs(of: near, with: candidates.map { $0.scalar }, at: place)
    let (last, next) = (code(near, place - 1), code(near, place + 1))
    return zip(candidates, costs).map { candidate, cost in
      let (scalar, code) = candidate
      var nats = document.gbk.isUsual(code) ? 0 : Self.bonus
      if vocabulary.contains(scalar) { nats -= 1 }
      if vocabulary.contains(last, code) { nats -= Self.pairBonus }
      if vocabulary.contains(code, next) { nats -= Self.pairBonus }
      return (scalar, code, cost + (nats + Self.penalty(scalar, near, place)) * RepairCosts.nat)
    }
  }

  private func code(_ text: [UInt32], _ place: Int) -> UInt16 {
    text.indices.contains(place) ? document.code(of: text[place]) : 0
  }

  /// Returns the extra cost of a mark in a place, in units of `RepairCosts.nat`. It is negative if
  /// the place needs that mark.
  private static func penalty(_ scalar: UInt32, _ near: [UInt32], _ place: Int) -> Int {
    if let kind = closing.firstIndex(of: scalar) {
      let last = near[..<place].last { $0 == opening[kind] || $0 == scalar }
      return last == opening[kind] ? -missing : 0
    }
    guard stops.contains(scalar) else { return 0 }
    let last = place > 0 ? near[place - 1] : 0
    let next = place + 1 < near.count ? near[place + 1] : 0
    // A stop never follows another stop or an opening mark, and never precedes another stop.
    if stops.contains(last) || stops.contains(next) || opening.contains(last) { return misplaced }
    // The opening mark is near, so the quotation is too short for a whole sentence.
    if scalar == 0x3002, let kind = closing.firstIndex(of: next),
      near[..<place].contains(opening[kind])
    {
      return shortSentence
    }
    return 0
  }

  /// The marks 、。，；：！？ and the ASCII forms of most of them.
  private static let stops: [UInt32] = [
    0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F, 0x2C, 0x3B, 0x21, 0x3F,
  ]
  /// The marks “《（. The next list contains the marks that close them, in the same order.
  private static let opening: [UInt32] = [0x201C, 0x300A, 0xFF08]
  private static let closing: [UInt32] = [0x201D, 0x300B, 0xFF09]
}
