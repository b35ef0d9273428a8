extension Segmenter {
  /// The tokens of a text that arrives in pieces from an asynchronous sequence, such as the lines of
  /// a file or a download.
  ///
  ///     for try await tokens in segmenter.tokens(in: pieces) {
  ///       for token in tokens { print(tokens.surface(of: token)) }
  ///     }
  ///
  /// A piece may end anywhere, even inside a word. Each element has the tokens that later text
  /// cannot change, and offsets count from the beginning of the first piece. Together the elements
  /// are the tokens of the whole text. Memory does not grow with the text.
  ///
  /// - Parameter pieces: the text. Line breaks that a sequence of lines leaves out are missing.
  public func tokens<Pieces: AsyncSequence>(
    in pieces: Pieces
  ) -> AsyncTokens<Pieces> where Pieces.Element: StringProtocol & SendableMetatype {
    AsyncTokens(segmenter: self, pieces: pieces) { $0.utf8Bytes }
  }

  /// The tokens of UTF-8 bytes that arrive in pieces from an asynchronous sequence. A piece may end
  /// anywhere, even inside a character.
  ///
  /// - Parameter pieces: the bytes.
  public func tokens<Pieces: AsyncSequence>(
    in pieces: Pieces
  ) -> AsyncTokens<Pieces> where Pieces.Element: Collection<UInt8> & SendableMetatype {
    AsyncTokens(segmenter: self, pieces: pieces) { [UInt8]($0) }
  }
}

/// The tokens of a text that arrives in pieces. Each element has the tokens of one part of the text.
///
/// `Segmenter.tokens(in:)` makes this sequence. It throws what the sequence of the pieces throws, and
/// `CancellationError` if the task is cancelled before the end of the text.
public struct AsyncTokens<Pieces: AsyncSequence>: AsyncSequence {
  private let segmenter: Segmenter
  private let pieces: Pieces
  private let bytes: @Sendable (Pieces.Element) -> [UInt8]

  fileprivate init(
    segmenter: Segmenter, pieces: Pieces, bytes: @escaping @Sendable (Pieces.Element) -> [UInt8]
  ) {
    (self.segmenter, self.pieces, self.bytes) = (segmenter, pieces, bytes)
  }

  /// Makes an iterator, which begins with the next piece.
  public func makeAsyncIterator() -> Iterator {
    Iterator(Stream(segmenter.stream()), pieces.makeAsyncIterator(), bytes)
  }

  /// Waits for pieces until tokens of them are final.
  public struct Iterator: AsyncIteratorProtocol {
    private let stream: Stream
    private var pieces: Pieces.AsyncIterator
    private let bytes: @Sendable (Pieces.Element) -> [UInt8]

    fileprivate init(
      _ stream: Stream, _ pieces: Pieces.AsyncIterator,
      _ bytes: @escaping @Sendable (Pieces.Element) -> [UInt8]
    ) {
      (self.stream, self.pieces, self.bytes) = (stream, pieces, bytes)
    }

    /// The tokens of the next part of the text; nil after its end.
    public mutating func next() async throws -> Tokens? {
      while true {
        if let tokens = stream.removeFirst() { return tokens }
        guard !stream.isFinished else { return nil }
        if let piece = try await pieces.next() {
          stream.append(bytes(piece))
        } else {
          // A cancelled sequence ends early, and its last tokens are not final.
          try Task.checkCancellation()
          stream.finish()
        }
      }
    }
  }

  /// A stream that several copies of an iterator share, with the tokens that it has passed on.
  fileprivate final class Stream {
    private var stream: Segmenter.Stream
    private var passedOn: [Tokens] = []
    private var first = 0
    private(set) var isFinished = false

    init(_ stream: consuming Segmenter.Stream) { self.stream = stream }

    func append(_ bytes: [UInt8]) { stream.append(bytes) { passedOn.append($0) } }

    func finish() {
      stream.finish { passedOn.append($0) }
      isFinished = true
    }

    func removeFirst() -> Tokens? {
      guard first < passedOn.count else {
        passedOn.removeAll()
        first = 0
        return nil
      }
      defer { first += 1 }
      return passedOn[first]
    }
  }
}

extension AsyncTokens: Sendable where Pieces: Sendable {}
