/// Finds the text of a document in a line of JSON (RFC 8259): the string member `text` of an
/// object.
///
/// The whole line is validated, so a truncated line is never accepted as a shorter document. The
/// parser is not recursive. Nesting costs one byte per level and is limited.
package struct JSONRecord {
  /// The reason why a line is not a document.
  package enum Problem: Error, Hashable, Sendable {
    /// The line is not JSON from this byte on; bytes count from 1.
    case invalid(byte: Int)
    /// The line is a JSON value other than an object.
    case noObject
    /// The last member `text` of the object is not a string.
    case textIsNoString
    /// The object has no member `text`.
    case noText
    /// Arrays and objects are nested too deep.
    case tooDeep
  }

  private let bytes: [UInt8]
  private var position = 0

  /// The maximum nesting, a common default of JSON parsers.
  private static let maximumDepth = 512

  /// The member `text` of the object in a line, with its escapes decoded.
  ///
  /// If several members have this name, the last one counts. An unpaired surrogate becomes U+FFFD.
  /// Bytes that are not valid UTF-8 are unchanged.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  package static func text(of line: [UInt8]) throws(Problem) -> [UInt8] {
    var record = JSONRecord(bytes: line)
    return try record.text()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func text() throws(Problem) -> [UInt8] {
    /// The range of the last member `text`, if it is a string.
    var text: Range<Int>?
    var hasText = false
    skipBlanks()
    guard next == UInt8(ascii: "{") else {
      // Distinguishes another JSON value from invalid JSON.
      try skipValue()
      try expectEnd()
      throw .noObject
    }
    position += 1
    skipBlanks()
    if !take(UInt8(ascii: "}")) {
      repeat {
        skipBlanks()
        let isText = JSONString.decoded(bytes[try string()]).elementsEqual("text".utf8)
        try expectColon()
        if isText {
          hasText = true
          text = next == UInt8(ascii: "\"") ? try string() : nil
        }
        if !isText || text == nil { try skipValue() }
        skipBlanks()
      } while take(UInt8(ascii: ","))
      try expect(UInt8(ascii: "}"))
    }
    try expectEnd()
    guard hasText else { throw .noText }
    guard let text else { throw .textIsNoString }
    return JSONString.decoded(bytes[text])
  }

  // MARK: Values

  /// Skips a value and everything nested in it.
  private mutating func skipValue() throws(Problem) {
    /// The closing brackets of the open arrays and objects.
    var ends: [UInt8] = []
    while true {
      guard ends.count <= Self.maximumDepth else { throw .tooDeep }
      skipBlanks()
      switch next {
      case UInt8(ascii: "{"):
        position += 1
        skipBlanks()
        if !take(UInt8(ascii: "}")) {
          ends.append(UInt8(ascii: "}"))
          try skipName()
          continue
        }
      case UInt8(ascii: "["):
        position += 1
        skipBlanks()
        if !take(UInt8(ascii: "]")) {
          ends.append(UInt8(ascii: "]"))
          continue
        }
      case UInt8(ascii: "\""): _ = try string()
      case UInt8(ascii: "t"): try skip("true")
      case UInt8(ascii: "f"): try skip("false")
      case UInt8(ascii: "n"): try skip("null")
      default: try skipNumber()
      }
      // After a value comes the next value, or the ends of the arrays and objects around it.
      var isNextValue = false
      while let end = ends.last, !isNextValue {
        skipBlanks()
        if take(UInt8(ascii: ",")) {
          isNextValue = true
          if end == UInt8(ascii: "}") { try skipName() }
        } else {
          try expect(end)
          ends.removeLast()
        }
      }
      if !isNextValue { return }
    }
  }

  /// Skips the name of a member and the colon.
  private mutating func skipName() throws(Problem) {
    skipBlanks()
    _ = try string()
    try expectColon()
  }

  private mutating func skip(_ word: StaticString) throws(Problem) {
    for byte in "\(word)".utf8 { try expect(byte) }
  }

  private mutating func skipNumber() throws(Problem) {
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try skipDigits() }
    if take(UInt8(ascii: ".")) { try skipDigits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try skipDigits()
    }
  }

  private mutating func skipDigits() throws(Problem) {
    let start = position
    while let byte = next, JSONString.digits.contains(byte) { position += 1 }
    if position == start { throw invalid }
  }

  // MARK: Strings

  /// Validates and skips a string.
  ///
  /// - Returns: the range of its contents, with escapes.
  private mutating func string() throws(Problem) -> Range<Int> {
    try expect(UInt8(ascii: "\""))
    let start = position
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return start..<position - 1
      case UInt8(ascii: "\\"):
        position += 1
        guard let escape = next else { throw invalid }
        if escape == UInt8(ascii: "u") {
          position += 1
          for _ in 0..<4 {
            guard let digit = next, JSONString.value(ofHexDigit: digit) != nil else {
              throw invalid
            }
            position += 1
          }
        } else {
          guard JSONString.character(escapedAs: escape) != nil else { throw invalid }
          position += 1
        }
      case 0..<0x20: throw invalid
      default: position += 1
      }
    }
    throw invalid
  }

  // MARK: Bytes

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var invalid: Problem { .invalid(byte: position + 1) }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(Problem) {
    guard take(byte) else { throw invalid }
  }

  private mutating func expectColon() throws(Problem) {
    skipBlanks()
    try expect(UInt8(ascii: ":"))
    skipBlanks()
  }

  private mutating func expectEnd() throws(Problem) {
    skipBlanks()
    guard position == bytes.count else { throw invalid }
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }
}

extension JSONRecord.Problem: CustomStringConvertible {
  /// The problem, and how to solve it.
  package var description: String {
    switch self {
    case .invalid(let byte):
      "no JSON from byte \(byte) on; each line has to be one object, as in {\"text\": \"…\"}; for lines "
        + "of plain text there is --lines"
    case .noObject: "no object; each line has to be one, as in {\"text\": \"…\"}"
    case .textIsNoString: "“text” is no string; it has to be the document's text"
    case .noText: "no “text”; each object needs one, the document's text"
    case .tooDeep: "nested too deep; no more than 512 arrays and objects may be inside each other"
    }
  }
}
