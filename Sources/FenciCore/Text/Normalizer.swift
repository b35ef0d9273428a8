/// Converts UTF-8 bytes to `NormalizedText`, one chunk (a part of the text) at a time.
struct Normalizer {
  let reader: UTF8Reader
  let codeMap: CharacterMap
  let readings: Readings
  /// The most characters of a pre-token (a word of letters, a number, an address or a run of marks
  /// that is one token). A longer one cannot be part of a dictionary word, so it is stored as a
  /// single character.
  let longestAtom: Int
  /// The most bytes of a chunk.
  let maximumByteCount: Int
  private let common = unsafe CommonCharacters.bitmaps

  init(
    reader: UTF8Reader, codeMap: CharacterMap, readings: Readings, longestAtom: Int,
    maximumByteCount: Int = NormalizedText.maximumByteCount
  ) {
    (self.reader, self.codeMap) = (reader, codeMap)
    (self.readings, self.longestAtom) = (readings, longestAtom)
    self.maximumByteCount = maximumByteCount
  }

  /// Fills `units` with the text from a byte offset on. The chunk ends at the end of the text if
  /// the text is exhausted. Otherwise it ends after the last whitespace or punctuation mark that
  /// does not occur in any word of the lexicon. It never has more than `maximumByteCount` bytes.
  func fill(_ units: inout NormalizedText, from offset: Int) {
    units.isFull = false
    guard reader.count &- offset > maximumByteCount else { return fillAll(&units, from: offset) }
    // This reader ends at the limit. Otherwise a very long token would be scanned to its end again
    // for each chunk.
    var end = offset &+ maximumByteCount
    while end > offset &+ maximumByteCount &- 4, reader.bytes[end] & 0xC0 == 0x80 { end &-= 1 }
    let bytes = reader.bytes.view(at: 0, count: end, as: UInt8.self)
    let decoder = Normalizer(
      reader: UTF8Reader(bytes: bytes), codeMap: codeMap, readings: readings,
      longestAtom: longestAtom, maximumByteCount: maximumByteCount)
    decoder.fillAll(&units, from: offset)
    guard units.reachesEnd else { return }
    units.reachesEnd = false
    units.isFull = true
    // More text may continue the last pre-token.
    units.removeLastAtom()
    units.end()
  }

  private func fillAll(_ units: inout NormalizedText, from offset: Int) {
    let end = reader.count
    units.origin = offset
    units.count = 0
    units.hasJoined = false
    units.marks.clear(units.marks.capacity)
    var position = offset
    while position < end, units.count < units.window {
      position = appendCommon(from: position, to: &units)
      guard position < end, units.count < units.window else { break }
      if let next = appendPunctuation(at: position, to: &units) {
        position = next
      } else {
        position = appendOther(at: position, to: &units)
      }
    }
    if units.count > 0, takesMarks(units) { position = reader.end(ofMarksAt: position) }
    units.starts[units.count] = UInt32(truncatingIfNeeded: position &- offset)
    units.reachesEnd = position >= end
    units.end()
  }

  /// Appends characters as long as they are Han characters of U+4E00...U+9FFF or lone punctuation
  /// marks. All of them have three bytes. The loop does not branch on whether a character is Han or
  /// a mark, because the processor cannot predict where a mark occurs.
  @inline(__always)
  private func appendCommon(from offset: Int, to units: inout NormalizedText) -> Int {
    let bytes = reader.bytes
    let (index, pages, common) = (codeMap.index, codeMap.codes, common)
    let (codes, starts, marks) = (units.codes.view, units.starts.view, units.marks.view)
    let origin = units.origin
    // The loop reads four bytes at a time, so one more byte must follow the last character.
    let room = min(units.window &- units.count, (bytes.count &- offset &- 1) / 3)
    var position = offset
    var count = units.count
    let limit = count &+ room
    while count < limit {
      let word = bytes.word(at: position)
      let scalar = (word & 0xF) << 12 | word >> 2 & 0xFC0 | word >> 16 & 0x3F
      let page = Int(scalar >> 6)
      guard word & 0xC0_C0F0 == 0x80_80E0, common[page] >> UInt64(scalar & 0x3F) & 1 != 0
      else { break }
      codes[count] = pages[Int(index[page]) << 6 | Int(scalar & 0x3F)]
      starts[count] = UInt32(truncatingIfNeeded: position &- origin)
      let isMark: UInt8 = scalar &- 0x4E00 < 0xA000 - 0x4E00 ? 0 : 0xFF
      marks[count] = isMark & CharacterFlags(.punctuation).rawValue
      count &+= 1
      position &+= 3
    }
    units.count = count
    return position
  }

  /// Appends the pre-token, pinyin annotation or combining mark at `position`, where no common Han
  /// character is, and returns its end.
  @inline(never) private func appendOther(
    at position: Int, to units: inout NormalizedText
  ) -> Int {
    if units.count > 0, let end = annotationEnd(at: position, after: units) { return end }
    let item = reader.item(at: position)
    if item.isInvalid {
      units.append(code: 0, start: position, mark: CharacterFlags(.invalid))
      return position + item.length
    }
    let characterClass = reader.characterClass(of: item.scalar)
    if characterClass.isLookedThrough, units.count > 0, takesMarks(units) {
      return reader.end(ofMarksAt: position)
    }
    var atom = PreTokenizer(reader: reader).atom(at: position, item: item, characterClass)
    var end = atom.end
    if atom.kind != .lineBreak, characterClass != .control { end = reader.end(ofMarksAt: end) }
    // Whitespace with a combining mark is visible, so it counts as a symbol.
    if atom.kind == .space, end > atom.end { atom.kind = .symbol }
    append(atom, item, at: position, to: &units)
    return end
  }

