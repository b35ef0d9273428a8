public import CFenci
#if canImport(FenciCore)
  internal import FenciCore
#endif

/// A user dictionary that changes. C promises that one thread at a time uses it.
final class UserWords {
  fileprivate(set) var dictionary = UserDictionary()
  /// The problems of the lines that were inserted last, as a string of C.
  fileprivate var problems = Block<CChar>([0])

  static func of(_ handle: OpaquePointer?) throws(CallError) -> UserWords {
    try unsafe Boxed<UserWords>.value(of: handle, or: "the user dictionary is NULL")
  }
}

/// Makes a user dictionary without words.
@c @implementation
public func fenci_user_dictionary_create(
  _ dictionary: UnsafeMutablePointer<OpaquePointer?>?
) -> fenci_status {
  status { () throws(CallError) in
    unsafe try Output(dictionary, nil).write(Boxed.handle(UserWords()))
  }
}

/// Inserts a word into a user dictionary.
@c @implementation
public func fenci_user_dictionary_insert(
  _ dictionary: OpaquePointer?, _ word: UnsafePointer<CChar>?, _ length: Int, _ count: Int,
  _ tag: UnsafePointer<CChar>?, _ error: UnsafeMutablePointer<fenci_error>?
) -> fenci_status {
  unsafe status(error) { () throws(CallError) in
    let words = try unsafe UserWords.of(dictionary)
    let word = try unsafe entry(CallerBytes(word, length))
    let tag = unsafe CallerBytes(untilNUL: tag).string
    guard count >= Int(FENCI_NO_COUNT) else { throw .argument("the count is negative") }
    try library { () throws(FenciError) in
      try words.dictionary.insert(word, count: count < 0 ? nil : count, tag: tag)
    }
  }
}

/// Notes that a word is to be removed from a lexicon.
@c @implementation
public func fenci_user_dictionary_remove(
  _ dictionary: OpaquePointer?, _ word: UnsafePointer<CChar>?, _ length: Int,
  _ error: UnsafeMutablePointer<fenci_error>?
) -> fenci_status {
  unsafe status(error) { () throws(CallError) in
    let words = try unsafe UserWords.of(dictionary)
    let word = try unsafe entry(CallerBytes(word, length))
    try library { () throws(FenciError) in try words.dictionary.remove(word) }
  }
}

/// Inserts the words of a file into a user dictionary.
@c @implementation
public func fenci_user_dictionary_insert_lines(
  _ dictionary: OpaquePointer?, _ bytes: UnsafePointer<CChar>?, _ length: Int,
  _ name: UnsafePointer<CChar>?, _ problemCount: UnsafeMutablePointer<Int>?,
  _ error: UnsafeMutablePointer<fenci_error>?
) -> fenci_status {
  unsafe status(error) { () throws(CallError) in
    var counts = unsafe CallerArray(optional: problemCount, 1)
    do throws(CallError) {
      let words = try unsafe UserWords.of(dictionary)
      let lines = try unsafe CallerBytes(bytes, length).array
      guard unsafe name != nil else { throw .argument("the name of the file is NULL") }
      let name = unsafe CallerBytes(untilNUL: name).string
      let problems = words.dictionary.insert(linesOf: lines, name: name)
      var text = StringTable()
      let description = problems.map { $0.description }.joined(separator: "\n")
      _ = text.append(description.utf8)
      words.problems = Block(text.characters)
      counts.append(problems.count)
      if let problem = problems.first { throw .library(problem) }
    } catch {
      if counts.count == 0 { counts.append(0) }
      throw error
    }
  }
}

/// The problems of the lines that were inserted last.
@c @implementation
public func fenci_user_dictionary_problems(
  _ dictionary: OpaquePointer?
) -> UnsafePointer<CChar>? {
  guard let words = try? unsafe UserWords.of(dictionary) else { return nil }
  return unsafe words.problems.address(of: 0)
}

/// The word of an entry, which has to be UTF-8.
private func entry(_ bytes: CallerBytes) throws(CallError) -> String {
  let word = bytes.string
  guard Array(word.utf8) == bytes.array else {
    throw .library(.invalidEntry(word, problem: "not valid UTF-8"))
  }
  return word
}
