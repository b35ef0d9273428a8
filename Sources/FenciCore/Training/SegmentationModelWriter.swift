/// Rounds trained weights to the integers that an image stores, and writes the image.
struct SegmentationModelWriter {
  /// The two sets of weights of a model. One is for word boundaries if personal names are one word,
  /// and one is for the boundaries inside personal names.
  enum Layer: Int, CaseIterable {
    case joined, names

    /// The answer that the layer learns for a label, or nil if the layer does not learn from it.
    func isBoundary(_ label: BoundaryCorpus.Label) -> Bool? {
      switch (self, label) {
      case (_, .open), (.names, .boundary): nil
      case (.joined, .boundary), (.names, .insideName): true
      case (_, .inside), (.joined, .insideName): false
      }
    }

    /// The most n-gram records of the image. The records with the smallest weights are dropped.
    /// Four times as many records would change no figure of Docs/Accuracy.md by more than .0005.
    var recordLimit: Int { self == .joined ? 150_000 : 20_000 }
  }

  /// The weights of an n-gram before the record has a slot in the image.
  private struct Record {
    let key: UInt64
    /// The weights in units of 1 << `SegmentationModelFormat.ngramShift`.
    let weights: [Int8]
    var strength: Int { weights.reduce(0) { $0 + Int($1.magnitude) } }
  }

  private let lexicon: Lexicon
  private let symbolOfCode: [UInt16]
  private let symbolCount: Int
  private let keys: [UInt64]
  private var unigrams: [[SIMD8<Int16>]]
  private var records: [[Record]] = [[], []]
  private var masks: [[Int16]]
  private var classes: [[Int16]] = [[], []]

  /// - Parameters:
  ///   - symbolOfCode: the symbol of every character code of the lexicon.
  ///   - ngrams: the pairs and triples of characters that have weights.
  init(lexicon: Lexicon, symbolOfCode: [UInt16], ngrams: NgramTable) {
    self.lexicon = lexicon
    self.symbolOfCode = symbolOfCode
    symbolCount = Int(symbolOfCode.max() ?? 0) + 1
    keys = ngrams.keysByNumber
    unigrams = [[SIMD8<Int16>]](
      repeating: [SIMD8<Int16>](repeating: .zero, count: max(symbolCount, 5)), count: 2)
    masks = [[Int16]](
      repeating: [Int16](repeating: 0, count: SegmentationModelFormat.maskCount), count: 2)
  }

  var layout: BoundaryPerceptron.Layout {
    BoundaryPerceptron.Layout(symbolCount: max(symbolCount, 5), ngramCount: keys.count)
  }

  /// Sets the weights of a layer. They are rounded so that the largest weight becomes
  /// `greatestWeight`.
  ///
  /// The weights of n-grams are rounded to a coarser unit. Fewer than one in a thousand of them
  /// exceed `greatestNgramWeight` and are clamped.
  mutating func set(_ layer: Layer, _ learner: borrowing BoundaryPerceptron) {
    let layout = layout
    let masks = maskTotals(learner)
    var greatest = 1
    for feature in 0..<layout.ngrams {
      greatest = max(greatest, Int(learner.total(feature).magnitude))
    }
    for feature in layout.classes..<layout.count {
      greatest = max(greatest, Int(learner.total(feature).magnitude))
    }
    // Masks that never occurred in training may have larger sums. These sums are clamped.
    for mask in masks.indices where learner.total(layout.masks + mask) != 0 {
      greatest = max(greatest, Int(masks[mask].magnitude))
    }
    func quantised(_ total: Int) -> Int16 {
      let limit = SegmentationModelFormat.greatestWeight
      let magnitude = Int(total.magnitude)
      // Both numbers are shifted, so that their product fits 64 bits.
      let shift = max(0, greatest.bitWidth - greatest.leadingZeroBitCount - 48)
      let divisor = max(greatest >> shift, 1)
      let steps = ((min(magnitude, greatest) >> shift) * limit * 2 + divisor) / (2 * divisor)
      let weight = Int16(min(steps, limit))
      return total < 0 ? -weight : weight
    }
    for symbol in unigrams[layer.rawValue].indices {
      for lane in 0..<6 {
        unigrams[layer.rawValue][symbol][lane] = quantised(learner.total(symbol * 6 + lane))
      }
    }
    for (number, key) in keys.enumerated() {
      let weights = (0..<5).map {
        Self.coarse(quantised(learner.total(layout.ngrams + number * 5 + $0)))
      }
      guard weights.contains(where: { $0 != 0 }) else { continue }
      records[layer.rawValue].append(Record(key: key, weights: weights))
    }
    self.masks[layer.rawValue] = masks.map(quantised)
    classes[layer.rawValue] = (layout.classes..<layout.count).map { quantised(learner.total($0)) }
  }

