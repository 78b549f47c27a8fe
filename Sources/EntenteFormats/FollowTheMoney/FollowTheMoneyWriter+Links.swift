import EntenteModel

extension FollowTheMoneyWriter {
  /// Writes a claim of a graph that is not from FollowTheMoney.
  mutating func writeLink(_ claim: Claim, at position: Int) {
    guard case .relation(let kind, _) = claim.statement else { return }
    if graph.vocabulary[kind]?.family == .absence {
      losses.add("absences", why: "a link of FollowTheMoney would tie who was apart")
      return
    }
    let columns = graph.storage.claims
    let (subject, object) = (Int(columns.subject[position]), Int(columns.object[position]))
    var schema = FollowTheMoneyModel.schema(of: kind) ?? "UnknownLink"
    if !FollowTheMoneyModel.takes(schema, from: schemata[subject], to: schemata[object]) {
      schema = "UnknownLink"
    }
    guard let edge = FollowTheMoneyModel.edges[schema] else { return }
    let id = names.make(claim.id ?? claim.key ?? "claim-\(position + 1)")
    if let given = claim.id ?? claim.key, given != id {
      losses.add("ids of claims", why: "others have them, or FollowTheMoney does not allow them")
    }
    if claim.id != nil, claim.key != nil {
      losses.add("keys of relations", why: "FollowTheMoney has no field for them")
    }
    var record = FollowTheMoneyRecord(id: id, schema: schema)
    record.add(edge.source, ids[subject])
    record.add(edge.target, ids[object])
    if schema == "UnknownLink" {
      if kind != .tied {
        record.add("role", kind.rawValue)
        losses.add(
          "kinds of relations", why: "FollowTheMoney has none such; a role names them")
      }
      record.add("summary", claim.role)
    } else {
      if kind != edge.kind.kind {
        losses.add(
          "kinds of relations '\(kind.rawValue)'", why: "they are written as \(schema)")
      }
      record.add(Self.roleProperty(of: schema) ?? "summary", claim.role)
    }
    if let period = claim.period { addPeriod(period, to: &record) }
    record.add("description", claim.note)
    for attribute in claim.attributes {
      if Self.amounts.contains(attribute.name), schema == "Payment" {
        record.add(attribute.name, attribute.value)
      } else {
        losses.add(
          "values of '\(attribute.name)'", why: "FollowTheMoney has no property for them")
      }
    }
    for citation in claim.citations {
      record.add("proof", documents[citation.source])
      guard let source = sources[citation.source] else { continue }
      record.add("sourceUrl", source.url)
      record.add("publisher", source.publisher)
    }
    countLosses(of: claim, exceptNote: true)
    links.append(record)
  }

  private static let amounts: Set<String> = [
    "amount", "amountEur", "amountUsd", "currency", "purpose",
  ]

  /// The property of a schema that holds the role; nil if it has none.
  static func roleProperty(of schema: String) -> String? {
    switch schema {
    case "Family", "Associate": "relationship"
    case "Payment", "Debt", "Occupancy", "Call", "Similar": nil
    default: "role"
    }
  }

  /// Writes the ties of one interval of FollowTheMoney, which names each end
  /// once, however many ties there are.
  mutating func writeLinks(_ positions: [Int], key: String) {
    let claims = graph.claims
    guard let first = positions.first, case .relation(let kind, _) = claims[first].statement,
      let schema = FollowTheMoneyModel.schema(of: kind),
      let edge = FollowTheMoneyModel.edges[schema]
    else { return }
    var record = FollowTheMoneyRecord(id: key, schema: schema)
    for position in positions {
      record.add(edge.source, ids[Int(graph.storage.claims.subject[position])])
      record.add(edge.target, ids[Int(graph.storage.claims.object[position])])
    }
    let claim = claims[first]
    for attribute in claim.attributes { record.add(attribute.name, attribute.value) }
    if let role = claim.role {
      record.add(Self.roleProperty(of: schema) ?? "role", role)
    }
    if let period = claim.period { addPeriod(period, to: &record) }
    cite(claim.citations, in: &record)
    links.append(record)
  }

  // MARK: Periods

  /// Dates that say the same as a start, an end or a day, as attributes keep them.
  private static let others = [
    "startDate": ["startDate", "periodStart"], "endDate": ["endDate", "periodEnd"],
    "date": ["date", "electionDate", "declarationDate"],
  ]

  /// Adds the dates of a period: a day, or a start and an end.
  ///
  /// Where a property has a name, it takes one date: that of the start.
  mutating func addPeriod(
    _ period: Period, to record: inout FollowTheMoneyRecord, as name: String? = nil
  ) {
    func add(_ property: String, _ date: PartialDate, _ writer: inout FollowTheMoneyWriter) {
      let known = Self.others[property] ?? []
      if writer.isNative, known.contains(where: { !record[$0].isEmpty }) { return }
      record.add(property, writer.text(of: date))
    }
    if case .date(let date) = period.start, period.isSingleDate {
      add(name ?? "date", date, &self)
      return
    }
    if let name {
      // A property has one date only: the first that the period can mean.
      if case .date(let date) = period.start { add(name, date, &self) }
      losses.add("ends of periods", why: "FollowTheMoney has one date for the property")
      return
    }
    if isNative, spansDays(of: record, period) { return }
    if case .date(let date) = period.start { add("startDate", date, &self) }
    if case .date(let date) = period.end { add("endDate", date, &self) }
    if period.start == .open || period.end == .open {
      losses.add("open ends of periods", why: "FollowTheMoney leaves out what is open or unknown")
    }
  }

  /// Whether a period only spans the days that an interval names one by one.
  private func spansDays(of record: FollowTheMoneyRecord, _ period: Period) -> Bool {
    guard case .date(let first) = period.start, case .date(let last) = period.end else {
      return false
    }
    return (Self.others["date"] ?? []).contains { name in
      record[name].contains { $0.hasPrefix(first.description) }
        && record[name].contains { $0.hasPrefix(last.description) }
    }
  }

  // MARK: Losses

  /// Counts what a claim says that no property of FollowTheMoney can hold.
  mutating func countLosses(of claim: Claim, exceptNote: Bool) {
    let field = "FollowTheMoney has no field for them"
    func count(_ what: String, _ isThere: Bool, _ why: String) {
      if isThere { losses.add(what, why: why) }
    }
    count(
      "bases of claims", claim.basis == .inferred,
      "FollowTheMoney can't say that a fact is inferred")
    count("places and events of claims", claim.at != nil, field)
    count("stand-ins", claim.standsInFor != nil, field)
    losses.add("parties between whom somebody mediates", count: claim.between.count, why: field)
    count("strengths", claim.strength != nil, field)
    count("confidences", claim.confidence != nil, field)
    count("notes on properties", !exceptNote && claim.note != nil, field)
    count("ids of claims", exceptNote ? false : claim.id != nil, field)
    count("directions", claim.isDirected != nil, field)
    losses.add(
      "places in sources", count: claim.citations.count { $0.locator != nil }, why: field)
    losses.add("quotations", count: claim.citations.count { $0.quotation != nil }, why: field)
  }
}
