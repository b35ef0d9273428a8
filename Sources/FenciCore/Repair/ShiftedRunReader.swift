/// Finds all possible repairs of the text after a lone byte, which is half of a GBK character whose
/// other half is missing.
///
/// In the original, the bytes formed pairs. If one byte is missing, all bytes after it are paired
/// wrongly. Without its first byte, for example, the text ab cd ef becomes bc de f. Each character
/// that appears then consists of the second byte of one original character and the first byte of
/// the next. The wrong pairs end at the next damage, or at an ASCII byte that was the second byte
/// of a character.
///
/// The missing byte determines the right pairs, so the reader tries all values that it may have.
struct ShiftedRunReader {
  let document: RepairDocument
  let evidence: DamageEvidence
  let lost: LostCharacters
  /// All repairs that have been found.
  private(set) var runs: [ShiftedRun] = []

  /// The punctuation marks at which texts were cut, ？，！；. Each has the second byte of its GBK code
  /// and its ASCII form. The first byte of all these codes is 0xA3.
  static let cuts: [(trail: UInt8, ascii: UInt32)] = [
    (0xBF, 0x3F), (0xAC, 0x2C), (0xA1, 0x21), (0xBB, 0x3B),
  ]

  /// The GBK codes of 、“《（, which never occur at the end of a line.
  private static let openingMarks: [UInt16] = [0xA1A2, 0xA1B0, 0xA1B6, 0xA3A8]
  private static let longest = 100
  private static let mostRuns = 32
  /// The most marks of lone bytes that a run may contain. The run may also end at each of them.
  private static let mostMarks = 4

  init(_ document: RepairDocument, _ evidence: DamageEvidence, _ lost: LostCharacters) {
    (self.document, self.evidence, self.lost) = (document, evidence, lost)
  }

  /// Finds the repairs of the text that begins with the mark of a lone byte.
  mutating func read(at position: Int, after lastCode: UInt16) {
    runs.removeAll(keepingCapacity: true)
    // If the mark is the first of three or more, it does not represent a lone byte.
    if document.isMark(position + 1), document.isMark(position + 2) { return }
    if let (key, end) = struckSyllable(at: position) {
      // The damage inserted an annotation between two characters. It took the second byte of one
      // and the first byte of the next for the annotated character.
      for trail in UInt8(0x81)...0xFE {
        guard let struck = annotated(lead: UInt8(truncatingIfNeeded: lastCode), trail, key) else {
          continue
        }
        var run = ShiftedRun()
        run.begin(.shiftedRun, at: position)
        weigh(struck, &run)
        follow(run, from: end, pending: trail)
      }
      return
    }
    // The damage replaced a pair of bytes that it took for a punctuation mark. The pair consisted
    // of the second byte of one character and the first byte of the next.
    let candidates = lost.codes(trail: 0xA3)
    let next = document.scalar(position + 1)
    for cut in Self.cuts {
      var run = ShiftedRun()
      run.appendLost(candidates, at: position)
      if next == cut.ascii || next == cut.ascii + 0xFEE0 {
        run.begin(.shiftedRun, at: position + 2)
        follow(run, from: position + 2, pending: cut.trail)
      } else if document.codes.indices.contains(position + 1) {
        run.begin(.shiftedRun, at: position + 1)
        follow(run, from: position + 1, pending: cut.trail)
      }
    }
  }

  /// Continues a run from a position. The byte is the first byte of the next original character.
  private mutating func follow(_ start: ShiftedRun, from first: Int, pending byte: UInt8) {
    var (run, position, pending) = (start, first, byte)
    var marks = 0
    while position < document.count, runs.count < Self.mostRuns, run.scalars.count < Self.longest,
      marks < Self.mostMarks
    {
      let (scalar, code) = (document.scalars[position], document.codes[position])
      if document.isMark(position) {
        end(run, at: position, pending)
        marks += 1
      }
      if code != 0 {
        guard take(&run, pending, UInt8(code >> 8)) else { return }
        // If a wrong pair looks like a character that the damage annotates, an annotation follows
        // it.
        let annotation = GBKTable.isGB2312(code) ? nil : document.annotationEnd(behind: position)
        position = annotation ?? position + 1
        pending = UInt8(truncatingIfNeeded: code)
        guard pending < 0x81 else { continue }
        // The second byte of the character that appears is ASCII, so it was a character by itself.
        if pending < 0x80 {
          run.append(UInt32(pending), code: 0)
          finish(run, at: position)
        }
        return
      }
      if let cut = Self.cuts.first(where: { $0.ascii == scalar }) {
        // The damage took two bytes for this punctuation mark, but they belonged to two characters.
        guard take(&run, pending, 0xA3) else { return }
        position += 1
        pending = cut.trail
        continue
      }
      guard scalar < 0x7F else { return }
      if scalar >= 0x40, take(&run, pending, UInt8(scalar)) {
        finish(run, at: position + 1)
      } else {
        endWithGap(run, at: position, pending)
      }
      return
    }
  }

  /// Ends a run at a mark that replaces the last byte of the run.
  private mutating func end(_ run: ShiftedRun, at position: Int, _ pending: UInt8) {
    if let (key, end) = struckSyllable(at: position) {
      for trail in UInt8(0x40)...0xFE {
        guard let (scalar, code) = annotated(lead: pending, trail, key) else { continue }
        var run = run
        run.append(scalar, code: code)
        weigh((scalar, code), &run)
        finish(run, at: end)
      }
      return
    }
    endWith80(run, at: position, pending)
    var candidates = lost.codes(lead: pending)
    let next = document.scalar(position + 1)
    if next == 0x0A || next == 0x0D { candidates.removeAll { Self.openingMarks.contains($0) } }
    guard !candidates.isEmpty else { return }
    var run = run
    run.appendLost(candidates, at: position)
    let isWhole =
      position + 1 >= document.count || next == 0x0A || next == 0x0D
      || Self.cuts.contains { $0.ascii == next || $0.ascii + 0xFEE0 == next }
    if !isWhole, evidence.swallows { appendSwallowed(to: &run, before: position + 1) }
    finish(run, at: position + 1)
  }

