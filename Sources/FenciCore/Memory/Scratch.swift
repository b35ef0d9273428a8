/// The working memory of a computation. It has `capacity` elements, which are 0 at first.
///
/// Invariant: all elements are initialised. Only debug builds check indices.
@safe struct Scratch<Element: BitwiseCopyable & FixedWidthInteger>: ~Copyable {
  /// A view of the elements for hot loops. A loop that copies the view into a local constant does
  /// not reload its address after every store. The view must not outlive the scratch memory.
  let view: View

  @safe struct View {
    let base: UnsafeMutablePointer<Element>
    let capacity: Int

    init(base: UnsafeMutablePointer<Element>, capacity: Int) {
      unsafe self.base = base
      self.capacity = capacity
    }

    /// Creates a view of memory that the caller owns and keeps alive. Returns nil if the buffer
    /// does not have memory.
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
    // Without capacity, no element is ever accessed, so no memory is allocated.
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
  /// Returns the four elements from `index` on as one integer. The first element is in the lowest
  /// bits.
  @inline(__always) func four(at index: Int) -> UInt64 {
    assert(index >= 0 && index + 4 <= capacity, "index \(index) outside 0...\(capacity - 4)")
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }
}

extension Scratch<UInt64>.View {
  /// Returns the eight bytes of an element as signed numbers. The lowest byte comes first.
  @inline(__always) func bytes(at index: Int) -> SIMD8<Int8> {
    assert(index >= 0 && index < capacity, "index \(index) outside 0..<\(capacity)")
    return unsafe UnsafeRawPointer(base + index).load(as: SIMD8<Int8>.self)
  }
}
