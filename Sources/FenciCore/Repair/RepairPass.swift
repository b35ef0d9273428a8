/// Finds the edits for a damaged document in one pass from left to right. It removes the inserted
/// annotations, and repairs the passages in which bytes were lost or paired wrongly.
struct RepairPass {
  private let document: RepairDocument
  private let evidence: DamageEvidence
  private let search: ShiftedRunSearch
  private var found: [RepairedText.Edit] = []
  /// The repaired text of the current line, up to the current position.
  private var context: [UInt32] = []
  /// The GBK code of the last character, or 0 if it has none.
  private var lastCode: UInt16 = 0
  /// The number of searches so far. Each of them begins at a mark that may replace a lone byte,
  /// which is half of a GBK character.
  private var searches = 0

  /// Whether another search is allowed. The limit is 256 searches and one more for every 32
  /// characters, because a search takes hundreds of times as long as another character. Damaged
  /// pages have one mark in a few hundred characters.
  private func maySearch(at position: Int) -> Bool { searches < 256 + position / 32 }

  init(_ document: RepairDocument, _ evidence: DamageEvidence, _ lexicon: Lexicon) {
    self.document = document
    self.evidence = evidence
    search = ShiftedRunSearch(document, evidence, RepairCosts(lexicon))
  }

  /// Returns the edits that repair the document.
  mutating func edits() -> [RepairedText.Edit] {
    var position = 0
    while position < document.count {
      let scalar = document.scalars[position]
      if scalar == 0x0A { context.removeAll(keepingCapacity: true) }
      if document.isMark(position), maySearch(at: position) {
        searches += 1
        if let run = search.run(at: position, after: lastCode, context: context) {
          take(run)
          position = run.end
          continue
        }
      }
      if let end = blankEnd(at: position) {
        let blanks = String(repeating: "\u{A0}", count: end - position)
        append(position..<end, blanks, .space, confidence: 0.9)
        lastCode = 0
        position = end
        continue
      }
      let end = annotationEnd(behind: position)
      context.append(scalar)
      lastCode = document.codes[position]
      // A character that is ASCII now may have had two bytes when the damaging program inserted
      // annotations.
      if let cut = ShiftedRunReader.cuts.first(where: { $0.ascii == scalar }) {
        lastCode = 0xA300 | UInt16(cut.trail)
      }
      position += 1
      guard let end else { continue }
      append(position..<end, "", .annotation, confidence: evidence.confidence)
      position = end
    }
    return found
  }

  /// Returns the end of the annotation that the damage inserted after a character, or nil if none
  /// follows the character.
  private func annotationEnd(behind position: Int) -> Int? {
    let code = document.codes[position]
    if code != 0 {
      return document.isAnnotatedByDamage(code) ? document.annotationEnd(behind: position) : nil
    }
    return document.struckEnd(behind: position, after: lastCode)
  }

  /// Returns the end of the question marks at the beginning of a line, if other text follows them,
  /// otherwise nil.
  private func blankEnd(at position: Int) -> Int? {
    guard document.scalars[position] == 0x3F,
      position == 0 || document.scalars[position - 1] == 0x0A
    else { return nil }
    var end = position
    while document.scalar(end) == 0x3F { end += 1 }
    return document.code(of: document.scalar(end)) != 0 ? end : nil
  }

  private mutating func take(_ run: ShiftedRun) {
    for (number, piece) in run.pieces.enumerated() {
      let next = number + 1 < run.pieces.count ? run.pieces[number + 1] : nil
      let scalars = run.scalars[piece.scalarStart..<(next?.scalarStart ?? run.scalars.count)]
      let positions = piece.start..<(next?.start ?? run.end)
      if positions.isEmpty && scalars.isEmpty { continue }
      append(positions, text(scalars), piece.kind, confidence: piece.confidence)
    }
    context += run.scalars
    lastCode = run.lastCode
  }

  private func text(_ scalars: some Sequence<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars { view.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(view)
  }

  private mutating func append(
    _ positions: Range<Int>, _ replacement: String, _ kind: RepairedText.Edit.Kind,
    confidence: Double
  ) {
    let range = document.offsets[positions.lowerBound]..<document.offsets[positions.upperBound]
    found.append(
      RepairedText.Edit(
        utf8Range: range, replacement: replacement, kind: kind, confidence: confidence))
  }
}
