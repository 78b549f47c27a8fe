package import EntenteModel

/// The tables by which events are read, for programs that read them elsewhere.
package enum EventCoding {
  /// How a table of events is laid out.
  package struct Layout: Sendable {
    package enum Name: Sendable { case gdelt, icews, polecat }

    package let name: Name
    /// The names of the columns, those of the codebook if the table has no header.
    package let columns: [String]
    package let hasHeader: Bool
    package let separator: Character
  }

  /// The layout of a table by its first bytes, if it is one of events.
  package static func layout(of head: [UInt8]) -> Layout? {
    let line = head.prefix { !CSVScanner.isLineEnd($0) }
    var rows = EventRows(Array(line))
    guard let row = try? rows.next(), let layout = EventTableReader.layout(of: row) else {
      return nil
    }
    let name: Layout.Name =
      switch layout {
      case let named as NamedActorLayout: named.isPLOVER ? .polecat : .icews
      default: .gdelt
      }
    return Layout(
      name: name, columns: layout.columnNames, hasHeader: EventTableReader.isHeader(row),
      separator: line.contains(UInt8(ascii: "\t")) ? "\t" : ",")
  }

  /// The layout of GDELT 2.0 as it is published.
  package static var gdelt: Layout {
    Layout(
      name: .gdelt, columns: GDELTLayout.names(count: 61) ?? [], hasHeader: false, separator: "\t")
  }

  /// A code, and what it says of the two who take part.
  package struct Meaning: Sendable {
    package let code: String
    package let kind: Relation.Kind
    package let isPlanned: Bool
    package let isReversed: Bool
    /// The value on Goldstein's scale.
    package let goldstein: Double?

    init(_ code: String, _ meaning: EventMeaning) {
      self.code = code
      kind = meaning.kind
      isPlanned = meaning.isPlanned
      isReversed = meaning.isReversed
      goldstein = meaning.goldstein
    }
  }

  /// What the codes of CAMEO and the types of PLOVER mean, by code; `42` is there
  /// beside `042`.
  package static var meanings: [Meaning] {
    (CAMEOCodes.all + PLOVERTypes.all).map { Meaning($0, $1) }.sorted { $0.code < $1.code }
  }

  /// What a code means that is in no table.
  package static var unknown: Meaning { Meaning("", EventMeaning(words: [Substring]())) }

  /// The country codes of CAMEO with the codes of ISO 3166-1 that they stand for.
  package static var countries: [(code: String, iso: String)] { CountryNames.codesOfCAMEO }

  /// The names of countries, in lower case, with the codes of ISO 3166-1, and the
  /// names by which tables that name their actors know them.
  package static var countryNames: [(name: String, iso: String, id: String)] {
    CountryNames.codesByName.map { name, iso in (name, iso, CountryNames.name(of: iso) ?? iso) }
      .sorted { $0.name < $1.name }
  }

  /// The types of actors that are bodies, not groups of people.
  package static var bodies: [String] { EventSectors.bodies }

  /// The types of actors that are organs of the state of their country.
  package static var organs: [String] { EventSectors.organs }

  /// What is known of the kinds that events have beyond the standard ones.
  package static var kinds: [Relation.Kind.Definition] { EventKinds.all }
}
