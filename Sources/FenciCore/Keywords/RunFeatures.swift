/// What is seen of a run of words by itself: the sums are those of the words, taken one after the
/// other, so a walk adds one word for each longer run.
struct RunFeatures {
  /// The lexicon entry of the whole run, or 0.
  var node: UInt32 = 0
  private(set) var words = 0
  var length = 0
  let first: TagGroup
  private(set) var last: TagGroup
  private(set) var hasStopWord = false
  /// The inverse document frequencies of the words that are no stop words, in nats.
  private(set) var sum = 0.0
  private(set) var least = 100.0
  private(set) var greatest = 0.0
  private(set) var weighedWords = 0

  @inline(__always) init(first: TagGroup) {
    self.first = first
    last = first
  }

  @inline(__always) mutating func append(_ token: DocumentToken) {
    words &+= 1
    last = token.group
    // No branch: one word in three is a stop word. Its idf is stored as 0.
    let isStopWord = token.isStopWord
    hasStopWord = hasStopWord || isStopWord
    sum += token.idf
    least = min(least, token.idf + (isStopWord ? 100 : 0))
    greatest = max(greatest, token.idf)
    weighedWords &+= isStopWord ? 0 : 1
  }
}

/// What is seen around the occurrences of a candidate.
struct NeighbourFeatures {
  private(set) var count = 0
  /// The weights of the neighbours of all occurrences.
  private(set) var sum = 0.0
  private(set) var isQuoted = false
  private(set) var isListed = false

  /// Adds an occurrence with the token before it and the one behind it, and their weights.
  @inline(__always) mutating func add(
    _ before: DocumentToken, _ behind: DocumentToken, score: Double
  ) {
    count &+= 1
    sum += score
    isQuoted =
      isQuoted || before.neighbour == .quotationMark && behind.neighbour == .quotationMark
    isListed =
      isListed || before.traits.union(behind.traits).contains(.isListMark)
  }
}
