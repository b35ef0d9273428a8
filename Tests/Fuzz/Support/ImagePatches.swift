/// Changes to an image, as the fuzzer's bytes tell them. An image of a lexicon has 80 KB at least, nearly
/// all of it tables that must agree: bytes that are changed blindly would be refused at once.
struct ImagePatches {
  /// A part of an image and the bytes of one of its elements.
  struct Part {
    let range: Range<Int>
    let size: Int
    /// The elements that are not zero: in a sparse table the ones that are in use.
    let used: [Int]

    init(_ range: Range<Int>, size: Int, of image: [UInt8]) {
      self.range = range
      self.size = size
      used = (0..<range.count / size).filter { element in
        let start = range.lowerBound + element * size
        return image[start..<start + size].contains { $0 != 0 }
      }
    }
  }

  let image: [UInt8]
  let parts: [Part]

  init(_ image: [UInt8], parts: [(Range<Int>, size: Int)]) {
    self.image = image
    self.parts = parts.filter { !$0.0.isEmpty }.map { Part($0.0, size: $0.size, of: image) }
  }

  /// The image with all changes made: six bytes each, the part, the kind, which element, and a value.
  func changed(by input: inout FuzzInput) -> [UInt8] {
    var bytes = image
    while !input.isEmpty {
      let part = parts[Int(input.byte()) % parts.count]
      let kind = input.byte()
      let (number, value) = (input.word(), input.word())
      func start(_ number: Int) -> Int {
        let element =
          kind & 8 == 0 && !part.used.isEmpty
          ? part.used[number % part.used.count] : number % (part.range.count / part.size)
        return part.range.lowerBound + element * part.size
      }
      let target = start(number)
      var old = 0
      for byte in 0..<part.size { old |= Int(bytes[target + byte]) << (8 * byte) }
      let new: Int
      switch kind & 7 {
      case 0: new = value
      case 1: new = old + value
      case 2: new = old - value
      case 3: new = old ^ value
      case 4: new = old ^ value << 16
      case 5: new = ~value
      default:
        // What stands at another place of the same part: it is likelier to agree with the rest.
        let source = start(value)
        for byte in 0..<part.size { bytes[target + byte] = bytes[source + byte] }
        continue
      }
      for byte in 0..<part.size {
        bytes[target + byte] = UInt8(truncatingIfNeeded: new >> (8 * byte))
      }
    }
    return bytes
  }
}
