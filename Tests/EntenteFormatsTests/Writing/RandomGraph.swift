import EntenteModel

@testable import EntenteFormats

/// Graphs that hold, by chance, whatever a graph can hold.
struct RandomGraph {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed) }

  /// Texts that have broken a writer or a reader of some format.
  static let texts = [
    "Москва", "a \"quoted\" <b> & 'c'", "two\nlines", "tab\there", "ends with \\", "]]> --> */",
    "semi;colon|pipe,comma", "[1, 2]", "{x: y}", "# no comment", "- item", "null", "no", "007",
    "1e5", "=1+1", "تركيا", "🇰🇿 flag", "a\u{301}", "$x `y` ${z}", "%s %20", "'", "\"", "é", "x",
    "  inner  spaces", "http://example.org/?a=1&b=2", "1 \"l\" 2",
  ]

  static let periods = [
    "2024", "2024-07", "2024-07-03", "2024-07-03/2024-07-04", "2001/..", "2001/", "../1999",
    "/1999-05", "2022~", "199X", "2024-07-03?/2025", "0044-03-15", "2023-21",
  ]

  private mutating func chance(_ part: Int) -> Bool {
    Int.random(in: 0..<part, using: &random) == 0
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  private mutating func text() -> String {
    chance(3) ? pick(Self.texts) + " " + pick(Self.texts) + "." : pick(Self.texts)
  }

  private mutating func period() throws -> Period { try Period(pick(Self.periods)) }

  private mutating func attribute() throws -> Claim.Attribute {
    let types = Property.ValueType.allCases
    let number = Int.random(in: 0..<types.count, using: &random)
    return Claim.Attribute(
      "has \(types[number])", type: types[number], value: try value(types[number]))
  }

  private mutating func value(_ type: Property.ValueType) throws -> String {
    switch type {
    case .text: text()
    case .code: pick(["007", "AB-1"])
    case .number: pick(["0.5", "-12.25", "1e-07", "3.0"])
    case .integer: pick(["0", "-7", "123456789012"])
    case .boolean: pick(["true", "false"])
    case .period: try period().description
    }
  }

  // MARK: Dossiers

  /// A graph of claims with sources, as a dossier holds it.
  mutating func dossier() throws -> KnowledgeGraph {
    var builder = KnowledgeGraph.Builder()
    let file = builder.add(InputFile(name: "random.yaml", bytes: []))
    if chance(2) { builder.title = "~" + text() }
    if chance(2) {
      builder.vocabulary.define(
        Relation.Kind.Definition(
          Relation.Kind(rawValue: "supplies"), from: [.state], to: [.state, .organization],
          isSymmetric: chance(2), inverse: "supplied-by", sign: .negative, life: .point,
          family: .conflict, defaultStrength: 2.5))
      builder.vocabulary.add(
        Entity.Kind.Definition(.init(rawValue: "militia"), parent: .organization))
    }
    builder.vocabulary.add(
      Property.Definition(
        Property(rawValue: "share-of-trade"), type: .number, isFunctional: true, unit: "%"))
    var cited: [String] = []
    let sourceIDs = ["first", "wire", "annex {1}"].prefix(Int.random(in: 0...3, using: &random))
    for id in sourceIDs where !id.contains(" ") || chance(2) {
      var source = Source(id: id, date: try? PartialDate("2024-07-03"), isDateInferred: chance(2))
      source.title = chance(2) ? text() : nil
      source.url = chance(2) ? "https://example.org/\(id.count)?a=1&b=\"2\"" : nil
      builder.add(source, from: file)
      cited.append(id)
    }
    let ids = (0..<Int.random(in: 1...7, using: &random)).map { number in
      ["russia", "étoile", "42", "x:y", "\"q\"", "a.b/c", "node"][number]
    }
    for id in ids { builder.add(try entity(id), from: file) }
    for number in 0..<Int.random(in: 0...14, using: &random) {
      var claim = try claim(among: ids, citing: cited)
      if chance(4) { claim.id = "c\(number)" }
      builder.add(claim, from: file)
    }
    return try builder.build()
  }

  private mutating func entity(_ id: String) throws -> Entity {
    var entity = Entity(id: id, kind: pick([.state, .leader, .plain, .organization, .bloc]))
    if !chance(4) { entity.name = "~" + text() + "!" }
    while chance(3) { entity.aliases.append(text() + "?") }
    if chance(4) { entity.codes.append(.init(scheme: "iso", value: "X\(id.utf8.count)\(id)")) }
    if chance(4) { entity.codes.append(.init(scheme: "own scheme", value: "#" + id)) }
    entity.isUnnamed = chance(6)
    return entity
  }

  private mutating func claim(among ids: [String], citing sources: [String]) throws -> Claim {
    let kinds = ["member", "met-with", "ally", "rival", "tied", "supplies", "own kind"]
    var claim =
      chance(4)
      ? Claim(
        subject: pick(ids),
        statement: chance(2)
          ? .property(Property(rawValue: "share-of-trade"), value: try value(.number))
          : .property(.inception, value: try value(.period)))
      : Claim(pick(ids), Relation.Kind(rawValue: pick(kinds)), pick(ids))
    if chance(2) { claim.period = try period() }
    if chance(5) { claim.modality = .planned }
    if chance(5) { claim.polarity = .denied }
    if chance(5) { claim.basis = .inferred }
    if chance(5) { claim.saidBy = chance(2) ? pick(ids) : text() }
    if chance(5) { claim.role = text() }
    if chance(5) { claim.confidence = pick([0, 0.25, 1]) }
    if chance(5) { claim.note = text() }
    if !sources.isEmpty {
      while chance(2) {
        let locator = chance(4) ? nil : pick(["¶3", "p. 4, note 2", "row 7"])
        claim.citations.append(
          Citation(source: pick(sources), locator: locator, quotation: chance(6) ? text() : nil))
      }
    }
    guard case .relation = claim.statement else { return claim }
    if chance(5) { claim.at = pick(ids) }
    if chance(6) { claim.standsInFor = pick(ids) }
    while chance(5) { claim.between.append(pick(ids)) }
    if chance(3) { claim.strength = pick([0.5, 1, 12.25, 3e-7]) }
    if chance(6) { claim.key = text() }
    if chance(8) { claim.isDirected = chance(2) }
    while chance(3) { claim.attributes.append(try attribute()) }
    return claim
  }

  // MARK: Foreign graphs

  /// A graph as a file of another program holds it.
  mutating func foreign() throws -> KnowledgeGraph {
    var graph = ForeignGraph()
    graph.isDirected = chance(2)
    let ids = ["1", "2", "3", "10", "11", "12"].prefix(Int.random(in: 1...6, using: &random))
    for id in ids {
      var node = ForeignGraph.Node(id: id, at: 0, label: chance(4) ? nil : "~" + text() + "!")
      if chance(2) { node.kind = pick(["state", "protein", "two words"]) }
      while chance(2) { node.attributes.append(try attribute()) }
      graph.nodes.append(node)
    }
    for number in 0..<Int.random(in: 0...10, using: &random) {
      var edge = ForeignGraph.Edge(pick(Array(ids)), pick(Array(ids)), at: 0)
      if chance(2) { edge.id = "k\(number)" }
      if chance(3) { edge.isDirected = chance(2) }
      if chance(2) { edge.kind = pick(["member", "binds to"]) }
      if chance(2) { edge.weight = pick([0.5, 1, 12.25, -3]) }
      if chance(3) { edge.period = try period() }
      if chance(3) { edge.label = "~" + text() + "." }
      while chance(2) { edge.attributes.append(try attribute()) }
      graph.edges.append(edge)
    }
    graph.settleAttributeTypes(.declared)
    var builder = KnowledgeGraph.Builder()
    graph.add(from: InputFile(name: "random.x", bytes: []), group: -1, to: &builder)
    return try builder.build()
  }
}
