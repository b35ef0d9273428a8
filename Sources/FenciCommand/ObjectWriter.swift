import Fenci

/// Prints one JSON object a token, white space left out.
struct ObjectWriter: TokenWriter {
  /// The file's name, if there are several.
  let file: String?
  /// Where the text of the tokens begins in the file.
  let offset: Int

  func finish(to output: inout [UInt8]) {}

  func write(_ tokens: Tokens, to output: inout [UInt8]) {
    for token in tokens where token.kind != .space && token.kind != .lineBreak {
      var json = JSONText()
      json.raw("{")
      if let file {
        json.name("file")
        json.string(file)
        json.raw(",")
      }
      json.name("text")
      json.string(tokens.text(of: token))
      json.raw(",")
      json.name("word")
      json.string(tokens.word(of: token))
      json.raw(",\"start\":\(offset + token.start),\"end\":\(offset + token.end),")
      json.name("tag")
      json.string(tokens.tag(of: token))
      json.raw("}\n")
      output += json.text.utf8
    }
  }
}
