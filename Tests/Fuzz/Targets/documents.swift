import Fenci
@testable import FenciCore
@testable import FenciCorpus

/// Reads any bytes as plain text, as a page, as records and in encodings.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = unsafe FuzzInput(start, count)
  switch input.choice(of: 7) {
  case 0: checkText(input.rest, .text)
  case 1: checkText(Array("<html>".utf8) + input.rest, .text)
  case 2: checkText(input.rest, .wholeText)
  case 3: checkRows(SeparatedValues(separator: UInt8(ascii: ",")), &input)
  case 4: checkRows(SeparatedValues(separator: 0x09), &input)
  case 5: checkObjects(&input)
  default: checkEncoding(&input)
  }
  return 0
}

/// Edits ascend, and ranges and pieces lead back to the bytes.
private func checkText(_ bytes: [UInt8], _ reading: Corpus.Reading) {
  let read = DocumentText(bytes, reading)
  let text = read.text
  var position = 0
  for edit in text.edits {
    law(edit.utf8Range.lowerBound >= position && !edit.utf8Range.isEmpty, "edits do not ascend")
    position = edit.utf8Range.upperBound
  }
  law(position <= bytes.count, "an edit exceeds the text")
  _ = read.document(RepairedText(text.bytes))
  var last = 0
  for offset in stride(from: 0, to: text.bytes.count, by: 3) {
    let range = offset..<min(offset + 7, text.bytes.count)
    let (hull, pieces) = (text.originalRange(of: range), text.originalPieces(of: range))
    law(hull.lowerBound >= last && hull.upperBound <= bytes.count, "ranges do not ascend")
    law(pieces[0].lowerBound == hull.lowerBound, "the first piece begins elsewhere")
    law(pieces[pieces.count - 1].upperBound == hull.upperBound, "the last piece ends elsewhere")
    for (piece, next) in zip(pieces, pieces.dropFirst()) {
      law(
        piece.lowerBound < piece.upperBound && piece.upperBound <= next.lowerBound, "pieces overlap"
      )
    }
    last = hull.lowerBound
  }
}

/// Rows are the same however the bytes arrive.
private func checkRows(_ values: SeparatedValues, _ input: inout FuzzInput) {
  let step = Int(input.byte()) + 1
  let bytes = input.rest
  let whole = rows(values, bytes, step: bytes.count + 1)
  law(whole == rows(values, bytes, step: step), "rows differ in pieces")
}

private func rows(_ values: SeparatedValues, _ bytes: [UInt8], step: Int) -> [[[UInt8]]] {
  var (found, position, known): ([[[UInt8]]], Int, Int) = ([], 0, 0)
  while position < bytes.count {
    guard
      let row = values.row(
        in: Array(bytes[..<known]), from: position, isComplete: known == bytes.count)
    else {
      known = min(known + step, bytes.count)
      continue
    }
    guard !row.isOpen else { break }
    law(row.end > position, "a row is empty")
    found.append(row.fields)
    position = row.end
  }
  return found
}

/// Elements lie one after the other, and are the same however the bytes arrive.
private func checkObjects(_ input: inout FuzzInput) {
  let step = Int(input.byte()) + 1
  let bytes = input.rest
  law(objects(bytes, bytes.count + 1) == objects(bytes, step), "elements differ in pieces")
  for range in objects(bytes, bytes.count + 1) {
    _ = ifPossible { try JSONRecord.record(in: Array(bytes[range]), Corpus.Fields(id: "id")) }
  }
}

private func objects(_ bytes: [UInt8], _ step: Int) -> [Range<Int>] {
  var (found, position, known, sequence): ([Range<Int>], Int, Int, JSONSequence) =
    ([], 0, 0, JSONSequence())
  while true {
    let isComplete = known == bytes.count
    switch sequence.next(in: Array(bytes[..<known]), from: position, isComplete: isComplete) {
    case .element(let range):
      law(range.lowerBound >= position && !range.isEmpty, "elements do not ascend")
      found.append(range)
      position = range.upperBound
    case .needsMore(let place):
      position = place
      known = min(known + step, bytes.count)
    case .end, .invalid: return found
    }
  }
}

/// Text in an encoding leads back to the bytes of the file.
private func checkEncoding(_ input: inout FuzzInput) {
  let encoding = InputEncoding.allCases[input.choice(of: InputEncoding.allCases.count)]
  let bytes = input.rest
  guard
    let decoding = ifPossible({ () throws(FenciError) in
      try InputDecoding(encoding, .standard) { _ in }
    }), var decoder = ifPossible({ () throws(FenciError) in try decoding.decoder(of: "a") }) ?? nil
  else { return }
  let decoded = ifPossible { () throws(FenciError) in
    let text = try decoder.decode(bytes)
    return try text + decoder.finish()
  }
  guard let decoded, let form = decoder.form else { return }
  let source = EncodedSource(bytes, decodedTo: decoded, form: form)
  var last = 0
  for offset in stride(from: 0, to: decoded.count, by: 5) {
    let range = source.range(of: offset..<min(offset + 5, decoded.count))
    law(range.lowerBound >= last && range.upperBound <= bytes.count, "ranges do not ascend")
    last = range.lowerBound
  }
}
