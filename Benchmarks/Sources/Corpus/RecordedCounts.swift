import Fenci
import Foundation

/// The token counts of generated corpora that a file keeps: a measurement that found another number
/// of tokens did other work, and its speed means nothing.
public struct RecordedCounts: Sendable {
  private var counts: [String: Int] = [:]

  /// The file, in the repository.
  public static let file = Repository.benchmarks.appendingPathComponent("Recorded/tokens.tsv")

  private static let header = "megabytes\tmethod\tgranularity\ttokens"

  /// Reads the file; nothing is recorded where there is none.
  public init() {
    guard let text = try? String(contentsOf: Self.file, encoding: .utf8) else { return }
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: "\t")
      guard fields.count == 4, let count = Int(fields[3]) else { continue }
      counts[fields[..<3].joined(separator: "\t")] = count
    }
  }

  /// What was counted in the generated corpus of so many megabytes; nil if that is not recorded.
  public subscript(_ megabytes: Int, _ segmenter: Segmenter) -> Int? {
    get { counts[Self.key(megabytes, segmenter)] }
    set { counts[Self.key(megabytes, segmenter)] = newValue }
  }

  /// Writes the file.
  public func write() throws {
    let rows = counts.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)" }
    let text = ([Self.header] + rows).joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: Self.file)
  }

  private static func key(_ megabytes: Int, _ segmenter: Segmenter) -> String {
    "\(megabytes)\t\(segmenter.method.name)\t\(segmenter.granularity.rawValue)"
  }
}

/// Places in the repository that this package was built from.
public enum Repository {
  /// The folder of this package.
  public static let benchmarks = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The compiled standard dictionary, as a file.
  public static let image = benchmarks.deletingLastPathComponent()
    .appendingPathComponent("Sources/CFenciStandard/standard.fenci")
}
