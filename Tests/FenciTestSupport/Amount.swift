/// How much a test does: all where code is optimised; a part where it is not and takes twenty times as
/// long.
package func amount(_ all: Int, few: Int) -> Int {
  #if DEBUG
    few
  #else
    all
  #endif
}
