import FenciTestSupport
import Foundation
import Testing

@testable import FenciCore

/// Functions by additions, multiplications and divisions, beside those of the mathematics library.
struct DeterministicMathTests {
  @Test func logarithmIsThatOfTheLibrary() {
    var generator = SeededGenerator(seed: 910)
    var numbers = (1...3000).map(Double.init) + (1...512).map { Double($0) / 16 }
    numbers += [
      .leastNormalMagnitude, .greatestFiniteMagnitude, 1.414_213_562_373_095, 0.707_106_781,
    ]
    numbers += (0..<20_000).map { _ in
      Foundation.exp(Double.random(in: -40...40, using: &generator))
    }
    numbers += (0..<2000).map { _ in 1 + Double.random(in: -1e-6...1e-6, using: &generator) }
    for number in numbers {
      let expected = Foundation.log(number)
      #expect(
        abs(DeterministicMath.ln(number) - expected) <= 1e-12 * max(abs(expected), 1), "\(number)")
    }
    #expect(DeterministicMath.ln(1) == 0)
  }

  @Test func exponentialIsThatOfTheLibrary() {
    var generator = SeededGenerator(seed: 911)
    let numbers =
      (0..<20_000).map { _ in Double.random(in: -60...60, using: &generator) } + [
        0, 1, -1, 0.5, 699, -699,
      ]
    for number in numbers {
      #expect(abs(DeterministicMath.exp(number) / Foundation.exp(number) - 1) < 1e-12, "\(number)")
    }
    #expect(DeterministicMath.exp(0) == 1)
    #expect(DeterministicMath.exp(-701) == 0 && DeterministicMath.exp(-.infinity) == 0)
    #expect(
      DeterministicMath.exp(701) == .infinity && DeterministicMath.exp(.infinity) == .infinity)
  }

  @Test func probabilityIsThatOfTheLibrary() {
    var generator = SeededGenerator(seed: 912)
    let numbers =
      (0..<20_000).map { _ in Double.random(in: -50...50, using: &generator) } + [
        0, 30, -30, -30.0001, 800, -800,
      ]
    for number in numbers {
      // ln(1 / (1 + e^−x)) without loss for either sign.
      let expected =
        number < 0 ? number - log1p(Foundation.exp(number)) : -log1p(Foundation.exp(-number))
      let found = DeterministicMath.lnProbability(ofLogOdds: number)
      #expect(abs(found - expected) <= 1e-12 * max(abs(expected), 1), "\(number)")
      #expect(found <= 0)
    }
  }

  /// Bounds are never on the wrong side, and near.
  @Test func boundsOfProbabilities() {
    var generator = SeededGenerator(seed: 913)
    let numbers =
      (0..<20_000).map { _ in Double.random(in: -50...50, using: &generator) } + [
        -30, -1, 0, 1, 3, 6, 30, -800, 800,
      ]
    for number in numbers {
      let value = DeterministicMath.lnProbability(ofLogOdds: number)
      let bound = DeterministicMath.lnProbability(atMostLogOdds: number)
      #expect(bound >= value && bound < value + 0.16, "\(number)")
      guard value < 0 else { continue }
      let logOdds = DeterministicMath.logOdds(atMost: value)
      #expect(logOdds <= number, "\(number)")
      #expect(DeterministicMath.lnProbability(ofLogOdds: logOdds) > value - 0.16, "\(number)")
    }
    #expect(DeterministicMath.logOdds(atMost: 0) == .infinity)
    #expect(DeterministicMath.logOdds(atMost: .infinity) == .infinity)
    #expect(DeterministicMath.logOdds(atMost: -.infinity) == -.infinity)
  }

  /// Steps as small as a thousandth, which weights have, and around the places where another rule begins.
  @Test(arguments: ["ln", "exp", "lnProbability"])
  func functionsRise(name: String) {
    func value(_ x: Double) -> Double {
      switch name {
      case "ln": DeterministicMath.ln(x)
      case "exp": DeterministicMath.exp(x)
      default: DeterministicMath.lnProbability(ofLogOdds: x)
      }
    }
    var ranges: [(start: Double, step: Double)] = [
      (0.0625, 0.001), (1.4140, 1e-6), (0.7070, 1e-6), (1.999, 1e-6), (15, 0.001), (700, 0.001),
    ]
    if name != "ln" {
      ranges += [
        (-40, 0.001), (-30.01, 1e-5), (-0.35, 1e-6), (0.34, 1e-6), (-700.01, 1e-5), (25, 0.001),
      ]
    }
    for (start, step) in ranges {
      var last = value(start)
      for number in 1...3000 {
        let next = value(start + Double(number) * step)
        guard next >= last else {
          Issue.record("\(name) falls at \(start + Double(number) * step)")
          break
        }
        last = next
      }
    }
  }
}
