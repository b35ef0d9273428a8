import Corpus
import Fenci
import Foundation

/// All figures of one measurement: as tables to read, and as JSON Lines for programs.
struct Report {
  private let corpus: Corpus
  private var speeds: [Speed] = []
  private var accuracies: Accuracies?
  private var figures: [Costs.Figure] = []

  /// The work was not the work that was recorded.
  struct OtherTokens: Error, CustomStringConvertible {
    let description: String
  }

  init(corpus: Corpus) { self.corpus = corpus }

  /// Adds a speed once its number of tokens is known to be right.
  mutating func add(
    _ speed: Speed, recorded: inout RecordedCounts, updating: Options.Recording
  ) throws {
    speeds.append(speed)
    guard let megabytes = corpus.megabytes else { return }
    switch updating {
    case .write: recorded[megabytes, speed.segmenter] = speed.tokens
    case .compare:
      guard let expected = recorded[megabytes, speed.segmenter], expected != speed.tokens
      else { return }
      throw OtherTokens(
        description: """
          \(speed.name): \(speed.tokens) tokens, \(expected) are recorded. The dictionary or the \
          segmentation changed; if that is meant, record the new counts with \
          --megabytes \(megabytes) --recorded write
          """)
    }
  }

  mutating func add(_ accuracies: Accuracies) { self.accuracies = accuracies }

  mutating func add(_ costs: Costs) { figures += costs.figures }

  func print(as layout: Options.Layout) {
    Swift.print(
      "\(corpus.name): \(corpus.byteCount) bytes, \(corpus.characterCount) characters\n")
    Table(
      columns: ["", "MB/s", "Mchar/s", "tokens"],
      rows: speeds.map { speed in
        [
          speed.name, decimal(speed.megabytesPerSecond, 1),
          decimal(speed.megacharactersPerSecond, 1), String(speed.tokens),
        ]
      }
    ).print(as: layout)
    if let accuracies, !accuracies.rows.isEmpty {
      Table(
        columns: ["", "P", "R", "F1"],
        rows: accuracies.rows.map { name, of in
          [name] + [of.precision, of.recall, of.f1].map { decimal($0, 4) }
        }
      ).print(as: layout)
    }
    guard !figures.isEmpty else { return }
    Table(
      columns: ["", "", ""], rows: figures.map { [$0.name, decimal($0.value, 2), $0.unit] }
    ).print(as: layout)
  }

  /// Writes one object a figure.
  func writeLines(to path: String) throws {
    var lines: [[String: any Sendable]] = speeds.map { speed in
      [
        "benchmark": speed.call.rawValue, "method": speed.segmenter.method.name,
        "granularity": speed.segmenter.granularity.rawValue, "tokens": speed.tokens,
        "megabytesPerSecond": speed.megabytesPerSecond,
        "megabytesPerProcessorSecond": speed.megabytesPerProcessorSecond,
        "megacharactersPerSecond": speed.megacharactersPerSecond,
      ]
    }
    lines += (accuracies?.rows ?? []).map { name, of in
      [
        "benchmark": "accuracy", "segmenter": name, "precision": of.precision,
        "recall": of.recall, "f1": of.f1,
      ]
    }
    lines += figures.map { ["benchmark": $0.name, "value": $0.value, "unit": $0.unit] }
    var data = Data()
    for var line in lines {
      line["corpus"] = corpus.name
      data += try JSONSerialization.data(withJSONObject: line, options: [.sortedKeys])
      data.append(0x0A)
    }
    try data.write(to: URL(fileURLWithPath: path))
  }
}

func decimal(_ value: Double, _ places: Int) -> String {
  String(format: "%.\(places)f", value)
}
