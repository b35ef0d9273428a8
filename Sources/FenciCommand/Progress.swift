#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Says on standard error how far a long piece of work is, every second at most.
struct Progress {
  private let start = Progress.now()
  private var last = Progress.now()
  private let delay: Double

  /// - Parameter delay: work that takes fewer seconds is done in silence.
  init(after delay: Double = 1) { self.delay = delay }

  /// - Parameter share: what is done, from 0 to 1.
  mutating func report(_ share: Double) {
    let now = Self.now()
    guard now - start >= delay, now - last >= 1, share > 0 else { return }
    last = now
    let left = (now - start) / share * (1 - share)
    printError("fenci: \(Int(share * 100)) % done, \(Int(left.rounded(.up))) s left")
  }

  /// Seconds of a clock that is never set back.
  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Says how far work is that goes through a number of bytes.
final class ByteProgress {
  private var progress: Progress
  private var done = 0
  private let byteCount: Int

  /// - Parameter byteCount: those that are to be read; nil if no one knows, and then nothing is said.
  init(_ byteCount: Int?, after delay: Double = 1) {
    self.byteCount = byteCount ?? 0
    progress = Progress(after: delay)
  }

  /// - Parameter count: bytes that have been read.
  func note(_ count: Int) {
    done += count
    // What is read more often than foreseen is not reported.
    if done < byteCount { progress.report(Double(done) / Double(byteCount)) }
  }
}
