/// Finds the end of a word of letters and digits. Such a word may contain connectors, such as the
/// hyphen of `COVID-19` and the full stop of `node.js`.
struct WordScan {
  let reader: UTF8Reader
  /// The current position. After `run()`, it is the end of the word.
  var position: Int
  /// Whether the word consists only of digits and of connectors that numbers may contain.
  private(set) var isNumber = true
  private(set) var hasDot = false
  /// The beginning of the letters after the digits that begin the word, as in `10kg`. The value is
  /// nil if the word has no such letters, or if a connector is between the digits and the letters.
  private(set) var lettersBehindDigits: Int?
  /// The full stop between the digits that begin the word and the letters after it, as in
  /// `1.Python`.
  private(set) var stopBehindDigits: (position: Int, end: Int, number: DottedNumber)?
  /// The number of digits since the last connector.
  private var digits = 0
  private var lastIsDigit = false

  /// Whether the digits before the full stop contain another full stop.
  enum DottedNumber { case single, dotted }

  init(reader: UTF8Reader, position: Int) {
    self.reader = reader
    self.position = position
  }

  mutating func run() {
    while let (item, characterClass) = reader.classified(at: position) {
      switch characterClass {
      case .digit: (digits, lastIsDigit) = (digits + 1, true)
      case .latin:
        if isNumber, digits > 0 { lettersBehindDigits = position }
        (digits, lastIsDigit, isNumber) = (0, false, false)
      case .symbol where Self.isRaisedOrLowered(item.scalar, characterClass): lastIsDigit = false
      default:
        guard connects(item) else { return }
        digits = 0
        position += item.length
        continue
      }
      position = reader.end(ofMarksAt: position + item.length)
    }
  }

  /// Whether the character at `position` is a connector that joins the characters before and after
  /// it. For example, the comma of `16,250` is one, but the comma of `1,2` is not. Also records the
  /// effect of the connector on the word, such as `hasDot`.
  private mutating func connects(_ item: UTF8Reader.Item) -> Bool {
    let after = position + item.length
    guard let next = reader.classified(at: after), Self.belongs(next.item.scalar, next.1) else {
      return false
    }
    let betweenDigits = lastIsDigit && next.1 == .digit
    switch WordScan.narrow(item.scalar) {
    case 0x2E:  // . ．
      if isNumber, digits > 0, next.1 == .latin {
        stopBehindDigits = (position, after, hasDot ? .dotted : .single)
      }
      hasDot = true
      if !betweenDigits { isNumber = false }
      return true
    case 0x2C: return betweenDigits && digits <= 3 && groupOfThree(at: after)  // 16,250
    case 0x2D: return true  // - －
    case 0x5F:  // _
      isNumber = false
      return true
    case 0x3A, 0x2236, 0x2F: return betweenDigits  // : ∶ / ／
    case 0x26 where MarkupEntity.end(at: position, reader) != nil: return false
    case 0x27, 0x2019, 0x26: return !lastIsDigit && next.1 == .latin  // ' ’ &
    default: return false
    }
  }

  /// Whether a character belongs to a word wherever it occurs in the word.
  private static func belongs(_ scalar: UInt32, _ characterClass: CharacterClass) -> Bool {
    characterClass == .digit || characterClass == .latin
      || isRaisedOrLowered(scalar, characterClass)
  }

  /// Whether a character is a superscript or subscript digit or sign, as in SO₂, m² and 10⁻⁵.
  /// Superscript and subscript letters are not included, because Unicode classes them as Latin
  /// letters.
  static func isRaisedOrLowered(_ scalar: UInt32, _ characterClass: CharacterClass) -> Bool {
    guard characterClass == .symbol else { return false }
    switch scalar {
    case 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x207B, 0x2080...0x208B: return true
    default: return false
    }
  }

  /// Returns the ASCII form of a full-width character. Other characters are returned unchanged. So
  /// are the full-width marks ， ： （ ）, because Chinese text uses them as punctuation.
  static func narrow(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF0C, 0xFF1A, 0xFF08, 0xFF09: scalar
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    default: scalar
    }
  }

  private func groupOfThree(at start: Int) -> Bool {
    var end = start
    for _ in 0..<3 {
      guard let (item, characterClass) = reader.classified(at: end), characterClass == .digit else {
        return false
      }
      end = reader.end(ofMarksAt: end + item.length)
    }
    return reader.classified(at: end)?.characterClass != .digit
  }
}
