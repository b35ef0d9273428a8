package import Fenci

/// Writes the HTML page of `fenci keywords --html` part by part.
///
/// The page has one element for each file. This element contains one section for each document.
/// Attributes of the page never contain file names or text of documents.
package struct HTMLPage {
  /// The paths of all files.
  package let files: [String]

  package init(files: [String]) { self.files = files }

  /// The part of the page before the first file.
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

  /// The part of the page after the last file.
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

  /// Returns the message for a file that cannot be read. It takes the place of the file's
  /// documents.
  package func failure(_ error: FenciError) -> [UInt8] {
    var html = HTMLText()
    html.raw("<p class=\"failure\">无法读取：")
    html.isolated("\(error)")
    html.raw("</p>\n")
    return html.bytes
  }

  /// Returns the section of one document. It contains the list of key phrases and the text.
  ///
  /// - Parameter explanations: one for each key phrase, or empty if the scores are not explained.
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

  /// Returns the prefix of all element ids of a document, such as `d2-15` for line 15 of file 2.
  private func prefix(_ place: DocumentPlace) -> String {
    "d\(place.file + 1)" + (place.line.map { "-\($0 + 1)" } ?? "")
  }

  /// Writes the path of a file. Folder and name are separate elements, so that they can look
  /// different.
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

  /// Returns the name of a file as the title of the page.
  ///
  /// Some characters change the direction of the text around them. Elsewhere an element around the
  /// name prevents this. A title cannot contain elements, so these characters are replaced.
  private static func title(of file: String) -> String {
    String(
      String.UnicodeScalarView(
        parts(of: file).name.unicodeScalars.map { $0.properties.isBidiControl ? "\u{FFFD}" : $0 }))
  }
}
