import Fenci
import FenciCorpus

extension InputDecoding {
  /// Creates the decoding of the input for the encoding that `--encoding` names. The default is
  /// UTF-8.
  ///
  /// - Throws: `CommandError.input` if this system or the lexicon does not support the encoding.
  init(_ arguments: Arguments, _ lexicon: Lexicon) throws(CommandError) {
    let encoding = try arguments.choice("--encoding", default: InputEncoding.utf8)
    do {
      try self.init(encoding, lexicon, notice: printError)
    } catch {
      throw .input("\(error)")
    }
  }
}
