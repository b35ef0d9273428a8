import Fenci
import FenciCorpus

extension InputDecoding {
  /// The decoding for `--encoding`.
  ///
  /// - Throws: `CommandError.input` if the encoding is not supported here.
  init(_ arguments: Arguments, _ lexicon: Lexicon) throws(CommandError) {
    let encoding = try arguments.choice("--encoding", default: InputEncoding.utf8)
    do {
      try self.init(encoding, lexicon, notice: printError)
    } catch {
      throw .input("\(error)")
    }
  }
}
