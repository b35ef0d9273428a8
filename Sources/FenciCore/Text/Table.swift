/// A read-only view of elements that lie in memory kept alive by someone else.
///
/// Invariant: `base` points to `count` initialised elements for as long as the view is used. Every
/// index comes from validated data or from a loop over `indices`; debug builds check each one.
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
  /// Copies elements into memory that is never freed: for tables that live as long as the program.
  init(immortal elements: [Element]) {
    let copy = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
    for (position, element) in elements.enumerated() {
      unsafe (copy + position).initialize(to: element)
    }
    unsafe self.init(base: copy, count: elements.count)
  }

  /// A view of nothing; its address is never read.
  static var empty: Table {
    guard let nowhere = unsafe UnsafePointer<Element>(bitPattern: 64) else {
      fatalError("address 64 is null")
    }
    return unsafe Table(base: nowhere, count: 0)
  }
}

extension Table<UInt8> {
  /// The four bytes from `index` on, the first one lowest.
  @inline(__always) func word(at index: Int) -> UInt32 {
    assert(index >= 0 && index + 4 <= count, "index \(index) outside 0...\(count - 4)")
    return unsafe UInt32(
      littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt32.self))
  }

  /// The text of a range; invalid bytes show as U+FFFD.
  func string(in range: Range<Int>) -> String {
    assert(range.lowerBound >= 0 && range.upperBound <= count, "\(range) outside 0..<\(count)")
    return unsafe String(
      decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count),
      as: UTF8.self)
  }

  /// A view of elements that lie in the bytes from an aligned offset on.
  func view<Other>(at offset: Int, count: Int, as _: Other.Type) -> Table<Other> {
    precondition(
      offset >= 0 && count >= 0 && offset + count * MemoryLayout<Other>.stride <= self.count)
    let start = unsafe UnsafeRawPointer(base + offset)
    precondition(UInt(bitPattern: start) % UInt(MemoryLayout<Other>.alignment) == 0)
    return unsafe Table<Other>(base: start.assumingMemoryBound(to: Other.self), count: count)
  }

  /// A view of bytes.
  init(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else {
      self = .empty
      return
    }
    unsafe self.init(base: base.assumingMemoryBound(to: UInt8.self), count: bytes.count)
  }
}

extension Array where Element: BitwiseCopyable {
  /// Calls `body` with a view of the array, which must not leave the call.
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
  /// Appends `count` elements, computed by position: one growth, no check per element.
  mutating func append(count: Int, _ zero: Element, _ element: (Int) -> Element) {
    let first = self.count
    append(contentsOf: repeatElement(zero, count: count))
    unsafe withUnsafeMutableBufferPointer { buffer in
      for position in 0..<count { unsafe buffer[first &+ position] = element(position) }
    }
  }
}

/// Memory for `capacity` elements that a computation fills and reads again.
///
/// Invariant: all elements are initialised to zero bits at creation; debug builds check each index.
@safe struct Scratch<Element: BitwiseCopyable & FixedWidthInteger>: ~Copyable {
  /// A view for hot loops: a local copy of it need not be read again after every store. It must not
  /// outlive the scratch memory.
  let view: View

  @safe struct View {
    fileprivate let base: UnsafeMutablePointer<Element>
    let capacity: Int

    fileprivate init(base: UnsafeMutablePointer<Element>, capacity: Int) {
      unsafe self.base = base
      self.capacity = capacity
    }

    /// A view of memory that a caller owns and keeps alive; nil if there is none.
    init?(_ buffer: UnsafeMutableBufferPointer<Element>) {
      guard let base = buffer.baseAddress else { return nil }
      unsafe self.init(base: base, capacity: buffer.count)
    }

    @inline(__always) subscript(index: Int) -> Element {
      get {
        assert(index >= 0 && index < capacity, "index \(index) outside 0..<\(capacity)")
        return unsafe base[index]
      }
      nonmutating set {
        assert(index >= 0 && index < capacity, "index \(index) outside 0..<\(capacity)")
        unsafe base[index] = newValue
      }
    }
  }

  init(capacity: Int) {
    // Nothing is ever read from memory without room, so there need be none.
    if capacity == 0, let nowhere = unsafe UnsafeMutablePointer<Element>(bitPattern: 64) {
      unsafe view = View(base: nowhere, capacity: 0)
      return
    }
    let base = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    unsafe base.initialize(repeating: 0, count: capacity)
    unsafe view = View(base: base, capacity: capacity)
  }

  deinit { if capacity > 0 { unsafe view.base.deallocate() } }

  var capacity: Int { view.capacity }

  @inline(__always) subscript(index: Int) -> Element {
    get { view[index] }
    nonmutating set { view[index] = newValue }
  }

