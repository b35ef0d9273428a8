/// The children of each trie node, sorted by code, and the rank of each node in a breadth-first
/// walk. A code is the number of a character in the lexicon.
///
/// Compiled bytes must not depend on the order in which words were inserted. The order of the
/// children and the ranks do not depend on it, so the compiler uses them to order nodes of equal
/// weight.
struct TrieFamilies {
  private var firstChild: [Int32]
  private var nextSibling: [Int32]
  private(set) var rank: [Int32]

  init(_ trie: TrieBuilder, _ codes: [UInt16]) {
    let count = trie.nodeCount
    firstChild = [Int32](repeating: -1, count: count)
    nextSibling = [Int32](repeating: -1, count: count)
    rank = [Int32](repeating: 0, count: count)
    // Sort all nodes by code in linear time. First make a list of the nodes of each code. Then go
    // through the codes from the last to the first, and push each node to the front of its parent's
    // list. So the list of each parent is in ascending order of the codes.
    var firstOfCode = [Int32](repeating: -1, count: ImageFormat.maximumAlphabet)
    var nextOfCode = [Int32](repeating: -1, count: count)
    for node in 1..<max(count, 1) {
      nextOfCode[node] = firstOfCode[Int(codes[node])]
      firstOfCode[Int(codes[node])] = Int32(node)
    }
    for code in stride(from: ImageFormat.maximumAlphabet - 1, through: 0, by: -1) {
      var node = firstOfCode[code]
      while node >= 0 {
        let parent = Int(trie.parents[Int(node)])
        nextSibling[Int(node)] = firstChild[parent]
        firstChild[parent] = node
        node = nextOfCode[Int(node)]
      }
    }
    var queue: [Int32] = [0]
    var position = 0
    while position < queue.count {
      let node = queue[position]
      rank[Int(node)] = Int32(position)
      position += 1
      var child = firstChild[Int(node)]
      while child >= 0 {
        queue.append(child)
        child = nextSibling[Int(child)]
      }
    }
  }

  func hasChildren(_ node: Int) -> Bool { firstChild[node] >= 0 }

  func forEach(of node: Int, _ body: (Int) -> Void) {
    var child = firstChild[node]
    while child >= 0 {
      body(Int(child))
      child = nextSibling[Int(child)]
    }
  }
}
