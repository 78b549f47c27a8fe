/// The columns of a table that a user names, since the table does not
/// name them so itself.
///
///     let names = TableColumnNames(source: "Party", target: "Donor", weight: "DonationEUR")
///     let donations = try KnowledgeGraph(reading: [file], columns: names)
public struct TableColumnNames: Hashable, Sendable {
  /// The column of the ends from which edges run.
  public var source: String?

  /// The column of the ends to which edges run.
  public var target: String?

  /// The column of the kinds of relation.
  public var kind: String?

  /// The column of the strengths.
  public var weight: String?

  /// The column of the dates or periods.
  public var date: String?

  /// The column of a table of nodes that holds their names.
  public var name: String?

  /// Creates names; a column without one is known by its usual names.
  public init(
    source: String? = nil, target: String? = nil, kind: String? = nil, weight: String? = nil,
    date: String? = nil, name: String? = nil
  ) {
    self.source = source
    self.target = target
    self.kind = kind
    self.weight = weight
    self.date = date
    self.name = name
  }

  /// The names of columns of edges with what they mean and the option that gives
  /// them.
  var byMeaning: [(meaning: TableColumns.Meaning, name: String, option: String)] {
    [
      (.source, source, "--from-column"), (.target, target, "--to-column"),
      (.kind, kind, "--kind-column"), (.weight, weight, "--weight-column"),
      (.period, date, "--date-column"),
    ].compactMap { meaning, name, option in name.map { (meaning, $0, option) } }
  }
}
