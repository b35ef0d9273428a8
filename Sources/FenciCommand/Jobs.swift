/// Pieces of work that run side by side, and whose output stands in the order in which they were given.
///
/// There are never more of them than `count`, so their memory is bounded.
struct Jobs: ~Copyable {
  /// When a piece of work may begin.
  enum Start {
    /// At once.
    case free
    /// When the one given before it is done: it goes on with what that one left.
    case afterLast
  }

  /// How many run side by side; one runs in the caller's own thread.
  let count: Int
  private var running: [Task<[UInt8], Never>] = []

  init(_ count: Int) { self.count = count }

  /// Gives a piece of work, and writes the output of the oldest one if there are enough.
  mutating func add(
    _ start: Start, to output: inout Output, _ work: @escaping @Sendable () -> [UInt8]
  ) async {
    guard count > 1 else { return output.write(work()) }
    let done = running.count < count ? nil : await running.removeFirst().value
    let last = start == .afterLast ? running.last : nil
    running.append(
      Task {
        _ = await last?.value
        return work()
      })
    if let done { output.write(done) }
  }

  /// Waits for all, and writes what they have put out.
  mutating func finish(to output: inout Output) async {
    while !running.isEmpty { output.write(await running.removeFirst().value) }
  }
}
