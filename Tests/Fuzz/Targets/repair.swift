import Fenci

/// A page that shows the damage, so that what stands behind it is repaired.
private let damagedPage = Array(
  "發(fā)展創(chuàng)新，現(xiàn)階段學(xué)習(xí)，推進(jìn)建設(shè)，實(shí)現(xiàn)會(huì )議。".utf8)
private let repair = TextRepair(lexicon: .standard)
private let extractor = KeyphraseExtractor(lexicon: .standard)

/// Repairs any bytes: alone, or behind a page that shows the damage.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = unsafe FuzzInput(start, count)
  let prefix = input.choice(of: 2) == 0 ? [] : damagedPage
  checkRepair(repair.repaired(prefix + input.rest), by: extractor)
  return 0
}
