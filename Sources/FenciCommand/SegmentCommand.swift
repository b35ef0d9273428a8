import Fenci

/// `fenci segment`: words or phrases, one line of text a line, or a JSON object a token.
struct SegmentCommand {
  private let arguments: Arguments
  private let segmenter: Segmenter

  init(_ arguments: ArraySlice<String>) throws(CommandError) {
    self.arguments = try Arguments(
      arguments, command: "segment", flags: ["--json", "--strict"],
      options: ["--method", "--granularity", "--dictionary", "--user-words"])
    segmenter = Segmenter(
      lexicon: try self.arguments.lexicon(),
      method: try self.arguments.choice("--method", default: Segmenter.Method.bidirectional),
      granularity: try self.arguments.choice("--granularity", default: Segmenter.Granularity.words))
  }

  func run(to output: inout Output) throws(CommandError) -> Int32 {
    forEachInput(arguments.files) { file, bytes in
      let tokens = segmenter.tokens(in: bytes)
      if arguments.has("--json") {
        writeObjects(tokens, file: arguments.files.count > 1 ? file : nil, to: &output)
      } else {
        writeLines(tokens, to: &output)
      }
    }
  }

  /// One line a line of text: tokens separated by one space, white space left out.
  private func writeLines(_ tokens: Tokens, to output: inout Output) {
    var isFirst = true
    var endsWithBreak = true
    for token in tokens {
      endsWithBreak = token.kind == .lineBreak
      if endsWithBreak {
        output.write(byte: 0x0A)
        isFirst = true
      } else if token.kind != .space {
        if !isFirst { output.write(byte: 0x20) }
        isFirst = false
        let text = tokens.source[token.range]
        if token.kind != .invalid, text.mayHoldWhiteSpace {
          let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
          var kept = String.UnicodeScalarView()
          kept.append(contentsOf: scalars.filter { !$0.properties.isWhitespace })
          output.write(String(kept))
        } else {
          output.write(text)
        }
      }
    }
    if !endsWithBreak { output.write(byte: 0x0A) }
  }

  private func writeObjects(_ tokens: Tokens, file: String?, to output: inout Output) {
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
      json.raw(",\"start\":\(token.start),\"end\":\(token.end),")
      json.name("tag")
      json.string(tokens.tag(of: token))
      json.raw("}\n")
      output.write(json.text)
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes of a token may be those of white space inside it: ASCII's, or the lead and
  /// second byte of another.
  fileprivate var mayHoldWhiteSpace: Bool {
    var previous: UInt8 = 0
    for byte in self {
      switch (previous, byte) {
      case (_, 0x09...0x0D), (_, 0x20), (0xC2, 0x85), (0xC2, 0xA0), (0xE1, 0x9A), (0xE2, 0x80),
        (0xE2, 0x81):
        return true
      default: previous = byte
      }
    }
    return count > 3 && contains(0xE3)
  }
}
