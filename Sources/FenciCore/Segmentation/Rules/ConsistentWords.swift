/// The unknown words of a document that are one token wherever they occur. An unknown word is a
/// word that the method has found, although the lexicon does not contain it.
///
/// All unknown words are stored in a trie. Its edges are in a dictionary whose hashes have a random
/// seed, so no text can make the look-ups slow.
struct ConsistentWords {
  /// An occurrence of a word in the document.
  struct Place {
    let characters: Range<Int>
    /// The index of the word in the arrays of `ConsistentWords`.
    let word: Int
  }

  /// The least number of times that the method must find a consistent word.
  static let minimumCount = 2
  /// The least percentage of the occurrences of a consistent word that the method must find.
  static let minimumPercentage = 30

  /// The edges of the trie. A node and the next character lead to the next node. The last node of a
  /// word is also the index of the word.
  private var children: [Edge: Int32] = [:]
  private var nodeCount: Int32 = 1
  /// By node: how often the method has found the word that ends there.
  private var counts: [Int32] = [0]
  /// By node: whether the word that ends there is consistent.
  private var isConsistent: [Bool] = []
  private(set) var isEmpty = true

  private struct Edge: Hashable {
    let node: Int32
    let scalar: UInt32
  }

  /// Collects the unknown words of a document and decides which of them are consistent.
  ///
  /// - Complexity: O(*n*) in the number of characters of the document.
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

  /// Calls `body` with each unknown word that begins at a character, and with the end of the word.
  /// Shorter words come first.
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

  /// The index of the word that fills a range of characters, if this word is consistent; nil
  /// otherwise.
  func word(_ range: Range<Int>, in document: DocumentCharacters) -> Int? {
    var found: Int?
    forEachWord(at: range.lowerBound, in: document) { word, end in
      if end == range.upperBound, isConsistent[word] { found = word }
    }
    return found
  }

  /// Finds the occurrences that become one token, in order and without overlaps.
  ///
  /// - Complexity: O(*n*) in the number of characters of the document.
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
