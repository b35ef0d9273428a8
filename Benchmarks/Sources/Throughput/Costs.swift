import Corpus
import Fenci
import Foundation

/// Precision, recall and F1 of every method, where the corpus marks its words.
struct Accuracies {
  let rows: [(name: String, accuracy: Accuracy)]

  init(of segmenters: [Segmenter], on corpus: Corpus) {
    guard !corpus.gold.isEmpty else {
      rows = []
      return
    }
    rows = segmenters.map {
      ("\($0.method.name) \($0.granularity.rawValue)", Accuracy(of: $0, on: corpus.gold))
    }
  }
}

/// What is not segmentation alone.
struct Costs {
  /// One figure, with its unit.
  struct Figure {
    let name: String
    let value: Double
    let unit: String
  }

  private(set) var figures: [Figure] = []

  init(on corpus: Corpus, rounds: Int) throws {
    try measureStart()
    try measureOpening(rounds)
    try measureOverlay(corpus, rounds)
    measureRepair(corpus, rounds)
    measureKeyphrases(corpus, rounds)
  }

  private mutating func add(_ name: String, _ value: Double, _ unit: String) {
    figures.append(Figure(name: name, value: value, unit: unit))
  }

  private mutating func measureOpening(_ rounds: Int) throws {
    let path = Repository.image.path
    let seconds = try best(of: rounds * 3) { _ = try Lexicon(contentsOf: path) }
    add("open an image from a file", seconds * 1e3, "ms")
  }

  /// Building an overlay, and what it costs segmentation afterwards.
  private mutating func measureOverlay(_ corpus: Corpus, _ rounds: Int) throws {
    let edits = try Samples.edits(Samples.userWords(1000, lexicon: .standard))
    let seconds = try best(of: rounds) { _ = try Lexicon.standard.applying(edits) }
    add("overlay of 1,000 words", seconds * 1e3, "ms")
    let lexicon = try Lexicon.standard.applying(edits)
    let speeds = [Lexicon.standard, lexicon].map { lexicon -> Double in
      let segmenter = Segmenter(lexicon: lexicon, method: .forward)
      return Throughput.measureSpeed(of: segmenter, by: .boundaries, on: corpus, rounds: rounds)
        .megabytesPerSecond
    }
    add("forward words with it, of the speed without", speeds[1] / speeds[0], "times")
  }

  /// What it takes to see that a text is not damaged.
  private mutating func measureRepair(_ corpus: Corpus, _ rounds: Int) {
    let repair = TextRepair(lexicon: .standard)
    let documents = corpus.documents
    var edits = 0
    let seconds = best(of: rounds) {
      edits = documents.reduce(0) { $0 + repair.repaired($1).edits.count }
    }
    let speed = Double(documents.reduce(0) { $0 + $1.count }) / 1e6 / seconds
    let segmenter = Segmenter(lexicon: .standard, method: .forward)
    let forward = Throughput.measureSpeed(
      of: segmenter, by: .boundaries, on: corpus, rounds: rounds)
    add("repair of these texts, edits", Double(edits), "")
    add("repair of these texts", speed, "MB/s")
    add("repair, of the time of forward words", forward.megabytesPerSecond / speed, "times")
  }

  /// Short documents, for which what a call sets up counts, and such as a page has.
  private mutating func measureKeyphrases(_ corpus: Corpus, _ rounds: Int) {
    measureKeyphrases(corpus.documents(ofBytes: 3000), "documents of 3 kB", rounds)
    measureKeyphrases(corpus.documents, "a document a line", rounds)
  }

  /// The first megabyte of the documents, which is enough for a figure.
  private mutating func measureKeyphrases(_ all: [[UInt8]], _ name: String, _ rounds: Int) {
    var size = 0
    let documents = Array(
      all.prefix { document in
        defer { size += document.count }
        return size < 1_000_000
      })
    let extractor = KeyphraseExtractor(lexicon: .standard)
    var count = 0
    let seconds = best(of: rounds) {
      count = documents.reduce(0) { $0 + extractor.keyphrases(in: $1).count }
    }
    let megabytes = Double(documents.reduce(0) { $0 + $1.count }) / 1e6
    add("key phrases, \(name)", megabytes / seconds, "MB/s")
    add("key phrases found, \(name)", Double(count) / megabytes, "per MB")
  }

  /// The commands beside this program; a product that is not built there is left out.
  private mutating func measureStart() throws {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let (start, fenci) = (folder.appendingPathComponent("Start").path, "\(folder.path)/fenci")
    guard [start, fenci].allSatisfy(FileManager.default.isExecutableFile) else {
      FileHandle.standardError.write(
        Data("start not measured: `swift build -c release --product fenci` and Start\n".utf8))
      return
    }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: start)
    process.arguments = ["50", "创新型城市建设", fenci, "segment"]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let run = try JSONDecoder().decode(StartRun.self, from: data)
    add("fenci: process start to first token", run.firstByteMilliseconds, "ms")
    add("fenci: the least of 50", run.leastFirstByteMilliseconds, "ms")
    add("fenci: peak memory, one line", Double(run.peakMemoryBytes) / 1e6, "MB")
  }
}

/// What `Start` prints.
private struct StartRun: Decodable {
  let firstByteMilliseconds: Double
  let leastFirstByteMilliseconds: Double
  let peakMemoryBytes: Int
}
