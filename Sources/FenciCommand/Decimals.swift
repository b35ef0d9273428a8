/// A number with two decimals.
func hundredths(_ number: Double) -> String { decimals(number, 2) }

/// A number with three decimals.
func thousandths(_ number: Double) -> String { decimals(number, 3) }

private func decimals(_ number: Double, _ count: Int) -> String {
  let scale = (0..<count).reduce(1) { product, _ in product * 10 }
  let value = Int((abs(number) * Double(scale)).rounded())
  let digits = String(value % scale)
  let sign = number < 0 && value > 0 ? "-" : ""
  let zeros = String(repeating: "0", count: count - digits.count)
  return "\(sign)\(value / scale).\(zeros)\(digits)"
}

/// A score with four decimals.
func rounded(_ score: Double) -> String {
  let digits = String(Int((score * 10_000).rounded()))
  if score >= 0.99995 { return "1.0000" }
  return "0." + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
}
