/// A candidate for a key phrase, with the data that the selection needs.
struct SelectableCandidate {
  /// The normalized characters.
  let characters: [UInt32]
  /// The lexicon entry of the candidate. If the candidate is another name of a term, it is the
  /// entry of this term. If the candidate is not in the lexicon, it is 0.
  let term: UInt32
  /// The lengths in bytes of the verbs that begin the occurrences, one for each occurrence. A
  /// length is 0 if the first word is not a verb, or if it is the only word. For a phrase of the
  /// lexicon all lengths are 0.
  ///
  /// The selection needs them to reject a verb followed by a chosen phrase, such as 优化营商环境.
  let verbLengths: [Int]
  /// Whether the candidate is a phrase of the lexicon.
  let isPhrase: Bool
  /// The number of occurrences.
  let count: Int
  /// The occurrences as UTF-8 offsets, in ascending order.
  let ranges: [Range<Int>]
}

/// Chooses the best candidates, so that each subject is named only once, by its form with the best
/// score.
///
/// Three kinds of candidates are rejected because they add nothing new:
///
/// - A part of a chosen phrase that seldom occurs without it, such as 城市建设 in 创新型城市建设.
/// - A longer form that adds little to a chosen phrase.
/// - Another name of a chosen phrase, such as 科创平台 for 科技创新平台.
struct Selection {
  private var chosen: [SelectableCandidate] = []
  private var cover = Cover()
  /// The terms that the chosen phrases name, as lexicon entries. Two names of one term, such as
  /// 科创平台 and 科技创新平台, have the same element.
  private var terms: Set<UInt32> = []

  /// If a chosen phrase is part of a longer form and makes up at least this many tenths of it, both
  /// name the same subject.
  static let sameSubject = 7

  /// Adds a candidate. The caller adds candidates in the order of their scores, best first.
  ///
  /// - Returns: whether the candidate was chosen, because it names a new subject.
  mutating func insert(_ candidate: SelectableCandidate) -> Bool {
    // The candidate may be another name of a chosen term. 科创平台 adds nothing to 科技创新平台.
    if candidate.term != 0, terms.contains(candidate.term) { return false }
    guard standsAlone(candidate) || isShared(candidate), isNewSubject(candidate) else {
      return false
    }
    chosen.append(candidate)
    cover.insert(candidate.ranges)
    if candidate.term != 0 { terms.insert(candidate.term) }
    return true
  }

  /// Whether a candidate occurs often enough outside the chosen phrases.
  private func standsAlone(_ candidate: SelectableCandidate) -> Bool {
    var (nested, crossing, glued) = (0, 0, 0)
    for (range, verbLength) in zip(candidate.ranges, candidate.verbLengths) {
      switch cover.relation(of: range) {
      case .nested: nested += 1
      case .crossing: crossing += 1
      case .free:
        // The candidate may be a verb followed by a chosen phrase, as 优化营商环境 is.
        guard (1..<range.count).contains(verbLength) else { continue }
        if cover.isChosen(range.lowerBound + verbLength..<range.upperBound) { glued += 1 }
      }
    }
    let alone = candidate.ranges.count - nested
    // A part of a chosen phrase must occur at least twice outside it. 城市建设 is rejected if it is
    // always part of 创新型城市建设.
    return !(nested > 0 && alone < 2 || alone == crossing || alone == glued)
  }

  /// Whether the candidate is a phrase of the lexicon and at least twice as frequent as every
  /// chosen phrase that contains it. For example, 刑法 is inside 宣传刑法 and 检查刑法. A term that occurs
  /// inside many others is a term by itself (C-value, Frantzi and others 2000).
  private func isShared(_ candidate: SelectableCandidate) -> Bool {
    candidate.isPhrase
      && chosen.allSatisfy { other in
        2 * other.count <= candidate.count
          || !Self.contains(other.characters, candidate.characters)
      }
  }

  /// Whether a candidate names a different subject from all chosen phrases.
  private func isNewSubject(_ candidate: SelectableCandidate) -> Bool {
    let length = candidate.characters.count
    return chosen.allSatisfy { other in
      let otherLength = other.characters.count
      if length < otherLength {
        // The candidate is shorter. It is the same subject if it makes up more than half of a
        // chosen phrase and seldom occurs without this phrase.
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

/// The ranges of a document that are covered by the chosen phrases. It tells whether an occurrence
/// of a new candidate is independent of them.
private struct Cover {
  enum Relation { case nested, crossing, free }

  /// The ranges in ascending order of their starts. Ranges with the same start are ordered by their
  /// ends.
  private var ranges: [Range<Int>] = []
  /// For each index, the greatest end of the ranges up to this index.
  private var ends: [Int] = []

  /// Adds ranges, which must be in ascending order.
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

  /// Whether a range is an occurrence of a chosen phrase. It must not be part of a wider occurrence
  /// or overlap an earlier one.
  func isChosen(_ range: Range<Int>) -> Bool {
    let first = place(ofStart: range.lowerBound)
    let behind = place(ofStart: range.lowerBound + 1)
    return behind > first && ranges[behind - 1].upperBound == range.upperBound
      && (first == 0 || ends[first - 1] <= range.lowerBound)
  }

  /// Returns how a range relates to the chosen occurrences: `nested` if it lies inside one,
  /// `crossing` if it overlaps one without containing it, otherwise `free`.
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

  /// Returns the number of ranges that start before an offset.
  private func place(ofStart start: Int) -> Int {
    ranges.indices.partitioningIndex { ranges[$0].lowerBound >= start }
  }
}

extension Lexicon {
  /// Returns the entry of the term that a node names, if the node is another name of exactly one
  /// term. Otherwise returns the node itself.
  func term(of node: UInt32) -> UInt32 {
    guard node != 0, sections.aliases.contains(node) else { return node }
    let terms = terms(of: node)
    return terms.count == 1 ? self.node(of: terms[0]) ?? node : node
  }
}
