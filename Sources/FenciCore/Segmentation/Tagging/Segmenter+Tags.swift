extension Segmenter {
  /// The part of speech of each token, in order; empty for whitespace, and where none is known.
  ///
  ///     let tokens = segmenter.tokens(in: "中国的发展")
  ///     for (token, tag) in zip(tokens, segmenter.tags(of: tokens)) { … }
  ///
  /// The trained method decides tags by context, if its model was trained on tags: by the word, its
  /// dictionary tag, its characters, the neighbouring words and the tags before it, from left to
  /// right (Ratnaparkhi 1996; Collins 2002). Context ends at line breaks, and at the first and last
  /// of the tokens. So pass whole lines of a text that arrives in pieces. For other methods and
  /// models, the tags are those of ``Tokens/tag(of:)``.
  ///
  /// A user word with a tag always has that tag. Its neighbours see the tag if the model knows it.
  ///
  /// The dictionary tag limits which words become names of persons, places and organisations. A
  /// word with another tag becomes a name only where its context favours this by a margin, and
  /// never alone on a line or between marks. A word with the tag of a name keeps that kind, unless
  /// its context is against it by a margin. A single character that is a common family name may be
  /// either. All parts of a foreign name with dots, such as 让·雅克·卢梭, are tagged as a person if one
  /// of them is.
  ///
  /// Where tokens overlap, the words inside a word have their dictionary tags.
  ///
  /// - Parameter tokens: tokens that this segmenter found.
  /// - Complexity: O(*n*) in the length of the tokens.
  public func tags(of tokens: Tokens) -> [String] {
    guard case .trained(let model) = method, model.hasTags else {
      return tokens.map { tokens.tag(of: $0) }
    }
    var line = TaggedLine(lexicon, model, personalNames)
    defer { withExtendedLifetime((model, lexicon)) {} }
    var tags = [String](repeating: "", count: tokens.count)
    tokens.source.withTable { bytes in
      var end = tokens.sourceOffset
      for (position, token) in tokens.enumerated() {
        guard token.start >= end else {
          tags[position] = tokens.tag(of: token)
          continue
        }
        end = token.end
        switch token.kind {
        case .lineBreak: line.finish(&tags)
        case .space: break
        default:
          let start = token.start - tokens.sourceOffset
          line.append(bytes, start..<start + (token.end - token.start), token.node, position)
        }
      }
      line.finish(&tags)
    }
    return tags
  }

  /// The part of speech of each word of a sentence with known boundaries.
  ///
  /// - Parameters:
  ///   - ends: the ends of words in `text`, ascending.
  package func tags(ofWordsEnding ends: [Int], in text: [UInt8]) -> [String] {
    var tokens: [Token] = []
    var start = 0
    for end in ends {
      let node = lexicon.wordNode(of: String(decoding: text[start..<end], as: UTF8.self))
      tokens.append(Token(start: start, end: end, node: node, kind: .word))
      start = end
    }
    return tags(of: Tokens(source: text, lexicon: lexicon, tokens: tokens))
  }
}

extension Lexicon {
  /// The node of a word; 0 if the lexicon does not have it.
  fileprivate func wordNode(of word: String) -> UInt32 {
    guard let node = node(of: word) else { return 0 }
    return sections.trie.check[Int(node)] & NodeFlags.isWord != 0 ? node : 0
  }
}

extension SegmentationModel {
  /// The parts of speech of the model, named as in its training text; empty if that had none.
  public var tagNames: [String] { storage.tags.names }

  /// Whether the model can tag parts of speech.
  public var hasTags: Bool { !storage.tags.names.isEmpty }
}
