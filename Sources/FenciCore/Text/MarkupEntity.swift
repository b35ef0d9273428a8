/// Recognizes HTML character references: `&nbsp;`, `&#160;`, `&#x4e2d;`.
///
/// Only common HTML names are recognized. Otherwise the text `Johnson&Johnson;` would contain a
/// reference.
enum MarkupEntity {
  private static let names = LetterKey.keys(
    """
    amp lt gt quot apos nbsp ensp emsp thinsp shy zwj zwnj lrm rlm
    hellip mdash ndash ldquo rdquo lsquo rsquo sbquo bdquo laquo raquo lsaquo rsaquo
    middot bull dagger Dagger permil prime Prime oline iexcl iquest brvbar sect para uml macr acute cedil
    copy reg trade deg micro ordf ordm cent pound yen euro curren
    times divide plusmn minus frasl le ge ne asymp equiv infin radic sum prod int part nabla isin cap cup
    sub sup sube supe ang perp there4 sup1 sup2 sup3 frac12 frac14 frac34 forall exist empty and or not sdot lowast
    larr uarr rarr darr harr lArr uArr rArr dArr hArr crarr spades clubs hearts diams loz
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau phi chi psi
    omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega
    agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
    ntilde ograve oacute ocirc otilde ouml oslash ugrave uacute ucirc uuml yuml szlig
    Agrave Aacute Auml Aring Ccedil Egrave Eacute Ntilde Ouml Oslash Uuml
    """)

  /// Returns the end of the character reference whose ampersand is at `start`, or nil if there is
  /// no reference at that offset.
  static func end(at start: Int, _ reader: UTF8Reader) -> Int? {
    reader.byte(start + 1) == 0x23
      ? numberEnd(at: start + 2, reader) : nameEnd(at: start + 1, reader)
  }

  private static func nameEnd(at start: Int, _ reader: UTF8Reader) -> Int? {
    var key = LetterKey()
    var end = start
    while isDigit(reader.byte(end)) || isLetter(reader.byte(end)) {
      guard key.append(UInt32(reader.byte(end))) else { return nil }
      end += 1
    }
    return reader.byte(end) == 0x3B && names.contains(key.packed) ? end + 1 : nil
  }

  private static func numberEnd(at start: Int, _ reader: UTF8Reader) -> Int? {
    let isHexadecimal = reader.byte(start) | 0x20 == UInt8(ascii: "x")
    let first = isHexadecimal ? start + 1 : start
    var end = first
    while end - first < 7, isDigit(reader.byte(end)) || isHexadecimal && isHex(reader.byte(end)) {
      end += 1
    }
    return end > first && reader.byte(end) == 0x3B ? end + 1 : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  private static func isHex(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 6 }
}
