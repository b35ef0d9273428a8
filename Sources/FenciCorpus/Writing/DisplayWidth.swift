/// Returns the number of terminal columns that a text needs.
///
/// A wide East Asian character, such as a Chinese character, needs two columns. Combining marks and
/// format characters do not need any.
package func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + displayWidth($1) }
}

/// Returns the number of terminal columns that a character needs.
///
/// The ranges are the wide and fullwidth ranges of Unicode's EastAsianWidth.txt. Gaps between them
/// are closed, so a few other characters also count as wide.
private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  return switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FF,
    0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
    2
  default: 1
  }
}

/// Returns a text, padded with spaces to a width in terminal columns. A text that is already wider
/// is returned unchanged.
package func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(width - displayWidth(text), 0))
}

/// Returns a text in a form that fits on one line.
///
/// Control characters and line separators are replaced by escape sequences, such as `\u{1B}`.
package func printable(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result.append(contentsOf: "\\u{\(digits)}".unicodeScalars)
    default: result.append(scalar)
    }
  }
  return String(result)
}
