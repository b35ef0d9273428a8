import Corpus
import Fenci
import Foundation

/// Speed and tokens of every method at every granularity over whole texts in memory, and what else
/// costs time: start, opening an image, words of a user's own, key phrases.
@main
enum Throughput {
  static func main() {
    do {
      let options = try Options(Array(CommandLine.arguments.dropFirst()))
      let corpus = try options.corpus()
      let segmenters = segmenters(
        model: try options.model.map { try SegmentationModel(contentsOf: $0) } ?? .standard)
      var report = Report(corpus: corpus)
      var recorded = RecordedCounts()
      for segmenter in segmenters {
        try report.add(
          measureSpeed(of: segmenter, by: .boundaries, on: corpus, rounds: options.rounds),
          recorded: &recorded, updating: options.recording)
      }
      for call in [Call.worker, .tokens, .lazyTokens] {
        try report.add(
          measureSpeed(of: segmenters[0], by: call, on: corpus, rounds: options.rounds),
          recorded: &recorded, updating: options.recording)
      }
      if options.recording == .write { try recorded.write() }
      if options.measurements == .all {
        report.add(Accuracies(of: segmenters, on: corpus))
        report.add(try Costs(on: corpus, rounds: options.rounds))
      }
      report.print(as: options.layout)
      if let path = options.lines { try report.writeLines(to: path) }
    } catch {
      FileHandle.standardError.write(Data("Throughput: \(error)\n".utf8))
      exit(error is Options.Misuse ? 2 : 1)
    }
  }

  /// Every method at every granularity, with the standard dictionary.
  static func segmenters(model: SegmentationModel) -> [Segmenter] {
    Segmenter.Granularity.allCases.flatMap { granularity in
      Segmenter.Method.measured(model: model).map { method in
        Segmenter(lexicon: .standard, method: method, granularity: granularity)
      }
    }
  }

  /// The ends of tokens into memory that has room for them.
  static func measureSpeed(
    of segmenter: Segmenter, by call: Call, on corpus: Corpus, rounds: Int
  ) -> Speed {
    let longest = corpus.texts.map(\.count).max() ?? 0
    var ends = [Int](repeating: 0, count: longest)
    var (tokens, processorSeconds) = (0, Double.infinity)
    let seconds = best(of: rounds) {
      tokens = 0
      let start = processorTime()
      var worker = segmenter.worker()
      for text in corpus.texts {
        tokens += unsafe ends.withUnsafeMutableBufferPointer { ends in
          guard call == .worker else {
            return unsafe write(text, of: segmenter, by: call, to: ends)
          }
          return unsafe text.withUnsafeBytes { unsafe worker.boundaries(in: $0, into: ends) }
        }
      }
      processorSeconds = min(processorSeconds, processorTime() - start)
    }
    return Speed(
      call: call, segmenter: segmenter, tokens: tokens,
      megabytesPerSecond: Double(corpus.byteCount) / 1e6 / seconds,
      megabytesPerProcessorSecond: Double(corpus.byteCount) / 1e6 / processorSeconds,
      megacharactersPerSecond: Double(corpus.characterCount) / 1e6 / seconds)
  }

  /// Segments a text; returns the number of its tokens.
  private static func write(
    _ text: [UInt8], of segmenter: Segmenter, by call: Call,
    to ends: UnsafeMutableBufferPointer<Int>
  ) -> Int {
    var count = 0
    switch call {
    case .boundaries, .worker:
      return unsafe text.withUnsafeBytes { unsafe segmenter.boundaries(in: $0, into: ends) }
    case .tokens:
      for token in segmenter.tokens(in: text) {
        unsafe ends[count] = token.end
        count += 1
      }
    case .lazyTokens:
      for token in segmenter.lazyTokens(in: text) {
        unsafe ends[count] = token.end
        count += 1
      }
    }
    return count
  }
}

/// A call that segments: the ends of tokens, without and with a worker; all tokens, or one after the other.
enum Call: String { case boundaries, worker, tokens, lazyTokens }

/// What one segmenter did.
struct Speed {
  let call: Call
  let segmenter: Segmenter
  let tokens: Int
  let megabytesPerSecond: Double
  let megabytesPerProcessorSecond: Double
  let megacharactersPerSecond: Double

  var name: String {
    let name = "\(segmenter.method.name) \(segmenter.granularity.rawValue)"
    return call == .boundaries ? name : "\(name), \(call.rawValue)"
  }
}

/// The shortest time of several rounds, in seconds: what else the machine does only adds.
func best(of rounds: Int, _ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  return try (0..<rounds).map { _ in
    let time = try clock.measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }.min() ?? 0
}

/// Seconds of a processor that this process has taken.
private func processorTime() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
