extension Segmenter {
  /// The part of speech of each token, in their order; empty for white space, and where none is known.
  ///
  ///     let tokens = segmenter.tokens(in: "中国的发展")
  ///     for (token, tag) in zip(tokens, segmenter.tags(of: tokens)) { … }
  ///
  /// By the trained method with a model that has learnt parts of speech they are decided by context: by the
  /// word, its dictionary tag, its characters, the words beside it and the tags before it, from left to
  /// right (Ratnaparkhi 1996; Collins 2002). Context ends at line breaks, and at the first and the last of the tokens, so of
  /// a text that comes in pieces pass whole lines. By other methods, or a model without, they are those of
  /// ``Tokens/tag(of:)``.
  ///
  /// A word of the user's own that was inserted with a tag has that tag, by every method; its neighbours see it, if
  /// it is one of the model's tags. A word that the dictionary has with another tag than those of persons, places
  /// and organisations is taken for a name only where its context weighs for that by a margin: never alone on a line
  /// or between marks. One that it has as a name keeps its kind, unless context weighs against it by a margin. A single
  /// character that is a common family name may be either. The parts of a foreign name with dots between, 让·雅克·卢梭, are a person's if one
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

  /// The part of speech of each word of a sentence, given where its words end.
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
  /// The node of a word; 0 if it is none.
  fileprivate func wordNode(of word: String) -> UInt32 {
    guard let node = node(of: word) else { return 0 }
    return sections.trie.check[Int(node)] & NodeFlags.isWord != 0 ? node : 0
  }
}

extension SegmentationModel {
  /// The parts of speech that the model tells apart, as in the text that it was trained from; empty if that had
  /// none.
  public var tagNames: [String] { storage.tags.names }

  /// Whether the model tells parts of speech.
  public var hasTags: Bool { !storage.tags.names.isEmpty }
}
