package import FenciCore

/// A small dictionary with something of everything: folds, readings, tags, stop words, document
/// frequencies, phrases, and words that rules meet.
package enum SampleLexicon {
  package static func builder() throws -> Lexicon.Builder {
    var builder = Lexicon.Builder()
    insertFolds(&builder)
    try insertReadings(&builder)
    for (word, count, tag) in words { try builder.insert(word, count: count, tag: tag) }
    for phrase in phrases { try builder.insert(phrase, count: 3, tag: "n", layer: .phrases) }
    for word in ["的", "和", "了"] { try builder.insertStopWord(word) }
    return builder
  }

  package static func lexicon() throws -> Lexicon { try Lexicon(bytes: builder().compile()) }

  /// Letter case, full width, some traditional characters and accents, as the standard tables have.
  package static func insertFolds(_ builder: inout Lexicon.Builder) {
    for scalar in "abcdefghijklmnopqrstuvwxyz0123456789+%&@_-./~*=#$".unicodeScalars {
      builder.fold(fullWidth(scalar), to: scalar)
    }
    for scalar in "ABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars {
      let lower = Unicode.Scalar(UInt8(scalar.value + 0x20))
      builder.fold(scalar, to: lower)
      builder.fold(fullWidth(scalar), to: lower)
    }
    for (from, to) in variants { builder.fold(from, to: to) }
  }

  package static func insertReadings(_ builder: inout Lexicon.Builder) throws {
    for (character, readings) in readings {
      try builder.insertReadings(readings.split(separator: " "), of: character)
    }
  }

  /// U+FF01...U+FF5E repeat U+0021...U+007E.
  package static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
  }

  package static let variants: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("創", "创"), ("設", "设"), ("開", "开"), ("會", "会"), ("書", "书"), ("總", "总"), ("萬", "万"),
    ("億", "亿"), ("國", "国"), ("é", "e"), ("É", "e"), ("ü", "u"),
  ]

  static let readings: [(Unicode.Scalar, String)] = [
    ("創", "chuàng chuāng"), ("创", "chuàng chuāng"), ("新", "xīn"), ("書", "shū"), ("开", "kāi"),
    ("開", "kāi"), ("會", "huì kuài"), ("会", "huì kuài"), ("型", "xíng"), ("设", "shè"), ("設", "shè"),
    ("重", "zhòng chóng"), ("女", "nǚ"), ("量", "liàng liáng"), ("庆", "qìng"), ("更", "gèng gēng"),
  ]

  static let words: [(String, Int, String)] = [
    ("创新", 900, "vn"), ("创新型", 80, "n"), ("型", 40, "k"), ("城市", 800, "n"), ("城", 60, "n"),
    ("市", 90, "n"), ("建设", 700, "vn"), ("设", 20, "v"), ("开会", 100, "v"), ("书", 90, "n"),
    ("中国", 2000, "ns"), ("人民", 900, "n"), ("中国人", 300, "n"), ("国人", 30, "n"), ("民", 30, "n"),
    ("的", 9000, "uj"), ("和", 5000, "c"), ("了", 4000, "ul"), ("年", 500, "q"), ("月", 200, "q"),
    ("日", 200, "q"), ("个", 600, "q"), ("公里", 50, "q"), ("重庆", 300, "ns"), ("重", 30, "a"),
    ("5G", 100, "n"), ("A股", 60, "n"), ("C++", 5, "n"), ("股", 40, "n"), ("网络", 300, "n"),
    ("lic", 1, "n"), ("cafe", 5, "n"), ("一起", 80, "d"), ("一定", 90, "d"), ("多少", 40, "r"),
    ("技术", 600, "n"), ("发展", 800, "vn"), ("经济", 700, "n"), ("总书记", 90, "n"), ("女", 30, "n"),
    ("𠮷野家", 3, "nz"), ("𠮷", 2, "n"), ("Café", 2, "n"),
  ]

  package static let phrases = ["创新型城市", "城市建设", "中国人民", "5G网络", "创新型城市建设", "经济发展"]
}
