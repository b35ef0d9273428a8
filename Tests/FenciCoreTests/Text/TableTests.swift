@testable import FenciCore
import FenciTestSupport
import Testing

struct TableTests {
  @Test func tableViewsAnArray() {
    let array: [UInt16] = [7, 8, 9]
    array.withTable { table in
      #expect(table.count == 3)
      #expect(table.indices.map { table[$0] } == array)
    }
  }

  @Test func emptyTablesHaveNoElements() {
    let nothing: [UInt32] = []
    nothing.withTable { #expect($0.count == 0) }
    #expect(Table<UInt8>.empty.count == 0)
    #expect(Table<UInt8>.empty.indices.isEmpty)
    #expect(unsafe Table(UnsafeRawBufferPointer(start: nil, count: 0)).count == 0)
  }

  @Test func immortalTableOutlivesItsArray() {
    var array: [UInt32]? = Array(0..<10_000)
    let table = Table(immortal: array ?? [])
    array = nil
    // Memory that was freed would be given out again here.
    let others = (0..<50).map { [UInt32](repeating: UInt32($0), count: 10_000) }
    #expect(others.count == 50)
    #expect(table.indices.allSatisfy { table[$0] == UInt32($0) })
    #expect(Table<UInt8>(immortal: []).count == 0)
  }

  @Test func errorsPassThroughATable() {
    struct Refused: Error {}
    #expect(throws: Refused.self) { try [1, 2].withTable { _ in throw Refused() } }
  }

  @Test func scratchStartsWithZerosAndKeepsWhatIsWritten() {
    let scratch = Scratch<UInt32>(capacity: 100)
    #expect((0..<100).allSatisfy { scratch[$0] == 0 })
    for index in 0..<100 { scratch[index] = UInt32(index) }
    #expect((0..<100).allSatisfy { scratch[$0] == UInt32($0) })
    scratch.clear(40)
    #expect((0..<40).allSatisfy { scratch[$0] == 0 })
    #expect(scratch[40] == 40)
    scratch.clear(0)
    #expect(Scratch<UInt8>(capacity: 0).capacity == 0)
    let view = scratch.view
    view[7] = 70
    #expect(view.capacity == 100 && scratch[7] == 70 && view[40] == 40)
  }

  /// Every byte of the first and the last element, whose memory ends with it.
  @Test func elementsAreReadAsSignedBytes() {
    let scratch = Scratch<UInt64>(capacity: 3)
    var generator = SeededGenerator(seed: 90)
    for index in 0..<3 { scratch[index] = generator.next() }
    scratch[2] = 0x80FF_7F01_0000_80FE
    for index in 0..<3 {
      let bytes = scratch.view.bytes(at: index)
      #expect(
        (0..<8).allSatisfy {
          bytes[$0] == Int8(truncatingIfNeeded: scratch[index] >> UInt64(8 * $0))
        })
    }
  }

  @Test func elementsAreAppendedByPosition() {
    var array = [1, 2]
    array.append(count: 3, 0) { $0 * 10 }
    #expect(array == [1, 2, 0, 10, 20])
    array.append(count: 0, 0) { $0 }
    #expect(array.count == 5)
  }

  #if DEBUG
    @Test(arguments: [-1, 3, Int.max, Int.min])
    func indexOutsideATableTrapsInDebugBuilds(index: Int) async {
      await #expect(processExitsWith: .failure) { [index] in
        let array: [UInt8] = [1, 2, 3]
        _ = array.withTable { $0[index] }
      }
    }

    @Test(arguments: [-1, 8, Int.max])
    func indexOutsideScratchTrapsInDebugBuilds(index: Int) async {
      await #expect(processExitsWith: .failure) { [index] in
        let scratch = Scratch<UInt8>(capacity: 8)
        scratch[index] = 1
      }
      await #expect(processExitsWith: .failure) { [index] in
        let scratch = Scratch<UInt8>(capacity: 8)
        _ = scratch.view[index]
      }
    }
  #endif
}
