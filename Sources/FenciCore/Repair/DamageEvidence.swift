/// What shows that a document's annotations are damage and no glosses.
struct DamageEvidence {
  /// Characters that are annotated.
  let annotated: CharacterSet
  /// Whether the decoder swallowed what stood behind a lone byte.
  let swallows: Bool
  /// Whether commas are ASCII, so that it may have swallowed them, too.
  let hasNarrowCommas: Bool
  /// How sure it is that annotations are damage, from 0 to 1.
  let confidence: Double
}

extension RepairDocument {
  /// The evidence of the whole document; nil if there is too little.
  ///
  /// Whoever annotates on purpose takes characters of every kind, and each mostly once. The damage strikes
  /// characters outside GB 2312 only, each of them wherever it stands. So every annotation speaks for
  /// damage by as many nats as it would be rare among glosses: by minus the logarithm of the share of such characters
  /// in the document. A character that stands without its annotation elsewhere speaks against it,
  /// annotations that struck half characters for it.
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
      } else if isOutside {
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
    guard total > 0, glosses * 20 <= total else { return nil }
    // ln(ideographs / outside), from 0.1 to 1.1 nats.
    let share = Int(FixedPointLogarithm.cost(of: UInt64(max(outside, 1)), in: UInt64(ideographs)))
    let rarity = min(max(Double(share) / Double(FixedPointLogarithm.scale), 0.1), 1.1)
    let nats =
      Double(total) * rarity + 5 * Double(struckInAll) - 3 * Double(missing) - 6 * Double(glosses)
    guard nats >= 6, annotations.count >= 3 || struckInAll > 0 else { return nil }
    return DamageEvidence(
      annotated: annotated, swallows: struck >= unswallowed,
      hasNarrowCommas: narrowCommas > wideCommas, confidence: nats >= 10 ? 0.9999 : 0.99)
  }
}
