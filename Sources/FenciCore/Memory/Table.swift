/// A read-only view of elements. The memory belongs to another owner, which keeps it alive.
///
/// Invariant: `base` points to `count` initialised elements for as long as the view is used. Every
/// index comes from validated data or from a loop over `indices`, so only debug builds check
/// indices.
@safe struct Table<Element: BitwiseCopyable> {
  let base: UnsafePointer<Element>
  let count: Int

  init(base: UnsafePointer<Element>, count: Int) {
    unsafe self.base = unsafe base
    self.count = count
  }

  @inline(__always) subscript(index: Int) -> Element {
    assert(index >= 0 && index < count, "index \(index) outside 0..<\(count)")
    return unsafe base[index]
  }

  var indices: Range<Int> { 0..<count }
}

extension Table {
  /// Copies elements into memory that is never freed. This is for tables that live as long as the
  /// program.
  init(immortal elements: [Element]) {
    let copy = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
    for (position, element) in elements.enumerated() {
      unsafe (copy + position).initialize(to: element)
    }
    unsafe self.init(base: copy, count: elements.count)
  }

  /// A view without elements. Its address is never read.
  static var empty: Table {
    guard let nowhere = unsafe UnsafePointer<Element>(bitPattern: 64) else {
      fatalError("address 64 is null")
    }
    return unsafe Table(base: nowhere, count: 0)
  }
}

extension Table<UInt8> {
  /// Returns the four bytes from `index` on as one integer. The first byte is in the lowest bits.
  @inline(__always) func word(at index: Int) -> UInt32 {
    assert(index >= 0 && index + 4 <= count, "index \(index) outside 0...\(count - 4)")
    return unsafe UInt32(
      littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt32.self))
  }

  /// Decodes the UTF-8 text in a range of bytes. Invalid bytes become U+FFFD.
  func string(in range: Range<Int>) -> String {
    assert(range.lowerBound >= 0 && range.upperBound <= count, "\(range) outside 0..<\(count)")
    return unsafe String(
      decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count),
      as: UTF8.self)
  }

  /// Returns a view of some bytes as `count` elements of another type. The byte at `offset` is the
  /// first one. Its address must be aligned for that type.
  func view<Other>(at offset: Int, count: Int, as _: Other.Type) -> Table<Other> {
    precondition(
      offset >= 0 && count >= 0 && offset + count * MemoryLayout<Other>.stride <= self.count)
    let start = unsafe UnsafeRawPointer(base + offset)
    precondition(UInt(bitPattern: start) % UInt(MemoryLayout<Other>.alignment) == 0)
    return unsafe Table<Other>(base: start.assumingMemoryBound(to: Other.self), count: count)
  }

  /// Creates a view of the bytes in a buffer.
  init(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else {
      self = .empty
      return
    }
    unsafe self.init(base: base.assumingMemoryBound(to: UInt8.self), count: bytes.count)
  }
}

extension Array where Element: BitwiseCopyable {
  /// Calls `body` with a view of the array. The view must not be used after the call.
  func withTable<Result, Failure: Error>(
    _ body: (Table<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe withUnsafeBufferPointer { (buffer) throws(Failure) -> Result in
      guard let base = buffer.baseAddress else { return try body(.empty) }
      return try body(unsafe Table(base: base, count: buffer.count))
    }
  }
}

extension Array where Element: BitwiseCopyable {
  /// Appends `count` elements. `element` computes each of them from its position, which starts at
  /// 0. The array grows once, and elements are written without bounds checks. `zero` is any valid
  /// element, which fills the memory first.
  mutating func append(count: Int, _ zero: Element, _ element: (Int) -> Element) {
    let first = self.count
    append(contentsOf: repeatElement(zero, count: count))
    unsafe withUnsafeMutableBufferPointer { buffer in
      for position in 0..<count { unsafe buffer[first &+ position] = element(position) }
    }
  }
}