  /// Appends the character that the decoder swallowed together with a lone byte. It was a
  /// punctuation mark, a letter, a digit or a line break.
  private func appendSwallowed(to run: inout ShiftedRun, before position: Int) {
    let next = document.scalar(position)
    if let bracket = missingBracket(before: position) {
      run.append(bracket, code: 0)
      run.known += 4
    } else if evidence.hasNarrowCommas, 0x4E00..<0xA000 ~= next {
      // Between ideographs, the swallowed character is a comma in four of five cases.
      run.append(0xFF0C, code: 0xA3AC)
      run.lost[run.lost.count - 1].certainty = 0.8
    } else {
      run.append(0xFFFD, code: 0)
    }
  }

  /// Returns the opening bracket that the text at a position requires, or nil if it requires none.
  /// For example, `/strong>` requires `<` and `3]` requires `[`.
  private func missingBracket(before position: Int) -> UInt32? {
    let isTag = document.scalar(position) == 0x2F
    var end = isTag ? position + 1 : position
    while end < position + 12, (isTag ? 0x61...0x7A : 0x30...0x39) ~= document.scalar(end) {
      end += 1
    }
    guard end > position + (isTag ? 1 : 0) else { return nil }
    return document.scalar(end) == (isTag ? 0x3E : 0x5D) ? (isTag ? 0x3C : 0x5B) : nil
  }

  /// Adds a run that ends at a position. If the position has an annotation of the last character,
  /// the run ends after the annotation.
  private mutating func finish(_ run: ShiftedRun, at position: Int) {
    var run = run
    run.end = position
    if let last = run.scalars.last, run.lastCode != 0, !GBKTable.isGB2312(run.lastCode),
      let annotation = document.annotation(at: position),
      document.readings.has(last, reading: annotation.key)
    {
      run.end = annotation.end
      if evidence.annotated.contains(last) { run.known += 1 }
    }
    runs.append(run)
  }

  /// Continues a run after a character whose second byte is 0x80, such as 個. No GBK code begins
  /// with that byte, so a decoder replaces it by a mark. Some decoders swallow the next byte, too.
  private mutating func endWith80(_ run: ShiftedRun, at position: Int, _ pending: UInt8) {
    var run = run
    guard take(&run, pending, 0x80) else { return }
    guard evidence.swallows, position + 1 < document.count, document.codes[position + 1] != 0 else {
      finish(run, at: position + 1)
      return
    }
    let next = document.codes[position + 1]
    run.appendLost(lost.codes(trail: UInt8(next >> 8)), at: position + 1)
    run.begin(.shiftedRun, at: position + 2)
    guard run.lost.count < 3 else { return }
    follow(run, from: position + 2, pending: UInt8(truncatingIfNeeded: next))
  }

  /// Ends a run at a private-use character, which is missing from the text because it was not
  /// displayed. The first byte of this wrong pair was the second byte of a character, and the
  /// second byte was ASCII. In 發(fā)展?jié)摿3], for example, the text was 力 (C1A6) and [ (5B).
  private mutating func endWithGap(_ run: ShiftedRun, at position: Int, _ pending: UInt8) {
    var run = run
    let candidates = lost.codes(lead: pending).filter { 0xA1...0xA7 ~= $0 & 0xFF }
    guard !candidates.isEmpty else { return }
    run.appendLost(candidates, at: position)
    run.append(missingBracket(before: position) ?? 0xFFFD, code: 0)
    finish(run, at: position)
  }

  // MARK: Bytes

  /// Counts an annotated character if it is a rare variant, and if the document annotates it
  /// elsewhere.
  private func weigh(_ character: (scalar: UInt32, code: UInt16), _ run: inout ShiftedRun) {
    if !document.gbk.isUsual(character.code) { run.unusual += 1 }
    if evidence.annotated.contains(character.scalar) { run.known += 1 }
  }

  /// Returns the annotation at the mark of a lone byte. The decoder may have swallowed its opening
  /// bracket, so both `?yè)` and `?(yè)` are accepted.
  private func struckSyllable(at position: Int) -> (key: UInt32, end: Int)? {
    document.syllable(at: position + 1) ?? document.annotation(at: position + 1)
  }

  /// Returns the character that two bytes form. The result is nil unless the damage annotates that
  /// character and the syllable is one of its readings.
  private func annotated(
    lead: UInt8, _ trail: UInt8, _ key: UInt32
  ) -> (scalar: UInt32, code: UInt16)? {
    let code = UInt16(lead) << 8 | UInt16(trail)
    guard !GBKTable.isGB2312(code), let scalar = document.gbk.scalar(of: code),
      document.readings.has(scalar, reading: key)
    else { return nil }
    return (scalar, code)
  }

  /// Appends the character that two bytes form. Returns false if they do not form a character, or
  /// if the character is private-use.
  private func take(_ run: inout ShiftedRun, _ lead: UInt8, _ trail: UInt8) -> Bool {
    let code = UInt16(lead) << 8 | UInt16(trail)
    guard let scalar = document.gbk.scalar(of: code), scalar < 0xE000 || scalar > 0xF8FF else {
      return false
    }
    run.append(scalar, code: code)
    if !document.gbk.isUsual(code) { run.unusual += 1 }
    return true
  }
}
