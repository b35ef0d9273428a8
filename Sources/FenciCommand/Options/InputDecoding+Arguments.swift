import Fenci
import FenciCorpus

extension InputDecoding {
  /// The encoding that `--encoding` names. Without the option, input is used as it is.
  init(_ arguments: Arguments, _ lexicon: Lexicon) throws(CommandError) {
    let encoding = try arguments.choice("--encoding", default: InputEncoding.utf8)
    self = try Self.make(encoding, lexicon)
  }

  /// The encoding that `--encoding` names. Without the option, the encoding of each document is
  /// detected.
  init(ofDocuments arguments: Arguments, _ lexicon: Lexicon) throws(CommandError) {
    let isAsked = arguments.value(of: "--encoding") != nil
    let encoding = try arguments.choice("--encoding", default: InputEncoding.auto)
    self = try Self.make(isAsked ? encoding : nil, lexicon)
  }

  private static func make(
    _ encoding: InputEncoding?, _ lexicon: Lexicon
  ) throws(CommandError) -> InputDecoding {
    try reading { () throws(FenciError) in
      try InputDecoding(encoding, lexicon, notice: printError)
    }
  }
}
