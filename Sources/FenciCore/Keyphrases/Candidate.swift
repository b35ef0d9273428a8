/// A run of words that may be a key phrase.
struct Candidate: BitwiseCopyable {
  /// The first occurrence.
  let run: Run
  /// The lexicon entry of the whole run, or 0.
  let node: UInt32
  /// The number of occurrences.
  var count: UInt32 = 1
  /// The first link of its chain of occurrences; `none` if it occurs once and is not in a
  /// `RepeatedRuns`.
  var head = Candidate.none
  var score = 0.0
  /// The number of occurrences of other names of the same term.
  var otherNames: UInt32 = 0
  /// The termhood: log-odds in thousandths.
  var termhood = 0.0

  static let none = UInt32.max
}
