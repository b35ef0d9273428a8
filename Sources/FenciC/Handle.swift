internal import CFenci

/// The object behind a handle.
class Handle {
  fileprivate init() {}
}

/// A value behind a handle. Handles that the value was made from are values, too, so they stay alive
/// with it.
///
/// Invariant: a pointer that C holds as a handle for `Value` is one that ``handle(_:)`` has returned
/// for this type, and is not closed. The header types its pointers, so a compiler of C refuses others.
final class Boxed<Value>: Handle {
  let value: Value

  private init(_ value: Value) {
    self.value = value
    super.init()
  }

  /// Makes a handle, which C owns until it closes it.
  static func handle(_ value: Value) -> OpaquePointer {
    unsafe OpaquePointer(Unmanaged<Boxed>.passRetained(Boxed(value)).toOpaque())
  }

  /// Returns the value behind a handle.
  static func value(
    of handle: OpaquePointer?, or problem: StaticString
  ) throws(CallError) -> Value {
    guard let handle = unsafe handle else { throw .argument(problem) }
    return unsafe Unmanaged<Boxed>.fromOpaque(UnsafeRawPointer(handle))
      .takeUnretainedValue().value
  }
}

/// Closes a handle of any type.
@c @implementation
public func fenci_close(_ handle: UnsafeRawPointer?) {
  guard let handle = unsafe handle else { return }
  unsafe Unmanaged<Handle>.fromOpaque(handle).release()
}
