package import Fenci

/// Decodes one input to UTF-8. Sends the detected encoding and the number of invalid bytes to
/// `InputDecoding.notice`.
package struct InputDecoder {
  package enum State {
    /// The bytes collected so far for detecting the encoding.
    case sample([UInt8])
    case utf8
    case gb18030(GB18030Decoder, TextEncoding)
    case big5(Iconv)
    /// UTF-16; nil before the first bytes, which tell the byte order.
    case utf16(UTF16Decoder?)
  }

  private let name: String
  private let decoding: InputDecoding
  private var state: State
  /// Whether any bytes have been decoded.
  private var hasBegun = false

  /// The number of bytes that detection uses, counted from the first non-ASCII byte.
  private static let sampleSize = 1 << 16

  package init(_ name: String, _ state: State, _ decoding: InputDecoding) {
    (self.name, self.state, self.decoding) = (name, state, decoding)
  }

  /// How long characters are in the input; nil for UTF-8, and while the encoding is being detected.
  package var form: EncodedSource.Form? {
    switch state {
    case .sample, .utf8: nil
    case .gb18030(_, .gbk), .big5: .twoBytes
    case .gb18030: .gb18030
    case .utf16: .utf16
    }
  }

  /// Decodes the next bytes. Returns nothing while the encoding is being detected.
  ///
  /// All supported encodings contain ASCII, so leading ASCII is returned immediately.
  package mutating func decode(_ bytes: [UInt8]) throws(FenciError) -> [UInt8] {
    guard case .sample(var sample) = state else { return convert(bytes) }
    if !hasBegun, let utf16 = UTF16Decoder(detectedIn: bytes[...]), !bytes.isPlainUTF8 {
      state = .utf16(utf16)
      announce("utf-16")
      return convert(bytes)
    }
    hasBegun = true
    if sample.isEmpty, bytes.allSatisfy({ $0 < 0x80 }) { return bytes }
    sample += bytes
    state = .sample(sample)
    let start = sample.firstIndex { $0 >= 0x80 } ?? sample.count
    return sample.count - start < Self.sampleSize ? [] : try detect(sample)
  }

  /// Decodes the remaining bytes at the end of the input.
  package mutating func finish() throws(FenciError) -> [UInt8] {
    var text: [UInt8] = []
    if case .sample(let sample) = state { text = try detect(sample) }
    switch state {
    case .sample, .utf8: break
    case .gb18030(var decoder, let encoding):
      text += decoder.finish()
      report(encoding, decoder.replacementCount, decoder.firstReplacement)
    case .big5(let decoder):
      text += decoder.finish()
      report(.big5, decoder.replacementCount, decoder.firstReplacement)
    case .utf16(let decoder):
      guard var decoder else { break }
      text += decoder.finish()
      report("utf-16", decoder.replacementCount, decoder.firstReplacement)
    }
    return text
  }

  private mutating func convert(_ bytes: [UInt8]) -> [UInt8] {
    switch state {
    case .sample, .utf8: return bytes
    case .big5(let decoder): return decoder.decode(bytes)
    case .utf16(let known):
      var decoder = known ?? UTF16Decoder(detectedIn: bytes[...]) ?? UTF16Decoder(.littleEndian)
      let text = decoder.decode(bytes)
      state = .utf16(decoder)
      return text
    case .gb18030(var decoder, let encoding):
      let text = decoder.decode(bytes)
      state = .gb18030(decoder, encoding)
      return text
    }
  }

  /// Detects the encoding from the collected bytes, and decodes them.
  private mutating func detect(_ sample: [UInt8]) throws(FenciError) -> [UInt8] {
    let start = sample.firstIndex { $0 >= 0x80 } ?? sample.count
    let found = try decoding.detection(of: Array(sample[start...].prefix(Self.sampleSize)))
    if !decoding.isAsked, found.encoding != .utf8, found.confidence < Self.doubt {
      decoding.notice(
        "fenci: \(name): not valid UTF-8, perhaps \(found.encoding.rawValue) (confidence"
          + " \(hundredths(found.confidence))); read as it is: --encoding decides")
      state = .utf8
      return convert(sample)
    }
    announce(found.encoding.rawValue, found.confidence)
    state = try decoding.state(for: found.encoding, of: name)
    return convert(sample)
  }

  /// Below this confidence an encoding is doubtful. Unless a caller asked for detection, the bytes are
  /// then read as they are.
  private static let doubt = 0.75

  /// Names the encoding, and the option that decides if the detection is wrong.
  private func announce(_ encoding: String, _ confidence: Double = 1) {
    guard decoding.isAsked || encoding != TextEncoding.utf8.rawValue else { return }
    let advice = decoding.isAsked ? "" : "; --encoding decides"
    decoding.notice(
      "fenci: \(name): read as \(encoding) (confidence \(hundredths(confidence)))\(advice)")
  }

  private func report(_ encoding: TextEncoding, _ count: Int, _ first: Int?) {
    report(encoding.rawValue, count, first)
  }

  private func report(_ encoding: String, _ count: Int, _ first: Int?) {
    guard let first else { return }
    decoding.notice(
      "fenci: \(name): \(count) \(count == 1 ? "byte is" : "bytes are") not \(encoding), "
        + "the first at byte \(first); read as U+FFFD")
  }
}

extension [UInt8] {
  /// Whether the bytes are valid UTF-8 without zero bytes. A character that is cut off at the end
  /// does not count.
  fileprivate var isPlainUTF8: Bool {
    var end = count
    while end > 0, count - end < 3, self[end - 1] >= 0x80 { end -= 1 }
    return isValidUTF8(in: 0..<end) && !contains(0)
  }
}
