import Fenci
import Foundation

/// Megabytes of UTF-8 a second of every method, over whole files in memory: best of several rounds.
///
/// usage: Throughput FILE...
@main
enum Throughput {
  static let rounds = 7

  static func main() throws {
    let texts = try CommandLine.arguments.dropFirst().map { path in
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }
    let byteCount = texts.reduce(0) { $0 + $1.count }
    for method in Segmenter.Method.allCases {
      for granularity in Segmenter.Granularity.allCases {
        let segmenter = Segmenter(lexicon: .standard, method: method, granularity: granularity)
        var ends: [Int] = []
        let seconds = best {
          ends.removeAll(keepingCapacity: true)
          for text in texts {
            unsafe text.withUnsafeBytes { unsafe segmenter.boundaries(in: $0, appendingTo: &ends) }
          }
        }
        report("\(method) \(granularity)", byteCount, seconds, "\(ends.count) tokens")
      }
    }
  }

  /// The shortest time of several rounds, in seconds.
  static func best(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    return (0..<rounds).map { _ in
      let time = clock.measure(body).components
      return Double(time.seconds) + Double(time.attoseconds) / 1e18
    }.min() ?? 0
  }

  static func report(_ name: String, _ bytes: Int, _ seconds: Double, _ note: String) {
    let speed = String(format: "%8.1f MB/s", Double(bytes) / 1e6 / seconds)
    print(name.padding(toLength: 28, withPad: " ", startingAt: 0), speed, " ", note)
  }
}
