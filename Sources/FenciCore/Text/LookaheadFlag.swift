/// Records whether a decision depended on the end of the available bytes. If more text may follow,
/// such a decision is provisional. For example, `10` at the end of the bytes may turn out to be the
/// beginning of `1024`.
///
/// A stream reads a text in pieces, and uses this flag to hold back tokens that may still change.
struct LookaheadFlag {
  private let flag: Scratch<UInt8>.View

  /// - Parameter memory: one byte for the flag. The memory must outlive the flag.
  init(_ memory: borrowing Scratch<UInt8>) { flag = memory.view }

  var hasSeenEnd: Bool { flag[0] != 0 }

  @inline(never) func note() { flag[0] = 1 }

  func forget() { flag[0] = 0 }
}
