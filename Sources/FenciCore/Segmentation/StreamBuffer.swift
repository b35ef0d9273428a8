/// The bytes of a stream that are not segmented yet.
///
/// Invariant: `base` points to memory for `capacity` bytes, and the first `count` bytes are
/// initialised.
@safe struct StreamBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    unsafe base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { unsafe base.deallocate() }

  /// A view of the bytes. It is valid until the buffer changes.
  var table: Table<UInt8> { unsafe Table(base: base, count: count) }

  /// Copies a range of the bytes.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe [UInt8](UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    if bytes.count > capacity - count { move(toCapacity: max(count + bytes.count, 2 * capacity)) }
    unsafe UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  /// Removes bytes from the beginning. If the rest fits into `wanted` bytes, a larger buffer
  /// shrinks to this capacity.
  mutating func removeFirst(_ removed: Int, keepingCapacity wanted: Int) {
    assert(removed >= 0 && removed <= count)
    let rest = count - removed
    unsafe UnsafeMutableRawPointer(base).copyMemory(from: base + removed, byteCount: rest)
    count = rest
    if capacity > wanted, rest <= wanted { move(toCapacity: wanted) }
  }

  private mutating func move(toCapacity newCapacity: Int) {
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
    unsafe moved.initialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = newCapacity
  }
}
