import EntenteModel

/// The event tables of GDELT, 1.0 (57 or 58 columns) and 2.0 (61), which have no
/// header, and copies of them that do, with their columns in any order.
///
/// An actor is what its code says. A code that is a country alone is that state;
/// `USAGOV` is an actor of its own. What the text called it (`WASHINGTON`) is an
/// attribute of the event, since one code goes by many names.
struct GDELTLayout: EventLayout {
  let columnCount: Int
  private let columns: EventColumns
  private let id, day, code, baseCode, rootCode, goldstein, place, added, address: Int
  private let attributes: [(name: String, type: Property.ValueType, position: Int)]
  private let actors: [Actor]

  /// The columns of one of the two actors.
  private struct Actor {
    let code, name, country: Int
    let groups: [(property: String, position: Int)]
    let types: [Int]

    init(_ prefix: String, in columns: EventColumns) {
      func position(_ name: String) -> Int { columns.position(prefix + name) }
      code = position("Code")
      name = position("Name")
      country = position("CountryCode")
      groups = [
        ("group", position("KnownGroupCode")), ("ethnicity", position("EthnicCode")),
        ("religion", position("Religion1Code")), ("religion", position("Religion2Code")),
      ]
      types = [position("Type1Code"), position("Type2Code"), position("Type3Code")]
    }
  }

  /// The layout of a table whose first row names columns, or holds an event.
  init?(_ first: EventRow) {
    let header = EventColumns(first.map { $0.text.trimmed })
    if header.holds("GLOBALEVENTID", "EventCode", "Actor1Code", "Actor2Code") {
      columns = header
    } else if let names = Self.names(count: first.count), Self.isEvent(first) {
      columns = EventColumns(names)
    } else {
      return nil
    }
    columnCount = columns.names.count
    id = columns.position("GLOBALEVENTID")
    day = columns.position("Day", "SQLDATE")
    code = columns.position("EventCode")
    baseCode = columns.position("EventBaseCode")
    rootCode = columns.position("EventRootCode")
    goldstein = columns.position("GoldsteinScale")
    place = columns.position("ActionGeo_FullName")
    added = columns.position("DATEADDED")
    address = columns.position("SOURCEURL")
    attributes = [
      ("root-event", .boolean, columns.position("IsRootEvent")),
      ("mentions", .integer, columns.position("NumMentions")),
      ("sources", .integer, columns.position("NumSources")),
      ("articles", .integer, columns.position("NumArticles")),
      ("tone", .number, columns.position("AvgTone")),
    ]
    actors = [Actor("Actor1", in: columns), Actor("Actor2", in: columns)]
  }

  /// Whether a row of a table without a header is an event: a number, a day.
  private static func isEvent(_ row: EventRow) -> Bool {
    func areDigits(_ text: String) -> Bool {
      !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    return areDigits(row[0].text) && areDigits(row[1].text) && row[1].text.utf8.count == 8
  }

  func event(in row: EventRow) -> CodedEvent {
    let coded = row.field(code) ?? row.field(baseCode) ?? row.field(rootCode) ?? row.place(code)
    var event = CodedEvent(
      id: row.place(id), day: row.place(day), code: coded, meaning: CAMEOCodes[coded.text])
    event.score = row.field(goldstein)
    event.place = row.text(place)
    event.actors = party(actors[0], in: row).map { [$0] } ?? []
    event.targets = party(actors[1], in: row).map { [$0] } ?? []
    if let address = row.text(self.address) {
      var source = Source(id: address)
      if let host = Self.host(of: address) {
        source.url = address
        source.publisher = host
      }
      event.source = source
      event.reportedOn = row.field(added)
    }
    for (name, type, position) in attributes {
      if let field = row.field(position) { event.attributes.append((name, type, field)) }
    }
    return event
  }

  private func party(_ actor: Actor, in row: EventRow) -> EventParty? {
    guard let code = row.text(actor.code) else { return nil }
    let country = row.text(actor.country)
    let iso = country.flatMap { CountryNames.code(ofCAMEO: $0) }
    if code == country, let iso {
      var state = EventParty.country(iso, id: iso)
      state.calledHere = row.field(actor.name)
      return state
    }
    var party = EventParty(id: code, name: code)
    let types = actor.types.compactMap { row.text($0) }
    let groups = actor.groups.compactMap { group in
      row.text(group.position).map { (group.property, $0) }
    }
    if let country { party.properties.append(("country", iso ?? country)) }
    party.properties += types.map { ("sector", $0) } + groups
    if types.contains(where: EventSectors.areBodies) || groups.contains(where: { $0.0 == "group" })
    {
      party.kind = .organization
    }
    let countryName =
      iso.flatMap { CountryNames.name(of: $0) } ?? country.flatMap { CountryNames.region(of: $0) }
    let called = row.field(actor.name)
    if groups.isEmpty, let countryName {
      let words = types.map { EventSectors.word(for: $0) ?? $0 }
      party.name =
        words.isEmpty ? countryName : "\(countryName) (\(words.joined(separator: ", ")))"
      party.calledHere = called
      if let iso, let first = types.first, EventSectors.isOrgan(first), types.count == 1 {
        party.state = iso
      }
    } else {
      party.name = called.map { "\($0.text) (\(code))" } ?? code
      party.calledHere = called
    }
    return party
  }

  /// The host of an address on the web, without `www.`; nil if it is none.
  static func host(of address: String) -> String? {
    guard let range = address.firstRange(of: "://"),
      ["http", "https"].contains(address[..<range.lowerBound].lowercased())
    else { return nil }
    let host = address[range.upperBound...].prefix { !"/?#:".contains($0) }
    guard !host.isEmpty else { return nil }
    return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
  }
}

// MARK: - Columns

extension GDELTLayout {
  var columnNames: [String] { columns.names }

  var ignoredColumns: [String] {
    var known: Set<String> = [
      "globaleventid", "day", "sqldate", "monthyear", "year", "fractiondate", "isrootevent",
      "eventcode", "eventbasecode", "eventrootcode", "quadclass", "goldsteinscale", "nummentions",
      "numsources", "numarticles", "avgtone", "actiongeo_fullname", "dateadded", "sourceurl",
    ]
    for actor in ["actor1", "actor2"] {
      for part in [
        "code", "name", "countrycode", "knowngroupcode", "ethniccode", "religion1code",
        "religion2code", "type1code", "type2code", "type3code",
      ] { known.insert(actor + part) }
    }
    return columns.names(except: known)
  }

  /// The names of the columns of a table without a header, by their number.
  static func names(count: Int) -> [String]? {
    guard [57, 58, 61].contains(count) else { return nil }
    let hasSecondDivision = count == 61
    let actors = ["Actor1", "Actor2"].flatMap { actor in
      [
        "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
        "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
      ].map { actor + $0 }
    }
    let places = ["Actor1Geo_", "Actor2Geo_", "ActionGeo_"].flatMap { place in
      (["Type", "FullName", "CountryCode", "ADM1Code"] + (hasSecondDivision ? ["ADM2Code"] : [])
        + ["Lat", "Long", "FeatureID"]).map { place + $0 }
    }
    return ["GLOBALEVENTID", "Day", "MonthYear", "Year", "FractionDate"] + actors
      + [
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
        "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
      ] + places + ["DATEADDED"] + (count == 57 ? [] : ["SOURCEURL"])
  }
}
