#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(iconv)
  import Darwin
  import iconv
#elseif canImport(Darwin.POSIX.iconv)
  import Darwin
#endif

/// The characters of GBK as the system's `iconv` has them: damage is simulated by another table than the
/// one that repair reads.
package enum SystemGBK {
  /// Characters by code; empty where there is no `iconv`, or one that does not know GB 18030.
  package static let characters: [UInt16: Character] = {
    var characters: [UInt16: Character] = [:]
    #if canImport(Glibc) || canImport(Musl) || canImport(iconv) || canImport(Darwin.POSIX.iconv)
      let descriptor = unsafe iconv_open("UTF-8", "GB18030")
      guard Int(bitPattern: descriptor) != -1 else { return [:] }
      defer { unsafe iconv_close(descriptor) }
      for lead in UInt8(0x81)...0xFE {
        for trail in UInt8(0x40)...0xFE where trail != 0x7F {
          var (input, output) = ([lead, trail], [UInt8](repeating: 0, count: 8))
          let count = unsafe convert(&input, &output, descriptor)
          let text = String(decoding: output.prefix(count), as: UTF8.self)
          if text.unicodeScalars.count == 1, let character = text.first {
            characters[UInt16(lead) << 8 | UInt16(trail)] = character
          }
        }
      }
    #endif
    return characters
  }()

  package static var isThere: Bool { !characters.isEmpty }

  #if canImport(Glibc) || canImport(Musl) || canImport(iconv) || canImport(Darwin.POSIX.iconv)
    /// Converts some bytes: how many were written, none if they are no text.
    @unsafe private static func convert(
      _ input: inout [UInt8], _ output: inout [UInt8], _ descriptor: iconv_t?
    ) -> Int {
      unsafe input.withUnsafeMutableBytes { source in
        unsafe output.withUnsafeMutableBytes { target in
          var from = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
          var to = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var (left, room) = (source.count, target.count)
          return unsafe iconv(descriptor, &from, &left, &to, &room) == -1 ? 0 : target.count - room
        }
      }
    }
  #endif
}
