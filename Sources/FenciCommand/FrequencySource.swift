import Fenci
import FenciCore

/// A table of document frequencies in the order of its words, wherever it lies.
enum FrequencySource {
  case file(path: String, byteCount: Int)
  case run(SortedRun)
  case memory(DocumentFrequencies)

  /// A file that `train idf` or `train merge` wrote, or a table that is like it; `-` is standard input.
  /// Nothing of it stays in memory if it can be read twice and its words are in the order of their bytes.
  ///
  /// - Parameter note: is told how many bytes have been read.
  /// - Throws: what is wrong with its lines.
  init(_ path: String, _ note: @escaping (Int) -> Void) throws(CommandError) {
    if path != "-", let byteCount = CorpusFile.byteCount(of: path) {
      self = .file(path: path, byteCount: byteCount)
      if try isOrdered(note) { return }
    }
    self = .memory(try DocumentFrequencies(contentsOf: path))
  }

  /// The bytes that are to be read.
  var byteCount: Int {
    switch self {
    case .file(_, let byteCount): byteCount
    case .run(let run): run.byteCount
    case .memory: 0
    }
  }

  /// - Parameter note: is told how many bytes have been read.
  func reader(_ note: @escaping (Int) -> Void) throws(CommandError) -> FrequencyReader {
    do throws(FenciError) {
      switch self {
      case .memory(let frequencies): return FrequencyReader(frequencies)
      case .run(let run):
        let blocks = run.blocks
        return try FrequencyReader(name: "a temporary file") { () throws(FenciError) in
          let block = try blocks()
          note(block?.count ?? 0)
          return block
        }
      case .file(let path, _):
        let file = OpenTable(try Input(path, division: .wholeLines, blockSize: 1 << 18))
        return try FrequencyReader(name: path) { () throws(FenciError) in
          let block = try file.input.nextBlock()
          note(block?.count ?? 0)
          return block
        }
      }
    } catch {
      throw .input("\(error)")
    }
  }

  /// Whether each word comes behind the one before; finds what is wrong with any line.
  private func isOrdered(_ note: @escaping (Int) -> Void) throws(CommandError) -> Bool {
    var reader = try reader(note)
    var last: [UInt8] = []
    do throws(FenciError) {
      while try reader.next() {
        guard last.lexicographicallyPrecedes(reader.term) else { return false }
        last.removeAll(keepingCapacity: true)
        last += reader.term
      }
    } catch {
      throw .input("\(error)")
    }
    return true
  }
}

/// A file that is read on and on.
private final class OpenTable {
  var input: Input

  init(_ input: consuming Input) { self.input = input }
}
