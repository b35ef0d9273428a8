/// UTF-8 of the characters with the property White_Space.
let whiteSpace: [String] = (0...0x3000).compactMap { Unicode.Scalar($0 as Int) }
  .filter(\.properties.isWhitespace).map { String($0) }

/// Format characters that nothing shows: white space where they follow no character, and else part of
/// its token.
let invisible: [String] = (0...0xFFFF).compactMap { Unicode.Scalar($0 as Int) }
  .filter { scalar in
    scalar.properties.isDefaultIgnorableCodePoint && scalar.properties.generalCategory == .format
      && "a\(scalar)".count == 2
  }
  .map { String($0) }

private let encodings = (whiteSpace + invisible).map { Array($0.utf8) }
private let isFirstByte = (0...255).map { byte in encodings.contains { $0[0] == byte } }

extension Sequence<UInt8> {
  /// The bytes without white space and invisible characters. They need not be valid UTF-8: no character's first byte occurs
  /// inside another one, so looking for the bytes of white space finds white space.
  var withoutWhiteSpace: [UInt8] {
    let bytes = Array(self)
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      let space =
        isFirstByte[Int(bytes[position])]
        ? encodings.first { bytes[position...].starts(with: $0) } : nil
      if space == nil { kept.append(bytes[position]) }
      position += space?.count ?? 1
    }
    return kept
  }
}
