extension Segmenter {
  /// Finds the tokens of a text away from the caller's actor, so that an app stays responsive.
  ///
  ///     let tokens = try await segmenter.tokens(of: book)
  ///
  /// The tokens are the same as from `tokens(in:)`.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - progress: receives the part of the work that is done, from 0 to 1, about every 64 KB. It is
  ///     called on the task that works.
  /// - Throws: `CancellationError` soon after the task is cancelled: within 64 KB of text.
  /// - Complexity: O(*n*) in the length of the text.
  @concurrent public func tokens(
    of text: String, progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(CancellationError) -> Tokens {
    if Task.isCancelled { throw CancellationError() }
    let bytes = text.utf8Bytes
    let checkpoint = Checkpoint(reporting: progress, of: bytes.count)
    let tokens = try tokens(in: bytes) { (byteCount) throws(CancellationError) in
      try checkpoint.check(byteCount)
    }
    progress?(1)
    return tokens
  }

  /// Counts the words of a text away from the caller's actor. The counts are the same as from
  /// `wordCounts(in:)`.
  ///
  ///     let counts = try await segmenter.wordCounts(of: book) { part in … }
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - progress: receives the part of the work that is done, from 0 to 1, about every 64 KB. It is
  ///     called on the task that works.
  /// - Throws: `CancellationError` soon after the task is cancelled: within 64 KB of text.
  /// - Complexity: O(*n*) in the length of the text.
  @concurrent public func wordCounts(
    of text: String, progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(CancellationError) -> [String: Int] {
    if Task.isCancelled { throw CancellationError() }
    let bytes = text.utf8Bytes
    let checkpoint = Checkpoint(reporting: progress, of: bytes.count)
    let counts = try wordCounts(in: bytes) { (byteCount) throws(CancellationError) in
      try checkpoint.check(byteCount)
    }
    progress?(1)
    return counts
  }
}

extension KeyphraseExtractor {
  /// Finds the key phrases of a text away from the caller's actor, so that an app stays responsive.
  ///
  ///     let keyphrases = try await extractor.keyphrases(of: text, top: 10)
  ///
  /// The key phrases are the same as from `keyphrases(in:top:)`.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - count: the most key phrases.
  ///   - progress: receives the part of the work that is done, from 0 to 1, about every 64 KB. It is
  ///     called on the task that works.
  /// - Throws: `CancellationError` soon after the task is cancelled: within 64 KB of text.
  /// - Complexity: O(*n* log *n*) in the length of the text.
  @concurrent public func keyphrases(
    of text: String, top count: Int = 20, progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(CancellationError) -> [Keyphrase] {
    if Task.isCancelled { throw CancellationError() }
    return try await keyphrases(of: Document(text), top: count, progress: progress)
  }

  /// Finds the key phrases of a document away from the caller's actor. The key phrases are the same
  /// as from `keyphrases(in:top:)`.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - count: the most key phrases.
  ///   - progress: receives the part of the work that is done, from 0 to 1, about every 64 KB. It is
  ///     called on the task that works.
  /// - Throws: `CancellationError` soon after the task is cancelled: within 64 KB of text.
  /// - Complexity: O(*n* log *n*) in the length of the text.
  @concurrent public func keyphrases(
    of document: Document, top count: Int = 20, progress: (@Sendable (Double) -> Void)? = nil
  ) async throws(CancellationError) -> [Keyphrase] {
    let checkpoint = Checkpoint(
      reporting: progress, of: passCount(of: document) * document.bytes.count)
    if Task.isCancelled { throw CancellationError() }
    let found = keyphrases(in: document, top: count, checkpoint)
    if checkpoint.isCancelled { throw CancellationError() }
    progress?(1)
    return found
  }
}

extension Checkpoint {
  /// Creates a checkpoint that is cancelled with the current task.
  ///
  /// - Parameters:
  ///   - progress: receives the part of the work that is done.
  ///   - total: the work in bytes.
  fileprivate convenience init(reporting progress: (@Sendable (Double) -> Void)?, of total: Int) {
    self.init { done in
      if Task.isCancelled { return false }
      progress?(min(Double(done) / Double(max(total, 1)), 1))
      return true
    }
  }

  /// Adds work that was done, and throws if the task is cancelled.
  fileprivate func check(_ byteCount: Int) throws(CancellationError) {
    guard passed(byteCount) else { throw CancellationError() }
  }
}
