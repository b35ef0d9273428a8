/// A run of consecutive words that may be a key phrase. All its occurrences count as one candidate.
struct Candidate: BitwiseCopyable {
  /// The first occurrence in the text.
  let run: Run
  /// The lexicon entry that equals the whole run, as the number of a node in the lexicon's trie. It
  /// is 0 if the lexicon has no such entry.
  let node: UInt32
  /// The number of occurrences.
  var count: UInt32 = 1
  /// The first element of the linked list in which `RepeatedRuns` keeps the occurrences of the
  /// candidate. It is `none` for a candidate that occurs once and is not in that list.
  var head = Candidate.none
  var score = 0.0
  /// The number of occurrences of other names of the same term, such as 发改委 for 国家发展和改革委员会.
  var otherNames: UInt32 = 0
  /// How likely the run is a term, whatever the document is about. The value is the logarithm of
  /// the odds, in thousandths. So 0 is a probability of 50 %, and 1000 is a probability of 73 %.
  var termhood = 0.0

  static let none = UInt32.max
}
