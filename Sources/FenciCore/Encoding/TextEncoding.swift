/// An encoding of Chinese text.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, the encoding that the library reads and writes.
  case utf8 = "utf-8"
  /// GBK, the encoding of older simplified text. A character takes one or two bytes.
  case gbk
  /// GB 18030, which covers all of Unicode and includes GBK and GB 2312.
  case gb18030
  /// Big5, the encoding of older traditional text.
  case big5
}
