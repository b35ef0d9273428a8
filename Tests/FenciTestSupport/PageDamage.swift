/// Damages clean text as pages are damaged that convert to traditional characters byte by byte: the codes of
/// some characters are searched for in the text's GBK, to put their reading behind them, and those of
/// punctuation marks, to replace them or to cut the text, wherever they stand.
///
/// The characters and their readings are a table of its own, of which every site has a part.
package struct PageDamage {
  /// The text as readers should have seen it, and what they saw.
  package struct Page {
    package let clean: String
    package let damaged: String
    /// How many annotations were put in.
    package let annotations: Int
    /// The stretches of `clean`, in characters, that do not stand in `damaged` as they are.
    package let stretches: [Stretch]
  }

  package struct Stretch {
    package let range: Range<Int>
    /// Characters of which a byte is gone that nothing tells.
    package let lost: [Int]
  }

  /// What a site does.
  package struct Site {
    var annotated: [(code: [UInt8], annotation: [UInt8])]
    var cuts: [UInt8]
    /// Whether a mark is rewritten in ASCII; else the text is cut at it, and decoded piece by piece.
    var rewrites: Bool
    /// Whether the decoder takes the byte behind a lone one as well.
    var swallows: Bool
  }

  /// A byte, and the one of the clean text that it was, if it was one.
  private typealias Origin = (byte: UInt8, from: Int?)

  private let bytesOf: [Character: [UInt8]]
  private let characterOf: [UInt16: Character]

  package init() {
    characterOf = SystemGBK.characters
    bytesOf = Dictionary(
      characterOf.map { code, character in
        (character, [UInt8(code >> 8), UInt8(code & 0xFF)])
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Simplified text in traditional characters, as far as the table has them; characters without GBK
  /// are left out.
  package func traditional(_ text: String) -> String {
    String(
      text.compactMap { character -> Character? in
        let character = TraditionalCharacters.forms[character] ?? character
        return character.isASCII || bytesOf[character] != nil ? character : nil
      })
  }

  package func site(_ generator: inout SeededGenerator) -> Site {
    let share = generator.pick([3, 6, 9, 10])
    var annotated: [(code: [UInt8], annotation: [UInt8])] = []
    for (character, reading) in TraditionalCharacters.readings.shuffled(using: &generator)
    where generator.below(10) < share {
      let blank = generator.oneIn(30) ? " " : ""
      annotated.append((bytes("\(character)"), bytes("(\(reading)\(blank))")))
    }
    let cuts = [0xBF] + ([0xAC, 0xA1, 0xBB] as [UInt8]).filter { _ in generator.oneIn(2) }
    return Site(
      annotated: annotated, cuts: cuts, rewrites: generator.oneIn(2), swallows: !generator.oneIn(3))
  }

  /// A page of a site.
  package func page(_ clean: String, of site: Site) -> Page {
    let characters = Array(clean)
    var owner: [Int] = []
    var data: [Origin] = []
    for (place, character) in characters.enumerated() {
      for byte in bytes(String(character)) {
        data.append((byte, owner.count))
        owner.append(place)
      }
    }
    var annotations = 0
    var pairs = Set(zip(data, data.dropFirst()).map { [$0.byte, $1.byte] })
    for (code, annotation) in site.annotated where pairs.contains(code) {
      let inserted = [code[1]] + annotation
      // What is behind the annotation can be any byte.
      pairs.formUnion(zip(inserted, annotation).map { [$0, $1] })
      data = data.flatMap(of: code) { found in
        annotations += 1
        return found + annotation.map { ($0, nil) }
      }
    }
    var shown: [(character: Character, from: [Int?])] = []
    for (piece, mark) in pieces(data, site) {
      shown += decoded(piece, swallows: site.swallows)
      if let mark { shown.append(mark) }
    }
    return Page(
      clean: expected(characters, owner, shown), damaged: String(shown.map(\.character)),
      annotations: annotations, stretches: stretches(characters, owner, shown))
  }

  // MARK: Bytes

  private func bytes(_ text: String) -> [UInt8] {
    text.flatMap { character in character.asciiValue.map { [$0] } ?? bytesOf[character] ?? [] }
  }

  /// The text at the marks rewritten, or cut there.
  private func pieces(
    _ data: [Origin], _ site: Site
  ) -> [(piece: [Origin], mark: (character: Character, from: [Int?])?)] {
    let marks: [UInt8: (ascii: Character, full: Character)] = [
      0xBF: ("?", "？"), 0xAC: (",", "，"), 0xA1: ("!", "！"), 0xBB: (";", "；"),
    ]
    var pieces: [(piece: [Origin], mark: (character: Character, from: [Int?])?)] = [(data, nil)]
    for cut in site.cuts {
      guard let mark = marks[cut] else { continue }
      pieces = pieces.flatMap { piece, last in
        var parts: [(piece: [Origin], mark: (character: Character, from: [Int?])?)] = []
        var part: [Origin] = []
        var position = 0
        while position < piece.count {
          if piece[position].byte == 0xA3, position + 1 < piece.count,
            piece[position + 1].byte == cut
          {
            let from = [piece[position].from, piece[position + 1].from]
            parts.append((part, (site.rewrites ? mark.ascii : mark.full, from)))
            part = []
            position += 2
          } else {
            part.append(piece[position])
            position += 1
          }
        }
        return parts + [(part, last)]
      }
    }
    guard site.rewrites, site.swallows else { return pieces }
    // Where the decoder swallows, a mark in ASCII can go the way of any other byte behind a lone one.
    var whole: [Origin] = []
    for (piece, mark) in pieces {
      whole += piece
      if let mark, let byte = mark.character.asciiValue { whole.append((byte, mark.from[0])) }
    }
    return [(whole, nil)]
  }

  private func decoded(
    _ data: [Origin], swallows: Bool
  ) -> [(character: Character, from: [Int?])] {
    var shown: [(character: Character, from: [Int?])] = []
    var position = 0
    while position < data.count {
      let (lead, from) = data[position]
      if lead < 0x80 {
        shown.append((Character(Unicode.Scalar(lead)), [from]))
        position += 1
      } else if position + 1 == data.count {
        shown.append(("?", [from]))
        position += 1
      } else if let character = characterOf[UInt16(lead) << 8 | UInt16(data[position + 1].byte)] {
        shown.append((character, [from, data[position + 1].from]))
        position += 2
      } else if data[position + 1].byte == 0x0A || data[position + 1].byte < 0x80 && !swallows {
        shown.append(("?", [from]))
        position += 1
      } else {
        shown.append(("?", [from, data[position + 1].from]))
        position += 2
      }
    }
    return shown
  }
}

extension [(byte: UInt8, from: Int?)] {
  /// Every place of two bytes replaced, from left to right.
  fileprivate func flatMap(
    of code: [UInt8], _ replace: ([Element]) -> [Element]
  ) -> [Element] {
    var result: [Element] = []
    var position = 0
    while position < count {
      if self[position].byte == code[0], position + 1 < count, self[position + 1].byte == code[1] {
        result += replace(Array(self[position...(position + 1)]))
        position += 2
      } else {
        result.append(self[position])
        position += 1
      }
    }
    return result
  }
}
