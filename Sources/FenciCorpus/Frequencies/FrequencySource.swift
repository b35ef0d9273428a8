import Fenci
package import FenciCore

/// A table of document frequencies in a file, in a temporary file or in memory, sorted by term.
package enum FrequencySource {
  case file(path: String, byteCount: Int)
  case run(SortedRun)
  case memory(DocumentFrequencies)

  /// Opens a file in the format of `train idf` and `train merge`; `-` is standard input.
  ///
  /// The table stays on disk if it can be read twice and its terms are in byte order. Otherwise it
  /// is loaded into memory.
  ///
  /// - Parameter note: called with the number of bytes of each block that is read.
  /// - Throws: `FenciError` with the first problem found in a line.
  package init(_ path: String, _ note: @escaping (Int) -> Void) throws(FenciError) {
    if path != "-", let byteCount = CorpusFile.byteCount(of: path) {
      self = .file(path: path, byteCount: byteCount)
      if try isOrdered(note) { return }
    }
    self = .memory(try DocumentFrequencies(contentsOf: path))
  }

  /// The number of bytes to read.
  package var byteCount: Int {
    switch self {
    case .file(_, let byteCount): byteCount
    case .run(let run): run.byteCount
    case .memory: 0
    }
  }

  /// - Parameter note: called with the number of bytes of each block that is read.
  package func reader(_ note: @escaping (Int) -> Void) throws(FenciError) -> FrequencyReader {
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
      throw error
    }
  }

  /// Whether the terms are in strictly ascending byte order. Checks all lines up to the first one
  /// out of order.
  private func isOrdered(_ note: @escaping (Int) -> Void) throws(FenciError) -> Bool {
    var reader = try reader(note)
    var last: [UInt8] = []
    do throws(FenciError) {
      while try reader.next() {
        guard last.lexicographicallyPrecedes(reader.term) else { return false }
        last.removeAll(keepingCapacity: true)
        last += reader.term
      }
    } catch {
      throw error
    }
    return true
  }
}

/// A file that is read block by block, shared by a reader's closure.
private final class OpenTable {
  package var input: Input

  package init(_ input: consuming Input) { self.input = input }
}
