/// Reads the text after a lone byte in all ways that the damage allows.
///
/// In the original, the bytes formed pairs. If one is missing, all bytes after it are paired
/// wrongly, up to an ASCII byte that was the second half of a character, or up to the next damage.
/// A character shown is then the second half of one character and the first half of the next. The
/// missing byte determines the right pairs, so the reader tries its possible values.
struct ShiftedRunReader {
  let document: RepairDocument
  let evidence: DamageEvidence
  let lost: LostCharacters
  /// All readings found.
  private(set) var runs: [ShiftedRun] = []

  /// The marks at which texts were cut, ？，！；: their second bytes and ASCII forms. The first byte is
  /// 0xA3.
  static let cuts: [(trail: UInt8, ascii: UInt32)] = [
    (0xBF, 0x3F), (0xAC, 0x2C), (0xA1, 0x21), (0xBB, 0x3B),
  ]

  /// The codes of marks that never end a line: 、“《（.
  private static let openingMarks: [UInt16] = [0xA1A2, 0xA1B0, 0xA1B6, 0xA3A8]
  private static let longest = 100
  private static let mostRuns = 32
  /// The most marks that a run passes. Each of them may be its end.
  private static let mostMarks = 4

  init(_ document: RepairDocument, _ evidence: DamageEvidence, _ lost: LostCharacters) {
    (self.document, self.evidence, self.lost) = (document, evidence, lost)
  }

  /// Reads the text that begins with the mark of a lone byte.
  mutating func read(at position: Int, after lastCode: UInt16) {
    runs.removeAll(keepingCapacity: true)
    // Three or more marks in a row are not a lone byte.
    if document.isMark(position + 1), document.isMark(position + 2) { return }
    if let (key, end) = struckSyllable(at: position) {
      // An annotation between two characters: the second byte of one and the first byte of the next
      // form the annotated character.
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
    // A cut through a punctuation mark that the second byte of one character forms with the first
    // byte of the next.
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

  /// Reads on from a position, where `byte` is the first byte of a character.
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
        // The damage also annotates a wrong pair that looks like one of its characters.
        let annotation = GBKTable.isGB2312(code) ? nil : document.annotationEnd(behind: position)
        position = annotation ?? position + 1
        pending = UInt8(truncatingIfNeeded: code)
        guard pending < 0x81 else { continue }
        // The character shown contained an ASCII character as its second byte.
        if pending < 0x80 {
          run.append(UInt32(pending), code: 0)
          finish(run, at: position)
        }
        return
      }
      if let cut = Self.cuts.first(where: { $0.ascii == scalar }) {
        // The mark's two bytes belonged to two characters, and were taken for the mark.
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

  /// Ends a run at a mark that replaces its last byte.
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

  /// Appends the character that the decoder swallowed with a lone byte: a mark, a letter, a digit,
  /// a line break.
  private func appendSwallowed(to run: inout ShiftedRun, before position: Int) {
    let next = document.scalar(position)
    if let bracket = missingBracket(before: position) {
      run.append(bracket, code: 0)
      run.known += 4
    } else if evidence.hasNarrowCommas, 0x4E00..<0xA000 ~= next {
      // Between ideographs it is a comma in four of five cases.
      run.append(0xFF0C, code: 0xA3AC)
      run.lost[run.lost.count - 1].certainty = 0.8
    } else {
      run.append(0xFFFD, code: 0)
    }
  }

  /// The opening bracket that the text at a position requires, such as `/strong>` or `3]`; nil if
  /// it requires none.
  private func missingBracket(before position: Int) -> UInt32? {
    let isTag = document.scalar(position) == 0x2F
    var end = isTag ? position + 1 : position
    while end < position + 12, (isTag ? 0x61...0x7A : 0x30...0x39) ~= document.scalar(end) {
      end += 1
    }
    guard end > position + (isTag ? 1 : 0) else { return nil }
    return document.scalar(end) == (isTag ? 0x3E : 0x5D) ? (isTag ? 0x3C : 0x5B) : nil
  }

  /// Ends a run at a position, or after the annotation of its last character if one is there.
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

  /// Reads on after a character whose second byte is 0x80, such as 個. No code begins with that
  /// byte, so a decoder replaces it by a mark, with or without the next byte.
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

  /// Ends a run at a private-use character, which was not shown and is missing from the text. Its
  /// first byte ended a character and its second was ASCII: 發(fā)展?jié)摿3], once 力 and [, which are
  /// C1A6 and 5B.
  private mutating func endWithGap(_ run: ShiftedRun, at position: Int, _ pending: UInt8) {
    var run = run
    let candidates = lost.codes(lead: pending).filter { 0xA1...0xA7 ~= $0 & 0xFF }
    guard !candidates.isEmpty else { return }
    run.appendLost(candidates, at: position)
    run.append(missingBracket(before: position) ?? 0xFFFD, code: 0)
    finish(run, at: position)
  }

  // MARK: Bytes

  /// Counts an annotated character that is rare, and one that the document annotates elsewhere.
  private func weigh(_ character: (scalar: UInt32, code: UInt16), _ run: inout ShiftedRun) {
    if !document.gbk.isUsual(character.code) { run.unusual += 1 }
    if evidence.annotated.contains(character.scalar) { run.known += 1 }
  }

  /// The annotation at a mark, whose opening bracket may have been swallowed: `?yè)`, `?(yè)`.
  private func struckSyllable(at position: Int) -> (key: UInt32, end: Int)? {
    document.syllable(at: position + 1) ?? document.annotation(at: position + 1)
  }

  /// The character of two bytes, if the damage annotates it and the syllable is one of its
  /// readings.
  private func annotated(
    lead: UInt8, _ trail: UInt8, _ key: UInt32
  ) -> (scalar: UInt32, code: UInt16)? {
    let code = UInt16(lead) << 8 | UInt16(trail)
    guard !GBKTable.isGB2312(code), let scalar = document.gbk.scalar(of: code),
      document.readings.has(scalar, reading: key)
    else { return nil }
    return (scalar, code)
  }

  /// Appends the character of two bytes; false if there is none or it is private-use.
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
