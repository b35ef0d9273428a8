/// A number with two decimals.
package func hundredths(_ number: Double) -> String { decimals(number, 2) }

/// A number with three decimals.
package func thousandths(_ number: Double) -> String { decimals(number, 3) }

/// A positive number with three decimals. A number below 0.01 has more, up to nine, so that it
/// shows two significant digits: `0.0012`.
package func twoDigits(_ number: Double) -> String {
  var (count, scaled) = (3, number * 1000)
  while scaled < 10, count < 9 {
    count += 1
    scaled *= 10
  }
  return decimals(min(number, 1e9), count)
}

/// A number with some decimals.
package func decimals(_ number: Double, _ count: Int) -> String {
  let scale = (0..<count).reduce(1) { product, _ in product * 10 }
  let value = Int((abs(number) * Double(scale)).rounded())
  let digits = String(value % scale)
  let sign = number < 0 && value > 0 ? "-" : ""
  let zeros = String(repeating: "0", count: count - digits.count)
  return "\(sign)\(value / scale).\(zeros)\(digits)"
}

/// A score from 0 to 1 with four decimals.
package func rounded(_ score: Double) -> String { decimals(score, 4) }
