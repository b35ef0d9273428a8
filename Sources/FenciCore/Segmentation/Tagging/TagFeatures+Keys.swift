extension TagFeatures {
  /// Writes the keys of the features that do not depend on earlier tags. A feature combines
  /// properties of a word and its neighbours, and its key is a hash of these properties.
  ///
  /// - Returns: the number of keys.
  static func writeFixed(
    _ word: TaggedWord, after left: TaggedWord, before right: TaggedWord,
    to keys: Scratch<UInt64>.View
  ) -> Int {
    var list = List(keys: keys)
    let length = UInt64(min(word.length, 5))
    let (first, last) = (UInt64(word.first), UInt64(word.last))
    list.add(word.hash)
    list.add(left.hash)
    list.add(right.hash)
    list.add(left.hash, word.hash)
    list.add(word.hash, right.hash)
    list.add(word.dictionaryTag)
    list.add(left.dictionaryTag, word.dictionaryTag)
    list.add(word.dictionaryTag, right.dictionaryTag)
    list.add(left.dictionaryTag, word.dictionaryTag, right.dictionaryTag)
    list.add(first, length)
    list.add(last, length)
    list.add(UInt64(word.beforeLast), last)
    list.add(UInt64(word.types), length)
    list.add(word.dictionaryTag, last)
    list.add(word.dictionaryTag, first)
    list.add(UInt64(right.first), UInt64(right.types))
    list.add(UInt64(left.last))
    list.add(right.dictionaryTag, word.hash)
    list.add(left.dictionaryTag, word.hash)
    return list.count
  }

  /// Writes the keys of the features that depend on earlier tags. The first one goes to position
  /// `count`.
  ///
  /// - Parameters:
  ///   - tag: the index of the tag of the word before, or `noTag`.
  ///   - tagBefore: the index of the tag of the word before that, or `noTag`.
  /// - Returns: the number of keys, including the first `count` ones.
  static func writeContextual(
    _ word: TaggedWord, before right: TaggedWord, tag: UInt64, tagBefore: UInt64,
    to keys: Scratch<UInt64>.View, from count: Int
  ) -> Int {
    var list = List(keys: keys, count: count)
    list.add(tag)
    list.add(tag, tagBefore)
    list.add(tag, word.dictionaryTag)
    list.add(tag, right.dictionaryTag)
    list.add(tag, tagBefore, word.dictionaryTag)
    list.add(tag, right.hash)
    return list.count
  }

  /// A list of keys. The hash of a key includes its position in the list. This distinguishes
  /// features that combine the same values in different ways.
  private struct List {
    let keys: Scratch<UInt64>.View
    var count = 0

    @inline(__always) mutating func add(_ first: UInt64, _ second: UInt64 = 0, _ third: UInt64 = 0)
    {
      let sum =
        first &* 0xA24B_AED4_963E_E407 &+ second &* 0x9FB2_1C65_1E98_DF25
        &+ third &* 0xC2B2_AE3D_27D4_EB4F &+ UInt64(truncatingIfNeeded: count &+ 1)
        &* 0xD1B5_4A32_D192_ED03
      let key = sum ^ sum >> 32
      // The key 0 is reserved and means “no key”, so it becomes 1.
      keys[count] = key | (key == 0 ? 1 : 0)
      count &+= 1
    }
  }
}
