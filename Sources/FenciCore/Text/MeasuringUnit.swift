/// Recognizes units of measurement in letters: `kg`, `mmol/L`, `m²`, `kW·h`.
///
/// - After digits, a unit is recognized if it extends to the end of the word. So `10kg` contains a
///   unit, but `10kgs` does not. The number and the unit become two tokens.
/// - A quotient or product of units, such as `μg/m³` and `N·m`, is recognized anywhere. It is one
///   token.
///
/// A name of one letter must have the right case, because `5G`, `4S`, `3D`, `4K` and `3A` are not
/// amounts. A longer name matches in any case: `10KG`.
enum MeasuringUnit {
  /// Units of one letter that may follow digits. The units of `shortest` do not count after a
  /// single digit, since `5g` is a network and `4s` is a car dealer or a phone.
  private static let letterNames = LetterKey.keys("m g t h s L V W Ω")
  private static let shortest = LetterKey.keys("g s")
  /// Units of one letter that count only in quotients and products. After digits, these letters are
  /// usually not units.
  private static let factors = LetterKey.keys("a d l A J K N")

  private static let names = LetterKey.keys(
    """
    nm μm um mm cm dm km ft inch ng μg ug mg kg lb lbs oz
    ml μl ul dl cc ns ms min hr mv kv ma μa ah mah mw kw gw tw wh kwh mwh gwh twh va kva kvar
    mΩ kΩ pf nf μf hz khz mhz ghz thz bps kbps mbps gbps fps rpm dpi ppi px pt
    kb mb gb tb pb kib mib gib tib bit mbit gbit pa hpa kpa mpa gpa mbar mmhg psi atm kn kj mj gj
    cal kcal kgce tce ev kev mev gev tev lm lx db dbm dba mol mmol μmol nmol pmol iu ppm ppb
    sv msv μsv gy mgy bq ha hm mph kph flops gflops tflops pflops eflops tops
    """)

  /// Units of length. Their exponent may also be an ASCII digit: `m2`, `cm3`.
  private static let lengths = LetterKey.keys("m mm cm dm km hm μm nm")

  /// Whether a word that begins with digits continues with a unit up to its end. This is true of
  /// `10kg`, but not of `10kgs`. All parameters are UTF-8 offsets.
  ///
  /// - Parameters:
  ///   - start: the beginning of the digits.
  ///   - letters: the end of the digits, where the letters begin.
  ///   - end: the end of the word.
  static func follows(
    digitsFrom start: Int, at letters: Int, before end: Int, _ reader: UTF8Reader
  ) -> Bool {
    if compoundEnd(at: letters, firstEnd: end, reader) != nil { return true }
    guard let (key, nameEnd) = reader.letters(at: letters),
      exponentEnd(at: nameEnd, of: key, reader) == end
    else { return false }
    if key.count > 1 { return names.contains(key.lowercased.packed) }
    guard letterNames.contains(key.packed) else { return false }
    let digitEnd = reader.end(ofMarksAt: start + reader.item(at: start).length)
    let isShortest = digitEnd == letters && nameEnd == end && shortest.contains(key.packed)
    // A letter with a plus sign after it is not a unit. For example, the W of `10W+` is 万 (10,000),
    // so that `10W+` means more than 100,000.
    return !isShortest && reader.byte(end) != 0x2B
  }

  /// Returns the end of the quotient or product of units that begins at `start`, such as `mmol/L`
  /// or `kW·h`, or nil if none begins there. All offsets are UTF-8 offsets.
  ///
  /// - Parameter firstEnd: the end of the first unit.
  static func compoundEnd(at start: Int, firstEnd: Int, _ reader: UTF8Reader) -> Int? {
    guard var next = factor(behind: firstEnd, reader), isUnit(from: start, to: firstEnd, reader)
    else { return nil }
    var end: Int?
    while true {
      var scan = WordScan(reader: reader, position: next)
      scan.run()
      guard isUnit(from: next, to: scan.position, reader) else { return end }
      end = scan.position
      guard let factor = factor(behind: scan.position, reader) else { return end }
      next = factor
    }
  }

  /// Returns the beginning of the next factor if `/`, `·` or `⋅` follows, otherwise nil.
  private static func factor(behind end: Int, _ reader: UTF8Reader) -> Int? {
    guard let (item, _) = reader.classified(at: end),
      item.scalar == 0x2F || item.scalar == 0xB7 || item.scalar == 0x22C5
    else { return nil }
    return end + item.length
  }

  private static func isUnit(from start: Int, to end: Int, _ reader: UTF8Reader) -> Bool {
    guard let (key, nameEnd) = reader.letters(at: start), key.count > 0,
      key.count > 1
        ? names.contains(key.lowercased.packed)
        : letterNames.contains(key.packed) || factors.contains(key.packed)
    else { return false }
    return exponentEnd(at: nameEnd, of: key, reader) == end
  }

  /// Returns the end of the exponent at `start`, such as ² or ⁻¹, or `start` itself without an
  /// exponent. A unit of length may also have an ASCII 2 or 3 as its exponent.
  private static func exponentEnd(at start: Int, of key: LetterKey, _ reader: UTF8Reader) -> Int {
    var end = start
    while let (item, characterClass) = reader.classified(at: end),
      WordScan.isRaisedOrLowered(item.scalar, characterClass)
    { end = reader.end(ofMarksAt: end + item.length) }
    guard end == start, let (item, _) = reader.classified(at: end),
      item.scalar == 0x32 || item.scalar == 0x33, lengths.contains(key.lowercased.packed)
    else { return end }
    return reader.end(ofMarksAt: end + item.length)
  }
}
