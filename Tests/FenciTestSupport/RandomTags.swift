/// Tagged sentences that follow rules of context, so that there is something to learn.
package enum RandomTags {
  /// 发展 is a noun behind 的, else a verb; words of 甲乙丙 that end with 乙 are verbs, others nouns.
  package static func sentence(_ generator: inout SeededGenerator) -> [UInt8] {
    var words: [(String, String)] = []
    for _ in 0..<2 + generator.below(9) {
      switch generator.below(6) {
      case 0: words += [("的", "u"), ("发展", "n")]
      case 1: words.append(("发展", "v"))
      case 2: words.append((generator.pick(["中国", "重庆"]), "ns"))
      case 3: words.append((generator.pick(["，", "。"]), "w"))
      case 4: words.append((String(1 + generator.below(2_000)), "m"))
      default:
        let word = RandomText.string(
          of: Array("甲乙丙".unicodeScalars), count: 1 + generator.below(3), using: &generator)
        words.append((word, word.hasSuffix("乙") ? "v" : "n"))
      }
    }
    return Array(words.map { "\($0.0)/\($0.1)" }.joined(separator: " ").utf8)
  }
}
