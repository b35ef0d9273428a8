@testable import FenciCore

extension NaiveDocumentWords {
  /// The folded words of the graph in the order of the text, each with its token.
  var nodes: [(token: Int, word: [UInt32])] {
    items.indices.compactMap { place in
      let item = items[place]
      let isNode =
        item.isA(.word) && !item.isA(.sign) && !item.isA(.stopWord) && !item.isA(.number)
        && !item.isA(.unit) && item.key.count <= 24
      return isNode ? (place, item.key) : nil
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
    var found = [Double](repeating: 0, count: items.count)
    for node in nodes { found[node.token] = (ranks[node.word] ?? 0) / highest }
    return found
  }
}
