import Foundation

/// Reduces symbol graphs (the files of the arguments) to lines `kind name declaration`.
@main
enum PublicSymbols {
  struct Graph: Decodable {
    struct Symbol: Decodable {
      struct Identifier: Decodable { let precise: String }
      struct Kind: Decodable { let identifier: String }
      struct Fragment: Decodable { let spelling: String }

      let identifier: Identifier
      let kind: Kind
      let pathComponents: [String]
      let declarationFragments: [Fragment]

      var name: String { pathComponents.joined(separator: ".") }
    }

    struct Relationship: Decodable {
      let kind, source: String
      let targetFallback: String?
    }

    let symbols: [Symbol]
    let relationships: [Relationship]
  }

  static func main() throws {
    for path in CommandLine.arguments.dropFirst() {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      let graph = try JSONDecoder().decode(Graph.self, from: data)
      for symbol in graph.symbols { print(declaration(symbol)) }
      for line in conformances(graph) { print(line) }
    }
  }

  private static func declaration(_ symbol: Graph.Symbol) -> String {
    let kind = symbol.kind.identifier.replacingOccurrences(of: "swift.", with: "")
    let declaration = symbol.declarationFragments.map(\.spelling).joined()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "\(kind) \(symbol.name) \(declaration)"
  }

  /// What types conform to, except what every type does.
  private static func conformances(_ graph: Graph) -> [String] {
    let implicit = ["Swift.Copyable", "Swift.Escapable", "Swift.SendableMetatype"]
    var names: [String: String] = [:]
    for symbol in graph.symbols { names[symbol.identifier.precise] = symbol.name }
    return graph.relationships.compactMap { relationship in
      guard relationship.kind == "conformsTo", let name = names[relationship.source],
        let target = relationship.targetFallback, !implicit.contains(target)
      else { return nil }
      return "conformance \(name) \(target.replacingOccurrences(of: "Swift.", with: ""))"
    }
  }
}
