/// Divides a JSON array of objects, or a sequence of objects, into its elements without reading all
/// of it.
///
/// The elements themselves are validated by `JSONRecord`.
package struct JSONSequence {
  /// The place of the next element: before it, between two, or at the end.
  private enum State { case start, element, end }
  private var state = State.start
  private var isArray = false

  /// The next step in some bytes.
  enum Step {
    /// An element, and the offset after it.
    case element(Range<Int>)
    /// More bytes are needed. All before the offset may be forgotten.
    case needsMore(Int)
    /// The sequence has ended.
    case end
    /// The bytes from an offset on are not what JSON has here.
    case invalid(Int)
  }

  /// Leaves out everything that follows.
  mutating func end() { state = .end }

  /// Finds the next element.
  ///
  /// - Parameters:
  ///   - start: the offset after the element before.
  ///   - isComplete: whether no more bytes follow.
  mutating func next(in bytes: [UInt8], from start: Int, isComplete: Bool) -> Step {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case UInt8(ascii: "[") where state == .start:
        (state, isArray) = (.element, true)
        position += 1
      case UInt8(ascii: ",") where state == .element && isArray: position += 1
      case UInt8(ascii: "]") where state == .element && isArray:
        state = .end
        position += 1
      case _ where state == .end: return .invalid(position)
      default:
        state = .element
        guard let end = end(of: bytes, from: position, isComplete: isComplete) else {
          return isComplete ? .invalid(position) : .needsMore(position)
        }
        return end > position ? .element(position..<end) : .invalid(position)
      }
    }
    guard isComplete else { return .needsMore(position) }
    return state == .element && isArray ? .invalid(position) : .end
  }

  /// The end of the value at a position; nil if the value may continue after the bytes.
  private func end(of bytes: [UInt8], from start: Int, isComplete: Bool) -> Int? {
    var (position, depth, isInString) = (start, 0, false)
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if isInString {
        if byte == UInt8(ascii: "\\") { position += 1 }
        if byte == UInt8(ascii: "\"") { isInString = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return position - 1 }
          depth -= 1
        case UInt8(ascii: ","), 0x0A:
          if depth == 0 { return position - 1 }
        default: continue
        }
      }
      if depth == 0, !isInString { return position }
    }
    return isComplete && depth == 0 && !isInString ? bytes.count : nil
  }
}
