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
        var lines = SegmentedFile(file, notice: printError)
        try lines.forEachSentence { trainer.insert($0) }
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
