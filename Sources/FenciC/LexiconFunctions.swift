public import CFenci
#if canImport(FenciCore)
  internal import FenciCore
#endif

/// Opens a lexicon from a copy of an image.
@c @implementation
public func fenci_lexicon_open(
  _ bytes: UnsafeRawPointer?, _ length: Int, _ lexicon: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<fenci_error>?
) -> fenci_status {
  unsafe status(error) { () throws(CallError) in
    let output = try unsafe Output(lexicon, nil)
    let image = try unsafe CallerBytes(bytes, length).array
    let lexicon = try library { () throws(FenciError) in try Lexicon(bytes: image) }
    unsafe output.write(Boxed.handle(lexicon))
  }
}

/// Opens a model from a copy of an image.
@c @implementation
public func fenci_model_open(
  _ bytes: UnsafeRawPointer?, _ length: Int, _ model: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<fenci_error>?
) -> fenci_status {
  unsafe status(error) { () throws(CallError) in
    let output = try unsafe Output(model, nil)
    let image = try unsafe CallerBytes(bytes, length).array
    let model = try library { () throws(FenciError) in try SegmentationModel(bytes: image) }
    unsafe output.write(Boxed.handle(model))
  }
}

/// Makes a lexicon with the changes of a user dictionary.
@c @implementation
public func fenci_lexicon_apply(
  _ lexicon: OpaquePointer?, _ dictionary: OpaquePointer?,
  _ applied: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<fenci_error>?
) -> fenci_status {
  unsafe status(error) { () throws(CallError) in
    let output = try unsafe Output(applied, nil)
    let lexicon = try unsafe Boxed<Lexicon>.value(of: lexicon, or: "the lexicon is NULL")
    let words = try unsafe UserWords.of(dictionary)
    let applied = try library { () throws(FenciError) in try lexicon.applying(words.dictionary) }
    unsafe output.write(Boxed.handle(applied))
  }
}

/// Runs code of the library and wraps its error.
func library<Value>(_ body: () throws(FenciError) -> Value) throws(CallError) -> Value {
  do throws(FenciError) {
    return try body()
  } catch {
    throw .library(error)
  }
}
