/// Text with tags (parts of speech) in the form from which the tagger learns.
struct TagCorpus {
  /// The words of all lines in order.
  private(set) var words: [TaggedWord] = []
  /// The provisional number of the tag of each word.
  private(set) var tags: [UInt16] = []
  /// The end of each line in `words`.
  private(set) var ends: [Int] = []
  /// The names of the tags, in the order of their provisional numbers.
  private var names: [String] = []
  private var numbers: [String: UInt16] = [:]
  private let reader: WordReader

  init(lexicon: Lexicon) { reader = WordReader(lexicon) }

  var isEmpty: Bool { words.isEmpty }

  /// Adds a sentence if it has tags. If it contains personal names, it is added twice: with each
  /// name as one word, and with each name as two words.
  mutating func insert(_ sentence: GoldSentence) {
    guard !sentence.tags.isEmpty else { return }
    insert(sentence, .joined)
    if !sentence.nameCuts.isEmpty { insert(sentence, .split) }
  }

  private mutating func insert(_ sentence: GoldSentence, _ personalNames: Segmenter.PersonalNames) {
    sentence.text.withTable { bytes in
      var start = 0
      for end in sentence.ends(personalNames) {
        words.append(reader.word(in: bytes, at: start..<end))
        start = end
      }
    }
    for tag in sentence.tags(personalNames) { tags.append(number(of: tag)) }
    ends.append(words.count)
  }

  private mutating func number(of tag: String) -> UInt16 {
    if let number = numbers[tag] { return number }
    let number = UInt16(truncatingIfNeeded: min(names.count, Int(UInt16.max) - 1))
    numbers[tag] = number
    names.append(tag)
    return number
  }

  /// The final numbers of the tags. A model keeps only its most frequent tags, up to a limit.
  ///
  /// - `names` contains the names of these tags, the most frequent tag first.
  /// - `finalNumbers` contains the final number of each provisional number. It is
  ///   `TagFeatures.tagLimit` for a tag that is dropped.
  var numbering: (names: [String], finalNumbers: [Int]) {
    var counts = [Int](repeating: 0, count: names.count)
    for tag in tags { counts[Int(tag)] += 1 }
    let order = names.indices.sorted { (counts[$1], names[$0]) < (counts[$0], names[$1]) }
      .prefix(TagFeatures.tagLimit)
    var finalNumbers = [Int](repeating: TagFeatures.tagLimit, count: names.count)
    for (rank, number) in order.enumerated() { finalNumbers[number] = rank }
    return (order.map { names[$0] }, finalNumbers)
  }
}
