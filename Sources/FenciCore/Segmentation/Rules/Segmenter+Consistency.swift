extension Segmenter {
  /// The tokens of a whole document, with one cut for an unknown word: where the method finds it in some of its
  /// places, it is one token in all.
  ///
  ///     let tokens = segmenter.consistentTokens(in: document)
  ///     for (token, tag) in zip(tokens, segmenter.tags(of: tokens)) { … }
  ///
  /// A model decides by a few characters of context, so it finds the name 乌法罕 in one sentence and cuts it to pieces
  /// in the next. An unknown word is one of two or more Chinese characters, 63 at most, that the method put out as one
  /// token and the lexicon does not have. If it did so at least twice, and in at least 30 % of the places where the
  /// characters follow each other, the word is one token wherever its ends are not inside a word of the lexicon or
  /// another such word that the method put out there. Words of the user's that always win, numbers, their units, and
  /// tokens that have letters or digits stay as they are.
  ///
  /// From left to right, at each place the longest of these words is taken. The rest of an unknown word on either
  /// side is a token. Characters are compared folded, so a name in traditional characters is the same word.
  ///
  /// By the convention `split` the words are those of `joined`; a name that the method parts in family and given name in
  /// at least half of the places where it is one word by `joined`, is parted there in all. At the granularity
  /// `phrases` the words are made consistent first; a phrase that a word then crosses is left in its words.
  ///
  /// Methods without a model put out no unknown words of two characters, so their tokens stay as they are. So do those of
  /// the granularities `search` and `all`, which overlap: the answer is that of ``tokens(in:)-(String)``.
  ///
  /// - Complexity: O(*n*) in the document's length: it is segmented once; twice at the granularity `phrases` or by the
  ///   convention `split`, three times by both. It needs some 20 bytes a character besides the tokens.
  public func consistentTokens(in text: String) -> Tokens {
    consistentTokens(in: Array(text.utf8))
  }

  /// The tokens of a whole document in UTF-8, which need not be valid, with one cut for an unknown word, as
  /// ``consistentTokens(in:)-(String)`` has them.
  ///
  /// - Complexity: O(*n*) in the number of bytes, as there.
  public func consistentTokens(in bytes: [UInt8]) -> Tokens {
    guard granularity.tiles else { return tokens(in: bytes) }
    let isJoined = personalNames == .joined || method.purpose != .boundaries
    let finder = granularity == .words && isJoined ? self : variant(.words, .joined)
    var document = DocumentCharacters(lexicon)
    var found: [Token] = []
    found.reserveCapacity(bytes.count / 4)
    bytes.withTable { table in
      finder.forEachChunk(of: table, .boundariesAndNodes) { chunk in
        chunk.appendTokens(to: &found)
        document.append(chunk, table)
      }
    }
    let words = ConsistentWords(in: document)
    guard !words.isEmpty else {
      return finder.granularity == granularity && isJoined
        ? Tokens(source: bytes, lexicon: lexicon, tokens: found) : tokens(in: bytes)
    }
    let places = words.places(in: document)
    var names = NameParts()
    if !isJoined {
      found = Array(variant(.words, personalNames).tokens(in: bytes))
      names = NameParts(of: words, in: document, textEnd: bytes.count, found)
    }
    let stretches = places.flatMap { place in
      names.parts(of: place.word, place.characters).map {
        document.bytes(of: $0, textEnd: bytes.count)
      }
    }
    var recut = bytes.withTable { RecutTokens(lexicon, $0).tokens(found, with: stretches) }
    if granularity == .phrases {
      recut = recut.joined(as: tokens(in: bytes), wordsBefore: found)
    }
    return Tokens(source: bytes, lexicon: lexicon, tokens: recut)
  }

  /// The same segmenter for other pieces.
  private func variant(_ granularity: Granularity, _ personalNames: PersonalNames) -> Segmenter {
    var segmenter = Segmenter(
      lexicon: lexicon, method: method, granularity: granularity, personalNames: personalNames)
    segmenter.maximumByteCount = maximumByteCount
    return segmenter
  }
}
