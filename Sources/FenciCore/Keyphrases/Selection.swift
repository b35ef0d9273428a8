/// A candidate as selection sees it.
struct SelectableCandidate {
  /// The folded characters.
  let characters: [UInt32]
  /// The entry that it is, or the one that it is another name of; 0 if it is none.
  let term: UInt32
  /// By occurrence, the bytes of its first word if that is a verb and not all of it; all 0 for a phrase of the
  /// lexicon.
  let verbLengths: [Int]
  /// Whether it is a phrase of the lexicon.
  let isPhrase: Bool
  /// The number of occurrences.
  let count: Int
  /// The occurrences, ascending: UTF-8 offsets.
  let ranges: [Range<Int>]
}

/// Chooses the best candidates, one form of each subject.
///
/// A part of a chosen phrase that seldom stands alone says nothing new, and neither does a longer form that
/// adds little to it, nor another name. So each subject has the form with the best score.
struct Selection {
  private var chosen: [SelectableCandidate] = []
  private var cover = Cover()
  /// The entries that chosen phrases are, or are other names of.
  private var terms: Set<UInt32> = []

  /// A longer form of which a chosen one is at least this share is the same subject, in tenths.
  static let sameSubject = 7

  /// Takes the next candidate, in the order of their scores.
  ///
  /// - Returns: whether it is one more subject.
  mutating func insert(_ candidate: SelectableCandidate) -> Bool {
    // 科创平台 beside 科技创新平台 says nothing new.
    if candidate.term != 0, terms.contains(candidate.term) { return false }
    guard standsAlone(candidate) || isShared(candidate), isNewSubject(candidate) else {
      return false
    }
    chosen.append(candidate)
    cover.insert(candidate.ranges)
    if candidate.term != 0 { terms.insert(candidate.term) }
    return true
  }

  /// Whether a candidate stands outside chosen phrases often enough.
  private func standsAlone(_ candidate: SelectableCandidate) -> Bool {
    var (nested, crossing, glued) = (0, 0, 0)
    for (range, verbLength) in zip(candidate.ranges, candidate.verbLengths) {
      switch cover.relation(of: range) {
      case .nested: nested += 1
      case .crossing: crossing += 1
      case .free:
        // 优化营商环境 is a verb and a chosen phrase.
        guard (1..<range.count).contains(verbLength) else { continue }
        if cover.isChosen(range.lowerBound + verbLength..<range.upperBound) { glued += 1 }
      }
    }
    let alone = candidate.ranges.count - nested
    // A fragment of a chosen phrase must stand alone at least twice; 城市建设 is no phrase where it
    // is always part of 创新型城市建设.
    return !(nested > 0 && alone < 2 || alone == crossing || alone == glued)
  }

  /// Whether a phrase of the lexicon stands inside several longer forms, each at most half as frequent: 刑法 of
  /// 宣传刑法 and 检查刑法. A term nested in many others is one by itself (C-value: Frantzi and others 2000).
  private func isShared(_ candidate: SelectableCandidate) -> Bool {
    candidate.isPhrase
      && chosen.allSatisfy { other in
        2 * other.count <= candidate.count
          || !Self.contains(other.characters, candidate.characters)
      }
  }

  /// Whether a candidate is no form of what a chosen one names.
  private func isNewSubject(_ candidate: SelectableCandidate) -> Bool {
    let length = candidate.characters.count
    return chosen.allSatisfy { other in
      let otherLength = other.characters.count
      if length < otherLength {
        // More than half of a longer phrase, and seldom without it.
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

/// The stretches of a document that chosen phrases cover.
private struct Cover {
  enum Relation { case nested, crossing, free }

  /// Ascending by their starts; of those with one start the shortest first.
  private var ranges: [Range<Int>] = []
  /// By place: the furthest end of the ranges up to it.
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

  /// Whether a range is a chosen occurrence that no other one widens.
  func isChosen(_ range: Range<Int>) -> Bool {
    let first = place(ofStart: range.lowerBound)
    let behind = place(ofStart: range.lowerBound + 1)
    return behind > first && ranges[behind - 1].upperBound == range.upperBound
      && (first == 0 || ends[first - 1] <= range.lowerBound)
  }

  /// Whether a range lies inside a chosen occurrence, or overlaps one that it does not contain.
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
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Lexicon {
  /// The entry that an entry is another name of, if it is one of a single term; else itself.
  func term(of node: UInt32) -> UInt32 {
    guard node != 0, sections.aliases.contains(node) else { return node }
    let terms = terms(of: node)
    return terms.count == 1 ? self.node(of: terms[0]) ?? node : node
  }
}
