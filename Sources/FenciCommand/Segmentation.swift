import Fenci

/// Prints tokens, a stretch at a time.
protocol TokenWriter: Sendable {
  mutating func write(_ tokens: Tokens, to output: inout [UInt8])

  /// The text ends here.
  mutating func finish(to output: inout [UInt8])
}

/// Segments a file, or a part of one that begins with a line, and prints its tokens.
///
/// Invariant: calls do not overlap. Each is a piece of work, and those of one segmentation run one
/// after the other: `Jobs.Start.afterLast`.
final class Segmentation: @unchecked Sendable {
  private var stream: Segmenter.Stream
  private var writer: any TokenWriter

  init(_ segmenter: Segmenter, _ writer: any TokenWriter) {
    stream = segmenter.stream()
    self.writer = writer
  }

  /// Goes on with some bytes; what is printed of what is final now.
  func append(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2 * 3)
    stream.append(bytes) { writer.write($0, to: &output) }
    return output
  }

  /// What is printed of the rest.
  func finish() -> [UInt8] {
    var output: [UInt8] = []
    stream.finish { writer.write($0, to: &output) }
    writer.finish(to: &output)
    return output
  }
}
