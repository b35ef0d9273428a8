import Fenci

let text = "加快创新型城市建设，优化营商环境。建設創(chuàng)新型城市要人才。"

func marked(_ text: String, _ keyphrases: [Keyphrase]) -> String {
  var (result, end) = ("", text.startIndex)
  let ranges = keyphrases.flatMap { $0.ranges(in: text) }.sorted { $0.lowerBound < $1.lowerBound }
  for range in ranges where range.lowerBound >= end {
    result += text[end..<range.lowerBound] + "[" + text[range] + "]"
    end = range.upperBound
  }
  return result + text[end...]
}

print(marked(text, KeyphraseExtractor().keyphrases(in: text, top: 3)))
