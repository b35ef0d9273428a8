/// English stop words such as "the", which Chinese texts contain when they quote English. Key
/// phrases do not begin or end with a stop word.
///
/// The list is fixed, because a dictionary of Chinese words does not contain these words.
enum EnglishStopWords {
  /// The stop words as numbers in ascending order, for binary search. Each byte of a number is a
  /// letter, so a word has at most eight letters.
  private static let keys: [UInt64] = words.split(separator: " ").map { word in
    word.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }.sorted()

  private static let words = """
    a an and are as at be been being but by can could did do does for from had has have having he her \
    here hers him his how i if in into is it its may me might more most must my no nor not of on or our \
    ours out over shall she should so some such than that the their them then there these they this \
    those through to too under until up upon us very via was we were what when where which while who \
    whom whose why will with within without would you your yours also about after again against all \
    am any because before below between both during each few further just off once only other own same \
    etc et al vs per
    """

  /// Whether a word in lower case is a stop word.
  static func contains(_ letters: some Sequence<UInt32>) -> Bool {
    var key: UInt64 = 0
    for letter in letters {
      guard letter < 0x80, key >> 56 == 0 else { return false }
      key = key << 8 | UInt64(letter)
    }
    let keys = keys
    let low = keys.indices.partitioningIndex { keys[$0] >= key }
    return low < keys.count && keys[low] == key
  }
}
