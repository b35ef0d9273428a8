/// The unknown words of a document that are to be one token in all their places.
///
/// Those that the method put out are in a trie. It is a dictionary whose hashes have a random seed, so that no text
/// can make its look-ups slow.
struct ConsistentWords {
  /// A place of a word.
  struct Place {
    let characters: Range<Int>
    /// The word's number.
    let word: Int
  }

  /// A word is consistent that the method put out at least so often,
  static let minimumCount = 2
  /// and in at least so many of a hundred places.
  static let minimumPercentage = 30

  /// By node and the character that follows: the next node. A node is the number of its word, if it is one.
  private var children: [Edge: Int32] = [:]
  private var nodeCount: Int32 = 1
  /// By node: how often the method put it out.
  private var counts: [Int32] = [0]
  /// By node: whether it is a word of these.
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

  /// Calls `body` with each word that the method has put out anywhere and that begins at a character, the shortest
  /// first, and where it ends.
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

  /// The word that some characters are, if it is one of these.
  func word(_ range: Range<Int>, in document: DocumentCharacters) -> Int? {
    var found: Int?
    forEachWord(at: range.lowerBound, in: document) { word, end in
      if end == range.upperBound, isConsistent[word] { found = word }
    }
    return found
  }

  /// The places in which the words are to be one token, in order; they do not overlap.
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
