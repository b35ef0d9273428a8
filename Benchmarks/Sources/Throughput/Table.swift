import Foundation

/// Rows of text in columns: the first to the left, the others to the right.
struct Table {
  let columns: [String]
  let rows: [[String]]

  func print(as layout: Options.Layout) {
    let lines = [columns] + rows
    switch layout {
    case .text:
      let widths = columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
      for line in lines where line.contains(where: { !$0.isEmpty }) {
        let cells = zip(line, widths).enumerated().map { index, cell in
          let padding = String(repeating: " ", count: cell.1 - cell.0.count)
          return index == 0 ? cell.0 + padding : padding + cell.0
        }
        Swift.print(cells.joined(separator: "  "))
      }
    case .markdown:
      Swift.print("| \(columns.joined(separator: " | ")) |")
      Swift.print("|---|" + String(repeating: "---:|", count: columns.count - 1))
      for row in rows { Swift.print("| \(row.joined(separator: " | ")) |") }
    }
    Swift.print()
  }
}
