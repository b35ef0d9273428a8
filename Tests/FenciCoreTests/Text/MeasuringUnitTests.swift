import FenciCore
import FenciTestSupport
import Testing

/// Units of measurement. Every case is a text with its tokens parted by `|`, and must come out so by every
/// method.
struct MeasuringUnitTests {
  private let segmenters: [Segmenter]

  init() throws {
    let lexicon = try SampleLexicon.lexicon()
    segmenters =
      Segmenter.Method.allCases.map { Segmenter(lexicon: lexicon, method: $0) }
      + [Segmenter(lexicon: lexicon, method: .trained(RandomModel.shared))]
  }

  @Test(
    .long,
    arguments: [
      // Behind a number, which may have signs inside.
      "10|kg", "3.5|mm", "1,000|km", "1/2|h", "10-20|kg", "12|V|，", "5|m", "200|W", "2|h", "30|s",
      "25|g",
      "１０|ｋｇ", "10|KG", "16|gb", "5|μm", "5|µg", "3|kΩ", "2|L", "10⁵|Pa", "-|5|kg", "3|.|kg",
      // With exponents.
      "120|m²", "30|cm³", "120|m2", "5|km2", "5|m³|的", "3|s⁻¹", "m²", "m2", "3|m2|/|的",
      // Quotients and products, also without a number.
      "6.5|mmol/L", "8|m/s", "60|km/h", "35|μg/m³", "3|g/m2", "5|kW·h", "2|N·m", "3|mL/min/m²",
      "5|J/K",
      "20|K/min", "mg/kg", "kW·h", "mol·L⁻¹|的", "kg|/|的", "3|m/s|/|x", "km/h|/|(", "m/s|-",
      // Others are no units, and no unit is part of a longer word.
      "5G", "4S", "3D", "2T", "4K", "3A", "16A", "10k", "10w", "2.0T", "5g", "4s", "10W|+",
      "10|W|的",
      "M1",
      "H5", "10kgs", "10kg5", "5kg2", "5mm-10mm", "10kg_a", "1h30min", "8m1", "10|kg|.", "3mx",
      "5|m|/",
      "15G",
      "A|/|B", "I|/|O", "TCP|/|IP", "km|/|foo", "foo|/|h", "C|/|S", "A|·|B", "a10kg", "v1.5GHz",
      "5m&x",
    ])
  func units(cut: String) { check(cut) }

  private func check(_ cut: String) {
    let expected = cut.unicodeScalars.split(separator: "|").map { String($0) }
    for segmenter in segmenters {
      #expect(segmenter.pieces(expected.joined()) == expected, "\(segmenter.name)")
    }
  }
}
