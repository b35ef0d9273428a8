/// An encoding that Chinese text comes in.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, which all of the library reads and answers in.
  case utf8 = "utf-8"
  /// GBK, in one and two bytes: the encoding of older simplified text.
  case gbk
  /// GB 18030, which has all of Unicode, and GBK and GB 2312 within.
  case gb18030
  /// Big5, the encoding of older traditional text.
  case big5
}
