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

  /// Decodes the next bytes. Returns nothing while the encoding is being detected.
  ///
  /// All supported encodings contain ASCII, so leading ASCII is returned immediately.
  package mutating func decode(_ bytes: [UInt8]) throws(FenciError) -> [UInt8] {
    guard case .sample(var sample) = state else { return convert(bytes) }
    if !hasBegun { try refuseUTF16(bytes) }
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
    }
    return text
  }

  private mutating func convert(_ bytes: [UInt8]) -> [UInt8] {
    switch state {
    case .sample, .utf8: return bytes
    case .big5(let decoder): return decoder.decode(bytes)
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
    let confidence = hundredths(found.confidence)
    decoding.notice("fenci: \(name): read as \(found.encoding.rawValue) (confidence \(confidence))")
    state = try decoding.state(for: found.encoding, of: name)
    return convert(sample)
  }

  private func refuseUTF16(_ bytes: [UInt8]) throws(FenciError) {
    guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return }
    throw .unreadable(
      path: name, reason: "is UTF-16; iconv -f UTF-16 -t UTF-8 converts it")
  }

  private func report(_ encoding: TextEncoding, _ count: Int, _ first: Int?) {
    guard let first else { return }
    decoding.notice(
      "fenci: \(name): \(count) \(count == 1 ? "byte is" : "bytes are") not \(encoding.rawValue), "
        + "the first at byte \(first); read as U+FFFD")
  }
}
