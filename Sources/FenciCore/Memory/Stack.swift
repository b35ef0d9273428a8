/// A growable array for lists that hot loops fill once.
///
/// Invariant: the first `count` of the `capacity` elements are initialised. Only debug builds check
/// indices.
@safe struct Stack<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  /// A view of the current elements. It is valid until the stack grows.
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

  /// Reserves capacity for `additional` more elements.
  @inline(never) mutating func reserve(_ additional: Int) {
    guard count + additional > capacity else { return }
    let newCapacity = max(count + additional, capacity * 3 / 2)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    unsafe moved.initialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = newCapacity
  }

  /// Returns the uninitialised memory for `additional` elements after the last one. Write the
  /// elements from the first position on, then call `takeIn` to append them. The memory is invalid
  /// once the stack grows.
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

  /// Appends the first `additional` elements that were written into the memory that `room(for:)`
  /// returned.
  mutating func takeIn(_ additional: Int) {
    assert(additional >= 0 && count + additional <= capacity)
    count += additional
  }

  /// Removes all elements after the first `newCount`.
  mutating func truncate(to newCount: Int) {
    assert(newCount >= 0 && newCount <= count)
    count = newCount
  }
}
