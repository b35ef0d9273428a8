import ArticleSearch

let store = try ArticleStore()
try store.insert(Article.samples)
let texts = CommandLine.arguments.dropFirst()
for text in texts.isEmpty ? ["创新", "营商环境", "创新型城", "双碳", "covid-19", "\"规划"] : Array(texts) {
  print("\(text):")
  for result in try store.search(text) { print("  \(result.title) — \(result.excerpt)") }
}
