import Fenci
import FenciCore
import FenciCorpus

/// `fenci segment`: prints the words or phrases of a text.
///
/// The default output has one line for each line of text, with spaces between the words. With
/// `--json` the output has one JSON object per token.
struct SegmentCommand {
  private let arguments: Arguments
  private let segmenter: Segmenter
  private let jobs: Int
  private let decoding: InputDecoding
  /// Writes the lines of a text. It is made once, because that asks for the properties of all
  /// characters in the dictionary.
  private let lineWriter: LineWriter

  init(_ arguments: ArraySlice<String>) throws(CommandError) {
    self.arguments = try Arguments(
      arguments, command: "segment",
      flags: ["--consistent", "--explain", "--json", "--strict", "--tags"],
      options: [
        "--method", "--model", "--personal-names", "--granularity", "--dictionary", "--user-words",
        "--jobs", "--encoding",
      ])
    jobs = try self.arguments.count(.jobs, default: 1)
    let granularity = try self.arguments.choice(
      "--granularity", default: Segmenter.Granularity.words)
    let method = try self.arguments.method(for: granularity)
    segmenter = Segmenter(
      lexicon: try self.arguments.lexicon(), method: method, granularity: granularity,
      personalNames: try self.arguments.personalNames(for: method))
    decoding = try InputDecoding(self.arguments, segmenter.lexicon)
    lineWriter = LineWriter(segmenter)
    if self.arguments.has("--consistent") { try requireDocuments() }
  }

  /// Throws an error if `--consistent` is combined with something that it does not support.
  ///
  /// `--consistent` cuts an unknown word in the same way in the whole document. Standard input is
  /// not supported, because its tokens are printed before the document is complete. Overlapping
  /// tokens are not supported. The option `--explain` is not supported, because it explains each
  /// place of the text separately.
  private func requireDocuments() throws(CommandError) {
    guard !arguments.inputs.contains("-") else {
      throw usageError(
        "--consistent needs the whole document, and standard input is a stream, printed as it comes;"
          + " save it to a file, and name that")
    }
    guard segmenter.granularity.tiles else {
      throw usageError(
        "--consistent is for words and phrases; words overlap at --granularity "
          + segmenter.granularity.rawValue)
    }
    guard !arguments.has("--explain") else {
      throw usageError(
        "--explain tells what decided in each place by itself; leave it or --consistent out")
    }
  }

  func run(to output: inout Output) async -> Int32 {
    var code: Int32 = 0
    var jobs = Jobs(jobs)
    for file in arguments.inputs {
      do {
        if arguments.has("--consistent") {
          try await segmentDocument(file, &jobs, to: &output)
        } else if arguments.has("--explain") {
          try await explain(file, &jobs, to: &output)
        } else if arguments.has("--tags") || arguments.has("--json") && segmenter.method.hasTags {
          try await tag(file, &jobs, to: &output)
        } else {
          try await segment(file, &jobs, to: &output)
        }
      } catch {
        printError("fenci: \(error)")
        code = 1
      }
    }
    await jobs.finish(to: &output)
    return code
  }

  /// Segments a file block by block. Several blocks may be segmented at the same time.
  ///
  /// A block that ends with a line break is independent of the next block, because tokens do not
  /// cross line breaks. This is different if a word of the dictionary contains a line break. Then,
  /// or with only one job, all blocks are segmented one after the other.
  private func segment(
    _ file: String, _ jobs: inout Jobs, to output: inout Output
  ) async throws(FenciError) {
    let isDivided = jobs.count > 1 && segmenter.lexicon.lineBreaksSeparate
    var input = try Input(
      file, division: isDivided ? .lines : .bytes, blockSize: 1 << 19, decoding)
    var offset = 0
    var segmentation = segmentation(of: file, from: offset)
    var start = Jobs.Start.free
    var problem: FenciError?
    while problem == nil {
      let current = segmentation
      do {
        guard let block = try input.nextBlock() else { break }
        offset += block.count
        if isDivided, block.last == 0x0A {
          await jobs.add(start, to: &output) { current.append(last: block) }
          segmentation = self.segmentation(of: file, from: offset)
          start = .free
        } else {
          await jobs.add(start, to: &output) { current.append(block) }
          start = .afterLast
        }
      } catch {
        problem = error
      }
    }
    if start == .afterLast {
      let last = segmentation
      await jobs.add(start, to: &output) { last.finish() }
    }
    if let problem { throw problem }
  }

