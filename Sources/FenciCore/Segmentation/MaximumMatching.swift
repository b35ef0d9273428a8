extension Chunk {
  /// Forward maximum matching: at every boundary the longest word, else one unit or atom.
  mutating func matchForward(_ trie: Trie) {
    let (codes, marks, ends, nodes) = (units.codes.view, units.marks.view, ends.view, nodes.view)
    let count = units.count
    var start = 0
    var token = 0
    while start < count {
      let code = codes[start]
      var node = Int(code)
      var flags = trie.match(node, code)
      var end = 0
      var matched = 0
      var next = start &+ 1
      if flags < 8 {
        if flags & NodeFlags.isWord != 0, marks[next] & UnitMark.joined == 0 {
          end = next
          matched = node
        }
        while flags & NodeFlags.hasChildren != 0 {
          let code = codes[next]
          node = Int(trie.base[node]) ^ Int(code)
          flags = trie.match(node, code)
          if flags >= 8 { break }
          next &+= 1
          if flags & NodeFlags.isWord != 0, marks[next] & UnitMark.joined == 0 {
            end = next
            matched = node
          }
        }
      }
      if end == 0 { end = units.boundary(after: start) }
      ends[token] = UInt32(truncatingIfNeeded: end)
      nodes[token] = UInt32(truncatingIfNeeded: matched)
      token &+= 1
      start = end
    }
    tokenCount = token
  }

  /// Backward maximum matching: before every boundary the longest word, else one unit or atom.
  mutating func matchBackward(_ trie: Trie) {
    matches.fill(units, trie)
    tokenCount = backwardTokens()
    // They were written from the end of the scratch memory on; move them to its beginning.
    let first = ends.capacity - tokenCount
    for token in 0..<tokenCount {
      ends[token] = ends[first + token]
      nodes[token] = nodes[first + token]
    }
  }

  /// Writes the tokens of backward matching to the end of `ends` and `nodes`; returns their number.
  private func backwardTokens() -> Int {
    var position = units.count
    var slot = ends.capacity
    while position > 0 {
      slot &-= 1
      ends[slot] = UInt32(truncatingIfNeeded: position)
      let length = Int(matches.lengthBefore[position])
      nodes[slot] = length > 0 ? matches.nodeBefore[position] : 0
      position = length > 0 ? position &- length : units.boundary(before: position)
    }
    return ends.capacity - slot
  }
}

/// The longest word that starts and the longest word that ends at every unit of a chunk.
struct MatchTable: ~Copyable {
  /// Units of the longest word from each unit on, or 0.
  let lengthAfter: Scratch<UInt8>
  let nodeAfter: Scratch<UInt32>
  /// Units of the longest word that ends before each unit, or 0.
  let lengthBefore: Scratch<UInt8>
  let nodeBefore: Scratch<UInt32>

  init(capacity: Int) {
    lengthAfter = Scratch(capacity: capacity)
    nodeAfter = Scratch(capacity: capacity)
    lengthBefore = Scratch(capacity: capacity)
    nodeBefore = Scratch(capacity: capacity)
  }

  /// Finds all matches of a chunk. Starts ascend, so the first word to end at a unit is its longest.
  func fill(_ units: borrowing TextUnits, _ trie: Trie) {
    lengthBefore.clear(units.count + 1)
    let (codes, marks) = (units.codes.view, units.marks.view)
    let (lengthAfter, nodeAfter) = (lengthAfter.view, nodeAfter.view)
    let (lengthBefore, nodeBefore) = (lengthBefore.view, nodeBefore.view)
    let count = units.count
    for start in 0..<count {
      var longest = 0
      var longestNode = 0
      let code = codes[start]
      var node = Int(code)
      var flags = trie.match(node, code)
      if flags < 8, marks[start] & UnitMark.joined == 0 {
        var next = start &+ 1
        while true {
          if flags & NodeFlags.isWord != 0, marks[next] & UnitMark.joined == 0 {
            longest = next &- start
            longestNode = node
            if lengthBefore[next] == 0 {
              lengthBefore[next] = UInt8(truncatingIfNeeded: longest)
              nodeBefore[next] = UInt32(truncatingIfNeeded: node)
            }
          }
          if flags & NodeFlags.hasChildren == 0 { break }
          let code = codes[next]
          node = Int(trie.base[node]) ^ Int(code)
          flags = trie.match(node, code)
          if flags >= 8 { break }
          next &+= 1
        }
      }
      lengthAfter[start] = UInt8(truncatingIfNeeded: longest)
      nodeAfter[start] = UInt32(truncatingIfNeeded: longestNode)
    }
  }
}
