/// A segmented sentence, from which a model learns. It consists of the text and the ends of the
/// words.
///
/// A sentence is read from a line of words with blanks between them: `他 来到 北京`. Words may have
/// tags: `他/r 来到/v 北京/ns`. With tags, personal names are recognized. A family name and a given
/// name, such as `江/nr 泽民/nr`, become one word with a cut inside.
package struct GoldSentence {
  /// The words as UTF-8, without the blanks.
  package private(set) var text: [UInt8] = []
  /// The end of each word in `text`, in bytes. A personal name is one word.
  package private(set) var ends: [Int] = []
  /// The offsets in `text` of the boundaries between family names and given names.
  package private(set) var nameCuts: [Int] = []
  /// The tag of each word. The array is empty if the line has no tags. A personal name has the tag
  /// of its given name.
  package private(set) var tags: [String] = []

  /// Returns the ends of the words. Each personal name is one word or two.
  package func ends(_ personalNames: Segmenter.PersonalNames) -> [Int] {
    personalNames == .joined || nameCuts.isEmpty ? ends : (ends + nameCuts).sorted()
  }

  /// Returns the tags of the words. Each personal name is one word or two, and both of the words
  /// have the tag of the name.
  package func tags(_ personalNames: Segmenter.PersonalNames) -> [String] {
    guard personalNames == .split, !tags.isEmpty else { return tags }
    var (word, cut) = (0, 0)
    return ends(.split).map { end in
      if cut < nameCuts.count, nameCuts[cut] == end {
        cut += 1
        return tags[word]
      }
      word += 1
      return tags[word - 1]
    }
  }

  /// Reads a line. The words are separated by spaces, tabs, line breaks or U+3000. A byte-order
  /// mark is skipped.
  package init(_ line: ArraySlice<UInt8>) {
    let words = Self.words(of: line)
    let cuts = words.map(Self.tagStart)
    let isTagged = !words.isEmpty && cuts.allSatisfy { $0 != nil }
    var number = 0
    while number < words.count {
      var word = words[number]
      guard isTagged, let cut = cuts[number] else {
        append(word)
        number += 1
        continue
      }
      var tag = word[(cut + 1)...]
      word = word[..<cut]
      if tag.elementsEqual(Self.nameTag), number + 1 < words.count, let next = cuts[number + 1] {
        let given = words[number + 1]
        if given[(next + 1)...].elementsEqual(Self.nameTag),
          Self.areName(word, given[..<next])
        {
          text += word
          nameCuts.append(text.count)
          (word, tag) = (given[..<next], given[(next + 1)...])
          number += 1
        }
      }
      append(word)
      tags.append(String(decoding: tag, as: UTF8.self))
      number += 1
    }
  }

  private mutating func append(_ word: ArraySlice<UInt8>) {
    text += word
    ends.append(text.count)
  }

  private static let nameTag = Array("nr".utf8)

  /// The family names of two characters.
  private static let compoundNames: Set<String> = [
    "欧阳", "司马", "诸葛", "上官", "司徒", "东方", "公孙", "夏侯", "皇甫", "尉迟", "慕容", "令狐", "端木", "闻人",
    "申屠", "轩辕", "宇文", "长孙", "独孤", "南宫", "西门", "东郭", "钟离", "呼延", "公冶", "万俟", "赫连", "澹台",
    "太史", "淳于", "单于", "濮阳", "百里", "拓跋", "歐陽", "司馬", "諸葛", "東方", "長孫", "獨孤", "南宮", "東郭",
  ]

  /// Whether two words with the tag of personal names are a family name and a given name.
  private static func areName(_ family: ArraySlice<UInt8>, _ given: ArraySlice<UInt8>) -> Bool {
    let (family, given) = (
      String(decoding: family, as: UTF8.self), String(decoding: given, as: UTF8.self)
    )
    return given.unicodeScalars.count <= 2
      && (family.unicodeScalars.count == 1 || compoundNames.contains(family))
  }

  /// The position of the slash before a tag, or nil if the word has no tag. Tags consist of ASCII
  /// letters.
  private static func tagStart(_ word: ArraySlice<UInt8>) -> Int? {
    guard let slash = word.lastIndex(of: UInt8(ascii: "/")), slash > word.startIndex,
      slash + 1 < word.endIndex,
      word[(slash + 1)...].allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A })
    else { return nil }
    return slash
  }

  private static func words(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var position = line.startIndex
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
    var start = position
    while position < line.endIndex {
      let length = blank(at: position, in: line)
      if length > 0 {
        if start < position { words.append(line[start..<position]) }
        position += length
        start = position
      } else {
        position += 1
      }
    }
    if start < position { words.append(line[start..<position]) }
    return words
  }

  /// The length of the blank at a position in bytes, or 0 if there is none.
  private static func blank(at position: Int, in line: ArraySlice<UInt8>) -> Int {
    switch line[position] {
    case 0x20, 0x09, 0x0D, 0x0A: 1
    case 0xE3 where line[position...].starts(with: [0xE3, 0x80, 0x80]): 3
    default: 0
    }
  }
}
