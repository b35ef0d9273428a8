public import CFenci
#if canImport(FenciCore)
  internal import FenciCore
#endif

/// Makes an extractor of key phrases.
@c @implementation
public func fenci_extractor_create(
  _ lexicon: OpaquePointer?, _ ranking: fenci_ranking, _ damage: fenci_damage,
  _ extractor: UnsafeMutablePointer<OpaquePointer?>?
) -> fenci_status {
  status { () throws(CallError) in
    let output = try unsafe Output(extractor, nil)
    let lexicon = try unsafe Boxed<Lexicon>.value(of: lexicon, or: "the lexicon is NULL")
    let method: KeyphraseExtractor.Method
    switch ranking {
    case FENCI_RANKING_TFIDF: method = .tfidf
    case FENCI_RANKING_TEXTRANK: method = .textRank
    default: throw .argument("the ranking is not one of fenci_ranking")
    }
    let repair: TextRepair?
    switch damage {
    case FENCI_DAMAGE_KEPT: repair = nil
    case FENCI_DAMAGE_REPAIRED: repair = TextRepair(lexicon: lexicon)
    default: throw .argument("the damage is not one of fenci_damage")
    }
    let bound = BoundExtractor(
      extractor: KeyphraseExtractor(lexicon: lexicon, method: method), repair: repair)
    unsafe output.write(Boxed.handle(bound))
  }
}

/// Finds the key phrases of many texts.
@c @implementation
public func fenci_extract(
  _ extractor: OpaquePointer?, _ texts: UnsafePointer<CChar>?, _ offsets: UnsafePointer<Int>?,
  _ textCount: Int, _ top: Int, _ unit: fenci_unit,
  _ keyphrases: UnsafeMutablePointer<OpaquePointer?>?
) -> fenci_status {
  status { () throws(CallError) in
    let output = try unsafe Output(keyphrases, nil)
    let bound = try unsafe Boxed<BoundExtractor>.value(of: extractor, or: "the extractor is NULL")
    let batch = try unsafe TextBatch(texts, offsets, textCount)
    guard top >= 0 else { throw .argument("the number of key phrases is too large") }
    let lists = try KeyphraseLists(bound, batch, top: top, OffsetUnit(unit))
    unsafe output.write(Boxed.handle(lists))
  }
}

/// The key phrases of one text of a batch.
@c @implementation
public func fenci_keyphrases_of(
  _ keyphrases: OpaquePointer?, _ text: Int, _ count: UnsafeMutablePointer<Int>?
) -> UnsafePointer<fenci_keyphrase>? {
  var output = unsafe CallerArray(optional: count, 1)
  guard let lists = try? unsafe Boxed<KeyphraseLists>.value(of: keyphrases, or: ""),
    let positions = lists.positions(ofText: text)
  else {
    output.append(0)
    return nil
  }
  output.append(positions.count)
  return unsafe lists.address(of: positions.lowerBound)
}
