/// How much a test does: all where code is optimised; a part where it is not and takes twenty times as
/// long, or where a sanitizer looks on (`FEWER_CASES`).
package func amount(_ all: Int, few: Int) -> Int {
  #if DEBUG || FEWER_CASES
    few
  #else
    all
  #endif
}
