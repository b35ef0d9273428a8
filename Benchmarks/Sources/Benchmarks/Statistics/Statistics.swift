import Benchmark
import Corpus
import Fenci
import Foundation

/// The files of FENCI_CORPUS, separated by colons, or the generated text: ordo-one's runner passes no
/// arguments of ours on, so an environment variable says it. `statistics` sets it.
private let corpus: Corpus = {
  let paths = (ProcessInfo.processInfo.environment["FENCI_CORPUS"] ?? "")
    .split(separator: ":").map(String.init)
  guard !paths.isEmpty else { return Corpus(generatedMegabytes: 4) }
  do {
    return try Corpus(paths: paths)
  } catch {
    fatalError("\(error)")
  }
}()

private let recorded = RecordedCounts()

let benchmarks: @Sendable () -> Void = {
  // One iteration is a pass over the corpus, so throughput is megabytes a second over its size.
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident],
    warmupIterations: 2, maxDuration: .seconds(2), maxIterations: 200)

  for method in Segmenter.Method.measured {
    for granularity in Segmenter.Granularity.allCases {
      let segmenter = Segmenter(lexicon: .standard, method: method, granularity: granularity)
      Benchmark("boundaries, \(method.name), \(granularity.rawValue)") { benchmark in
        var ends: [Int] = []
        ends.reserveCapacity(corpus.byteCount)
        benchmark.startMeasurement()
        for text in corpus.texts {
          unsafe text.withUnsafeBytes { unsafe segmenter.boundaries(in: $0, appendingTo: &ends) }
        }
        benchmark.stopMeasurement()
        if let megabytes = corpus.megabytes, recorded[megabytes, segmenter] != ends.count {
          benchmark.error("\(ends.count) tokens are not those of Recorded/tokens.tsv")
        }
      }
    }
  }

  Benchmark("open an image from a file") { _ in
    blackHole(try Lexicon(contentsOf: Repository.image.path))
  }

  let words = Samples.userWords(1000, lexicon: .standard)
  Benchmark("overlay of 1,000 words") { _ in
    blackHole(try Lexicon.standard.applying(Samples.edits(words)))
  }

  let extractor = KeyphraseExtractor(lexicon: .standard)
  Benchmark("key phrases of every line") { benchmark in
    let documents = corpus.documents
    benchmark.startMeasurement()
    for document in documents {
      blackHole(extractor.keyphrases(in: document))
    }
  }
}
