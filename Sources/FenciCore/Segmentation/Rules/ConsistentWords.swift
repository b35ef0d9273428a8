/// The unknown words of a document that are one token wherever they occur.
///
/// All unknown words that the method found are in a trie. It is a dictionary whose hashes have a
/// random seed, so no text can make its look-ups slow.
struct ConsistentWords {
  /// An occurrence of a word.
  struct Place {
    let characters: Range<Int>
    /// The index of the word.
    let word: Int
  }

  /// The least number of occurrences of a consistent word that the method finds.
  static let minimumCount = 2
  /// The least percentage of the occurrences of a consistent word that the method finds.
  static let minimumPercentage = 30

  /// By node and next character: the next node. The index of a word is its last node.
  private var children: [Edge: Int32] = [:]
  private var nodeCount: Int32 = 1
  /// By node: how often the method found the word that ends there.
  private var counts: [Int32] = [0]
  /// By node: whether the word that ends there is consistent.
  private var isConsistent: [Bool] = []
  private(set) var isEmpty = true

  private struct Edge: Hashable {
    let node: Int32
    let scalar: UInt32
  }

  /// - Complexity: O(*n*) in the characters of the document.
  init(in document: DocumentCharacters) {
    for word in document.unknownWords { insert(document.scalars[word]) }
    isConsistent = [Bool](repeating: false, count: counts.count)
    guard counts.contains(where: { $0 >= Self.minimumCount }) else { return }
    var places = [Int](repeating: 0, count: counts.count)
    for start in document.scalars.indices {
      forEachWord(at: start, in: document) { word, _ in places[word] += 1 }
    }
    for word in counts.indices
    where counts[word] >= Self.minimumCount
      && 100 * Int(counts[word]) >= Self.minimumPercentage * places[word]
    {
      isConsistent[word] = true
      isEmpty = false
    }
  }

  private mutating func insert(_ scalars: ArraySlice<UInt32>) {
    var node: Int32 = 0
    for scalar in scalars {
      let edge = Edge(node: node, scalar: scalar)
      if let child = children[edge] {
        node = child
      } else {
        node = nodeCount
        children[edge] = node
        nodeCount += 1
        counts.append(0)
      }
    }
    counts[Int(node)] += 1
  }

  /// Calls `body` with each unknown word of the document that begins at a character, and with its
  /// end; shortest first.
  private func forEachWord(
    at start: Int, in document: DocumentCharacters, _ body: (_ word: Int, _ end: Int) -> Void
  ) {
    var node: Int32 = 0
    var end = start
    while end < document.scalars.count, document.scalars[end] != 0,
      let child = children[Edge(node: node, scalar: document.scalars[end])]
    {
      node = child
      end += 1
      if counts[Int(node)] > 0 { body(Int(node), end) }
    }
  }

  /// The consistent word in a range of characters, if it is one.
  func word(_ range: Range<Int>, in document: DocumentCharacters) -> Int? {
    var found: Int?
    forEachWord(at: range.lowerBound, in: document) { word, end in
      if end == range.upperBound, isConsistent[word] { found = word }
    }
    return found
  }

  /// The occurrences that are one token, in order, without overlaps.
  ///
  /// - Complexity: O(*n*) in the characters of the document.
  func places(in document: DocumentCharacters) -> [Place] {
    var isInside = document.isInsideKnown
    for range in document.unknownWords where word(range, in: document) != nil {
      for character in range.dropFirst() { isInside[character] = true }
    }
    var places: [Place] = []
    var start = 0
    while start < document.scalars.count {
      var longest: (word: Int, end: Int)?
      if !isInside[start] {
        forEachWord(at: start, in: document) { word, end in
          guard isConsistent[word], end == isInside.count || !isInside[end] else { return }
          longest = (word, end)
        }
      }
      if let (word, end) = longest {
        places.append(Place(characters: start..<end, word: word))
        start = end
      } else {
        start += 1
      }
    }
    return places
  }
}
