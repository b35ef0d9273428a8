package import Fenci

/// Prints the tokens of a stream as soon as they are final, that is, when later text cannot change
/// them.
package protocol StreamWriter: Sendable {
  /// Appends bytes to the stream, and prints the tokens that are now final.
  mutating func write(
    _ bytes: [UInt8], through stream: inout Segmenter.Stream, to output: inout [UInt8])

  /// Ends the text, and prints all remaining tokens.
  mutating func finish(_ stream: inout Segmenter.Stream, to output: inout [UInt8])
}

/// Segments a file, or a part of a file that begins with a line, and prints its tokens.
///
/// An instance must not be called by two tasks at the same time. The command ensures this: it uses
/// `Jobs.Start.afterLast`, which runs the calls of an instance one after the other.
package final class Segmentation: @unchecked Sendable {
  private var stream: Segmenter.Stream
  private var writer: any StreamWriter

  package init(_ segmenter: Segmenter, _ writer: any StreamWriter) {
    stream = segmenter.stream()
    self.writer = writer
  }

  /// Appends bytes to the text, and returns the output for the tokens that are now final.
  package func append(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 2 * 3)
    writer.write(bytes, through: &stream, to: &output)
    return output
  }

  /// Appends the last bytes of the text, and returns the output for all remaining tokens.
  package func append(last bytes: [UInt8]) -> [UInt8] {
    var output = append(bytes)
    writer.finish(&stream, to: &output)
    return output
  }

  /// Ends the text, and returns the output for all remaining tokens.
  package func finish() -> [UInt8] {
    var output: [UInt8] = []
    writer.finish(&stream, to: &output)
    return output
  }
}