  /// Segments a file as one document for `--consistent`.
  ///
  /// An unknown word, which the dictionary does not contain, is cut in the same way everywhere in
  /// the document.
  private func segmentDocument(
    _ file: String, _ jobs: inout Jobs, to output: inout Output
  ) async throws(FenciError) {
    let (segmenter, name, writer) = (segmenter, name(of: file), lineWriter)
    let (isJSON, hasTags) = (arguments.has("--json"), arguments.has("--tags"))
    var input = try Input(file, division: .whole, blockSize: 1 << 18, decoding)
    guard let document = try input.nextBlock() else { return }
    await jobs.add(.free, to: &output) {
      var output: [UInt8] = []
      let tokens = segmenter.consistentTokens(in: document)
      if isJSON {
        let writer = ObjectWriter(file: name, offset: 0)
        writer.write(tokens, segmenter.tags(of: tokens), to: &output)
      } else if hasTags {
        let writer = TagWriter(blanks: WordBlanks(segmenter.lexicon))
        writer.write(tokens, segmenter.tags(of: tokens), to: &output)
      } else {
        var writer = writer
        writer.write(whole: tokens, to: &output)
      }
      return output
    }
  }

  /// Prints the reasons for the segmentation of a file. The file is processed in blocks of whole
  /// lines.
  private func explain(
    _ file: String, _ jobs: inout Jobs, to output: inout Output
  ) async throws(FenciError) {
    let (segmenter, name, isJSON) = (segmenter, name(of: file), arguments.has("--json"))
    if let name, !isJSON {
      await jobs.add(.free, to: &output) { FileName.bytes(of: "# \(name)\n") }
    }
    try await forEachBlock(of: file, 1 << 14, &jobs, to: &output) { block, offset in
      var output: [UInt8] = []
      let explanation = segmenter.explanation(of: block)
      if isJSON {
        let tags = segmenter.tags(of: explanation.tokens)
        ObjectWriter(file: name, offset: offset).write(explanation, tags, to: &output)
      } else {
        ExplanationWriter(offset: offset).write(explanation, to: &output)
      }
      return output
    }
  }

  /// Segments a file and prints the part-of-speech tag of each word.
  ///
  /// A tag depends on the whole line, so the file is processed in blocks of whole lines.
  private func tag(
    _ file: String, _ jobs: inout Jobs, to output: inout Output
  ) async throws(FenciError) {
    let (segmenter, name, isJSON) = (segmenter, name(of: file), arguments.has("--json"))
    let tagWriter = TagWriter(blanks: WordBlanks(segmenter.lexicon))
    try await forEachBlock(of: file, 1 << 16, &jobs, to: &output) { block, offset in
      var output: [UInt8] = []
      let tokens = segmenter.tokens(in: block)
      let tags = segmenter.tags(of: tokens)
      if isJSON {
        ObjectWriter(file: name, offset: offset).write(tokens, tags, to: &output)
      } else {
        tagWriter.write(tokens, tags, to: &output)
      }
      return output
    }
  }

  /// Processes a file in blocks of whole lines. Several blocks may be processed at the same time.
  ///
  /// If a word of the dictionary contains a line break, the whole file is one block.
  ///
  /// - Parameter work: returns the output for a block. The arguments are the block and its offset
  ///   in the file, in bytes.
  private func forEachBlock(
    of file: String, _ blockSize: Int, _ jobs: inout Jobs, to output: inout Output,
    _ work: @escaping @Sendable ([UInt8], Int) -> [UInt8]
  ) async throws(FenciError) {
    let isDivided = segmenter.lexicon.lineBreaksSeparate
    var input = try Input(
      file, division: isDivided ? .wholeLines : .whole, blockSize: blockSize, decoding)
    var offset = 0
    while let block = try input.nextBlock() {
      let start = offset
      await jobs.add(.free, to: &output) { work(block, start) }
      offset += block.count
    }
  }

  /// Returns the name of the file for the output, or nil if there is only one file.
  private func name(of file: String) -> String? { arguments.files.count > 1 ? file : nil }

  private func segmentation(of file: String, from offset: Int) -> Segmentation {
    guard arguments.has("--json") else {
      return Segmentation(segmenter, lineWriter)
    }
    return Segmentation(segmenter, ObjectWriter(file: name(of: file), offset: offset))
  }
}
