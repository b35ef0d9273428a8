public import CFenci
#if canImport(FenciCore)
  internal import FenciCore
#endif

/// Repairs a text.
@c @implementation
public func fenci_repair_text(
  _ lexicon: OpaquePointer?, _ text: UnsafePointer<CChar>?, _ length: Int, _ unit: fenci_unit,
  _ repair: UnsafeMutablePointer<OpaquePointer?>?
) -> fenci_status {
  status { () throws(CallError) in
    let output = try unsafe Output(repair, nil)
    let lexicon = try unsafe Boxed<Lexicon>.value(of: lexicon, or: "the lexicon is NULL")
    let text = try unsafe CallerBytes(text, length).array
    let unit = try OffsetUnit(unit)
    let page = TextRepair(lexicon: lexicon).repaired(text)
    unsafe output.write(Boxed.handle(BoundRepair(page, unit)))
  }
}

/// The repaired text and its edits.
@c @implementation
public func fenci_repaired(_ repair: OpaquePointer?) -> UnsafePointer<fenci_repaired_text>? {
  guard let bound = try? unsafe Boxed<BoundRepair>.value(of: repair, or: "") else { return nil }
  return unsafe bound.address
}

/// Leads ranges of a repaired text back to the original.
@c @implementation
public func fenci_original_ranges(
  _ repair: OpaquePointer?, _ ranges: UnsafeMutablePointer<fenci_range>?, _ count: Int
) -> fenci_status {
  status { () throws(CallError) in
    let bound = try unsafe Boxed<BoundRepair>.value(of: repair, or: "the repair is NULL")
    var array = try unsafe CallerArray(filled: ranges, count)
    guard array.allSatisfy(bound.contains) else {
      throw .argument("a range is not inside the repaired text")
    }
    array.replace(from: 0, bound.original)
  }
}
