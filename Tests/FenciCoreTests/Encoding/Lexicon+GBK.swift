@testable import FenciCore
import FenciTestSupport
import Testing

extension Lexicon {
  /// A lexicon with the standard table of GBK, compiled once; nil if that fails.
  static let gbk = try? withGBK()

  /// A lexicon with the standard table of GBK and one word.
  static func withGBK(
    _ change: (inout [UInt16]) -> Void = { _ in }
  ) throws -> Lexicon {
    var builder = Lexicon.Builder()
    try builder.insert("科技")
    builder.gbk = [UInt16](repeating: 0, count: GBKTable.elementCount)
    for (code, scalar, isOfBig5) in NaiveGB18030.standard.twoBytes {
      let cell = try #require(GBKTable.cell(of: code))
      builder.gbk[cell] = scalar
      if isOfBig5 { builder.gbk[GBKTable.cellCount + cell / 16] |= 1 << UInt16(cell % 16) }
    }
    change(&builder.gbk)
    return try Lexicon(bytes: builder.compile())
  }
}
