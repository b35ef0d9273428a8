package import Fenci

/// Prints one JSON object for each token. Tokens of whitespace are omitted.
package struct ObjectWriter: StreamWriter {
  /// The name of the file, which each object contains. It is nil if there is only one file.
  package let file: String?
  /// The offset of the text in the file, in bytes. It is added to the offsets of the tokens.
  package let offset: Int

  package init(file: String?, offset: Int) {
    self.file = file
    self.offset = offset
  }

  package func write(
    _ bytes: [UInt8], through stream: inout Segmenter.Stream, to output: inout [UInt8]
  ) {
    stream.append(bytes) { write($0, to: &output) }
  }

  package func finish(_ stream: inout Segmenter.Stream, to output: inout [UInt8]) {
    stream.finish { write($0, to: &output) }
  }

  /// Prints tokens with the part-of-speech tags that the dictionary gives them.
  private func write(_ tokens: Tokens, to output: inout [UInt8]) {
    var json = JSONText()
    for token in tokens where !token.isWhiteSpace {
      begin(token, of: tokens, tag: tokens.tag(of: token), in: &json)
      json.raw("}\n")
    }
    output += json.bytes
  }

  /// Prints tokens with given part-of-speech tags.
  ///
  /// - Parameter tags: one tag for each token.
  package func write(_ tokens: Tokens, _ tags: [String], to output: inout [UInt8]) {
    var json = JSONText()
    for (token, tag) in zip(tokens, tags) where !token.isWhiteSpace {
      begin(token, of: tokens, tag: tag, in: &json)
      json.raw("}\n")
    }
    output += json.bytes
  }

  /// Writes the JSON object of a token without its closing brace, so that the caller can add
  /// members.
  package func begin(_ token: Token, of tokens: Tokens, tag: String, in json: inout JSONText) {
    json.raw("{")
    if let file {
      json.raw("\"file\":")
      json.fileName(file)
      json.raw(",")
    }
    json.raw("\"text\":")
    if token.kind == .invalid {
      json.string(tokens.surface(of: token))
    } else {
      let start = token.start - tokens.sourceOffset
      json.string(utf8: tokens.source[start..<start + token.end - token.start])
    }
    json.raw(",\"word\":")
    json.string(tokens.normalizedForm(of: token))
    json.raw(",\"start\":\(offset + token.start),\"end\":\(offset + token.end),\"tag\":")
    json.string(tag)
  }
}

extension Token {
  /// Whether the token is whitespace or a line break. Such tokens are omitted from the output.
  package var isWhiteSpace: Bool { kind == .space || kind == .lineBreak }
}
