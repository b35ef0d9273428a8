import Fenci
package import FenciCore

/// A table of document frequencies that can be merged with others.
///
/// The document frequency of a term is the number of documents in which the term occurs. The table
/// has one row for each term, and its rows are sorted by term. It is in a file, in a temporary file
/// (a run), or in memory.
package enum FrequencySource {
  case file(path: String, byteCount: Int)
  case run(SortedRun)
  case memory(DocumentFrequencies)

  /// Opens a table that `fenci train idf` or `fenci train merge` wrote.
  ///
  /// A table in a regular file whose terms are in byte order stays in the file, and is read during
  /// the merge. Any other table is loaded into memory.
  ///
  /// - Parameters:
  ///   - path: the path of the file; `-` is standard input.
  ///   - note: called after each block that is read, with the number of bytes of the block.
  /// - Throws: `FenciError` with the first problem found in a line.
  package init(_ path: String, _ note: @escaping (Int) -> Void) throws(FenciError) {
    if path != "-", let byteCount = CorpusFile.byteCount(of: path) {
      self = .file(path: path, byteCount: byteCount)
      if try isOrdered(note) { return }
    }
    self = .memory(try DocumentFrequencies(contentsOf: path))
  }

  /// The number of bytes that a reader reads from disk. It is 0 for a table in memory.
  package var byteCount: Int {
    switch self {
    case .file(_, let byteCount): byteCount
    case .run(let run): run.byteCount
    case .memory: 0
    }
  }

  /// Returns a reader for the rows of the table, from the first row on.
  ///
  /// - Parameter note: called after each block that is read, with the number of bytes of the block.
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

  /// Returns whether each term is greater than the one before it, in byte order.
  ///
  /// The lines are checked for errors at the same time. The check ends at the first term that is
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

/// An open file. It is a class, so the closure of a reader can keep it and read block after block.
private final class OpenTable {
  package var input: Input

  package init(_ input: consuming Input) { self.input = input }
}
