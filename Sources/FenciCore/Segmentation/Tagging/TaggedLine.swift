/// Collects the words of one line, and tags them together.
struct TaggedLine: ~Copyable {
  private let lexicon: Lexicon
  private let reader: WordReader
  private let names: [String]
  private let person: Int?
  private let scorer: TagScorer
  private var words: [TaggedWord] = []
  /// By word: its byte range.
  private var ranges: [Range<Int>] = []
  /// By word: its index in the result.
  private var positions: [Int] = []
  /// By word: the index of the tag from the user dictionary, or `TagScorer.open` if the model
  /// decides.
  private var given: [Int] = []
  /// The tags from the user dictionary, each with the index of its word in the line.
  private var userTags: [(word: Int, tag: String)] = []

  init(_ lexicon: Lexicon, _ model: SegmentationModel, _ personalNames: Segmenter.PersonalNames) {
    self.lexicon = lexicon
    reader = WordReader(lexicon)
    names = model.tagNames
    person = NameTags(names).person
    scorer = TagScorer(model.storage.tags, personalNames)
  }

  /// Appends a word to the line.
  ///
  /// - Parameter position: the index of the word in the result.
  mutating func append(
    _ bytes: Table<UInt8>, _ range: Range<Int>, _ node: UInt32, _ position: Int
  ) {
    let tag = lexicon.userTag(of: node)
    if let tag { userTags.append((words.count, tag)) }
    given.append(tag.flatMap { names.firstIndex(of: $0) } ?? TagScorer.open)
    words.append(reader.word(in: bytes, at: range))
    ranges.append(range)
    positions.append(position)
  }

  /// Tags the words of the line, writes the tags to the result, and begins a new line.
  mutating func finish(_ tags: inout [String]) {
    var answers = scorer.tags(of: words, given: given)
    if let person { joinNames(&answers, person) }
    for (position, tag) in zip(positions, answers) { tags[position] = names[tag] }
    for (word, tag) in userTags { tags[positions[word]] = tag }
    words.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    given.removeAll(keepingCapacity: true)
    userTags.removeAll(keepingCapacity: true)
  }

  // MARK: Names with dots

  /// Tags all parts of a foreign name with dots as a person, as in 让·雅克·卢梭.
  private func joinNames(_ tags: inout [Int], _ person: Int) {
    var first = 0
    var titleDepth = 0
    while first < words.count {
      if words[first].first == 0x300A { titleDepth += 1 }  // 《
      if words[first].first == 0x300B { titleDepth = max(titleDepth - 1, 0) }
      var last = first
      while isDotted(last + 1) { last += 2 }
      if last > first, titleDepth == 0, isName(first...last, tags, person) {
        for part in stride(from: first, through: last, by: 2) { tags[part] = person }
      }
      first = last + 1
    }
  }

  /// Whether a word is a dot that directly follows and precedes words of letters or Chinese
  /// characters.
  private func isDotted(_ dot: Int) -> Bool {
    guard dot > 0, dot + 1 < words.count, words[dot].length == 1 else { return false }
    guard [0xB7, 0x2022, 0x2027, 0x30FB, 0xFF65].contains(words[dot].first) else { return false }
    return Self.mayBeName(words[dot - 1]) && Self.mayBeName(words[dot + 1])
      && ranges[dot - 1].upperBound == ranges[dot].lowerBound
      && ranges[dot].upperBound == ranges[dot + 1].lowerBound
  }

  private static func mayBeName(_ word: TaggedWord) -> Bool {
    word.types & 12 != 0 && word.types & 19 == 0
  }

  /// Whether words with dots between them are the name of one person. One part must be tagged as a
  /// person. If the name has two parts, the first part must be a possible part of a name. This
  /// excludes 唐·李白 (a dynasty and a poet) and 北京·张艺谋 (a city and a director).
  private func isName(_ range: ClosedRange<Int>, _ tags: [Int], _ person: Int) -> Bool {
    let parts = stride(from: range.lowerBound, through: range.upperBound, by: 2)
    guard parts.contains(where: { tags[$0] == person }) else { return false }
    let first = words[range.lowerBound]
    // If a name has three or more parts, the first part may look like another word, such as 让. If
    // it has two parts, the first part must not look like another word.
    if range.count > 3 { return true }
    let tag = tags[range.lowerBound]
    return first.known != .noName && first.length > 1
      && (tag == person || EntityKind(tag: names[tag]) == nil)
  }
}
