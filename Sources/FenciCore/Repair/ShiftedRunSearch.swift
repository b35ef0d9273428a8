/// Finds the likeliest reading of a span of damaged text, if it is likelier than the unrepaired
/// text.
struct ShiftedRunSearch {
  let document: RepairDocument
  let evidence: DamageEvidence
  let costs: RepairCosts
  let vocabulary: PageVocabulary
  private let lost: LostCharacters

  /// The cost that a repair has to save at least, in units of `RepairCosts.nat`.
  private static let margin = 8
  /// The cost saved by a character that the document annotates elsewhere, and the cost of a rare
  /// form, in units of `RepairCosts.nat`.
  static let bonus = 2
  /// The characters on either side that are part of the comparison.
  static let contextLength = 8
  /// The least probability at which a lost character is filled in.
  private static let leastProbability = 0.4

  init(_ document: RepairDocument, _ evidence: DamageEvidence, _ costs: RepairCosts) {
    (self.document, self.evidence, self.costs) = (document, evidence, costs)
    vocabulary = PageVocabulary(document)
    lost = LostCharacters(document.gbk, evidence)
  }

  /// The best run at the mark of a lone byte; nil if the unrepaired text is likelier.
  ///
  /// - Parameters:
  ///   - lastCode: the GBK code of the character before it.
  ///   - context: the repaired text before it.
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
    // Lost characters are filled in for the four likeliest runs only.
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
    // An uncertain character stays U+FFFD.
    for lost in best.lost where best.pieces[lost.piece].confidence < Self.leastProbability {
      best.scalars[lost.place] = 0xFFFD
    }
    return best
  }

  /// The unrepaired text without annotations, up to the end of the line.
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

/// The exponential function, computed without a math library.
enum Exponential {
  /// e to the power of a value of at most 0, to four digits; 0 below −30.
  static func of(_ value: Double) -> Double {
    guard value > -30 else { return 0 }
    var power = 1 + value / 4096
    for _ in 0..<12 { power *= power }
    return power
  }
}
