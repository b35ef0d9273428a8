import Fenci

let text = "加快创新型城市建设，优化营商环境。江泽民主席视察了安庆。"
let segmenter = Segmenter()
let tokens = segmenter.tokens(in: text)
for (token, range) in zip(tokens, tokens.ranges(in: text)) {
  print(text[range], token.kind, token.utf8Range)
}
for name in segmenter.namedEntities(in: text) {
  print(name.text, "is a", name.kind)
}
