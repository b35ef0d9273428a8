/// A kind of file that is not text, recognized by its first bytes.
///
/// A reader of documents refuses such a file: its bytes would otherwise be counted as words.
package struct BinaryContent: Sendable {
  /// A description for messages: `a PDF file`.
  package let name: String
  /// The advice that follows it: how to get the text of such a file.
  package let advice: String

  /// The number of bytes that are needed to recognize a file.
  package static let sampleSize = 1 << 12
  private static let leastControls = 16

  /// The kind of a file; nil if the file may be text.
  ///
  /// A file without a known signature is binary if more than one byte in twenty is a control
  /// character that text does not contain, and there are at least 16 of these. UTF-16 is text: it contains zero bytes in pairs with
  /// ASCII characters.
  ///
  /// - Parameter bytes: the beginning of the file.
  package init?(_ bytes: ArraySlice<UInt8>) {
    let sample = bytes.prefix(Self.sampleSize)
    for kind in Self.kinds where sample.starts(with: kind.signature) {
      self.init(name: kind.name, advice: kind.advice)
      return
    }
    // RIFF and ISO media files have their kind after a length.
    if sample.starts(with: Array("RIFF".utf8)), sample.dropFirst(8).starts(with: Array("WEBP".utf8))
    {
      self.init(name: "a WebP image", advice: Self.other)
      return
    }
    if sample.dropFirst(4).starts(with: Array("ftyp".utf8)) {
      self.init(name: "a media file", advice: Self.other)
      return
    }
    guard UTF16Decoder(detectedIn: sample) == nil else { return nil }
    let controls = sample.count { $0 < 0x09 || 0x0E...0x1A ~= $0 || 0x1C...0x1F ~= $0 }
    guard controls >= Self.leastControls, controls * 20 > sample.count else { return nil }
    self.init(name: "a binary file", advice: Self.other)
  }

  private init(name: String, advice: String) { (self.name, self.advice) = (name, advice) }

  /// The reason why a reader of documents refuses a file of this kind.
  package var refusal: String { "is \(name), not text; \(advice)" }

  private static let other = "leave it out"
  private static let archive = "unpack it, and convert documents to text first"

  private static let kinds: [(signature: [UInt8], name: String, advice: String)] = [
    (Array("%PDF-".utf8), "a PDF file", "pdftotext makes text of it"),
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive, such as .docx, .xlsx and .epub files are", archive),
    ([0x50, 0x4B, 0x05, 0x06], "an empty zip archive", other),
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
      "a Microsoft Office file (.doc, .xls, .ppt)",
      "save it as text first"
    ),
    (Array("{\\rtf".utf8), "an RTF file", "save it as text first"),
    (Array("SQLite format 3\0".utf8), "an SQLite database", "export its text first"),
    ([0x1F, 0x8B], "a gzip file", "gunzip unpacks it"),
    (Array("BZh".utf8), "a bzip2 file", "bunzip2 unpacks it"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz file", "unxz unpacks it"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstd file", "unzstd unpacks it"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", archive),
    (Array("Rar!\u{1A}".utf8), "a RAR archive", archive),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG image", other),
    ([0xFF, 0xD8, 0xFF], "a JPEG image", other),
    (Array("GIF8".utf8), "a GIF image", other),
    ([0x49, 0x49, 0x2A, 0x00], "a TIFF image", other),
    ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF image", other),
    ([0x7F, 0x45, 0x4C, 0x46], "a program", other),
    ([0xCF, 0xFA, 0xED, 0xFE], "a program", other),
    (Array("FENCILEX".utf8), "a compiled dictionary", other),
    (Array("FENCIMDL".utf8), "a segmentation model", other),
  ]
}
