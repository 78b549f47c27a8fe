/// A word of a DOT file with its place.
struct DOTToken {
  /// The byte at which the word starts.
  var offset: Int
  var content: Content

  enum Content: Equatable {
    /// A name, a number, a text in quotes, or HTML in angle brackets.
    case id(String, Notation)
    case keyword(Keyword)
    /// `->` or `--`.
    case edge(isDirected: Bool)
    /// One of `{ } [ ] ; , = : +`.
    case mark(UInt8)
    case end
  }

  /// How an id is written; HTML `<b>` is another id than the text `"b"`.
  enum Notation { case plain, quoted, html }

  /// The words that DOT keeps to itself, in any case.
  enum Keyword: String { case strict, graph, digraph, subgraph, node, edge }

  /// The word as messages name it.
  var description: String {
    switch content {
    case .id(let text, _): "'\(text.count > 40 ? text.prefix(40) + "…" : text)'"
    case .keyword(let keyword): "the keyword '\(keyword.rawValue)'"
    case .edge(let isDirected): isDirected ? "'->'" : "'--'"
    case .mark(let mark): "'\(Character(Unicode.Scalar(mark)))'"
    case .end: "the end of the file"
    }
  }
}

/// Why a text is not DOT, and the byte at which it stops being so.
struct DOTMalformation: Error {
  var message: String
  var hint: String?
  var offset: Int
}
