/// Finds the text of a document in a JSON object (RFC 8259): a string member, such as `text`.
///
/// The whole object is validated, so a truncated line is never accepted as a shorter document. The
/// parser is not recursive. Nesting costs one byte per level and is limited.
package struct JSONRecord {
  package typealias Problem = RecordProblem

  private let bytes: [UInt8]
  private var position = 0

  /// The maximum nesting, a common default of JSON parsers.
  private static let maximumDepth = 512

  /// The text and the identifier in an object, with their escapes decoded. An identifier may also
  /// be a number; then its digits identify the document.
  ///
  /// If several members have the same name, the last one counts. An unpaired surrogate becomes
  /// U+FFFD. Bytes that are not valid UTF-8 are unchanged.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  package static func record(in object: [UInt8], _ fields: Corpus.Fields) throws(Problem) -> Record
  {
    var record = JSONRecord(bytes: object)
    return try record.record(fields)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func record(_ fields: Corpus.Fields) throws(Problem) -> Record {
    /// The ranges of the last members with the two names, if they are strings or numbers.
    var (text, id): (Range<Int>?, Range<Int>?)
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
        let name = JSONString.decoded(bytes[try string()])
        try expectColon()
        let isText = name.elementsEqual(fields.text.utf8)
        let isID = fields.id.map { name.elementsEqual($0.utf8) } ?? false
        let value = try scalarValue()
        if isText {
          hasText = true
          text = value.isString ? value.range : nil
        }
        if isID { id = value.range }
        skipBlanks()
      } while take(UInt8(ascii: ","))
      try expect(UInt8(ascii: "}"))
    }
    try expectEnd()
    guard hasText else { throw .noText(field: fields.text) }
    guard let text else { throw .textIsNoString(field: fields.text) }
    return Record(
      text: JSONString.decoded(bytes[text]),
      id: id.map { String(decoding: JSONString.decoded(bytes[$0]), as: UTF8.self) })
  }

  /// Skips a value. Returns the contents of a string, or the digits of a number; no range for other
  /// values.
  private mutating func scalarValue() throws(Problem) -> (range: Range<Int>?, isString: Bool) {
    if next == UInt8(ascii: "\"") { return (try string(), true) }
    let start = position
    let isNumber = next.map { JSONString.digits.contains($0) || $0 == UInt8(ascii: "-") } ?? false
    try skipValue()
    return (isNumber ? start..<position : nil, false)
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
