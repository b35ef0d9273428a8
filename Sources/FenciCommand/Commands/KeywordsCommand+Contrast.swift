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
    var documents = DocumentReading(files, format, fields, decoding.inSilence, reading)
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

/// The documents of `fenci keywords --contrast`, read for counting.
///
/// The command reads its input twice. The first reading counts terms, and the second reading prints
/// the key phrases. This type does the first reading. A document is skipped if it contains only
/// ASCII spaces and control characters.
private struct DocumentReading: DocumentSource, ~Copyable {
  /// The errors for files that could not be read. They are kept here because the second reading
  /// normally reports the same errors.
  private(set) var problems: [FenciError] = []

  private let files: [CorpusFile]
  private let format: Corpus.Format
  private let fields: Corpus.Fields
  private let decoding: InputDecoding
  private let reading: Corpus.Reading
  /// The index of the next file to open.
  private var position = 0
  private var input: Input?
  private var records: CorpusRecords?
  /// The lines that were read but not yet returned, in reverse order.
  private var lines: [[UInt8]] = []

  init(
    _ files: [CorpusFile], _ format: Corpus.Format, _ fields: Corpus.Fields,
    _ decoding: InputDecoding, _ reading: Corpus.Reading
  ) {
    self.reading = reading
    self.files = files
    self.format = format
    self.fields = fields
    self.decoding = decoding
  }

  mutating func next() -> Corpus.Document? {
    while true {
      do throws(FenciError) {
        guard let text = try nextText() else { return nil }
        guard text.contains(where: { $0 > 0x20 }) else { continue }
        let read = DocumentText(text, isLines ? .bytes : reading).text.bytes
        return Corpus.Document(
          file: files[position - 1].path, line: nil, text: read, byteCount: text.count)
      } catch {
        problems.append(error)
        input = nil
        records = nil
      }
    }
  }

  private var isLines: Bool { if case .records(.lines) = format { true } else { false } }

  private mutating func nextText() throws(FenciError) -> [UInt8]? {
    while true {
      if let record = try records?.next() { return record.text }
      records = nil
      if let line = lines.popLast() { return line }
      if let block = try input?.nextBlock() {
        lines = KeywordsCommand.lines(of: block).reversed()
        continue
      }
      input = nil
      guard position < files.count else { return nil }
      let path = files[position].path
      position += 1
      switch format.recordFormat(of: path) {
      case .lines: input = try KeywordsCommand.lineInput(path, decoding)
      case .some(let format):
        records = try CorpusRecords(path, format: format, fields, decoding) { _ in }
      case nil: return try readDocument(path, decoding)
      }
    }
  }
}
