extension ShiftedRunSearch {
  /// The cost saved by each neighbor next to which the page has the character elsewhere, in units
  /// of `RepairCosts.nat`.
  private static let pairBonus = 2
  /// The cost of a mark in a place where text never has it, in the same units.
  private static let misplaced = 8
  /// The cost saved by a mark that closes an open one, in the same units.
  private static let missing = 3
  /// The cost of a full stop at the end of a quotation of a few characters, in the same units.
  private static let shortSentence = 4

  /// Replaces lost characters by the likeliest candidates.
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

  /// The candidates for a place, and the cost of the text near it with each of them.
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

  /// The cost of a mark in a place, in units of `RepairCosts.nat`; negative for a mark that is
  /// missing there.
  private static func penalty(_ scalar: UInt32, _ near: [UInt32], _ place: Int) -> Int {
    if let kind = closing.firstIndex(of: scalar) {
      let last = near[..<place].last { $0 == opening[kind] || $0 == scalar }
      return last == opening[kind] ? -missing : 0
    }
    guard stops.contains(scalar) else { return 0 }
    let last = place > 0 ? near[place - 1] : 0
    let next = place + 1 < near.count ? near[place + 1] : 0
    // A stop does not follow another stop or an opening bracket.
    if stops.contains(last) || stops.contains(next) || opening.contains(last) { return misplaced }
    // A quotation that is a whole sentence is longer than the window.
    if scalar == 0x3002, let kind = closing.firstIndex(of: next),
      near[..<place].contains(opening[kind])
    {
      return shortSentence
    }
    return 0
  }

  /// 、。，；：！？ and their ASCII forms.
  private static let stops: [UInt32] = [
    0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F, 0x2C, 0x3B, 0x21, 0x3F,
  ]
  /// “《（ and the marks that close them.
  private static let opening: [UInt32] = [0x201C, 0x300A, 0xFF08]
  private static let closing: [UInt32] = [0x201D, 0x300B, 0xFF09]
}