  /// Rounds the weight of an n-gram to the coarser unit.
  private static func coarse(_ weight: Int16) -> Int8 {
    let (shift, limit) = (
      SegmentationModelFormat.ngramShift, SegmentationModelFormat.greatestNgramWeight
    )
    let magnitude = min((Int(weight.magnitude) + 1 << (Int(shift) - 1)) >> Int(shift), limit)
    return Int8(weight < 0 ? -magnitude : magnitude)
  }

  /// Returns the total weight of each mask, which is the weight of the mask plus the weights of its
  /// bits.
  private func maskTotals(_ learner: borrowing BoundaryPerceptron) -> [Int] {
    let layout = learner.layout
    var totals: [Int] = []
    for mask in 0..<SegmentationModelFormat.maskCount {
      var total = learner.total(layout.masks + mask)
      for bit in 0..<BoundaryMask.bitCount where mask >> bit & 1 != 0 {
        total += learner.total(layout.bits + bit)
      }
      totals.append(total)
    }
    return totals
  }

  /// Returns the finished image.
  ///
  /// - Parameter tags: the parts of the image for parts of speech, or nil for a model without tags.
  func image(_ tags: TagImage?) -> [UInt8] {
    let map = lexicon.sections.codeMap
    let index = map.index.indices.map { map.index[$0] }
    let pages = map.codes.indices.map { symbolOfCode[Int(map.codes[$0])] }
    let tables = zip(records, Layer.allCases).map { records, layer in
      Self.placed(Self.strongest(records, layer.recordLimit))
    }
    let format = SegmentationModelFormat(
      symbolCount: layout.symbolCount, pageCount: pages.count / 64, joined: tables[0].layer,
      names: tables[1].layer, tags: tags?.counts ?? SegmentationModelFormat.Tags())
    var image = format.header()
    image.reserveCapacity(format.imageByteCount)
    append(index, to: &image)
    append(pages, to: &image)
    for layer in Layer.allCases {
      append(lanes(of: unigrams[layer.rawValue]), to: &image)
      append(tables[layer.rawValue].displacements, to: &image)
      append(tables[layer.rawValue].slots, to: &image)
      append(masks[layer.rawValue], to: &image)
      append(classes[layer.rawValue], to: &image)
    }
    if let tags {
      append(tags.names, to: &image)
      append(tags.displacements, to: &image)
      append(tags.records, to: &image)
      append(tags.weights, to: &image)
    }
    ImageWriter.seal(&image)
    return image
  }

  /// Returns the records with the largest weights, up to a limit. A record counts with the sum of
  /// the magnitudes of its weights. The result is in the order of the keys.
  private static func strongest(_ records: [Record], _ limit: Int) -> [Record] {
    guard records.count > limit else { return records }
    let ranked = records.map { (strength: $0.strength, record: $0) }
      .sorted { ($1.strength, $0.record.key) < ($0.strength, $1.record.key) }
    return ranked.prefix(limit).map { $0.record }.sorted { $0.key < $1.key }
  }

  private struct PlacedRecords {
    let displacements: [UInt16]
    let slots: [UInt64]
    var layer: SegmentationModelFormat.Layer {
      SegmentationModelFormat.Layer(bucketCount: displacements.count, slotCount: slots.count)
    }
  }

  private static func placed(_ records: [Record]) -> PlacedRecords {
    let hash = PerfectHash(records.map { $0.key })
    let slots = hash.positions.map { position -> UInt64 in
      guard let position else { return 0 }
      let record = records[position]
      let fingerprint = BoundaryWeights.fingerprint(BoundaryWeights.hash(record.key))
      return record.weights.enumerated().reduce(fingerprint << 40) { slot, weight in
        slot | UInt64(UInt8(bitPattern: weight.element)) << UInt64(8 * weight.offset)
      }
    }
    return PlacedRecords(displacements: hash.displacements, slots: slots)
  }

  private func lanes(of vectors: [SIMD8<Int16>]) -> [UInt16] {
    vectors.flatMap { vector in (0..<8).map { UInt16(bitPattern: vector[$0]) } }
  }

  private func append<Value: FixedWidthInteger>(_ values: [Value], to image: inout [UInt8]) {
    for value in values {
      for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
        image.append(UInt8(truncatingIfNeeded: value >> Value(shift)))
      }
    }
    let padding = SegmentationModelFormat.aligned(image.count) - image.count
    image.append(contentsOf: repeatElement(0, count: padding))
  }
}
