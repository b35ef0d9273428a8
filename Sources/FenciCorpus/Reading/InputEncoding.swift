package import Fenci

/// The values of `--encoding`.
package enum InputEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case gbk, gb18030, big5
  /// UTF-16 with a byte-order mark, or in the byte order that its characters suggest.
  case utf16 = "utf-16"
  /// The encoding is detected for each input.
  case auto
}

/// The decoding of input to UTF-8: an encoding, and the lexicon that contains the GBK table.
package struct InputDecoding: Sendable {
  package let encoding: InputEncoding
  /// Whether a caller asked for detection. Then UTF-8 is announced, too.
  let isAsked: Bool
  private let lexicon: Lexicon
  /// Receives messages about the input.
  package private(set) var notice: @Sendable (String) -> Void

  /// - Parameters:
  ///   - encoding: nil if nobody asked for one. Then it is detected, and UTF-8 is not announced.
  ///   - notice: receives messages about the input, such as the detected encoding.
  /// - Throws: `FenciError` if the encoding is not supported here.
  package init(
    _ encoding: InputEncoding?, _ lexicon: Lexicon, notice: @escaping @Sendable (String) -> Void
  ) throws(FenciError) {
    self.encoding = encoding ?? .auto
    isAsked = encoding != nil
    self.lexicon = lexicon
    self.notice = notice
    switch self.encoding {
    case .utf8, .utf16: break
    case .auto where encoding == nil: break
    case .gbk, .gb18030, .auto: _ = try GB18030Decoder(lexicon: lexicon, form: .gbk)
    case .big5: _ = try big5(of: "--encoding big5")
    }
  }

  /// The same decoding without messages, for input that is read a second time with messages.
  package var inSilence: InputDecoding {
    var decoding = self
    decoding.notice = { _ in }
    return decoding
  }

  /// A decoder for an input, whose name appears in messages; nil if its bytes are used unchanged.
  package func decoder(of name: String) throws(FenciError) -> InputDecoder? {
    switch encoding {
    case .utf8: nil
    case .auto: InputDecoder(name, .sample([]), self)
    case .utf16: InputDecoder(name, .utf16(nil), self)
    case .gbk: InputDecoder(name, try state(for: .gbk, of: name), self)
    case .gb18030: InputDecoder(name, try state(for: .gb18030, of: name), self)
    case .big5: InputDecoder(name, try state(for: .big5, of: name), self)
    }
  }

  package func state(
    for encoding: TextEncoding, of name: String
  ) throws(FenciError) -> InputDecoder.State {
    switch encoding {
    case .utf8: .utf8
    case .gbk: .gb18030(try GB18030Decoder(lexicon: lexicon, form: .gbk), .gbk)
    case .gb18030: .gb18030(try GB18030Decoder(lexicon: lexicon), .gb18030)
    case .big5: .big5(try big5(of: name))
    }
  }

  /// Detects the encoding of bytes. A lexicon without the table of GBK can only tell UTF-8; then
  /// other bytes are taken as they are, unless a caller asked for detection.
  package func detection(of bytes: [UInt8]) throws(FenciError) -> TextEncoding.Detection {
    do {
      return try TextEncoding.detected(in: bytes, lexicon: lexicon)
    } catch {
      if isAsked { throw error }
      return TextEncoding.Detection(encoding: .utf8, confidence: 1)
    }
  }

  private func big5(of name: String) throws(FenciError) -> Iconv {
    guard let iconv = Iconv() else {
      let reason = "Big5 is read by the system's iconv, which is not there or does not know it"
      throw .unreadable(path: name, reason: reason)
    }
    return iconv
  }
}

/// Reads a whole file as UTF-8; `-` is standard input. A file that is not text is refused.
package func readDocument(
  _ path: String, _ decoding: InputDecoding?
) throws(FenciError) -> [UInt8] {
  try SourceText(path: path, decoding).bytes
}
