/// Runs pieces of work concurrently, and writes their output in the order in which they were added.
///
/// At most `count` pieces run at the same time. Up to `2 * count` pieces may be pending, that is,
/// running, waiting, or done but not written. This way one slow piece does not stop the others, and
/// the memory is bounded.
struct Jobs: ~Copyable {
  /// The condition for a piece of work to begin.
  enum Start {
    /// The piece may begin immediately.
    case free
    /// The piece begins after the previous piece is done, because it continues with the state of
    /// that piece.
    case afterLast
  }

  /// The number of pieces that run concurrently. If it is 1, all work runs in the caller's task.
  let count: Int
  private let gate: Gate
  private var pending: [Task<[UInt8], Never>] = []

  init(_ count: Int) {
    self.count = count
    gate = Gate(count)
  }

  /// Adds a piece of work. If `2 * count` pieces are pending, this method waits for the oldest one
  /// and writes its output.
  mutating func add(
    _ start: Start, to output: inout Output, _ work: @escaping @Sendable () -> [UInt8]
  ) async {
    guard count > 1 else { return output.write(work()) }
    let done = pending.count / 2 < count ? nil : await pending.removeFirst().value
    let last = start == .afterLast ? pending.last : nil
    pending.append(
      Task { [gate] in
        _ = await last?.value
        await gate.enter()
        let output = work()
        await gate.leave()
        return output
      })
    if let done { output.write(done) }
  }

  /// Waits for all pending pieces, and writes their output.
  mutating func finish(to output: inout Output) async {
    while !pending.isEmpty { output.write(await pending.removeFirst().value) }
  }
}

/// A semaphore that limits how many tasks run at the same time.
///
/// The other tasks wait, and are resumed in the order in which they came.
private actor Gate {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
