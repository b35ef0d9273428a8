import FenciCorpus

/// Prints the text of documents as the reader of `FenciCorpus` finds it, with menus and footers.
var corpus = Corpus(Array(CommandLine.arguments.dropFirst()), reading: .wholeText) {
  print("\($0)")
}
while let document = corpus.next() { print(String(decoding: document.text, as: UTF8.self)) }
