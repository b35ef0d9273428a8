/// A place of the caller that receives a value.
///
/// Invariant: `place` is memory of the caller for one value, and stays so during the call.
@safe struct Output<Value: BitwiseCopyable> {
  private let place: UnsafeMutablePointer<Value>

  /// - Parameter value: what the caller sees if the call fails later.
  init(_ place: UnsafeMutablePointer<Value>?, _ value: Value) throws(CallError) {
    guard let place = unsafe place else { throw .argument("an output is NULL") }
    unsafe self.place = place
    unsafe place.initialize(to: value)
  }

  func write(_ value: Value) { unsafe place.initialize(to: value) }
}

/// Bytes of the caller.
///
/// Invariant: `buffer` is readable during the call.
@safe struct CallerBytes {
  let buffer: UnsafeRawBufferPointer

  init(_ buffer: UnsafeRawBufferPointer) { unsafe self.buffer = buffer }

  init(_ base: UnsafeRawPointer?, _ length: Int) throws(CallError) {
    guard length >= 0 else { throw .argument("a length is above PTRDIFF_MAX") }
    guard unsafe base != nil || length == 0 else { throw .argument("the text is NULL") }
    unsafe self.init(UnsafeRawBufferPointer(start: base, count: length))
  }

  /// The characters before the first NUL. None if the pointer is nil.
  init(untilNUL base: UnsafePointer<CChar>?) {
    var length = 0
    if let base = unsafe base {
      while unsafe base[length] != 0 { length += 1 }
    }
    unsafe self.init(UnsafeRawBufferPointer(start: base, count: length))
  }

  var count: Int { unsafe buffer.count }
  var array: [UInt8] { unsafe [UInt8](buffer) }
  /// The text, with U+FFFD for what is not UTF-8.
  var string: String { unsafe String(decoding: buffer, as: UTF8.self) }

  @inline(__always) subscript(position: Int) -> UInt8 {
    assert(position >= 0 && position < count)
    return unsafe buffer.baseAddress.unsafelyUnwrapped
      .load(fromByteOffset: position, as: UInt8.self)
  }
}

/// The texts of a batch.
///
/// Invariant: the offsets ascend, and the bytes before the last of them are readable during the call.
@safe struct TextBatch {
  private let base: UnsafeRawPointer?
  private let offsets: UnsafePointer<Int>
  let count: Int

  init(
    _ base: UnsafePointer<CChar>?, _ offsets: UnsafePointer<Int>?, _ count: Int
  ) throws(CallError) {
    guard count >= 0, count < Int.max else { throw .argument("the number of texts is too large") }
    guard let offsets = unsafe offsets else { throw .argument("the offsets of the texts are NULL") }
    var last = 0
    for number in 0...count {
      let offset = unsafe offsets[number]
      guard offset >= last else { throw .argument("the offsets of the texts do not ascend") }
      last = offset
    }
    guard unsafe base != nil || last == offsets[0] else { throw .argument("the texts are NULL") }
    unsafe (self.base, self.offsets) = (UnsafeRawPointer(base), offsets)
    self.count = count
  }

  subscript(number: Int) -> CallerBytes {
    assert(number >= 0 && number < count)
    let (start, end) = unsafe (offsets[number], offsets[number + 1])
    return unsafe CallerBytes(
      UnsafeRawBufferPointer(start: base.map { unsafe $0 + start }, count: end - start))
  }
}

/// An array of the caller that is filled from its beginning. What no longer fits is only counted.
///
/// Invariant: `base` is memory of the caller for `capacity` elements during the call.
@safe struct CallerArray<Element: BitwiseCopyable> {
  private let base: UnsafeMutablePointer<Element>?
  private let capacity: Int
  /// The number of elements that the whole answer has until now.
  private(set) var count = 0

  init(_ base: UnsafeMutablePointer<Element>?, _ capacity: Int) throws(CallError) {
    guard capacity >= 0 else { throw .argument("a capacity is above PTRDIFF_MAX") }
    guard unsafe base != nil || capacity == 0 else { throw .argument("an array is NULL") }
    unsafe self.base = base
    self.capacity = capacity
  }

  /// An array that the caller may leave out.
  init(optional base: UnsafeMutablePointer<Element>?, _ capacity: Int) {
    unsafe self.base = base
    self.capacity = unsafe base == nil ? 0 : capacity
  }

  /// An array whose elements the caller has written.
  init(filled base: UnsafeMutablePointer<Element>?, _ count: Int) throws(CallError) {
    try unsafe self.init(base, count)
    self.count = count
  }

  /// Whether a condition holds for all elements that were written.
  func allSatisfy(_ condition: (Element) -> Bool) -> Bool {
    (0..<min(count, capacity)).allSatisfy { position in
      condition(unsafe base.unsafelyUnwrapped[position])
    }
  }

  @inline(__always) mutating func append(_ element: Element) {
    if count < capacity {
      unsafe base.unsafelyUnwrapped.advanced(by: count).initialize(to: element)
    }
    count += 1
  }

  /// Appends elements that a function writes to the rest of the array. It returns how many it has,
  /// of which it has written as many as there is room for.
  mutating func append(writing body: (UnsafeMutableBufferPointer<Element>) -> Int) {
    let used = min(count, capacity)
    let rest = unsafe UnsafeMutableBufferPointer(
      start: base.map { unsafe $0 + used }, count: capacity - used)
    count += unsafe body(rest)
  }

  /// Replaces the elements from a position on that were written.
  mutating func replace(from first: Int, _ replacement: (Element) -> Element) {
    for position in min(first, capacity)..<min(count, capacity) {
      let place = unsafe base.unsafelyUnwrapped + position
      unsafe place.pointee = replacement(place.pointee)
    }
  }
}
