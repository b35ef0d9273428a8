/// Units of measurement in letters: `kg`, `mmol/L`, `m²`, `kW·h`.
///
/// A unit is recognised
///
/// - behind digits, if it is all that follows them up to the end of the word: `10kg`, not `10kgs`.
///   Number and unit are two tokens.
/// - anywhere, if it is a quotient or product of units: `μg/m³`, `N·m`. It is one token.
///
/// Names of one letter count as they are written, since `5G`, `4S`, `3D`, `4K` and `3A` are no amounts;
/// longer ones in any case: `10KG`.
enum MeasuringUnit {
  /// Units of one letter that follow digits. `5g` is a network and `4s` a shop or a telephone, so those
  /// of `shortest` are none behind a single digit.
  private static let letterNames = LetterKey.keys("m g t h s L V W Ω")
  private static let shortest = LetterKey.keys("g s")
  /// Units of one letter in quotients and products only: alone behind digits they are mostly no units.
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

  /// Lengths, which take an exponent in ASCII, too: `m2`, `cm3`.
  private static let lengths = LetterKey.keys("m mm cm dm km hm μm nm")

  /// Whether a word that begins with digits goes on with a unit, and with nothing else.
  ///
  /// - Parameters:
  ///   - start: where the digits begin.
  ///   - letters: where they end.
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
    // 10W+ is a hundred thousand and more.
    return !isShortest && reader.byte(end) != 0x2B
  }

  /// The end of a quotient or product of units; nil if there is none.
  ///
  /// - Parameter firstEnd: the end of the word that is its first unit.
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

  /// Where the next factor begins: behind `/`, `·` or `⋅`.
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

  /// The end of an exponent such as ², ⁻¹, or 2 of a length.
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
