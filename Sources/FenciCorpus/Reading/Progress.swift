#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reports progress on standard error, at most once a second.
package struct Progress {
  private let start = Progress.now()
  private var last = Progress.now()
  private let delay: Double

  /// Creates a reporter for work that begins now.
  ///
  /// - Parameter delay: the number of seconds before the first report.
  package init(after delay: Double = 1) { self.delay = delay }

  /// Prints the percentage that is done and the estimated time left, unless the last report was
  /// printed less than a second ago.
  ///
  /// - Parameter share: the fraction of the work that is done, from 0 to 1.
  package mutating func report(_ share: Double) {
    let now = Self.now()
    guard now - start >= delay, now - last >= 1, share > 0 else { return }
    last = now
    let left = (now - start) / share * (1 - share)
    let message = "fenci: \(Int(share * 100)) % done, \(Int(left.rounded(.up))) s left\n"
    _ = writeAll(Array(message.utf8), to: STDERR_FILENO)
  }

  /// The current time in seconds, by a clock that never goes back.
  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Reports the progress of reading files, measured in bytes.
package final class ByteProgress {
  private var progress: Progress
  private var done = 0
  private let byteCount: Int

  /// Creates a reporter for reading that begins now.
  ///
  /// - Parameters:
  ///   - byteCount: the total number of bytes to read, or nil if it is unknown. Nothing is reported
  ///     without a total.
  ///   - delay: the number of seconds before the first report.
  package init(_ byteCount: Int?, after delay: Double = 1) {
    self.byteCount = byteCount ?? 0
    progress = Progress(after: delay)
  }

  /// Adds a number of bytes that were read since the last call.
  package func note(_ count: Int) {
    done += count
    // More bytes than announced may be read, for example if a file has grown. Then nothing is
    // reported.
    if done < byteCount { progress.report(Double(done) / Double(byteCount)) }
  }
}
