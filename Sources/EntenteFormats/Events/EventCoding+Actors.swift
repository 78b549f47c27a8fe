package import EntenteModel

extension EventCoding {
  /// The entities that the actors of event tables are, and what their codes say of
  /// them, by the rules of the readers, from a table of actors: the columns of
  /// GDELT without `Actor1` (`code`, `countryCode`, `type1Code` …), or `name`,
  /// `country` and `sectors` where actors are named.
  ///
  /// - Throws: A ``ReadError`` if the table can't be read.
  package static func graph(ofActors file: InputFile) throws(ReadError) -> KnowledgeGraph {
    var builder = KnowledgeGraph.Builder()
    for definition in kinds { builder.vocabulary.add(definition) }
    let number = builder.add(InputFile(absent: file.name))
    var declaration = EventDeclaration(source: nil, number: number)
    var rows = EventRows(file.bytes)
    do {
      if let header = try rows.next() {
        let columns = EventColumns(header.map(\.text))
        let readers = [ActorRows.gdelt(columns), ActorRows.named(columns)].compactMap(\.self)
        while let row = try rows.next() {
          if let party = readers.lazy.compactMap({ $0.party(in: row) }).first {
            declaration.declare(party, at: 0, into: &builder)
          }
        }
      }
    } catch {
      throw ReadError([
        Problem(
          "csv", .error, error.message, hint: error.hint, at: file.location(ofByte: error.offset))
      ])
    }
    return try builder.build()
  }
}

/// Rows of actors, read as rows of events that have but one.
private struct ActorRows {
  private let layout: any EventLayout
  /// For each column of the layout, the column of the table that fills it.
  private let positions: [Int]

  /// - Parameters:
  ///   - table: The columns of the table of actors.
  ///   - columns: The columns of the layout, and of the table; nil for those that
  ///     only events fill.
  private init?(_ table: EventColumns, _ columns: KeyValuePairs<String, String?>) {
    func field(_ text: String) -> EventField { EventField(text: text, offset: 0) }
    guard let layout = EventTableReader.layout(of: columns.map { field($0.key) }) else {
      return nil
    }
    self.layout = layout
    positions = columns.map { column in column.value.map { table.position($0) } ?? -1 }
  }

  static func gdelt(_ table: EventColumns) -> ActorRows? {
    guard table.holds("code") else { return nil }
    return ActorRows(
      table,
      [
        "GLOBALEVENTID": nil, "Day": nil, "EventCode": nil, "Actor1Code": "code",
        "Actor1Name": "name", "Actor1CountryCode": "countryCode",
        "Actor1KnownGroupCode": "knownGroupCode", "Actor1EthnicCode": "ethnicCode",
        "Actor1Religion1Code": "religion1Code", "Actor1Religion2Code": "religion2Code",
        "Actor1Type1Code": "type1Code", "Actor1Type2Code": "type2Code",
        "Actor1Type3Code": "type3Code", "Actor2Code": nil,
      ])
  }

  static func named(_ table: EventColumns) -> ActorRows? {
    guard table.holds("country") else { return nil }
    return ActorRows(
      table,
      [
        "Event ID": nil, "Event Date": nil, "CAMEO Code": nil, "Source Name": "name",
        "Source Country": "country", "Source Sectors": "sectors", "Target Name": nil,
      ])
  }

  /// The actor of a row; nil if this layout knows none there.
  func party(in row: EventRow) -> EventParty? {
    let fields = positions.map { position in
      row.indices.contains(position) ? row[position] : EventField(text: "", offset: 0)
    }
    return layout.event(in: fields).actors.first
  }
}
