import Fenci
import FenciCore
import FenciCorpus

extension KeywordsCommand {
  /// The minimum number of documents that `--contrast` needs for a comparison.
  private static let leastDocuments = 3

  /// Creates the extractor for `--contrast`, which compares each document with the others.
  ///
  /// To find the terms that are rare in the other documents, this method first reads all documents
  /// and counts in how many of them each term occurs.
  func contrastingExtractor(
    _ progress: ByteProgress
  ) async throws(CommandError) -> KeyphraseExtractor {
    let problems = Problems()
    var documents = FilledDocuments(
      corpus: Corpus(
        files.map(\.path), format: format, fields, decoding: decoding.inSilence, reading,
        report: problems.append))
    let plan = CountingPlan(jobs: jobs, repair: repair)
    let genre = DocumentFrequencies.Genre.documents
    var table: [UInt8] = []
    // Terms that occur in only one document are left out of the table. They do not occur in any
    // other document, and a term without a row means the same.
    let documentCount: Int
    do throws(FenciError) {
      let sources = try await plan.count(&documents, extractor.lexicon, genre, progress.note)
      (documentCount, _) = try FrequencyMerge.merge(
        sources, least: 2, { _ in }, failure: { $0 },
        to: { (piece) throws(FenciError) in table += piece })
    } catch {
      throw .input("\(error)")
    }
    guard documentCount >= Self.leastDocuments else {
      for problem in problems.all { printError("fenci: \(problem)") }
      throw .input(
        "--contrast compares each document with the others and needs \(Self.leastDocuments) at least;"
          + " found \(documentCount)")
    }
    do {
      return KeyphraseExtractor(
        lexicon: extractor.lexicon,
        contrasting: try DocumentFrequencies(table: table, name: "--contrast"))
    } catch {
      throw .input("\(error)")
    }
  }
}

/// The errors for files that could not be read for counting. The second reading normally reports
/// the same errors.
private final class Problems: @unchecked Sendable {
  /// Only the task that reads documents appends.
  private(set) var all: [FenciError] = []

  func append(_ problem: FenciError) { all.append(problem) }
}

/// The documents of a corpus that are not blank.
private struct FilledDocuments: DocumentSource, ~Copyable {
  var corpus: Corpus

  mutating func next() -> Corpus.Document? {
    while let document = corpus.next() {
      if document.text.contains(where: { $0 > 0x20 }) { return document }
    }
    return nil
  }
}
