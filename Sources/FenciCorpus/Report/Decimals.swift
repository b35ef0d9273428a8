/// Returns a number with two decimals, such as `0.25`.
package func hundredths(_ number: Double) -> String { decimals(number, 2) }

/// Returns a number with three decimals, such as `0.250`.
package func thousandths(_ number: Double) -> String { decimals(number, 3) }

/// Returns a positive number with at least two significant digits.
///
/// A number of 0.01 or more has three decimals. A smaller number has up to nine decimals, as in
/// `0.0012`.
package func twoDigits(_ number: Double) -> String {
  var (count, scaled) = (3, number * 1000)
  while scaled < 10, count < 9 {
    count += 1
    scaled *= 10
  }
  return decimals(min(number, 1e9), count)
}

/// Returns a number with `count` decimals.
package func decimals(_ number: Double, _ count: Int) -> String {
  let scale = (0..<count).reduce(1) { product, _ in product * 10 }
  let value = Int((abs(number) * Double(scale)).rounded())
  let digits = String(value % scale)
  let sign = number < 0 && value > 0 ? "-" : ""
  let zeros = String(repeating: "0", count: count - digits.count)
  return "\(sign)\(value / scale).\(zeros)\(digits)"
}

/// Returns a score from 0 to 1 with four decimals.
package func rounded(_ score: Double) -> String { decimals(score, 4) }
