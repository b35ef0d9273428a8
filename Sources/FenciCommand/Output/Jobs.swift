/// Runs pieces of work concurrently and writes their output in the order in which they were added.
///
/// `count` pieces run at a time, and as many more may be pending, so a slow one does not block the
/// others. At most twice `count` are held, so memory is bounded.
struct Jobs: ~Copyable {
  /// The condition for a piece of work to begin.
  enum Start {
    /// None: it may begin immediately.
    case free
    /// The previous piece is done, because this one continues with its state.
    case afterLast
  }

  /// The number of pieces that run concurrently. With 1, work runs in the caller's task.
  let count: Int
  private let gate: Gate
  private var pending: [Task<[UInt8], Never>] = []

  init(_ count: Int) {
    self.count = count
    gate = Gate(count)
  }

  /// Adds a piece of work. If too many are pending, waits for the oldest one and writes its output.
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

  /// Waits for all pending work, and writes its output.
  mutating func finish(to output: inout Output) async {
    while !pending.isEmpty { output.write(await pending.removeFirst().value) }
  }
}

/// A semaphore that resumes waiting tasks in first-in, first-out order.
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