  /// Sets the first `count` elements to a value.
  func fill(_ value: Element, count: Int) {
    assert(count <= capacity)
    unsafe view.base.update(repeating: value, count: count)
  }

  /// Sets the first `count` elements to zero.
  func clear(_ count: Int) {
    assert(count <= capacity)
    unsafe view.base.update(repeating: 0, count: count)
  }
}

extension Scratch<UInt16>.View {
  /// Four elements from `index` on, the first one lowest.
  @inline(__always) func four(at index: Int) -> UInt64 {
    assert(index >= 0 && index + 4 <= capacity, "index \(index) outside 0...\(capacity - 4)")
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }
}

extension Scratch<UInt64>.View {
  /// The eight bytes of an element, the lowest first, as signed numbers.
  @inline(__always) func bytes(at index: Int) -> SIMD8<Int8> {
    assert(index >= 0 && index < capacity, "index \(index) outside 0..<\(capacity)")
    return unsafe UnsafeRawPointer(base + index).load(as: SIMD8<Int8>.self)
  }
}

/// Memory that grows: a copy of a table to change, and then to view as a table again.
///
/// Invariant: `count` elements are initialised; debug builds check each index.
@safe struct GrowableTable<Element: BitwiseCopyable & FixedWidthInteger>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count: Int
  /// False once the memory has been given up.
  private var isOwner = true

  /// Copies a table, with room for `capacity` elements before memory is moved.
  init(copying table: Table<Element>, capacity: Int) {
    self.capacity = max(capacity, table.count, 1)
    count = table.count
    unsafe base = .allocate(capacity: self.capacity)
    unsafe base.initialize(from: table.base, count: count)
  }

  deinit { if isOwner { unsafe base.deallocate() } }

  /// A view of the elements as they are now; growing ends it.
  var view: Scratch<Element>.View { unsafe Scratch<Element>.View(base: base, capacity: count) }

  @inline(__always) subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "index \(index) outside 0..<\(count)")
      return unsafe base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count, "index \(index) outside 0..<\(count)")
      unsafe base[index] = newValue
    }
  }

  /// Appends zeros up to a number of elements.
  mutating func grow(to newCount: Int) {
    if newCount > capacity {
      let newCapacity = max(newCount, capacity * 3 / 2)
      let moved = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
      unsafe moved.initialize(from: base, count: count)
      unsafe base.deallocate()
      unsafe base = moved
      capacity = newCapacity
    }
    unsafe (base + count).initialize(repeating: 0, count: newCount - count)
    count = newCount
  }

  /// Gives up the memory: the elements as a table, and what frees them.
  consuming func finish() -> (table: Table<Element>, release: @Sendable () -> Void) {
    let (address, table) = unsafe (UInt(bitPattern: base), Table(base: base, count: count))
    isOwner = false
    return (table, { unsafe UnsafeMutableRawPointer(bitPattern: address)?.deallocate() })
  }
}

/// Elements one behind the other: memory that grows, for lists that are filled once in hot loops.
///
/// Invariant: the first `count` of `capacity` elements are initialised; debug builds check each index.
@safe struct Stack<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  /// A view of the elements as they are now; growing ends it.
  var table: Table<Element> { unsafe Table(base: UnsafePointer(base), count: count) }

  @inline(__always) subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "index \(index) outside 0..<\(count)")
      return unsafe base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count, "index \(index) outside 0..<\(count)")
      unsafe base[index] = newValue
    }
  }

  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { reserve(1) }
    unsafe (base + count).initialize(to: element)
    count &+= 1
  }

  /// Makes room for so many more elements.
  @inline(never) mutating func reserve(_ additional: Int) {
    guard count + additional > capacity else { return }
    let newCapacity = max(count + additional, capacity * 3 / 2)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    unsafe moved.initialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = newCapacity
  }

  /// Room behind the elements, to be written from its first place on; growing ends it.
  mutating func room(for additional: Int) -> Room {
    reserve(additional)
    return unsafe Room(base: base + count, capacity: additional)
  }

  @safe struct Room {
    fileprivate let base: UnsafeMutablePointer<Element>
    let capacity: Int

    @inline(__always) subscript(index: Int) -> Element {
      get {
        assert(index >= 0 && index < capacity, "index \(index) outside 0..<\(capacity)")
        return unsafe base[index]
      }
      nonmutating set {
        assert(index >= 0 && index < capacity, "index \(index) outside 0..<\(capacity)")
        unsafe (base + index).initialize(to: newValue)
      }
    }
  }

  /// Takes in what has been written into the room behind the elements.
  mutating func takeIn(_ additional: Int) {
    assert(additional >= 0 && count + additional <= capacity)
    count += additional
  }

  /// Keeps the first elements.
  mutating func truncate(to newCount: Int) {
    assert(newCount >= 0 && newCount <= count)
    count = newCount
  }
}
