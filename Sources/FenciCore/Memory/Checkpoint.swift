/// Asks during long work whether to go on. Work is counted in bytes of text, once for each pass over
/// the text.
///
/// The passes call ``passed(_:)`` after each few thousand bytes. The question is asked at least once
/// in each 64 KB of work, unless a single token is longer. If the answer is no, the passes end early,
/// and what they have found is of no use.
package final class Checkpoint {
  /// The work between two questions. The passes report at most 16 KB at a time.
  private static let interval = 3 << 14

  private let goesOn: (_ done: Int) -> Bool
  /// The work that was done, in bytes.
  package private(set) var done = 0
  private var lastQuestion = 0
  /// Whether an answer was no.
  package private(set) var isCancelled = false

  /// - Parameter goesOn: receives the number of bytes done so far, and tells whether to go on.
  package init(_ goesOn: @escaping (_ done: Int) -> Bool) { self.goesOn = goesOn }

  /// Adds work that was done.
  ///
  /// - Returns: whether to go on.
  package func passed(_ byteCount: Int) -> Bool {
    done += byteCount
    if done - lastQuestion >= Self.interval, !isCancelled {
      lastQuestion = done
      isCancelled = !goesOn(done)
    }
    return !isCancelled
  }
}
