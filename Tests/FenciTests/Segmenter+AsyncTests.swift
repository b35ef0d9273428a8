import Fenci
import FenciTestSupport
import Synchronization
import Testing

/// Work away from the caller's actor: the same answers, progress, and an early end. How early is shown
/// by counting work, not by a clock.
struct AsyncTests {
  private static let most = 1 << 16

  /// Text of some length, with lines of it that repeat.
  private static func text(byteCount: Int, seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    var text = ""
    while text.utf8.count < byteCount {
      text += RandomText.mixed(pieces: 30, using: &generator) + "推进创新型城市建设，优化营商环境。\n"
    }
    return text
  }

  @Test func answersAreThoseOfTheOtherCalls() async throws {
    let (segmenter, extractor) = (Segmenter(granularity: .phrases), KeyphraseExtractor())
    for text in ["", "创新型城市", Self.text(byteCount: 200_000, seed: 2041)] {
      #expect(try await Array(segmenter.tokens(of: text)) == Array(segmenter.tokens(in: text)))
      #expect(try await segmenter.wordCounts(of: text) == segmenter.wordCounts(in: text))
      #expect(
        try await extractor.keyphrases(of: text, top: 9) == extractor.keyphrases(in: text, top: 9))
    }
  }

  @Test func progressAscendsToOne() async throws {
    let text = Self.text(byteCount: 400_000, seed: 2042)
    let seen = Mutex<[Double]>([])
    _ = try await Segmenter().tokens(of: text) { part in seen.withLock { $0.append(part) } }
    let ofTokens = seen.withLock { $0 }
    seen.withLock { $0 = [] }
    _ = try await KeyphraseExtractor().keyphrases(of: text) { part in
      seen.withLock { $0.append(part) }
    }
    for parts in [ofTokens, seen.withLock({ $0 })] {
      #expect(parts == parts.sorted() && parts.last == 1)
      #expect(parts.count > text.utf8.count / Self.most)
      #expect(parts.allSatisfy { $0 > 0 && $0 <= 1 })
    }
  }

  @Test func cancelledTasksThrow() async {
    let text = Self.text(byteCount: 300_000, seed: 2043)
    let task = Task {
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      await #expect(throws: CancellationError.self) { try await Segmenter().tokens(of: text) }
      await #expect(throws: CancellationError.self) { try await Segmenter().wordCounts(of: text) }
      await #expect(throws: CancellationError.self) {
        try await KeyphraseExtractor().keyphrases(of: text)
      }
      for short in ["", "短"] {
        await #expect(throws: CancellationError.self) { try await Segmenter().tokens(of: short) }
        await #expect(throws: CancellationError.self) {
          try await Segmenter().wordCounts(of: short)
        }
        await #expect(throws: CancellationError.self) {
          try await KeyphraseExtractor().keyphrases(of: short)
        }
      }
      let pieces = AsyncStream { (continuation: AsyncStream<String>.Continuation) in
        continuation.yield("创新")
      }
      await #expect(throws: CancellationError.self) {
        for try await _ in Segmenter().tokens(in: pieces) {}
      }
    }
    await task.value
  }

  /// No two questions are more than 64 KB of work apart, in each pass over the text.
  @Test(arguments: KeyphraseExtractor.Method.allCases)
  func questionsComeOften(method: KeyphraseExtractor.Method) {
    let document = Document(Self.text(byteCount: 1_000_000, seed: 2044))
    let extractor = KeyphraseExtractor(method: method)
    var questions = [0]
    let checkpoint = Checkpoint { done in
      questions.append(done)
      return true
    }
    let found = extractor.keyphrases(in: document, top: 10, checkpoint)
    #expect(found == extractor.keyphrases(in: document, top: 10))
    #expect(zip(questions, questions.dropFirst()).allSatisfy { $1 - $0 <= Self.most })
    let work = extractor.passCount(of: document) * document.bytes.count
    #expect(checkpoint.done <= work && checkpoint.done > work - work / 5)
  }

  /// After a no, less than 64 KB of work is done, whenever it comes.
  @Test(arguments: [1, 5, 25, 40, 50])
  func workEndsSoon(question: Int) {
    let document = Document(Self.text(byteCount: 1_000_000, seed: 2045))
    let extractor = KeyphraseExtractor()
    var (count, doneThen) = (0, 0)
    let checkpoint = Checkpoint { done in
      count += 1
      doneThen = done
      return count < question
    }
    _ = extractor.keyphrases(in: document, top: 10, checkpoint)
    #expect(count == question && checkpoint.isCancelled)
    #expect(checkpoint.done - doneThen <= Self.most)
  }

  @Test func chunksOfSegmentationAreSmall() {
    let bytes = Array(Self.text(byteCount: 500_000, seed: 2046).utf8)
    for segmenter in [Segmenter(), Segmenter(granularity: .search)] {
      var counts: [Int] = []
      _ = segmenter.tokens(in: bytes) { counts.append($0) }
      #expect(counts.reduce(0, +) == bytes.count && counts.allSatisfy { $0 <= Self.most / 4 })
    }
  }

  // MARK: Pieces

  /// Pieces of a text, cut anywhere.
  private static func pieces(_ bytes: [UInt8], seed: UInt64) -> [[UInt8]] {
    var generator = SeededGenerator(seed: seed)
    var (pieces, start): ([[UInt8]], Int) = ([], 0)
    while start < bytes.count {
      let end = min(start + 1 + generator.below(generator.oneIn(3) ? 90_000 : 20), bytes.count)
      pieces.append(Array(bytes[start..<end]))
      start = end
    }
    return pieces
  }

  @Test func tokensOfPieces() async throws {
    let segmenter = Segmenter()
    let text = Self.text(byteCount: 300_000, seed: 2047)
    let pieces = Self.pieces(Array(text.utf8), seed: 2048)
    let stream = AsyncStream { continuation in
      for piece in pieces { continuation.yield(piece) }
      continuation.finish()
    }
    var (found, source): ([Token], [UInt8]) = ([], [])
    for try await tokens in segmenter.tokens(in: stream) {
      #expect(tokens.sourceOffset == source.count)
      found += tokens
      source += tokens.source
    }
    #expect(found == Array(segmenter.tokens(in: text)) && source == Array(text.utf8))
  }

  @Test func tokensOfStrings() async throws {
    let stream = AsyncStream { continuation in
      for piece in ["加快创新", "型城市建", "设", ""] { continuation.yield(piece) }
      continuation.finish()
    }
    var words: [String] = []
    for try await tokens in Segmenter(granularity: .phrases).tokens(in: stream) {
      words += tokens.map { tokens.surface(of: $0) }
    }
    #expect(words == ["加快", "创新型城市", "建设"])
  }

  @Test func errorsOfThePiecesComeThrough() async {
    struct Lost: Error {}
    let stream = AsyncThrowingStream<String, any Error> { continuation in
      continuation.yield("加快创新")
      continuation.finish(throwing: Lost())
    }
    await #expect(throws: Lost.self) {
      for try await _ in Segmenter().tokens(in: stream) {}
    }
  }
}
