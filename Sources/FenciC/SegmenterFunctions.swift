public import CFenci
#if canImport(FenciCore)
  internal import FenciCore
#endif

/// Makes a segmenter.
@c @implementation
public func fenci_segmenter_create(
  _ lexicon: OpaquePointer?, _ model: OpaquePointer?,
  _ options: UnsafePointer<fenci_segmenter_options>?,
  _ segmenter: UnsafeMutablePointer<OpaquePointer?>?
) -> fenci_status {
  status { () throws(CallError) in
    let output = try unsafe Output(segmenter, nil)
    let lexicon = try unsafe Boxed<Lexicon>.value(of: lexicon, or: "the lexicon is NULL")
    let opened: SegmentationModel? =
      unsafe model == nil ? nil : try Boxed<SegmentationModel>.value(of: model, or: "")
    let options = unsafe options?.pointee ?? fenci_segmenter_options()
    let segmenter = try Segmenter(lexicon, opened, options)
    let bound = try BoundSegmenter(segmenter, tagging: options.tagging)
    unsafe output.write(Boxed.handle(bound))
  }
}

/// The name of a part of speech by its number.
@c @implementation
public func fenci_tag_name(_ segmenter: OpaquePointer?, _ tag: UInt16) -> UnsafePointer<CChar>? {
  guard let bound = try? unsafe BoundSegmenter.of(segmenter) else { return nil }
  return unsafe bound.tagName(tag)
}

/// Writes the tokens of a text.
@c @implementation
public func fenci_segment(
  _ segmenter: OpaquePointer?, _ text: UnsafePointer<CChar>?, _ length: Int, _ unit: fenci_unit,
  _ tokens: UnsafeMutablePointer<fenci_token>?, _ capacity: Int,
  _ count: UnsafeMutablePointer<Int>?
) -> fenci_status {
  status { () throws(CallError) in
    let output = try unsafe Output(count, 0)
    let bound = try unsafe BoundSegmenter.of(segmenter)
    let text = try unsafe CallerBytes(text, length)
    let unit = try OffsetUnit(unit)
    var array = try unsafe CallerArray(tokens, capacity)
    bound.append(bound.segmenter.tokens(in: text.array), unit, to: &array)
    output.write(array.count)
  }
}

/// Writes the tokens of many texts.
@c @implementation
public func fenci_segment_batch(
  _ segmenter: OpaquePointer?, _ texts: UnsafePointer<CChar>?, _ offsets: UnsafePointer<Int>?,
  _ textCount: Int, _ unit: fenci_unit, _ tokens: UnsafeMutablePointer<fenci_token>?,
  _ capacity: Int, _ counts: UnsafeMutablePointer<Int>?, _ count: UnsafeMutablePointer<Int>?
) -> fenci_status {
  status { () throws(CallError) in
    let output = try unsafe Output(count, 0)
    let bound = try unsafe BoundSegmenter.of(segmenter)
    let batch = try unsafe TextBatch(texts, offsets, textCount)
    let unit = try OffsetUnit(unit)
    var array = try unsafe CallerArray(tokens, capacity)
    var counts = unsafe CallerArray(optional: counts, textCount)
    var worker = bound.segmenter.worker()
    for number in 0..<batch.count {
      let before = array.count
      bound.append(worker.tokens(in: batch[number].array), unit, to: &array)
      counts.append(array.count - before)
    }
    output.write(array.count)
  }
}

/// Writes the ends of the tokens of many texts.
@c @implementation
public func fenci_boundaries_batch(
  _ segmenter: OpaquePointer?, _ texts: UnsafePointer<CChar>?, _ offsets: UnsafePointer<Int>?,
  _ textCount: Int, _ unit: fenci_unit, _ ends: UnsafeMutablePointer<Int>?, _ capacity: Int,
  _ counts: UnsafeMutablePointer<Int>?, _ count: UnsafeMutablePointer<Int>?
) -> fenci_status {
  status { () throws(CallError) in
    let output = try unsafe Output(count, 0)
    let bound = try unsafe BoundSegmenter.of(segmenter)
    let batch = try unsafe TextBatch(texts, offsets, textCount)
    let unit = try OffsetUnit(unit)
    var array = try unsafe CallerArray(ends, capacity)
    var counts = unsafe CallerArray(optional: counts, textCount)
    var worker = bound.segmenter.worker()
    for number in 0..<batch.count {
      let text = batch[number]
      let before = array.count
      unsafe array.append { room in unsafe worker.boundaries(in: text.buffer, into: room) }
      if unit != .utf8 {
        var cursor = UnitCursor(unit)
        var last = 0
        array.replace(from: before) { end in
          // Only tokens that overlap end before the one before them.
          if end < last { cursor = UnitCursor(unit) }
          last = end
          return cursor.units(beforeByte: end, count: text.count) { text[$0] }
        }
      }
      counts.append(array.count - before)
    }
    output.write(array.count)
  }
}

/// Writes the spellings of the tokens of many texts.
@c @implementation
public func fenci_words_batch(
  _ segmenter: OpaquePointer?, _ texts: UnsafePointer<CChar>?, _ offsets: UnsafePointer<Int>?,
  _ textCount: Int, _ form: fenci_form, _ separator: CChar, _ terminator: CChar,
  _ bytes: UnsafeMutablePointer<CChar>?, _ capacity: Int, _ length: UnsafeMutablePointer<Int>?
) -> fenci_status {
  status { () throws(CallError) in
    let output = try unsafe Output(length, 0)
    let bound = try unsafe BoundSegmenter.of(segmenter)
    let batch = try unsafe TextBatch(texts, offsets, textCount)
    guard form == FENCI_FORM_SURFACE || form == FENCI_FORM_NORMALIZED else {
      throw .argument("the form is not one of fenci_form")
    }
    var array = try unsafe CallerArray(bytes, capacity)
    var worker = bound.segmenter.worker()
    var ends: [Int] = []
    for number in 0..<batch.count {
      let text = batch[number]
      if form == FENCI_FORM_SURFACE, bound.segmenter.granularity.tiles {
        ends.removeAll(keepingCapacity: true)
        unsafe worker.boundaries(in: text.buffer, appendingTo: &ends)
        array.append(text, cutAt: ends, separator)
      } else {
        let tokens = worker.tokens(in: text.array)
        for (position, token) in tokens.enumerated() {
          if position > 0 { array.append(separator) }
          if form == FENCI_FORM_SURFACE {
            array.append(text, token.utf8Range)
          } else {
            for unit in tokens.normalizedForm(of: token).utf8 {
              array.append(CChar(bitPattern: unit))
            }
          }
        }
      }
      array.append(terminator)
    }
    output.write(array.count)
  }
}

extension CallerArray<CChar> {
  /// Appends the pieces of a text with a byte between them.
  fileprivate mutating func append(_ text: CallerBytes, cutAt ends: [Int], _ separator: CChar) {
    var start = 0
    for end in ends {
      if start > 0 { append(separator) }
      append(text, start..<end)
      start = end
    }
  }

  @inline(__always)
  fileprivate mutating func append(_ text: CallerBytes, _ range: Range<Int>) {
    for position in range { append(CChar(bitPattern: text[position])) }
  }
}
