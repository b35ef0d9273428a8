import FenciTestSupport
import Testing

@testable import FenciCore

struct HeapTests {
  @Test func elementsComeInOrder() {
    var generator = SeededGenerator(seed: 320)
    for count in 0..<200 {
      let numbers = (0..<count).map { _ in generator.below(50) }
      var heap = Heap(numbers, precedes: <)
      var found: [Int] = []
      while let number = heap.removeFirst() { found.append(number) }
      #expect(found == numbers.sorted())
    }
  }
}
