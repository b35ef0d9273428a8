import FenciCorpus

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reports progress on standard error, at most once a second.
struct Progress {
  private let start = Progress.now()
  private var last = Progress.now()
  private let delay: Double

  /// - Parameter delay: the number of seconds before the first report.
  init(after delay: Double = 1) { self.delay = delay }

  /// - Parameter share: the fraction that is done, from 0 to 1.
  mutating func report(_ share: Double) {
    let now = Self.now()
    guard now - start >= delay, now - last >= 1, share > 0 else { return }
    last = now
    let left = (now - start) / share * (1 - share)
    printError("fenci: \(Int(share * 100)) % done, \(Int(left.rounded(.up))) s left")
  }

  /// The time of the monotonic clock, in seconds.
  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Reports progress by the number of bytes read.
final class ByteProgress {
  private var progress: Progress
  private var done = 0
  private let byteCount: Int

  /// - Parameter byteCount: the number of bytes to read; nil if unknown, which disables reports.
  init(_ byteCount: Int?, after delay: Double = 1) {
    self.byteCount = byteCount ?? 0
    progress = Progress(after: delay)
  }

  /// Adds bytes that have been read.
  func note(_ count: Int) {
    done += count
    // Reading more bytes than announced is not reported.
    if done < byteCount { progress.report(Double(done) / Double(byteCount)) }
  }
}
