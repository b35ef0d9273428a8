/// Where two byte strings first differ, in a line; nil where they are equal. Comparing megabytes by
/// `==` in an expectation would print megabytes.
func difference(_ found: [UInt8], _ expected: [UInt8]) -> String? {
  guard found != expected else { return nil }
  let position =
    zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    ?? min(found.count, expected.count)
  func excerpt(_ bytes: [UInt8]) -> String {
    let range = max(position - 8, 0)..<min(position + 8, bytes.count)
    return bytes[range].map { String($0, radix: 16) }.joined(separator: " ")
  }
  return "byte \(position) of \(found.count), \(expected.count) expected: "
    + "\(excerpt(found)), expected \(excerpt(expected))"
}
