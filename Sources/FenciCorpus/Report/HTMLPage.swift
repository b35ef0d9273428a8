package import Fenci

/// Writes the page of `keywords --html` part by part: one element per file, which contains a
/// section for each document.
///
/// Attributes never contain text of documents or file names.
package struct HTMLPage {
  /// The names of the files.
  package let files: [String]

  package init(files: [String]) { self.files = files }

  /// Everything before the first file.
  package var beginning: [UInt8] {
    var html = HTMLText()
    html.raw(Self.head)
    html.raw("<title>")
    html.text(files.count == 1 ? Self.title(of: files[0]) : "关键词")
    html.raw("</title>\n<style>\n\(Self.style)</style>\n</head>\n<body>\n<header>\n<h1>")
    if files.count == 1 { writeName(of: files[0], to: &html) } else { html.raw("关键词") }
    html.raw("</h1>\n")
    if files.count > 1 { writeContents(to: &html) }
    html.raw("</header>\n<main>\n")
    return html.bytes
  }

  /// Everything after the last file.
  package var end: [UInt8] { Array("</main>\n</body>\n</html>\n".utf8) }

  package func beginning(of file: Int) -> [UInt8] {
    var html = HTMLText()
    html.raw("<article id=\"\(prefix(DocumentPlace(file: file)))\">\n")
    if files.count > 1 {
      html.raw("<h2>")
      writeName(of: files[file], to: &html)
      html.raw("<a class=\"up\" href=\"#contents\" aria-label=\"回到目录\"></a></h2>\n")
    }
    return html.bytes
  }

  package func end(of file: Int) -> [UInt8] { Array("</article>\n".utf8) }

  /// The message that replaces a file that cannot be read.
  package func failure(_ error: FenciError) -> [UInt8] {
    var html = HTMLText()
    html.raw("<p class=\"failure\">无法读取：")
    html.isolated("\(error)")
    html.raw("</p>\n")
    return html.bytes
  }

  /// A document: the list of its key phrases, and its text.
  ///
  /// - Parameter explanations: one for each key phrase, or empty.
  package func document(
    _ page: RepairedText, _ keyphrases: [Keyphrase], _ explanations: [KeyphraseExplanation],
    at place: DocumentPlace
  ) -> [UInt8] {
    var html = HTMLText()
    let prefix = prefix(place)
    if let line = place.line {
      let level = files.count > 1 ? 3 : 2
      html.raw("<section class=\"document\" id=\"\(prefix)\">\n")
      html.raw("<h\(level)>第 \(line + 1) 行</h\(level)>\n")
    } else {
      html.raw("<section class=\"document\">\n")
    }
    let entries = HTMLEntries(prefix: prefix)
    html.raw("<section class=\"keys\" aria-label=\"关键词\">\n")
    entries.write(keyphrases, explanations, to: &html)
    HTMLEdits(page).writeList(to: &html)
    html.raw(
      "</section>\n<section class=\"text\" id=\"\(prefix)-text\" aria-label=\"正文\" dir=\"auto\">")
    HTMLMarks.write(page, keyphrases.map(\.utf8Ranges), prefix: prefix, to: &html)
    html.raw("</section>\n</section>\n")
    return html.bytes
  }

  private func writeContents(to html: inout HTMLText) {
    html.raw("<nav id=\"contents\" aria-label=\"目录\">\n<ol>\n")
    for (file, name) in files.enumerated() {
      html.raw("<li><a href=\"#\(prefix(DocumentPlace(file: file)))\">")
      writeName(of: name, to: &html)
      html.raw("</a></li>\n")
    }
    html.raw("</ol>\n</nav>\n")
  }

  /// The prefix of all ids of a document.
  private func prefix(_ place: DocumentPlace) -> String {
    "d\(place.file + 1)" + (place.line.map { "-\($0 + 1)" } ?? "")
  }

  /// Writes a file's path, with the folder marked up apart from the name.
  private func writeName(of file: String, to html: inout HTMLText) {
    let (folder, name) = Self.parts(of: file)
    html.raw("<bdi>")
    if !folder.isEmpty {
      html.raw("<span class=\"folder\">")
      html.text(folder)
      html.raw("</span>")
    }
    html.text(name)
    html.raw("</bdi>")
  }

  private static func parts(of file: String) -> (folder: String, name: String) {
    if file == "-" { return ("", "标准输入") }
    guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", file) }
    let name = file.utf8.index(after: slash)
    return (String(file[..<name]), String(file[name...]))
  }

  /// A title cannot contain elements, so characters that reorder text are replaced.
  private static func title(of file: String) -> String {
    String(
      String.UnicodeScalarView(
        parts(of: file).name.unicodeScalars.map { $0.properties.isBidiControl ? "\u{FFFD}" : $0 }))
  }
}
