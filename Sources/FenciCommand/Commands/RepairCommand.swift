import Fenci
import FenciCorpus

/// `fenci repair`: prints damaged text in its repaired form. With `--report` it prints the repairs.
struct RepairCommand {
  private let arguments: Arguments
  private let repair: TextRepair
  private let decoding: InputDecoding

  init(_ arguments: ArraySlice<String>) throws(CommandError) {
    self.arguments = try Arguments(
      arguments, command: "repair", flags: ["--report"], options: ["--dictionary", "--encoding"])
    repair = TextRepair(lexicon: try self.arguments.lexicon())
    decoding = try InputDecoding(self.arguments, repair.lexicon)
  }

  func run(to output: inout Output) -> Int32 {
    var code: Int32 = 0
    for file in arguments.inputs {
      do throws(FenciError) {
        let bytes = try readDocument(file, decoding)
        let repaired = repair.repaired(bytes)
        if arguments.has("--report") {
          for edit in repaired.edits { output.write(line(edit, repaired, file)) }
        } else {
          output.write(repaired.bytes)
        }
      } catch {
        printError("fenci: \(error)")
        code = 1
      }
    }
    return code
  }

  /// Returns one edit, which is a repair of a piece of the text, as a line of JSON.
  private func line(_ edit: RepairedText.Edit, _ text: RepairedText, _ file: String) -> [UInt8] {
    var json = JSONText()
    json.raw("{")
    if arguments.files.count > 1 {
      json.name("file")
      json.fileName(file)
      json.raw(",")
    }
    json.name("kind")
    json.string(edit.kind.rawValue)
    json.raw(",\"range\":[\(edit.utf8Range.lowerBound),\(edit.utf8Range.upperBound)],")
    json.name("original")
    json.string(String(decoding: text.source[edit.utf8Range], as: UTF8.self))
    json.raw(",")
    json.name("replacement")
    json.string(edit.replacement)
    json.raw(",\"confidence\":\(rounded(edit.confidence))}\n")
    return json.bytes
  }
}
