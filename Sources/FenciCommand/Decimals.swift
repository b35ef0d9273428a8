/// A number with three decimals.
func thousandths(_ number: Double) -> String {
  let thousandths = Int((abs(number) * 1000).rounded())
  let digits = String(thousandths % 1000)
  let sign = number < 0 && thousandths > 0 ? "-" : ""
  let zeros = String(repeating: "0", count: 3 - digits.count)
  return "\(sign)\(thousandths / 1000).\(zeros)\(digits)"
}

/// A score with four decimals.
func rounded(_ score: Double) -> String {
  let digits = String(Int((score * 10_000).rounded()))
  if score >= 0.99995 { return "1.0000" }
  return "0." + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
}

/// A share with two decimals.
func hundredths(_ share: Double) -> String {
  let hundredths = Int((share * 100).rounded())
  return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
}
