/// Pieces of work that run side by side, and whose output stands in the order in which they were given.
///
/// `count` of them run at a time. As many more wait, so that one that takes long does not keep the
/// others from work; there are never more, so their memory is bounded.
struct Jobs: ~Copyable {
  /// When a piece of work may begin.
  enum Start {
    /// At once.
    case free
    /// When the one given before it is done: it goes on with what that one left.
    case afterLast
  }

  /// How many run side by side; one runs in the caller's own task.
  let count: Int
  private let gate: Gate
  private var pending: [Task<[UInt8], Never>] = []

  init(_ count: Int) {
    self.count = count
    gate = Gate(count)
  }

  /// Gives a piece of work, and writes the output of the oldest one if there are enough.
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

  /// Waits for all, and writes what they have put out.
  mutating func finish(to output: inout Output) async {
    while !pending.isEmpty { output.write(await pending.removeFirst().value) }
  }
}

/// Lets a number of tasks pass at a time, those that wait in the order in which they came.
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
