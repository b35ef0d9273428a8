internal import Foundation

/// How much a test does: all where code is optimised; a part where it is not and takes twenty times as
/// long, or where the environment variable `FENCI_FEWER_CASES` is set, as a sanitizer wants it.
package func amount(_ all: Int, few: Int) -> Int { doesAll ? all : few }

#if DEBUG
  private let doesAll = false
#else
  private let doesAll = ProcessInfo.processInfo.environment["FENCI_FEWER_CASES"] == nil
#endif
