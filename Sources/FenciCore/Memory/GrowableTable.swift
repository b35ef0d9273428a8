/// A copy of a `Table` that can be changed and can grow. `finish` turns the copy into a `Table`
/// again.
///
/// Invariant: `count` elements are initialised. Only debug builds check indices.
@safe struct GrowableTable<Element: BitwiseCopyable & FixedWidthInteger>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count: Int
  /// Whether this value frees the memory. It is false after `finish` has handed the memory over.
  private var isOwner = true

  /// Copies a table into memory that has capacity for at least `capacity` elements.
  init(copying table: Table<Element>, capacity: Int) {
    self.capacity = max(capacity, table.count, 1)
    count = table.count
    unsafe base = .allocate(capacity: self.capacity)
    unsafe base.initialize(from: table.base, count: count)
  }

  deinit { if isOwner { unsafe base.deallocate() } }

  /// A view of the current elements. It is valid until the table grows.
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

  /// Appends zeros until the table has `newCount` elements.
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

  /// Hands the memory over to the caller. Returns the elements as a table, and a closure that frees
  /// them.
  consuming func finish() -> (table: Table<Element>, release: @Sendable () -> Void) {
    let (address, table) = unsafe (UInt(bitPattern: base), Table(base: base, count: count))
    isOwner = false
    return (table, { unsafe UnsafeMutableRawPointer(bitPattern: address)?.deallocate() })
  }
}