  /// Appends a line break or a lone punctuation mark of three bytes, and returns its end. These are
  /// the most frequent items except Han characters.
  ///
  /// The result is nil for a mark that may be part of a longer item:
  ///
  /// - an opening bracket, which may begin a pinyin annotation;
  /// - a mark before the same mark;
  /// - a mark before a character that may combine with it.
  @inline(__always)
  private func appendPunctuation(at position: Int, to units: inout NormalizedText) -> Int? {
    let lead = reader.byte(position)
    if lead == 0x0A {
      units.append(code: codeMap.code(of: 0x0A), start: position, mark: CharacterFlags(.lineBreak))
      return position &+ 1
    }
    guard lead == 0xE3 || lead == 0xEF || lead == 0xE2, standsAlone(lead, before: position &+ 3)
    else {
      return nil
    }
    let (second, third) = (reader.byte(position &+ 1), reader.byte(position &+ 2))
    guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
    let scalar = UInt32(lead & 0xF) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    guard scalar != 0xFF08, reader.characterClass(of: scalar) == .punctuation else { return nil }
    units.append(
      code: codeMap.code(of: scalar), start: position, mark: CharacterFlags(.punctuation))
    return position &+ 3
  }

  /// Whether the character at an offset can neither combine with the mark before it nor repeat that
  /// mark. This holds for ASCII, for Han characters, and for common punctuation with another first
  /// byte. No character of U+2010...U+2029, U+3000...U+3029 or U+FF00...U+FF7F is a combining
  /// character.
  @inline(__always) private func standsAlone(_ lead: UInt8, before offset: Int) -> Bool {
    let next = reader.byte(offset)
    if next < 0xC2 || next &- 0xE4 <= 5 { return true }
    guard next != lead else { return false }
    let (second, third) = (reader.byte(offset &+ 1), reader.byte(offset &+ 2))
    return switch next {
    case 0xE2: second == 0x80 && third >= 0x90 && third < 0xAA
    case 0xE3: second == 0x80 && third < 0xAA
    case 0xEF: second == 0xBC || second == 0xBD
    default: false
    }
  }

  /// Whether a combining mark or an invisible character can belong to the last character. Nothing
  /// combines with a line break, a control character or invalid bytes.
  private func takesMarks(_ units: borrowing NormalizedText) -> Bool {
    let start = units.origin + Int(units.starts[units.count - 1])
    guard let (item, characterClass) = reader.classified(at: start) else { return false }
    return characterClass != .lineBreak && characterClass != .control && item.scalar != 0x0D
  }

  private func annotationEnd(at position: Int, after units: borrowing NormalizedText) -> Int? {
    guard reader.isOpeningBracket(at: position) else { return nil }
    let start = units.origin + Int(units.starts[units.count - 1])
    guard let (item, characterClass) = reader.classified(at: start), characterClass == .han,
      reader.end(ofMarksAt: start + item.length) == position
    else { return nil }
    return reader.annotationEnd(openingAt: position, after: item.scalar, readings: readings)
  }

  /// Appends a pre-token character by character, so that dictionary words such as A股 can be found
  /// in the text. A pre-token that is longer than any word is appended as a single character.
  private func append(
    _ atom: PreToken, _ first: UTF8Reader.Item, at position: Int, to units: inout NormalizedText
  ) {
    let mark = CharacterFlags(atom.kind)
    guard atom.end > position + first.length else {
      let code = codeMap.code(of: first.scalar)
      return units.append(code: code == 0 ? wholeCode(of: atom) : code, start: position, mark: mark)
    }
    let begin = units.count
    var next = position
    while next < atom.end {
      guard units.count - begin < longestAtom else {
        units.removeLast(units.count - begin)
        return units.append(code: wholeCode(of: atom), start: position, mark: mark)
      }
      let item = reader.item(at: next)
      let code = codeMap.code(of: item.scalar)
      // Code 0 means that no word contains this character. So no word contains the pre-token,
      // either.
      guard code != 0 else {
        units.removeLast(units.count - begin)
        return units.append(code: wholeCode(of: atom), start: position, mark: mark)
      }
      let joined = next == position ? mark : CharacterFlags(atom.kind, joined: true)
      units.append(code: code, start: next, mark: joined)
      next = reader.end(ofMarksAt: next + item.length)
    }
    units.hasJoined = true
  }

  /// Returns the code of a pre-token that is stored as a single character. No word contains this
  /// code.
  private func wholeCode(of atom: PreToken) -> UInt16 {
    atom.kind == .number ? ReservedCode.longDigits : 0
  }
}

extension UTF8Reader {
  /// Returns the end of the combining marks and invisible characters at an offset. If there are
  /// none, the result is the offset itself.
  func end(ofMarksAt offset: Int) -> Int {
    var end = offset
    // Two tests of the first byte avoid most lookups. ASCII contains no such character, because the
    // first one is the soft hyphen, U+00AD. U+4000...U+9FFF, which contains most Chinese
    // characters, has none, either.
    while byte(end) >= 0xC2, byte(end) &- 0xE4 > 5,
      let (item, characterClass) = classified(at: end),
      characterClass.isLookedThrough
    { end += item.length }
    return end
  }
}
