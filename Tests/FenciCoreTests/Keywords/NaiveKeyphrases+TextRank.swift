@testable import FenciCore

extension NaiveKeyphrases {
  /// The folded words of the graph in the order of the text, each with its token.
  var nodes: [(token: Int, word: [UInt32])] {
    tokens.indices.compactMap { token in
      let isNode =
        isWord(token) && !isStopWord(token) && !isLongNumber(token)
        && !isUnit(token)
        && scalars[token].count <= 14
      return isNode ? (token, scalars[token]) : nil
    }
  }

  /// The rank of each token by TextRank, a share of the highest; 0 for what is no node. Additions are in
  /// the order of the text, so that all bits can be compared.
  func wordRanks() -> [Double] {
    let nodes = nodes
    let pairs = zip(nodes, nodes.dropFirst()).map { ($0.word, $1.word) }.filter { $0 != $1 }
    var links: [[UInt32]: Double] = [:]
    for (one, other) in pairs {
      links[one, default: 0] += 1
      links[other, default: 0] += 1
    }
    var ranks: [[UInt32]: Double] = [:]
    var order: [[UInt32]] = []
    for node in nodes where ranks.updateValue(1, forKey: node.word) == nil {
      order.append(node.word)
    }
    for _ in 0..<64 {
      var sums: [[UInt32]: Double] = [:]
      for (one, other) in pairs {
        sums[one, default: 0] += (ranks[other] ?? 0) / (links[other] ?? 1)
        sums[other, default: 0] += (ranks[one] ?? 0) / (links[one] ?? 1)
      }
      var change = 0.0
      for word in order {
        let rank = 1 - 0.85 + 0.85 * (sums[word] ?? 0)
        change += abs(rank - (ranks[word] ?? 0))
        ranks[word] = rank
      }
      if change < 0.0001 * Double(order.count) { break }
    }
    let highest = ranks.values.max() ?? 1
    var found = [Double](repeating: 0, count: tokens.count)
    for node in nodes { found[node.token] = (ranks[node.word] ?? 0) / highest }
    return found
  }
}
