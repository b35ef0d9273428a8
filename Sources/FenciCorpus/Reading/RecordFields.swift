extension Corpus {
  /// The fields of a record that hold its text and its identifier.
  public struct Fields: Hashable, Sendable {
    /// The name of the member or column that holds the text.
    public var text: String
    /// The name of the one that identifies the document; nil if nothing does. Then the document is
    /// known by its file and its place in it.
    public var id: String?

    /// Names the fields.
    public init(text: String = "text", id: String? = nil) { (self.text, self.id) = (text, id) }
  }

  /// How a file of records is divided.
  public enum RecordFormat: String, CaseIterable, Sendable {
    /// Each line is a document. Such a text has no fields.
    case lines
    /// Each line is a JSON object.
    case jsonLines = "jsonl"
    /// The file is a JSON array of objects, or a sequence of objects.
    case json
    /// Comma-separated values (RFC 4180). The first record names the columns. A field in quotation
    /// marks may contain commas, line breaks, and quotation marks that are doubled.
    case csv
    /// The same with tabs instead of commas.
    case tsv

    /// The format of a file by the end of its name; nil if the file is not one of records.
    public init?(path: String) {
      switch path {
      case _ where path.hasSuffix(".jsonl"): self = .jsonLines
      case _ where path.hasSuffix(".json"): self = .json
      case _ where path.hasSuffix(".csv"): self = .csv
      case _ where path.hasSuffix(".tsv"): self = .tsv
      default: return nil
      }
    }
  }
}

/// The text and the identifier of a record.
package struct Record {
  package var text: [UInt8]
  /// Nil if no field was named that identifies documents, or if the record lacks it.
  package var id: String?

  package init(text: [UInt8], id: String? = nil) { (self.text, self.id) = (text, id) }
}

/// The reason why a record is not a document.
package enum RecordProblem: Error, Hashable, Sendable {
  /// The record is not JSON from this byte on; bytes count from 1.
  case invalid(byte: Int)
  /// The record is a JSON value other than an object.
  case noObject
  /// The last member with the text's name is not a string.
  case textIsNoString(field: String)
  /// The object has no member with the text's name.
  case noText(field: String)
  /// Arrays and objects are nested too deep.
  case tooDeep
  /// The first record names no column of the text.
  case noColumn(field: String, columns: [String])
  /// The record does not have as many fields as the first one.
  case fieldCount(Int, expected: Int)
  /// A quotation mark at the beginning of a field has no partner.
  case openQuote
}

extension RecordProblem: CustomStringConvertible {
  /// The problem, and how to solve it.
  package var description: String {
    switch self {
    case .invalid(let byte):
      "no JSON from byte \(byte) on; each record has to be one object, as in {\"text\": \"…\"}; for"
        + " lines of plain text there is --lines"
    case .noObject: "no object; each record has to be one, as in {\"text\": \"…\"}"
    case .textIsNoString(let field): "“\(field)” is no string; it has to be the document's text"
    case .noText(let field):
      "no “\(field)”; each object needs one, the document's text; --text-field names another member"
    case .tooDeep: "nested too deep; no more than 512 arrays and objects may be inside each other"
    case .noColumn(let field, let columns):
      "no column “\(field)” for the text; --text-field names one of \(columns.joined(separator: ", "))"
    case .fieldCount(let count, let expected):
      "\(count) fields instead of \(expected); a field that contains the separator needs quotation"
        + " marks around it"
    case .openQuote: "a quotation mark at the beginning of a field is not closed"
    }
  }
}
