/// Finds the likeliest repair of a span of damaged text. The repair is used only if it is likelier
/// than the unrepaired text.
struct ShiftedRunSearch {
  let document: RepairDocument
  let evidence: DamageEvidence
  let costs: RepairCosts
  let vocabulary: PageVocabulary
  private let lost: LostCharacters

  /// The least cost that a repair must save, in units of `RepairCosts.nat`.
  private static let margin = 8
  /// The saving for a character that the document annotates elsewhere. It is also the extra cost of
  /// a rare variant. Both are in units of `RepairCosts.nat`.
  static let bonus = 2
  /// The number of characters on either side of a run that are compared, too.
  static let contextLength = 8
  /// The least probability at which a lost character is filled in.
  private static let leastProbability = 0.4

  init(_ document: RepairDocument, _ evidence: DamageEvidence, _ costs: RepairCosts) {
    (self.document, self.evidence, self.costs) = (document, evidence, costs)
    vocabulary = PageVocabulary(document)
    lost = LostCharacters(document.gbk, evidence)
  }

  /// Returns the best repair at the mark of a lone byte (half of a GBK character), or nil if the
  /// unrepaired text is likelier.
  ///
  /// - Parameters:
  ///   - position: the position of the mark.
  ///   - lastCode: the GBK code of the character before the mark.
  ///   - context: the repaired text before the mark.
  func run(at position: Int, after lastCode: UInt16, context: [UInt32]) -> ShiftedRun? {
    var reader = ShiftedRunReader(document, evidence, lost)
    reader.read(at: position, after: lastCode)
    guard let furthest = reader.runs.map({ $0.end }).max() else { return nil }
    let before = Array(context.suffix(Self.contextLength))
    let window = min(furthest + Self.contextLength, document.count)
    func cost(_ run: ShiftedRun) -> Int {
      costs.cost(of: before + run.scalars + literal(from: run.end, to: window))
        + Self.bonus * RepairCosts.nat * (run.unusual - run.known)
    }
    // Lost characters are filled in only for the four likeliest runs.
    let likeliest = reader.runs.map { (run: $0, cost: cost($0)) }
      .sorted { $0.cost < $1.cost }.prefix(4)
    let filled = likeliest.map { candidate -> (run: ShiftedRun, cost: Int) in
      guard !candidate.run.lost.isEmpty else { return candidate }
      let run = fill(candidate.run, before: before, window: window)
      return (run, cost(run))
    }
    guard let cheapest = filled.min(by: { $0.cost < $1.cost }) else { return nil }
    var best = cheapest.run
    let gain = costs.cost(of: before + literal(from: position, to: window)) - cheapest.cost
    guard gain > Self.margin * RepairCosts.nat else { return nil }
    for piece in best.pieces.indices where best.pieces[piece].kind == .shiftedRun {
      best.pieces[piece].confidence = min(
        1 - Exponential.of(-Double(gain) / Double(RepairCosts.nat)), 0.9999)
    }
    leaveOutUnexplained(in: &best, before: before, window: window)
    // A character that is too uncertain remains U+FFFD.
    for lost in best.lost where best.pieces[lost.piece].confidence < Self.leastProbability {
      best.scalars[lost.place] = 0xFFFD
    }
    return best
  }

  /// Replaces the characters of a run that neither the lexicon nor the page explains by U+FFFD, and
  /// lowers the confidence of their pieces. Some decoders drop a pair of bytes without a trace. Then
  /// the bytes around it form a character that was never there: 政治 becomes 瘴.
  private func leaveOutUnexplained(in run: inout ShiftedRun, before: [UInt32], window: Int) {
    let text = before + run.scalars + literal(from: run.end, to: window)
    for place in costs.unexplained(in: text) {
      let scalar = place - before.count
      guard run.scalars.indices.contains(scalar), !vocabulary.contains(run.scalars[scalar]),
        let piece = run.pieces.lastIndex(where: { $0.scalarStart <= scalar }),
        run.pieces[piece].kind == .shiftedRun
      else { continue }
      run.scalars[scalar] = 0xFFFD
      run.pieces[piece].confidence = min(run.pieces[piece].confidence, Self.lowConfidence)
    }
  }

  /// The confidence of a run with a character that is left out.
  private static let lowConfidence = 0.5

  /// Returns the unrepaired text between two positions, without annotations. It ends at the end of
  /// the line at the latest.
  func literal(from start: Int, to end: Int) -> [UInt32] {
    var scalars: [UInt32] = []
    var position = start
    while position < end, document.scalars[position] != 0x0A {
      scalars.append(document.scalars[position])
      position = document.annotationEnd(behind: position) ?? position + 1
    }
    return scalars
  }
}

/// The exponential function. It does not need a math library.
enum Exponential {
  /// Returns e to the power of a value of at most 0, with four correct digits. Below −30, the
  /// result is 0.
  static func of(_ value: Double) -> Double {
    guard value > -30 else { return 0 }
    var power = 1 + value / 4096
    for _ in 0..<12 { power *= power }
    return power
  }
}
