/// The input of one run: its first bytes choose what is done, the rest is what it is done with.
struct FuzzInput {
  private var bytes: ArraySlice<UInt8>

  init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    bytes = Array(unsafe UnsafeBufferPointer(start: start, count: count))[...]
  }

  /// The next byte; zero at the end.
  mutating func byte() -> UInt8 { bytes.popFirst() ?? 0 }

  /// The next byte as one of so many choices. A seed names them by letters, from `a` on.
  mutating func choice(of count: Int) -> Int {
    (Int(byte()) + 256 * count - Int(UInt8(ascii: "a"))) % count
  }

  /// The next two bytes as a number.
  mutating func word() -> Int {
    let low = Int(byte())
    return low | Int(byte()) << 8
  }

  /// Whether all bytes have been read.
  var isEmpty: Bool { bytes.isEmpty }

  /// All bytes that have not been read.
  var rest: [UInt8] { Array(bytes) }
}

/// Ends the process if a law does not hold.
func law(_ holds: Bool, _ message: @autoclosure () -> String) {
  if !holds { fatalError(message()) }
}

/// What a body gives; nil where it throws, as it may.
func ifPossible<Value, Failure: Error>(_ body: () throws(Failure) -> Value) -> Value? {
  do { return try body() } catch { return nil }
}
