/// Finds the parts of speech of words by their context, from left to right. Each tag is final when
/// it is decided, and it is part of the context of the next word.
///
/// Training text may have many names alone on a line or in brackets, such as the names of authors
/// in a newspaper. Therefore the context must favour a name by a margin if the dictionary has the
/// word with another tag, or as another kind of name. `NameMargin` defines the margins.
struct TagScorer: ~Copyable {
  private let weights: TagWeights
  private let names: NameTags
  private let personalNames: Segmenter.PersonalNames
  private let keys = Scratch<UInt64>(capacity: TagFeatures.limit)
  private let found = Scratch<UInt64>(capacity: TagFeatures.limit)
  private let scores = Scratch<Int32>(capacity: TagFeatures.tagLimit)

  /// The index that replaces a tag that is not decided yet.
  static let open = -1

  init(_ weights: TagWeights, _ personalNames: Segmenter.PersonalNames) {
    self.weights = weights
    self.personalNames = personalNames
    names = NameTags(weights.names)
  }

  /// Finds the index of the tag of each word of one line.
  ///
  /// - Parameter given: the index of each tag that is known in advance; `open` for the other words.
  /// - Complexity: O(*n*) in the number of words.
  func tags(of words: [TaggedWord], given: [Int]) -> [Int] {
    var tags: [Int] = []
    tags.reserveCapacity(words.count)
    var (tag, tagBefore) = (TagFeatures.noTag, TagFeatures.noTag)
    for position in words.indices {
      var answer = given[position]
      if answer == Self.open {
        let left = position == 0 ? TaggedWord.start : words[position - 1]
        let right = position + 1 == words.count ? TaggedWord.end : words[position + 1]
        answer = best(words[position], left, right, tag, tagBefore)
      }
      tags.append(answer)
      (tag, tagBefore) = (UInt64(answer), tag)
    }
    return tags
  }

  /// The index of the tag with the highest score. If scores are equal, the lowest index wins.
  private func best(
    _ word: TaggedWord, _ left: TaggedWord, _ right: TaggedWord, _ tag: UInt64, _ tagBefore: UInt64
  ) -> Int {
    let (keys, scores) = (keys.view, scores.view)
    let fixed = TagFeatures.writeFixed(word, after: left, before: right, to: keys)
    let count = TagFeatures.writeContextual(
      word, before: right, tag: tag, tagBefore: tagBefore, to: keys, from: fixed)
    self.scores.clear(TagFeatures.tagLimit)
    weights.add(keys, count: count, to: scores, found: found.view)
    switch word.known {
    case .nothing: break
    case .noName: doubtNames(left, right, tag)
    case .name(let kind):
      if word.length > 1, let name = names.number(of: kind) { scores[name] &+= NameMargin.known }
    }
    var best = 0
    for tag in 1..<max(weights.names.count, 1) where scores[tag] > scores[best] { best = tag }
    return best
  }

  /// Subtracts a margin from the scores of the tags for names.
  private func doubtNames(_ left: TaggedWord, _ right: TaggedWord, _ tag: UInt64) {
    let scores = scores.view
    let isAlone = !left.isText && !right.isText
    let isAfterPerson = names.person.map { tag == UInt64($0) } ?? false
    for name in names.all {
      var margin = isAlone ? NameMargin.never : NameMargin.amongWords
      if isAfterPerson, name == names.person {
        // If names are joined, a given name is in one word with its family name. So a person does
        // not directly follow a person.
        margin = personalNames == .joined ? NameMargin.never : 0
      }
      scores[name] &-= margin
    }
  }
}

/// The margins by which the weights of a model must favour a name over the dictionary tag.
enum NameMargin {
  /// The margin for a word that the dictionary has with another tag. This is a quarter of the
  /// greatest weight, which is 127.
  static let amongWords: Int32 = 32
  /// A bonus for the kind of name that the word has in the dictionary. Without this bonus, places
  /// are tagged as persons.
  static let known: Int32 = 64
  /// A margin that exceeds any sum of weights, so the word never becomes a name. It applies to a
  /// word alone on a line or between marks, because such a word has no context. It also applies to
  /// a person right after a person if names are joined.
  static let never: Int32 = 1 << 20
}

/// The indices of the tags of a model that denote names.
struct NameTags {
  /// The indices of all tags for persons, places and organisations.
  let all: [Int]
  let person: Int?
  private let place: Int?
  private let organisation: Int?

  init(_ names: [String]) {
    all = names.indices.filter { EntityKind(tag: names[$0]) != nil }
    func number(of kind: EntityKind) -> Int? {
      names.firstIndex { EntityKind(tag: $0) == kind }
    }
    (person, place, organisation) = (
      number(of: .person), number(of: .place), number(of: .organisation)
    )
  }

  /// The index of the first tag for a kind of name.
  func number(of kind: EntityKind) -> Int? {
    switch kind {
    case .person: person
    case .place: place
    case .organisation: organisation
    }
  }
}
