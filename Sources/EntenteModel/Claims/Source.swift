/// Where claims come from: an article, a table, a database.
public struct Source: Hashable, Sendable {
  /// The id of the source in data files, such as `first`.
  public var id: String

  /// The day on which it was published, as far as known.
  public var date: PartialDate?

  /// Whether the date was inferred from the text and not printed on it.
  public var isDateInferred: Bool

  /// Its title, if it names one.
  public var title: String?

  /// Its publisher, if it names one.
  public var publisher: String?

  /// Its author, if it names one.
  public var author: String?

  /// Its address on the web.
  public var url: String?

  /// How far the writer of the dossier trusts it, from 0 to 1.
  public var reliability: Double?

  /// What else a reader should know of it.
  public var note: String?

  /// Creates a source of which only the id, and perhaps the date, is known.
  public init(id: String, date: PartialDate? = nil, isDateInferred: Bool = false) {
    self.id = id
    self.date = date
    self.isDateInferred = isDateInferred
  }
}

/// A place in a source that supports a claim.
public struct Citation: Hashable, Sendable {
  /// The id of the source.
  public var source: String

  /// The place in it: a paragraph `¶3`, a page, a row.
  ///
  /// ¶*n* is the *n*-th line of an article that is not empty, captions and
  /// headings included.
  public var locator: String?

  /// The words of the source, if the writer of the dossier may quote them.
  public var quotation: String?

  /// Creates a citation.
  public init(source: String, locator: String? = nil, quotation: String? = nil) {
    self.source = source
    self.locator = locator
    self.quotation = quotation
  }
}
