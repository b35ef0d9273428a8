/// Remembers whether anything was decided by a look at the end of the bytes. Where more text may
/// follow, only what was decided without one is final.
struct LookaheadFlag {
  private let flag: Scratch<UInt8>.View

  /// - Parameter memory: one byte, which must outlive the watch.
  init(_ memory: borrowing Scratch<UInt8>) { flag = memory.view }

  var hasSeenEnd: Bool { flag[0] != 0 }

  @inline(never) func note() { flag[0] = 1 }

  func forget() { flag[0] = 0 }
}
