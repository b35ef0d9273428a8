/// The other names of terms, in both directions. All keys are folded.
struct Aliases {
  /// By name: the terms that it is another name for. 双碳 is one for 碳达峰 and 碳中和.
  private(set) var terms: [String: [String]] = [:]
  /// By term: its other names.
  private(set) var names: [String: [String]] = [:]
  /// The names for several terms together, with the terms folded.
  private(set) var joint: [(name: String, terms: [String])] = []

  init(_ lexicon: Lexicon) {
    for (name, terms) in lexicon.aliases() {
      self.terms[lexicon.folded(name)] = terms
      let folded = terms.map { lexicon.folded($0) }
      if folded.count == 1 {
        names[folded[0], default: []].append(name)
      } else {
        joint.append((name, folded))
      }
    }
  }
}
