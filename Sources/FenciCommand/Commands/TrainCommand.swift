import Fenci
import FenciCorpus

/// `fenci train`: trains models for the trained segmentation method, and counts document
/// frequencies.
///
/// The document frequency of a word is the number of documents in which the word occurs.
enum TrainCommand {
  static func run(
    _ arguments: ArraySlice<String>, to output: inout Output
  ) async throws(CommandError) -> Int32 {
    switch arguments.first {
    case "idf": return try await FrequenciesCommand.count(arguments.dropFirst(), to: &output)
    case "merge": return try FrequenciesCommand.merge(arguments.dropFirst(), to: &output)
    case "model": return try model(arguments.dropFirst(), to: &output)
    case "--help", "-h": throw .help("train")
    case nil: throw usageError("train needs model, idf or merge; see fenci train --help")
    case let name?: throw usageError("unknown command “train \(name)”; see fenci train --help")
    }
  }

  private static func model(
    _ arguments: ArraySlice<String>, to output: inout Output
  ) throws(CommandError) -> Int32 {
    let arguments = try Arguments(
      arguments, command: "train", flags: ["--strict"],
      options: ["--output", "-o", "--dictionary", "--user-words", "--rounds", "--margin"])
    guard let path = arguments.value(of: "-o") ?? arguments.value(of: "--output") else {
      throw usageError("train model needs -o FILE, the model to write")
    }
    guard !arguments.files.isEmpty else {
      throw usageError("train model needs a file of segmented sentences; see fenci train --help")
    }
    let destination = try Destination(path)
    let rounds = try arguments.count(.rounds, default: SegmentationModel.Trainer.defaultRounds)
    let margin = try arguments.count(.margin, default: SegmentationModel.Trainer.defaultMargin)
    var trainer = SegmentationModel.Trainer(
      lexicon: try arguments.lexicon(), rounds: rounds, margin: margin)
    do {
      for file in arguments.files {
        try forEachLine(of: file) { line in trainer.insert(line) }
      }
      guard trainer.sentenceCount > 0 else {
        throw CommandError.input("no sentences to train from")
      }
      printError("fenci: \(trainer.sentenceCount) sentences")
      var progress = Progress()
      let image = trainer.compile { share in progress.report(share) }
      try destination.write(image, to: &output)
      printError("fenci: \(path): \(image.count) bytes")
    } catch let error as CommandError {
      throw error
    } catch {
      throw .input("\(error)")
    }
    return 0
  }
}

/// Calls `body` with each line of a file of segmented sentences, without the line break.
///
/// - Throws: `FenciError.invalidTable` if a line is not valid UTF-8. Training or evaluation with
///   such a line would be meaningless.
func forEachLine(of file: String, _ body: (ArraySlice<UInt8>) -> Void) throws(FenciError) {
  var input = try Input(file, division: .wholeLines, blockSize: 1 << 20)
  var number = 1
  while let block = try input.nextBlock() {
    for line in block.split(separator: 0x0A, omittingEmptySubsequences: false) {
      guard isValidUTF8(line) else {
        throw .invalidTable(
          file: file, line: number,
          problem: "not valid UTF-8; iconv -f GB18030 -t UTF-8 converts older Chinese text")
      }
      body(line)
      number += 1
    }
    // Each block ends with a line break. Therefore `split` returns an additional empty slice at the
    // end, which is not a line of the file and must not be counted.
    number -= 1
  }
}

private func isValidUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
  var (decoder, bytes) = (UTF8(), bytes.makeIterator())
  while true {
    switch decoder.decode(&bytes) {
    case .scalarValue: continue
    case .emptyInput: return true
    case .error: return false
    }
  }
}
