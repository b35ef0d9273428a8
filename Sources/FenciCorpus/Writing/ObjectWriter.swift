package import Fenci

/// Prints one JSON object per token, without whitespace.
package struct ObjectWriter: StreamWriter {
  /// The name of the file; nil if there is only one file.
  package let file: String?
  /// The offset of the text in the file, in bytes.
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

  /// Prints tokens with the tags of the dictionary.
  private func write(_ tokens: Tokens, to output: inout [UInt8]) {
    var json = JSONText()
    for token in tokens where !token.isWhiteSpace {
      begin(token, of: tokens, tag: tokens.tag(of: token), in: &json)
      json.raw("}\n")
    }
    output += json.bytes
  }

  /// Prints tokens with the given tags, one for each token.
  package func write(_ tokens: Tokens, _ tags: [String], to output: inout [UInt8]) {
    var json = JSONText()
    for (token, tag) in zip(tokens, tags) where !token.isWhiteSpace {
      begin(token, of: tokens, tag: tag, in: &json)
      json.raw("}\n")
    }
    output += json.bytes
  }

  /// Writes the object of a token up to the closing brace.
  package func begin(_ token: Token, of tokens: Tokens, tag: String, in json: inout JSONText) {
    json.raw("{")
    if let file {
      json.raw("\"file\":")
      json.string(file)
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
  /// Whether the token is whitespace or a line break, which output omits.
  package var isWhiteSpace: Bool { kind == .space || kind == .lineBreak }
}
