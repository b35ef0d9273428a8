/// A candidate with the data that selection needs.
struct SelectableCandidate {
  /// The normalized characters.
  let characters: [UInt32]
  /// The lexicon entry, or the entry that it is another name of; 0 if it is not in the lexicon.
  let term: UInt32
  /// For each occurrence, the bytes of its first word if that is a verb and not the whole
  /// candidate, else 0. All 0 for a phrase of the lexicon.
  let verbLengths: [Int]
  /// Whether it is a phrase of the lexicon.
  let isPhrase: Bool
  /// The number of occurrences.
  let count: Int
  /// The occurrences as ascending UTF-8 offsets.
  let ranges: [Range<Int>]
}

/// Chooses the best candidates, one form of each subject.
///
/// These add nothing new: a part of a chosen phrase that seldom occurs without it, a longer form
/// that adds little to a chosen phrase, and another name of it. So each subject keeps the form with
/// the best score.
struct Selection {
  private var chosen: [SelectableCandidate] = []
  private var cover = Cover()
  /// The entries of chosen phrases. For another name, the entry of its term.
  private var terms: Set<UInt32> = []

  /// If a chosen phrase makes up at least this share of a longer form, in tenths, both are the same
  /// subject.
  static let sameSubject = 7

  /// Adds a candidate. Candidates must come in the order of their scores.
  ///
  /// - Returns: whether it was chosen, as a new subject.
  mutating func insert(_ candidate: SelectableCandidate) -> Bool {
    // 科创平台 adds nothing to 科技创新平台.
    if candidate.term != 0, terms.contains(candidate.term) { return false }
    guard standsAlone(candidate) || isShared(candidate), isNewSubject(candidate) else {
      return false
    }
    chosen.append(candidate)
    cover.insert(candidate.ranges)
    if candidate.term != 0 { terms.insert(candidate.term) }
    return true
  }

  /// Whether a candidate occurs often enough outside chosen phrases.
  private func standsAlone(_ candidate: SelectableCandidate) -> Bool {
    var (nested, crossing, glued) = (0, 0, 0)
    for (range, verbLength) in zip(candidate.ranges, candidate.verbLengths) {
      switch cover.relation(of: range) {
      case .nested: nested += 1
      case .crossing: crossing += 1
      case .free:
        // 优化营商环境 is a verb followed by a chosen phrase.
        guard (1..<range.count).contains(verbLength) else { continue }
        if cover.isChosen(range.lowerBound + verbLength..<range.upperBound) { glued += 1 }
      }
    }
    let alone = candidate.ranges.count - nested
    // A fragment of a chosen phrase must occur at least twice outside it. 城市建设 is not a phrase
    // where it is always part of 创新型城市建设.
    return !(nested > 0 && alone < 2 || alone == crossing || alone == glued)
  }

  /// Whether a phrase of the lexicon is at least twice as frequent as each chosen phrase that
  /// contains it: 刑法 in 宣传刑法 and 检查刑法. A term nested in many others is a term by itself (C-value:
  /// Frantzi and others 2000).
  private func isShared(_ candidate: SelectableCandidate) -> Bool {
    candidate.isPhrase
      && chosen.allSatisfy { other in
        2 * other.count <= candidate.count
          || !Self.contains(other.characters, candidate.characters)
      }
  }

  /// Whether a candidate names another subject than every chosen phrase.
  private func isNewSubject(_ candidate: SelectableCandidate) -> Bool {
    let length = candidate.characters.count
    return chosen.allSatisfy { other in
      let otherLength = other.characters.count
      if length < otherLength {
        // Rejected if it is more than half of a longer phrase and seldom occurs without it.
        return 2 * length <= otherLength || candidate.count >= 2 * other.count
          || !Self.contains(other.characters, candidate.characters)
      }
      return length == otherLength || 10 * otherLength < Self.sameSubject * length
        || !Self.contains(candidate.characters, other.characters)
    }
  }

  static func contains(_ whole: [UInt32], _ part: [UInt32]) -> Bool {
    guard let first = part.first, part.count <= whole.count else { return false }
    for start in 0...whole.count - part.count where whole[start] == first {
      if whole[start..<start + part.count].elementsEqual(part) { return true }
    }
    return false
  }
}

/// The ranges of a document that chosen phrases cover.
private struct Cover {
  enum Relation { case nested, crossing, free }

  /// Ascending by start. Ranges with the same start ascend by end.
  private var ranges: [Range<Int>] = []
  /// By index, the greatest end of all ranges up to it.
  private var ends: [Int] = []

  /// Adds ascending ranges.
  mutating func insert(_ added: [Range<Int>]) {
    var merged: [Range<Int>] = []
    merged.reserveCapacity(ranges.count + added.count)
    var (old, new) = (ranges[...], added[...])
    while let a = old.first, let b = new.first {
      if (a.lowerBound, a.upperBound) <= (b.lowerBound, b.upperBound) {
        merged.append(a)
        old.removeFirst()
      } else {
        merged.append(b)
        new.removeFirst()
      }
    }
    ranges = merged + old + new
    ends.removeAll(keepingCapacity: true)
    var end = 0
    for range in ranges {
      end = max(end, range.upperBound)
      ends.append(end)
    }
  }

  /// Whether a range is a chosen occurrence that is not part of a wider one and does not overlap an
  /// earlier one.
  func isChosen(_ range: Range<Int>) -> Bool {
    let first = place(ofStart: range.lowerBound)
    let behind = place(ofStart: range.lowerBound + 1)
    return behind > first && ranges[behind - 1].upperBound == range.upperBound
      && (first == 0 || ends[first - 1] <= range.lowerBound)
  }

  /// Returns `nested` for a range inside a chosen occurrence, `crossing` for one that overlaps a
  /// chosen occurrence without containing it, else `free`.
  func relation(of range: Range<Int>) -> Relation {
    let first = place(ofStart: range.lowerBound)
    var next = place(ofStart: range.lowerBound + 1)
    if next > 0, ends[next - 1] >= range.upperBound { return .nested }
    if first > 0, ends[first - 1] > range.lowerBound { return .crossing }
    while next < ranges.count, ranges[next].lowerBound < range.upperBound {
      if ranges[next].upperBound > range.upperBound { return .crossing }
      next += 1
    }
    return .free
  }

  /// The number of ranges that start before an offset.
  private func place(ofStart start: Int) -> Int {
    ranges.indices.partitioningIndex { ranges[$0].lowerBound >= start }
  }
}

extension Lexicon {
  /// The entry that a node is another name of, if it names exactly one term; else the node itself.
  func term(of node: UInt32) -> UInt32 {
    guard node != 0, sections.aliases.contains(node) else { return node }
    let terms = terms(of: node)
    return terms.count == 1 ? self.node(of: terms[0]) ?? node : node
  }
}
