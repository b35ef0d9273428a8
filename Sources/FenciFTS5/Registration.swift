internal import CFenciSQLite

/// What a connection keeps of a registered tokenizer.
private final class Registration {
  let tokenizer: FenciTokenizer

  init(_ tokenizer: FenciTokenizer) { self.tokenizer = tokenizer }
}

/// Calls `body` with the functions of a tokenizer for FTS5, the context that they get, and the
/// function that frees this context.
///
/// Invariant: each pointer that FTS5 gives back to these functions is one that it got from them. It
/// gives back a context until it has called the last function, and an instance until it has called
/// `delete_`.
@safe func withRegistration<Result>(
  of tokenizer: FenciTokenizer,
  _ body: (
    UnsafePointer<fenci_fts5_functions>, UnsafeMutableRawPointer,
    @escaping @convention(c) (UnsafeMutableRawPointer?) -> Void
  ) -> Result
) -> Result {
  let context = unsafe Unmanaged.passRetained(Registration(tokenizer)).toOpaque()
  var functions = unsafe fenci_fts5_functions(
    create: { context, arguments, count, instance in
      guard let context = unsafe context else { return Int32(FENCI_SQLITE_ERROR) }
      let registration = unsafe Unmanaged<Registration>.fromOpaque(context).takeUnretainedValue()
      let texts = (0..<Int(count)).map { index in
        unsafe arguments?[index].map { unsafe String(cString: $0) } ?? ""
      }
      guard let options = TokenizerInstance.Options(texts) else {
        return Int32(FENCI_SQLITE_ERROR)
      }
      let created = TokenizerInstance(lexicon: registration.tokenizer.lexicon, options: options)
      unsafe instance?.pointee = OpaquePointer(Unmanaged.passRetained(created).toOpaque())
      return Int32(FENCI_SQLITE_OK)
    },
    delete_: { instance in
      guard let instance = unsafe instance else { return }
      unsafe Unmanaged<TokenizerInstance>.fromOpaque(UnsafeRawPointer(instance)).release()
    },
    tokenize: { instance, context, flags, text, length, token in
      guard let instance = unsafe instance, let token = unsafe token else {
        return Int32(FENCI_SQLITE_ERROR)
      }
      let tokenizer = unsafe Unmanaged<TokenizerInstance>.fromOpaque(UnsafeRawPointer(instance))
        .takeUnretainedValue()
      let bytes = unsafe UnsafeRawBufferPointer(start: text, count: Int(max(length, 0)))
      func pass(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ flags: Int32) -> Int32 {
        unsafe token(
          context, flags, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(bytes.count), Int32(range.lowerBound), Int32(range.upperBound))
      }
      guard flags & Int32(FENCI_FTS5_QUERY) != 0 else {
        return unsafe tokenizer.tokenize(document: bytes) { term, flags in
          unsafe pass(term.bytes, term.range, flags)
        }
      }
      if unsafe bytes.first == TokenizerInstance.wholeTermMark {
        let term = unsafe tokenizer.wholeTerm(bytes)
        let range = 0..<bytes.count
        return unsafe term.withUnsafeBytes { unsafe pass($0, range, 0) }
      }
      if unsafe bytes.first == TokenizerInstance.fingerprintMark {
        return unsafe tokenizer.answer(bytes)
      }
      let isPrefix = flags & Int32(FENCI_FTS5_PREFIX) != 0
      return unsafe tokenizer.tokenize(query: bytes, isPrefix: isPrefix) { term in
        unsafe pass(term.bytes, term.range, 0)
      }
    })
  return unsafe body(&functions, context) { context in
    guard let context = unsafe context else { return }
    unsafe Unmanaged<Registration>.fromOpaque(context).release()
  }
}
