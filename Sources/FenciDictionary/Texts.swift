extension Segmenter {
  /// Segments many texts on all cores, and returns the tokens of each text. The results are in the
  /// order of the texts.
  ///
  ///     let documents = try await segmenter.tokens(inEach: ["创新型城市", "营商环境"])
  ///
  /// - Parameters:
  ///   - texts: the texts. Each text is read from the sequence when a task needs it.
  ///   - jobs: the most tasks that exist at a time. The system runs as many of them at once as it
  ///     has cores.
  /// - Throws: `CancellationError` if the current task is cancelled. No further text is started
  ///   then.
  /// - Complexity: O(*n*) in the length of all texts.
  public func tokens(
    inEach texts: some Sequence<String>, jobs: Int = 16
  ) async throws(CancellationError) -> [Tokens] {
    try await results(of: texts, jobs: jobs) { tokens(in: $0) }
  }
}

extension KeyphraseExtractor {
  /// Finds the key phrases of many texts on all cores, and returns the key phrases of each text.
  /// The results are in the order of the texts.
  ///
  /// - Parameters:
  ///   - texts: the texts. Each text is read from the sequence when a task needs it.
  ///   - top: the most key phrases of each text.
  ///   - jobs: the most tasks that exist at a time. The system runs as many of them at once as it
  ///     has cores.
  /// - Throws: `CancellationError` if the current task is cancelled. No further text is started
  ///   then.
  /// - Complexity: the same as `keyphrases(in:top:)` for each text.
  public func keyphrases(
    inEach texts: some Sequence<String>, top: Int = 20, jobs: Int = 16
  ) async throws(CancellationError) -> [[Keyphrase]] {
    try await results(of: texts, jobs: jobs) { keyphrases(in: $0, top: top) }
  }
}

/// Calls a function for every text, and returns the results in the order of the texts. Short texts
/// share a task.
private func results<Result: Sendable>(
  of texts: some Sequence<String>, jobs: Int, _ body: @escaping @Sendable (String) -> Result
) async throws(CancellationError) -> [Result] {
  precondition(jobs > 0, "at least one job is needed")
  var batches = Batches(texts)
  var results: [[Result]] = []
  await withTaskGroup(of: (Int, [Result]).self) { group in
    var running = 0
    while !Task.isCancelled, let batch = batches.next() {
      if running == jobs, let (number, result) = await group.next() {
        results[number] = result
        running -= 1
      }
      let number = results.count
      results.append([])
      group.addTask {
        var result: [Result] = []
        for text in batch where !Task.isCancelled { result.append(body(text)) }
        return (number, result)
      }
      running += 1
    }
    for await (number, result) in group { results[number] = result }
  }
  if Task.isCancelled { throw CancellationError() }
  return Array(results.joined())
}

/// Groups texts into batches that are large enough for a task.
private struct Batches<Texts: Sequence<String>> {
  private var texts: Texts.Iterator
  private static var byteCount: Int { 1 << 15 }

  init(_ texts: Texts) { self.texts = texts.makeIterator() }

  mutating func next() -> [String]? {
    var batch: [String] = []
    var bytes = 0
    while bytes < Self.byteCount, let text = texts.next() {
      batch.append(text)
      bytes += text.utf8.count
    }
    return batch.isEmpty ? nil : batch
  }
}
