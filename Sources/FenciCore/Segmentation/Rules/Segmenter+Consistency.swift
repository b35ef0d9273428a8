extension Segmenter {
  /// The tokens of a whole document. If the method finds an unknown word in some places, the word
  /// is one token everywhere.
  ///
  ///     let tokens = segmenter.consistentTokens(in: document)
  ///     for (token, tag) in zip(tokens, segmenter.tags(of: tokens)) { … }
  ///
  /// An unknown word is a token of 2 to 63 Chinese characters that the lexicon does not contain. A
  /// trained model decides by a few characters of context. So it may find the name 乌法罕 in one
  /// sentence and cut it into pieces in the next.
  ///
  /// An unknown word becomes consistent if the method finds it at least twice, and in at least 30 %
  /// of the places where its characters occur in sequence. A consistent word is one token in all
  /// places, unless it begins or ends inside a word of the lexicon, or inside another consistent
  /// word that the method found there. Some tokens never change. These are numbers, their units,
  /// tokens with letters or digits, and forced words, which are user words that are fixed before
  /// matching.
  ///
  /// If several consistent words are possible, the longest wins, from left to right. If a
  /// consistent word covers only a part of an unknown word, the rest becomes a separate token.
  /// Characters are compared after folding, so a name in traditional characters is the same word.
  ///
  /// With ``Segmenter/PersonalNames/split``, the same words are consistent as with `joined`. Such a
  /// name is split everywhere if the method splits it in at least half of the places where it is
  /// one word with `joined`. At the granularity `phrases`, the words are made consistent first. If
  /// a consistent word crosses an end of a phrase, the phrase is left as words.
  ///
  /// Methods without a model do not find unknown words of two or more characters, so their tokens
  /// do not change. The tokens at the granularities `search` and `all` do not change either. They
  /// are the same as from ``tokens(in:)-(StringProtocol)``.
  ///
  /// - Complexity: O(*n*) in the length of the document. The document is segmented once. It is
  ///   segmented twice at the granularity `phrases` or with `split`, and three times with both. In
  ///   addition to the tokens, about 20 bytes of memory are needed for each character.
  public func consistentTokens(in text: some StringProtocol) -> Tokens {
    consistentTokens(in: text.utf8Bytes)
  }

  /// The tokens of a whole document in UTF-8, which need not be valid. They are consistent, as
  /// explained for ``consistentTokens(in:)-(StringProtocol)``.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func consistentTokens(in bytes: some Collection<UInt8>) -> Tokens {
    consistentTokens(of: [UInt8](bytes))
  }

  private func consistentTokens(of bytes: [UInt8]) -> Tokens {
    guard granularity.tiles else { return tokens(in: bytes) }
    let isJoined = personalNames == .joined || method.model == nil
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

  /// Makes the same segmenter with another granularity and another convention for personal names.
  private func variant(_ granularity: Granularity, _ personalNames: PersonalNames) -> Segmenter {
    var segmenter = Segmenter(
      lexicon: lexicon, method: method, granularity: granularity, personalNames: personalNames)
    segmenter.maximumByteCount = maximumByteCount
    return segmenter
  }
}
