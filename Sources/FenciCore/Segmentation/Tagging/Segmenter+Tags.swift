extension Segmenter {
  /// The part of speech of each token, in order. The part of speech is empty for whitespace, and if
  /// none is known.
  ///
  ///     let tokens = segmenter.tokens(in: "中国的发展")
  ///     for (token, tag) in zip(tokens, segmenter.tags(of: tokens)) { … }
  ///
  /// The trained method decides tags by context, if its model was trained on tags. For other
  /// methods and models, the tags are the same as from ``Tokens/tag(of:)``.
  ///
  /// The model works from left to right (Ratnaparkhi 1996; Collins 2002). It decides by the word,
  /// its dictionary tag, its characters, the neighbouring words, and the tags before it. The
  /// context of a word ends at line breaks. It also ends at the first and last token that you pass.
  /// If a text arrives in pieces, pass whole lines.
  ///
  /// A user word with a tag always has this tag. The tag influences the neighbours of the word if
  /// the model knows the tag.
  ///
  /// The dictionary tag limits which words become names of persons, places and organisations. A
  /// word with another dictionary tag becomes a name only if the context favours this by a margin.
  /// Such a word never becomes a name if it is alone on a line or between marks. A word that is a
  /// name in the dictionary remains this kind of name, unless the context is against it by a
  /// margin. A single character that is a common family name may be a name or another word. If one
  /// part of a foreign name with dots is a person, all parts are, as in 让·雅克·卢梭.
  ///
  /// If tokens overlap, the words inside a word have their dictionary tags.
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

  /// The part of speech of each word of a sentence whose word boundaries are known.
  ///
  /// - Parameters:
  ///   - ends: the byte offsets in `text` at which words end, in ascending order.
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
  /// The trie node of a word; 0 if the lexicon does not have the word.
  fileprivate func wordNode(of word: String) -> UInt32 {
    guard let node = node(of: word) else { return 0 }
    return sections.trie.check[Int(node)] & NodeFlags.isWord != 0 ? node : 0
  }
}

extension SegmentationModel {
  /// The names of the parts of speech in the model, as in its training text. The array is empty if
  /// that text was not tagged.
  public var tagNames: [String] { storage.tags.names }

  /// Whether the model can tag parts of speech.
  public var hasTags: Bool { !storage.tags.names.isEmpty }
}
