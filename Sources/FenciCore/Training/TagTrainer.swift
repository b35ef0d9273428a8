/// Trains the part of a model that decides the parts of speech (tags) of words.
struct TagTrainer {
  private let words: [TaggedWord]
  /// The number of the tag of each word. It is `TagFeatures.tagLimit` for a tag that is dropped.
  private let gold: [Int]
  private let lines: [Range<Int>]
  let names: [String]
  /// The features that occur often enough to have weights.
  let features: NgramTable

  /// A feature has weights only if it occurs at least this often. A large corpus raises this
  /// number.
  private static let leastCount = 3
  /// The most weights that are learned, over all features and tags.
  private static let weightLimit = 1 << 26

  /// Numbers the features of a corpus. The result is nil if the corpus is empty.
  init?(_ corpus: TagCorpus) {
    guard !corpus.isEmpty else { return nil }
    let numbering = corpus.numbering
    words = corpus.words
    names = numbering.names
    gold = corpus.tags.map { numbering.finalNumbers[Int($0)] }
    lines = zip([0] + corpus.ends, corpus.ends).map { $0..<$1 }
    var table = NgramTable()
    let keys = Scratch<UInt64>(capacity: TagFeatures.limit)
    for line in lines {
      var (tag, tagBefore) = (TagFeatures.noTag, TagFeatures.noTag)
      for position in line {
        let count = Self.writeKeys(words, position, line, tag, tagBefore, to: keys.view)
        for number in 0..<count { table.add(keys[number]) }
        (tag, tagBefore) = (UInt64(gold[position]), tag)
      }
    }
    var leastCount = Self.leastCount
    while table.keyCount(leastCount: leastCount) * names.count > Self.weightLimit {
      leastCount += 1
    }
    features = table.numbered(leastCount: leastCount)
  }

  /// Trains the weights and rounds them to the integers that an image stores.
  ///
  /// - Parameters:
  ///   - rounds: the number of passes over the corpus.
  ///   - progress: a function that is called from time to time with the completed share of the
  ///     work, from 0 to 1.
  func train(rounds: Int, progress: (Double) -> Void) -> TagImage {
    var learner = TagPerceptron(tagCount: names.count, featureCount: features.count)
    learn(&learner, rounds: rounds, progress)
    return TagImage(names: names, keys: features.keysByNumber, learner)
  }

  /// Learns from all lines. Each round visits them in a different order.
  func learn(_ learner: inout TagPerceptron, rounds: Int, _ progress: (Double) -> Void) {
    let keys = Scratch<UInt64>(capacity: TagFeatures.limit)
    let numbers = Scratch<UInt32>(capacity: TagFeatures.limit)
    var order = SeededOrder(count: lines.count)
    for round in 0..<rounds {
      order.shuffle()
      for (number, line) in order.numbers.enumerated() {
        if number & 0x3FF == 0 {
          progress((Double(round) + Double(number) / Double(lines.count)) / Double(rounds))
        }
        var (tag, tagBefore) = (TagFeatures.noTag, TagFeatures.noTag)
        for position in lines[line] {
          let count = Self.writeKeys(words, position, lines[line], tag, tagBefore, to: keys.view)
          var known = 0
          for number in 0..<count {
            let feature = features.number(of: keys[number])
            guard feature != NgramTable.absent else { continue }
            numbers[known] = feature
            known += 1
          }
          let answer = learner.learn(numbers.view, count: known, gold: gold[position])
          (tag, tagBefore) = (UInt64(answer), tag)
        }
      }
    }
  }

  private static func writeKeys(
    _ words: [TaggedWord], _ position: Int, _ line: Range<Int>, _ tag: UInt64, _ tagBefore: UInt64,
    to keys: Scratch<UInt64>.View
  ) -> Int {
    let word = words[position]
    let left = position == line.lowerBound ? TaggedWord.start : words[position - 1]
    let right = position + 1 == line.upperBound ? TaggedWord.end : words[position + 1]
    let fixed = TagFeatures.writeFixed(word, after: left, before: right, to: keys)
    return TagFeatures.writeContextual(
      word, before: right, tag: tag, tagBefore: tagBefore, to: keys, from: fixed)
  }
}

/// The parts of an image that contain the tags and their weights.
struct TagImage {
  let names: [UInt8]
  let displacements: [UInt16]
  let records: [UInt64]
  let weights: [UInt16]

  /// The most weights of an image. The weights with the smallest magnitudes are dropped. The limit
  /// keeps an image with boundary weights and tags below six megabytes.
  static let weightLimit = 500_000

  /// Rounds the weights so that the largest magnitude becomes 127.
  init(
    names: [String], keys: [UInt64], _ learner: borrowing TagPerceptron,
    weightLimit: Int = TagImage.weightLimit
  ) {
    self.names = names.flatMap { Array($0.utf8) + [0] }
    var greatest: UInt = 1
    for feature in keys.indices {
      for tag in 0..<names.count { greatest = max(greatest, learner.total(feature, tag).magnitude) }
    }
    func quantised(_ total: Int) -> Int {
      let steps = Int((total.magnitude * 254 + greatest) / (2 * greatest))
      return total < 0 ? -steps : steps
    }
    // The number of weights of each magnitude from 0 to 127.
    var counts = [Int](repeating: 0, count: 128)
    for feature in keys.indices {
      for tag in 0..<names.count { counts[abs(quantised(learner.total(feature, tag)))] += 1 }
    }
    var (least, room) = (127, weightLimit)
    while least > 1, counts[least] <= room {
      room -= counts[least]
      least -= 1
    }
    var kept: [(key: UInt64, first: Int, count: Int)] = []
    var weights: [UInt16] = []
    for (feature, key) in keys.enumerated() {
      let first = weights.count
      for tag in 0..<names.count {
        let weight = quantised(learner.total(feature, tag))
        // Of the weights with the least magnitude that is kept, only the first ones up to the limit
        // are kept.
        guard abs(weight) >= least, abs(weight) > least || room > 0 else { continue }
        if abs(weight) == least { room -= 1 }
        weights.append(UInt16(tag) | UInt16(UInt8(bitPattern: Int8(weight))) << 8)
      }
      if weights.count > first { kept.append((key, first, weights.count - first)) }
    }
    let hash = PerfectHash(kept.map { $0.key })
    displacements = hash.displacements
    records = hash.positions.map { position in
      guard let position else { return 0 }
      let record = kept[position]
      return TagWeights.record(record.key, first: record.first, count: record.count)
    }
    // A model with tags must have at least one weight. That weight may be zero.
    self.weights = weights.isEmpty ? [0] : weights
  }

  var counts: SegmentationModelFormat.Tags {
    SegmentationModelFormat.Tags(
      nameByteCount: names.count, bucketCount: displacements.count, slotCount: records.count,
      weightCount: weights.count)
  }
}
