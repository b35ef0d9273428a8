@testable import FenciCore

/// Document frequencies by their definition: sets of words and candidates in a dictionary.
struct NaiveFrequencies {
  private let segmenter: Segmenter
  private let finder: CandidateFinder
  private let keys: NodeKeys
  /// The dictionary's spelling of each phrase, by its folded characters.
  private var phrases: [[UInt32]: [UInt8]] = [:]
  private(set) var counts: [[UInt8]: Int] = [:]
  private(set) var documentCount = 0

  init(_ lexicon: Lexicon) {
    segmenter = Segmenter(lexicon: lexicon, method: .probability)
    finder = CandidateFinder(lexicon)
    keys = NodeKeys(lexicon)
    for entry in lexicon.entries() where entry.isPhrase {
      phrases[lexicon.folded(entry.word).unicodeScalars.map(\.value)] = Array(entry.word.utf8)
    }
  }

  mutating func insert(_ bytes: [UInt8]) {
    documentCount += 1
    let found = words(of: bytes).union(candidates(of: bytes))
    for word in found { counts[word, default: 0] += 1 }
  }

  private func words(of bytes: [UInt8]) -> Set<[UInt8]> {
    let lexicon = segmenter.lexicon
    let tokens = segmenter.tokens(in: bytes)
    var found: Set<[UInt8]> = []
    let characters = tokens.map { token in
      bytes.withTable { table in
        var characters: [UInt32] = []
        UTF8Reader(bytes: table).forEachScalar(
          in: token.utf8Range, readings: lexicon.sections.readings
        ) { item, _ in
          // Nothing is spelt with what the lexicon does not know.
          let code = item.isInvalid ? 0 : lexicon.sections.codeMap.code(of: item.scalar)
          characters.append(code == 0 ? .max : lexicon.sections.alphabet[Int(code)])
        }
        return characters
      }
    }
    for (first, token) in tokens.enumerated() {
      if token.isKnown { found.insert(Array(tokens.normalizedForm(of: token).utf8)) }
      var joined: [UInt32] = []
      for last in first..<tokens.count where joined.count < 64 {
        joined += characters[last]
        if let phrase = phrases[joined] { found.insert(phrase) }
      }
    }
    return found
  }

  /// Entries in the dictionary's spelling, other candidates folded, none with a line break or a tab.
  private func candidates(of bytes: [UInt8]) -> Set<[UInt8]> {
    var found: Set<[UInt8]> = []
    bytes.withTable { source in
      finder.forEachCandidate(in: Document(bytes), source) { characters, node in
        if node != 0 {
          let word = segmenter.lexicon.spelling(of: node) ?? keys.key(of: node)
          found.insert(Array(word.utf8))
          return
        }
        var term: [UInt8] = []
        characters.forEachByte { term.append($0) }
        if !term.contains(where: { [0x09, 0x0A, 0x0D].contains($0) }) { found.insert(term) }
      }
    }
    return found
  }

  /// The table, line by line.
  var table: [UInt8] {
    var text = Array("# documents: \(documentCount)\nterm\tdocuments\n".utf8)
    for (word, count) in counts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      text += word + Array("\t\(count)\n".utf8)
    }
    return text
  }
}
