@testable import FenciCore
import Testing

struct GBKTableTests {
  @Test func cellsAndCodesAreOneToOne() {
    var cells: [Int] = []
    for code in UInt16.min...UInt16.max {
      guard let cell = GBKTable.cell(of: code) else { continue }
      #expect(GBKTable.code(ofCell: cell) == code)
      cells.append(cell)
    }
    #expect(cells == Array(0..<GBKTable.cellCount))
  }

  @Test(
    arguments: [
      (0xB4B4, true), (0xA1A3, true), (0x849D, false), (0xF7FE, true), (0xF8A1, false),
      (0xB4A0, false), (0xA0A1, false),
    ] as [(UInt16, Bool)])
  func simplifiedCharactersAreToldFromOthers(code: UInt16, isGB2312: Bool) {
    #expect(GBKTable.isGB2312(code) == isGB2312)
  }
}
