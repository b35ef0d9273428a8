/// What a page shows of a document: line breaks as line feeds, control characters as their pictures,
/// and what no page may hold as U+FFFD.
func shown(_ bytes: some Collection<UInt8>) -> String {
  let decoded = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
  var shown = String.UnicodeScalarView()
  for (position, scalar) in decoded.enumerated() {
    if scalar == "\r" {
      if decoded.dropFirst(position + 1).first != "\n" { shown.append("\n") }
    } else if scalar == "\n" || scalar == "\t" {
      shown.append(scalar)
    } else if scalar.properties.generalCategory == .control {
      let picture =
        scalar == "\u{7F}" ? 0x2421 : scalar.value < 0x20 ? 0x2400 + scalar.value : 0xFFFD
      shown.append(Unicode.Scalar(picture) ?? "\u{FFFD}")
    } else {
      shown.append(scalar.properties.isNoncharacterCodePoint ? "\u{FFFD}" : scalar)
    }
  }
  return String(shown)
}
