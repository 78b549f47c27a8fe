import EntenteModel

/// The event tables of ICEWS and of POLECAT, which name their actors.
///
/// An actor whose name is that of a country is that state. Any other is known by
/// its name and its country: `Police (Brazil)`.
struct NamedActorLayout: EventLayout {
  let columnCount: Int
  private let columns: EventColumns
  /// Whether the types of events are those of PLOVER, as in POLECAT.
  let isPLOVER: Bool
  private let id, day, code, mode, score, publisher, story, sentence, published: Int
  private let places: [Int]
  private let attributes: [(name: String, type: Property.ValueType, position: Int)]
  private let actor, target: Actor

  /// The columns of one of the two actors.
  private struct Actor {
    let name, country, sectors: Int

    init(_ prefix: String, in columns: EventColumns) {
      name = columns.position(prefix + " Name")
      country = columns.position(prefix + " Country")
      sectors = columns.position(prefix + " Sectors")
    }
  }

  /// The layout of a table by its header.
  init?(_ header: EventRow) {
    columns = EventColumns(header.map { $0.text.trimmed })
    columnCount = header.count
    isPLOVER = columns.holds("Event Type", "Actor Name", "Recipient Name", "Event Date")
    guard isPLOVER || columns.holds("CAMEO Code", "Source Name", "Target Name", "Event Date")
    else { return nil }
    id = columns.position("Event ID")
    day = columns.position("Event Date")
    code = columns.position(isPLOVER ? "Event Type" : "CAMEO Code")
    mode = columns.position("Event Mode")
    score = columns.position("Intensity", "Event Intensity")
    publisher = columns.position(isPLOVER ? "Source" : "Publisher")
    story = columns.position("Story ID")
    sentence = columns.position("Sentence Number")
    published = columns.position("Publication Date")
    places =
      [columns.position("City"), columns.position("District")] + [
        columns.position("Province"), columns.position("Country"),
      ]
    actor = Actor(isPLOVER ? "Actor" : "Source", in: columns)
    target = Actor(isPLOVER ? "Recipient" : "Target", in: columns)
    attributes =
      isPLOVER
      ? [
        ("event-mode", .text, mode), ("quad-code", .text, columns.position("Quad Code")),
        ("contexts", .text, columns.position("Contexts")),
      ] : [("event", .text, columns.position("Event Text"))]
  }

  func event(in row: EventRow) -> CodedEvent {
    let coded = row.place(code)
    var event = CodedEvent(id: row.place(id), day: row.place(day), code: coded)
    event.meaning =
      isPLOVER
      ? PLOVERTypes.meaning(of: coded.text, mode: row.text(mode)) : CAMEOCodes[coded.text]
    event.scoreName = isPLOVER ? "intensity" : "goldstein"
    event.score = row.field(score)
    event.actors = parties(actor, in: row)
    event.targets = parties(target, in: row)
    let place = places.compactMap { row.text($0) }
    event.place = place.isEmpty ? nil : place.joined(separator: ", ")
    readSource(of: row, into: &event)
    for (name, type, position) in attributes {
      if let field = row.field(position) { event.attributes.append((name, type, field)) }
    }
    return event
  }

  private func readSource(of row: EventRow, into event: inout CodedEvent) {
    let publisher = row.text(self.publisher)
    let story = row.text(self.story)
    guard publisher != nil || story != nil else { return }
    event.reportedOn = row.field(published)
    // Sources of one publisher without stories are told apart by their days.
    let part = story ?? event.reportedOn?.text
    var source = Source(id: [publisher, part].compactMap(\.self).joined(separator: " "))
    source.publisher = publisher
    event.source = source
    event.locator = row.text(sentence).map { "sentence \($0)" }
  }

  /// The actors of a row: one, or in POLECAT several after semicolons.
  private func parties(_ actor: Actor, in row: EventRow) -> [EventParty] {
    guard let name = row.text(actor.name) else { return [] }
    let country = row.text(actor.country)
    let sectors = Self.list(row.text(actor.sectors), separators: isPLOVER ? ";" : ",;")
    guard isPLOVER, name.contains(";") else { return [party(name, country, sectors)] }
    let names = Self.list(name, separators: ";")
    let countries = Self.list(country, separators: ";")
    return names.enumerated().map { position, name in
      let own =
        countries.count == names.count
        ? countries[position] : countries.count == 1 ? countries[0] : nil
      return party(name, own == "None" ? nil : own, [])
    }
  }

  private func party(_ name: String, _ country: String?, _ sectors: [String]) -> EventParty {
    let code = country.flatMap { CountryNames.code(of: $0) }
    if let own = CountryNames.code(of: name), code == nil || code == own {
      return EventParty.country(own, id: CountryNames.name(of: own) ?? name)
    }
    let isMarked = country.map { name.hasSuffix("(\($0))") } ?? true
    var party = EventParty(
      id: isMarked ? name : "\(name) (\(country ?? ""))", name: name)
    if let country { party.properties.append(("country", code ?? country)) }
    party.properties += sectors.map { ("sector", $0) }
    if sectors.contains(where: Self.isBody) { party.kind = .organization }
    return party
  }

  private static func isBody(_ sector: String) -> Bool {
    let words = ["Organization", "IGO", "NGO", "Ministry", "Party", "Parties"]
    return words.contains { sector.hasSuffix($0) }
  }

  private static func list(_ text: String?, separators: String) -> [String] {
    text?.split(whereSeparator: { separators.contains($0) }).map(\.trimmed)
      .filter { !$0.isEmpty } ?? []
  }

  var columnNames: [String] { columns.names }

  var ignoredColumns: [String] {
    var known: Set<String> = [
      "event id", "event date", "event type", "event mode", "cameo code", "intensity",
      "event intensity", "quad code", "contexts", "event text", "publisher", "story id",
      "sentence number", "publication date", "city", "district", "province", "country",
    ]
    for name in isPLOVER ? ["actor", "recipient"] : ["source", "target"] {
      known.formUnion([name + " name", name + " country", name + " sectors"])
    }
    if isPLOVER { known.insert("source") }
    return columns.names(except: known)
  }
}
