package import Fenci

/// Prints the tokens of a stream as they become final.
package protocol StreamWriter: Sendable {
  /// Appends bytes to the stream, and prints the tokens that are now final.
  mutating func write(
    _ bytes: [UInt8], through stream: inout Segmenter.Stream, to output: inout [UInt8])

  /// Ends the text, and prints the remaining tokens.
  mutating func finish(_ stream: inout Segmenter.Stream, to output: inout [UInt8])
}

/// Segments a file, or a part of it that begins with a line, and prints its tokens.
///
/// Invariant: calls do not overlap. The command runs the calls of one segmentation one after the
/// other, with `Jobs.Start.afterLast`.
package final class Segmentation: @unchecked Sendable {
  private var stream: Segmenter.Stream
  private var writer: any StreamWriter

  package init(_ segmenter: Segmenter, _ writer: any StreamWriter) {
    stream = segmenter.stream()
    self.writer = writer
  }

  /// Appends bytes, and returns the output for the tokens that are now final.
  package func append(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2 * 3)
    writer.write(bytes, through: &stream, to: &output)
    return output
  }

  /// Ends the text, and returns the output for the remaining tokens.
  package func finish() -> [UInt8] {
    var output: [UInt8] = []
    writer.finish(&stream, to: &output)
    return output
  }
}
