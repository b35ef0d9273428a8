import Fenci
import FenciCore

extension KeywordsCommand {
  /// The fewest documents that can be told apart.
  private static let leastDocuments = 3

  /// Counts the terms of all documents: the extractor that compares each with the others.
  func contrastingExtractor(
    _ progress: ByteProgress
  ) async throws(CommandError) -> KeyphraseExtractor {
    var documents = DocumentReading(files, division, decoding.inSilence)
    let plan = CountingPlan(jobs: jobs, repair: repair)
    let sources = try await plan.count(
      &documents, extractor.lexicon, DocumentFrequencies.Genre.documents, progress.note)
    var table: [UInt8] = []
    // What stands in one document stands in no other one.
    let (documentCount, _) = try FrequencyMerge.merge(sources, least: 2, { _ in }) { table += $0 }
    guard documentCount >= Self.leastDocuments else {
      for problem in documents.problems { printError("fenci: \(problem)") }
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

/// The documents of `fenci keywords` in a reading before the one that prints. Blank ones are left out.
private struct DocumentReading: DocumentSource, ~Copyable {
  /// What could not be read; the other reading reports it.
  private(set) var problems: [FenciError] = []

  private let files: [CorpusFile]
  private let division: KeywordsCommand.Division
  private let decoding: InputDecoding
  /// The file to be opened next.
  private var position = 0
  private var input: Input?
  /// Lines that were read and not yet handed over, the last one first.
  private var lines: [[UInt8]] = []

  init(_ files: [CorpusFile], _ division: KeywordsCommand.Division, _ decoding: InputDecoding) {
    self.files = files
    self.division = division
    self.decoding = decoding
  }

  mutating func next() -> Corpus.Document? {
    while true {
      do throws(FenciError) {
        guard let text = try nextText() else { return nil }
        guard text.contains(where: { $0 > 0x20 }) else { continue }
        return Corpus.Document(
          file: files[position - 1].path, line: nil, text: text, byteCount: text.count)
      } catch {
        problems.append(error)
        input = nil
      }
    }
  }

  private mutating func nextText() throws(FenciError) -> [UInt8]? {
    while true {
      if let line = lines.popLast() { return line }
      if let block = try input?.nextBlock() {
        lines = KeywordsCommand.lines(of: block).reversed()
        continue
      }
      input = nil
      guard position < files.count else { return nil }
      let path = files[position].path
      position += 1
      switch division {
      case .file: return try readDocument(path, decoding)
      case .line: input = try KeywordsCommand.lineInput(path, decoding)
      }
    }
  }
}
