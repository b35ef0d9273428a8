/// Evidence that the pinyin annotations of a document, as in `會(huì)`, are damage and not glosses
/// by its author. A document is repaired only if there is such evidence.
struct DamageEvidence {
  /// The characters that have annotations somewhere in the document.
  let annotated: CharacterSet
  /// Whether the decoder also lost the byte after a lone byte. A lone byte is half of a GBK
  /// character whose other half is missing. The decoder replaced it by a mark such as `?`, and some
  /// decoders swallowed the next byte, too.
  let swallows: Bool
  /// Whether most commas are ASCII. In that case the decoder may have swallowed commas, too.
  let hasNarrowCommas: Bool
  /// The probability that the annotations are damage, from 0 to 1.
  let confidence: Double
}

extension RepairDocument {
  /// The evidence of the whole document, or nil if there is too little.
  ///
  /// An author annotates characters of every kind, and most of them only once. The damage affects
  /// only characters outside GB 2312, the set of simplified characters, and it affects them at
  /// every occurrence. Therefore the evidence is a sum, a log-likelihood, of these values:
  ///
  /// - Each annotation adds −ln p, limited to 0.1...1.1, where p is the share of characters outside
  ///   GB 2312 in the document.
  /// - Each annotation that cut other characters in two adds 5.
  /// - Each occurrence of an annotated character without an annotation subtracts 3.
  /// - The first annotation of a character of GB 2312 subtracts 2, and each other one 6.
  ///
  /// The damage also annotates 著, which is in GB 2312, because it writes 着 so: 沿著(zhù).
  func evidence() -> DamageEvidence? {
    var annotations: [UInt32: Int] = [:]
    var bare: [UInt32: Int] = [:]
    var (narrowCommas, wideCommas) = (0, 0)
    var (ideographs, outside, glosses, struck, unswallowed) = (0, 0, 0, 0, 0)
    var position = 0
    while position < count {
      defer { position += 1 }
      let (scalar, code) = (scalars[position], codes[position])
      if isMark(position) {
        if syllable(at: position + 1) != nil { struck += 1 }
        if annotation(at: position + 1) != nil { unswallowed += 1 }
        continue
      }
      if scalar == 0x2C { narrowCommas += 1 }
      if scalar == 0xFF0C { wideCommas += 1 }
      guard code != 0, scalar >= 0x3400 else { continue }
      ideographs += 1
      let isOutside = !GBKTable.isGB2312(code)
      if isOutside { outside += 1 }
      if annotationEnd(behind: position) == nil {
        if isOutside { bare[scalar, default: 0] += 1 }
      } else if isAnnotatedByDamage(code) {
        annotations[scalar, default: 0] += 1
      } else {
        glosses += 1
      }
    }
    let struckInAll = struck + unswallowed
    var (total, missing) = (0, 0)
    var annotated = CharacterSet()
    for (scalar, number) in annotations {
      annotated.insert(scalar)
      total += number
      missing += bare[scalar] ?? 0
    }
    // A damaged page may have a gloss of its author. One is allowed for each twenty annotations.
    guard total > 0, glosses <= (total + 19) / 20 else { return nil }
    // This is ln(ideographs / outside), limited to 0.1...1.1.
    let share = Int(FixedPointLogarithm.cost(of: UInt64(max(outside, 1)), in: UInt64(ideographs)))
    let rarity = min(max(Double(share) / Double(FixedPointLogarithm.scale), 0.1), 1.1)
    let nats =
      Double(total) * rarity + 5 * Double(struckInAll) - 3 * Double(missing)
      - 6 * Double(max(glosses - 1, 0)) - 2 * Double(min(glosses, 1))
    guard nats >= 6, annotations.count >= 3 || struckInAll > 0 else { return nil }
    return DamageEvidence(
      annotated: annotated, swallows: struck >= unswallowed,
      hasNarrowCommas: narrowCommas > wideCommas, confidence: nats >= 10 ? 0.9999 : 0.99)
  }
}
