import Fenci

/// `fenci lexicon`: compiles a dictionary from tables, and inspects or verifies compiled
/// dictionaries.
enum LexiconCommand {
  static func run(
    _ arguments: ArraySlice<String>, to output: inout Output
  ) throws(CommandError) -> Int32 {
    switch arguments.first {
    case "compile": return try compile(arguments.dropFirst(), to: &output)
    case "inspect": return try inspect(arguments.dropFirst(), to: &output)
    case "verify": return try verify(arguments.dropFirst(), to: &output)
    case "--help", "-h": throw .help("lexicon")
    case nil:
      throw usageError("lexicon needs compile, inspect or verify; see fenci lexicon --help")
    case let name?: throw usageError("unknown command “lexicon \(name)”; see fenci lexicon --help")
    }
  }

  private static func compile(
    _ arguments: ArraySlice<String>, to output: inout Output
  ) throws(CommandError) -> Int32 {
    let arguments = try Arguments(
      arguments, command: "lexicon", flags: [], options: ["--output", "-o"])
    guard arguments.files.count == 1, let folder = arguments.files.first else {
      throw usageError("lexicon compile takes one folder of tables; see fenci lexicon --help")
    }
    guard let path = arguments.value(of: "-o") ?? arguments.value(of: "--output") else {
      throw usageError("lexicon compile needs -o FILE, the image to write")
    }
    let destination = try Destination(path)
    let image: [UInt8]
    do {
      image = try Lexicon.Builder(tablesIn: folder).compile()
    } catch {
      throw .input("\(error)")
    }
    try destination.write(image, to: &output)
    return 0
  }

  private static func inspect(
    _ arguments: ArraySlice<String>, to output: inout Output
  ) throws(CommandError) -> Int32 {
    let arguments = try Arguments(
      arguments, command: "lexicon", flags: ["--entries"], options: ["--dictionary"])
    let lexicon = try arguments.lexicon()
    if arguments.has("--entries") {
      output.write("word\tlayer\tcost\ttag\tdocuments\tstands for\n")
      for entry in lexicon.entries() { output.write(row(entry)) }
    } else if arguments.files.isEmpty {
      output.write("words\t\(lexicon.wordCount)\nphrases\t\(lexicon.phraseCount)\n")
      output.write("documents\t\(lexicon.documentCount)\nbytes\t\(lexicon.byteCount)\n")
      for section in lexicon.sectionSizes {
        output.write("section \(section.name)\t\(section.byteCount)\n")
      }
    }
    var code: Int32 = 0
    for word in arguments.files {
      if let entry = lexicon.entry(for: word) {
        output.write(row(entry))
      } else {
        printError("fenci: “\(word)” is not in the dictionary")
        code = 1
      }
    }
    return code
  }

  private static func row(_ entry: Lexicon.Entry) -> String {
    let layers = [
      entry.isWord ? "word" : nil, entry.isPhrase ? "phrase" : nil, entry.isStopWord ? "stop" : nil,
    ]
    let layer = layers.compactMap(\.self).joined(separator: "+")
    let terms = entry.standsFor.joined(separator: " ")
    return "\(entry.word)\t\(layer)\t\(entry.cost)\t\(entry.tag)\t\(entry.documents)\t\(terms)\n"
  }

  private static func verify(
    _ arguments: ArraySlice<String>, to output: inout Output
  ) throws(CommandError) -> Int32 {
    let arguments = try Arguments(arguments, command: "lexicon", flags: [], options: [])
    guard !arguments.files.isEmpty else { throw usageError("lexicon verify needs an image file") }
    var code: Int32 = 0
    for path in arguments.files {
      do {
        let lexicon = try openLexicon(path)
        output.write("\(path): valid, \(lexicon.wordCount) words, \(lexicon.phraseCount) phrases\n")
      } catch .input(let message) {
        printError("fenci: \(message)")
        code = 1
      }
    }
    return code
  }
}
