/// Lets only so many tasks go on at a time: all tests begin at once, and a process of each would need more open files
/// than Foundation's `Process` can count.
actor Turns {
  static let processes = Turns(16)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  /// Runs `body` when it is its turn.
  func take<Result: Sendable>(
    _ body: @Sendable () async throws -> Result
  ) async throws -> Result {
    await begin()
    do {
      let result = try await body()
      end()
      return result
    } catch {
      end()
      throw error
    }
  }

  private func begin() async {
    guard free == 0 else {
      free -= 1
      return
    }
    // Who ends hands its turn on.
    await withCheckedContinuation { waiting.append($0) }
  }

  private func end() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
