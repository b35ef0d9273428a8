extension Segmenter {
  /// The tokens of a whole document, in which an unknown word that the method finds in some places
  /// is one token everywhere.
  ///
  ///     let tokens = segmenter.consistentTokens(in: document)
  ///     for (token, tag) in zip(tokens, segmenter.tags(of: tokens)) { … }
  ///
  /// A model decides by a few characters of context, so it may find the name 乌法罕 in one sentence
  /// and cut it into pieces in the next. An unknown word is a token of 2 to 63 Chinese characters
  /// that the lexicon does not have. If the method finds it at least twice, and in at least 30 % of
  /// the places where its characters occur in sequence, it becomes one token in all places where
  /// neither end is inside a word of the lexicon or inside another such word that the method found
  /// there. Forced words, numbers, their units, and tokens with letters or digits are unchanged.
  ///
  /// At each place from left to right, the longest of these words wins. The rest of an unknown word
  /// on either side becomes a token. Characters are compared after folding, so a name in
  /// traditional characters is the same word.
  ///
  /// With ``Segmenter/PersonalNames/split``, the words are those of `joined`. A name that the
  /// method splits in at least half of the places where it is one word with `joined` is split in
  /// all. At the granularity `phrases`, words are made consistent first; a phrase that such a word
  /// crosses is left as words.
  ///
  /// Methods without a model find no unknown words of two or more characters, so their tokens do
  /// not change. Neither do overlapping tokens, at the granularities `search` and `all`: the result
  /// is that of ``tokens(in:)-(String)``.
  ///
  /// - Complexity: O(*n*) in the length of the document. It is segmented once; twice at the
  ///   granularity `phrases` or with `split`, three times with both. Needs about 20 bytes a
  ///   character besides the tokens.
  public func consistentTokens(in text: String) -> Tokens {
    consistentTokens(in: Array(text.utf8))
  }

  /// The tokens of a whole document in UTF-8, which need not be valid, as
  /// ``consistentTokens(in:)-(String)``.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
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

  /// The same segmenter with another granularity and convention for names.
  private func variant(_ granularity: Granularity, _ personalNames: PersonalNames) -> Segmenter {
    var segmenter = Segmenter(
      lexicon: lexicon, method: method, granularity: granularity, personalNames: personalNames)
    segmenter.maximumByteCount = maximumByteCount
    return segmenter
  }
}
