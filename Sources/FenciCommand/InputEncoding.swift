import Fenci

/// What `--encoding` names.
enum InputEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case gbk, gb18030, big5, auto
}

/// How input becomes UTF-8: an encoding, and the lexicon that has its table.
struct InputDecoding: Sendable {
  let encoding: InputEncoding
  private let lexicon: Lexicon
  /// Gets what is to be said of the input.
  private(set) var notice: @Sendable (String) -> Void = printError

  /// The encoding that the arguments name; an error if it cannot be read here.
  init(_ arguments: Arguments, _ lexicon: Lexicon) throws(CommandError) {
    encoding = try arguments.choice("--encoding", default: .utf8)
    self.lexicon = lexicon
    do {
      switch encoding {
      case .utf8: break
      case .gbk, .gb18030, .auto: _ = try GB18030Decoder(lexicon: lexicon, form: .gbk)
      case .big5: _ = try big5(of: "--encoding big5")
      }
    } catch {
      throw .input("\(error)")
    }
  }

  /// The same for input that is read again, and of which all is said then.
  var inSilence: InputDecoding {
    var decoding = self
    decoding.notice = { _ in }
    return decoding
  }

  /// A decoder of the input with a name; nil if its bytes are taken as they are.
  func decoder(of name: String) throws(FenciError) -> InputDecoder? {
    switch encoding {
    case .utf8: nil
    case .auto: InputDecoder(name, .sample([]), self)
    case .gbk: InputDecoder(name, try state(for: .gbk, of: name), self)
    case .gb18030: InputDecoder(name, try state(for: .gb18030, of: name), self)
    case .big5: InputDecoder(name, try state(for: .big5, of: name), self)
    }
  }

  func state(
    for encoding: TextEncoding, of name: String
  ) throws(FenciError) -> InputDecoder.State {
    switch encoding {
    case .utf8: .utf8
    case .gbk: .gb18030(try GB18030Decoder(lexicon: lexicon, form: .gbk), .gbk)
    case .gb18030: .gb18030(try GB18030Decoder(lexicon: lexicon), .gb18030)
    case .big5: .big5(try big5(of: name))
    }
  }

  func detection(of bytes: [UInt8]) throws(FenciError) -> TextEncoding.Detection {
    try TextEncoding.detected(in: bytes, lexicon: lexicon)
  }

  private func big5(of name: String) throws(FenciError) -> Iconv {
    guard let iconv = Iconv() else {
      let reason = "Big5 is read by the system's iconv, which is not there or does not know it"
      throw .unreadable(path: name, reason: reason)
    }
    return iconv
  }
}

/// Reads a document, a file or standard input, as UTF-8.
func readDocument(_ path: String, _ decoding: InputDecoding) throws(FenciError) -> [UInt8] {
  if decoding.encoding == .utf8 { return try path == "-" ? readStandardInput() : readFile(path) }
  var input = try Input(path, division: .whole, blockSize: 1 << 16, decoding)
  return try input.nextBlock() ?? []
}
