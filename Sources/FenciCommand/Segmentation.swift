import Fenci

/// Prints what a stream finds, a stretch at a time.
protocol StreamWriter: Sendable {
  /// Goes on with some bytes, and prints what is final now.
  mutating func write(
    _ bytes: [UInt8], through stream: inout Segmenter.Stream, to output: inout [UInt8])

  /// The text ends here: prints the rest.
  mutating func finish(_ stream: inout Segmenter.Stream, to output: inout [UInt8])
}

/// Segments a file, or a part of one that begins with a line, and prints its tokens.
///
/// Invariant: calls do not overlap. Each is a piece of work, and those of one segmentation run one
/// after the other: `Jobs.Start.afterLast`.
final class Segmentation: @unchecked Sendable {
  private var stream: Segmenter.Stream
  private var writer: any StreamWriter

  init(_ segmenter: Segmenter, _ writer: any StreamWriter) {
    stream = segmenter.stream()
    self.writer = writer
  }

  /// Goes on with some bytes; what is printed of what is final now.
  func append(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2 * 3)
    writer.write(bytes, through: &stream, to: &output)
    return output
  }

  /// What is printed of the rest.
  func finish() -> [UInt8] {
    var output: [UInt8] = []
    writer.finish(&stream, to: &output)
    return output
  }
}
