/// A binary heap (Williams 1964): gives its elements in order, one by one.
struct Heap<Element> {
  private var elements: [Element]
  private let precedes: (Element, Element) -> Bool

  /// - Complexity: O(*n*).
  init(_ elements: [Element], precedes: @escaping (Element, Element) -> Bool) {
    self.elements = elements
    self.precedes = precedes
    for position in stride(from: elements.count / 2 - 1, through: 0, by: -1) { sink(position) }
  }

  /// Takes out the first element in order; nil if there is none.
  ///
  /// - Complexity: O(log *n*).
  mutating func removeFirst() -> Element? {
    guard let first = elements.first, let last = elements.popLast() else { return nil }
    if !elements.isEmpty {
      elements[0] = last
      sink(0)
    }
    return first
  }

  private mutating func sink(_ start: Int) {
    var parent = start
    while true {
      var child = 2 * parent + 1
      guard child < elements.count else { return }
      if child + 1 < elements.count, precedes(elements[child + 1], elements[child]) { child += 1 }
      guard precedes(elements[child], elements[parent]) else { return }
      elements.swapAt(parent, child)
      parent = child
    }
  }
}
