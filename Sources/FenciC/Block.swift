/// Elements at an address that does not change, for structures that C reads.
///
/// Invariant: `base` points to as many initialised elements as the array had, until the block is
/// released. Nobody writes to them.
@safe final class Block<Element: BitwiseCopyable> {
  private let base: UnsafeMutablePointer<Element>
  private let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    unsafe base = UnsafeMutablePointer.allocate(capacity: max(elements.count, 1))
    for (position, element) in elements.enumerated() {
      unsafe (base + position).initialize(to: element)
    }
  }

  deinit { unsafe base.deallocate() }

  /// The address of an element, or of the end. It is valid as long as the block.
  func address(of position: Int) -> UnsafePointer<Element> {
    precondition(position >= 0 && position <= count)
    return unsafe UnsafePointer(base + position)
  }
}

/// Strings with a NUL after each, which later become a block. Equal names share their characters.
struct StringTable {
  private(set) var characters: [CChar] = []
  private var names: [String: Int] = [:]

  /// Appends a string and returns its position.
  mutating func append(_ text: some Sequence<UInt8>) -> Int {
    let position = characters.count
    for unit in text { characters.append(CChar(bitPattern: unit)) }
    characters.append(0)
    return position
  }

  /// Returns the position of a string that many ask for.
  mutating func position(ofName name: String) -> Int {
    if let position = names[name] { return position }
    let position = append(name.utf8)
    names[name] = position
    return position
  }
}
