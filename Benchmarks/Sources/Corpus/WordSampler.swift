import Fenci
import Foundation

/// Draws words of a lexicon, each as often as the lexicon's costs say that it occurs.
public struct WordSampler: Sendable {
  /// The words in the order of their bytes, and the running totals of their weights.
  private let words: [[UInt8]]
  private let totals: [Int]

  /// Draws from the lexicon's words; its phrases are made of words and left out.
  public init(_ lexicon: Lexicon) {
    let entries = lexicon.entries().filter(\.isWord)
      .map { (bytes: Array($0.word.utf8), cost: $0.cost) }
      .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    // A cost is −ln of a share. Whole weights keep the choice the same on every machine, since
    // mathematics libraries differ in the last bit.
    var total = 0
    totals = entries.map { entry in
      total += max(1, Int((exp(-entry.cost) * 1e12).rounded()))
      return total
    }
    words = entries.map(\.bytes)
  }

  /// One word's UTF-8.
  public func word(by generator: inout SeededGenerator) -> [UInt8] {
    let target = generator.below(totals.last ?? 1)
    var (low, high) = (0, totals.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if totals[middle] > target { high = middle } else { low = middle + 1 }
    }
    return words[low]
  }

  /// The longest word.
  public var longest: [UInt8] {
    words.max { $0.count < $1.count } ?? []
  }
}
