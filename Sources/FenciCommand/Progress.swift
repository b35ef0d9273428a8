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

  /// - Parameter share: what is done, from 0 to 1.
  mutating func report(_ share: Double) {
    let now = Self.now()
    guard now - last >= 1, share > 0 else { return }
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
