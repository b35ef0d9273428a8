@testable import FenciCore
import FenciTestSupport
import Foundation
import Testing

/// The platform's logarithm, under the name that mathematics has for it.
func ln(_ x: Double) -> Double { log(x) }

struct FixedPointLogarithmTests {
  @Test func smallNumbersHaveTheirLogarithm() {
    for x in 1...20_000 as ClosedRange<UInt64> { expectLogarithm(of: x) }
  }

  @Test func numbersOfEverySizeHaveTheirLogarithm() {
    var generator = SeededGenerator(seed: 231)
    for bits in 1..<64 as Range<UInt64> {
      let power = UInt64(1) << bits
      for x in [power - 1, power, power + 1] { expectLogarithm(of: x) }
      for _ in 0..<200 { expectLogarithm(of: power | generator.next() % power) }
    }
    expectLogarithm(of: .max)
  }

  @Test func logarithmNeverFalls() {
    var last = 0
    for x in 1...5000 as ClosedRange<UInt64> {
      let value = FixedPointLogarithm.ln(x)
      #expect(value >= last)
      last = value
    }
    #expect(FixedPointLogarithm.ln(1) == 0)
  }

  @Test func costsAreLimited() {
    #expect(FixedPointLogarithm.cost(of: 1, in: 1) == 0)
    #expect(FixedPointLogarithm.cost(of: 5, in: 3) == 0)
    #expect(FixedPointLogarithm.cost(of: 0, in: 0) == 0)
    #expect(FixedPointLogarithm.cost(of: 1, in: .max) == .max)
    let half = Double(FixedPointLogarithm.cost(of: 500, in: 1000)) / 2048
    #expect(abs(half - ln(2)) < 0.001)
  }

  private func expectLogarithm(of x: UInt64) {
    let expected = ln(Double(x)) * 2048
    let found = FixedPointLogarithm.ln(x)
    #expect(abs(Double(found) - expected) < 1.01, "ln \(x) is \(expected) and not \(found)")
  }
}
