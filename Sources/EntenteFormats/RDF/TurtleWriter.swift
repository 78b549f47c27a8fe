import EntenteModel

/// Writes RDF in Turtle: entities, claims and sources as resources.
///
/// A claim is a statement about a triple (`rdf:subject`, `rdf:predicate`,
/// `rdf:object`) with all that it says of itself. The triple itself stands in the
/// file only if a source asserts it: what is planned, denied or another's word is
/// not stated as a fact.
struct TurtleWriter {
  private let graph: KnowledgeGraph
  private var text = ""

  /// The document of a graph.
  static func write(_ graph: KnowledgeGraph) -> [UInt8] {
    var writer = TurtleWriter(graph: graph)
    writer.writeAll()
    return Array((head + writer.text).utf8)
  }

  private init(graph: KnowledgeGraph) { self.graph = graph }

  private static let head = """
    @prefix ent: <urn:entente:term:> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix prov: <http://www.w3.org/ns/prov#> .
    @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

    """

  private mutating func writeAll() {
    if let title = graph.title {
      write(
        "<urn:entente:dossier>", [("a", "ent:Dossier"), ("dcterms:title", Self.literal(title))])
    }
    writeVocabulary()
    for source in graph.sources { write(source) }
    for entity in graph.entities { write(entity) }
    for (number, claim) in graph.claims.enumerated() { write(claim, number: number + 1) }
  }

  private typealias Statement = (predicate: String, object: String)

  /// Writes what is said of one subject.
  private mutating func write(_ subject: String, _ statements: [Statement]) {
    text += "\n" + subject
    for (i, statement) in statements.enumerated() {
      text += (i == 0 ? " " : " ;\n  ") + statement.predicate + " " + statement.object
    }
    text += " .\n"
  }

  private static func literal(_ value: String, _ type: String? = nil) -> String {
    TurtleText.literal(value, type)
  }

  private static func entity(_ id: String) -> String { TurtleText.resource("entity", id) }

  private static func relation(_ kind: Relation.Kind) -> String {
    TurtleText.resource("relation", kind.rawValue)
  }

  // MARK: Vocabulary

  /// Writes the kinds that the graph uses.
  private mutating func writeVocabulary() {
    var kinds: Set<Entity.Kind> = []
    for entity in graph.entities where kinds.insert(entity.kind).inserted {
      var statements: [Statement] = [
        ("a", "rdfs:Class"), ("rdfs:label", Self.literal(entity.kind.rawValue)),
      ]
      if let parent = graph.vocabulary[entity.kind]?.parent {
        statements.append(("rdfs:subClassOf", TurtleText.resource("kind", parent.rawValue)))
      }
      write(TurtleText.resource("kind", entity.kind.rawValue), statements)
    }
    var relations: Set<Relation.Kind> = []
    var properties: Set<Property> = []
    for claim in graph.claims {
      switch claim.statement {
      case .relation(let kind, _):
        if relations.insert(kind).inserted { write(kind) }
      case .property(let property, _):
        guard properties.insert(property).inserted else { continue }
        var statements: [Statement] = [
          ("a", "rdf:Property"), ("rdfs:label", Self.literal(property.rawValue)),
        ]
        if let known = graph.vocabulary[property] {
          statements.append(("ent:type", Self.literal(known.type.rawValue)))
          if known.isFunctional { statements[0].object += ", owl:FunctionalProperty" }
          if let unit = known.unit { statements.append(("ent:unit", Self.literal(unit))) }
        }
        write(TurtleText.resource("property", property.rawValue), statements)
      }
    }
  }

  private mutating func write(_ kind: Relation.Kind) {
    var statements: [Statement] = [("a", "rdf:Property")]
    if let known = graph.vocabulary[kind] {
      if known.isSymmetric { statements[0].object += ", owl:SymmetricProperty" }
      statements += [
        ("ent:inverse", Self.literal(known.inverse)),
        ("ent:sign", Self.literal(known.sign.rawValue)),
        ("ent:life", Self.literal(known.life.rawValue)),
        ("ent:family", Self.literal(known.family.rawValue)),
        ("ent:defaultStrength", Self.literal(Self.number(known.defaultStrength), "xsd:double")),
      ]
      statements += known.from.map { ("ent:from", TurtleText.resource("kind", $0.rawValue)) }
      statements += known.to.map { ("ent:to", TurtleText.resource("kind", $0.rawValue)) }
    }
    statements.insert(("rdfs:label", Self.literal(kind.rawValue)), at: 1)
    write(Self.relation(kind), statements)
  }

  // MARK: Sources and entities

  private mutating func write(_ source: Source) {
    var statements: [Statement] = [
      ("a", "ent:Source, prov:Entity"), ("dcterms:identifier", Self.literal(source.id)),
    ]
    func add(_ predicate: String, _ value: String?, _ type: String? = nil) {
      if let value { statements.append((predicate, Self.literal(value, type))) }
    }
    if let date = source.date { statements.append(("dcterms:date", Self.literal(date))) }
    if source.isDateInferred { add("ent:isDateInferred", "true", "xsd:boolean") }
    add("dcterms:title", source.title)
    add("dcterms:publisher", source.publisher)
    add("dcterms:creator", source.author)
    add("ent:address", source.url, "xsd:anyURI")
    add("ent:reliability", source.reliability.map { String(describing: $0) }, "xsd:double")
    add("rdfs:comment", source.note)
    write(TurtleText.resource("source", source.id), statements)
  }

  private mutating func write(_ entity: Entity) {
    var statements: [Statement] = [
      ("a", TurtleText.resource("kind", entity.kind.rawValue)),
      ("dcterms:identifier", Self.literal(entity.id)), ("rdfs:label", Self.literal(entity.name)),
    ]
    statements += entity.aliases.map { ("skos:altLabel", Self.literal($0)) }
    for code in entity.codes {
      let scheme = TurtleText.resource("code", code.scheme)
      statements.append(("skos:notation", Self.literal(code.value, scheme)))
      let digits = code.value.dropFirst()
      if code.scheme == "wd", code.value.first == "Q", !digits.isEmpty,
        digits.utf8.allSatisfy(PlainValue.isDigit)
      {
        statements.append(("skos:exactMatch", "<http://www.wikidata.org/entity/\(code.value)>"))
      }
    }
    if entity.isUnnamed { statements.append(("ent:isUnnamed", "true")) }
    write(Self.entity(entity.id), statements)
  }

  // MARK: Claims

  private mutating func write(_ claim: Claim, number: Int) {
    let subject = Self.entity(claim.subject)
    let predicate: String
    let object: String
    switch claim.statement {
    case .relation(let kind, let other):
      (predicate, object) = (Self.relation(kind), Self.entity(other))
    case .property(let property, let value):
      predicate = TurtleText.resource("property", property.rawValue)
      object = Self.literal(value, of: graph.vocabulary[property]?.type ?? .text)
    }
    if claim.standing == .asserted { write(subject, [(predicate, object)]) }
    var statements: [Statement] = [
      ("a", "ent:Claim, rdf:Statement"), ("rdf:subject", subject), ("rdf:predicate", predicate),
      ("rdf:object", object), ("ent:modality", Self.literal(claim.modality.rawValue)),
      ("ent:polarity", Self.literal(claim.polarity.rawValue)),
      ("ent:basis", Self.literal(claim.basis.rawValue)),
    ]
    statements += qualifiers(of: claim)
    for citation in claim.citations {
      let source = TurtleText.resource("source", citation.source)
      statements.append(("prov:wasDerivedFrom", source))
      var parts = "[ a ent:Citation ; dcterms:source " + source
      if let locator = citation.locator { parts += " ; ent:locator " + Self.literal(locator) }
      if let quotation = citation.quotation {
        parts += " ; ent:quotation " + Self.literal(quotation)
      }
      statements.append(("ent:citation", parts + " ]"))
    }
    write("<urn:entente:claim:\(number)>", statements)
  }

  /// What a claim says of itself beside its statement and its sources.
  private func qualifiers(of claim: Claim) -> [Statement] {
    var statements: [Statement] = []
    func add(_ predicate: String, _ value: String?, _ type: String? = nil) {
      if let value { statements.append((predicate, Self.literal(value, type))) }
    }
    func addEntity(_ predicate: String, _ id: String?) {
      guard let id else { return }
      let isKnown = graph.position(ofEntity: id) != nil
      statements.append((predicate, isKnown ? Self.entity(id) : Self.literal(id)))
    }
    add("dcterms:identifier", claim.id)
    if let period = claim.period {
      add("ent:period", period.description, "edtf:EDTF")
      add("ent:start", period.firstDay, "xsd:date")
      add("ent:end", period.lastDay, "xsd:date")
    }
    addEntity("ent:saidBy", claim.saidBy)
    add("ent:role", claim.role)
    addEntity("ent:at", claim.at)
    addEntity("ent:standsInFor", claim.standsInFor)
    for party in claim.between { addEntity("ent:between", party) }
    add("ent:strength", claim.strength.map(Self.number), "xsd:double")
    add("ent:confidence", claim.confidence.map(Self.number), "xsd:double")
    add("rdfs:comment", claim.note)
    add("ent:key", claim.key)
    add("ent:isDirected", claim.isDirected.map { $0 ? "true" : "false" }, "xsd:boolean")
    for attribute in claim.attributes {
      statements.append(
        (
          TurtleText.resource("attribute", attribute.name),
          Self.literal(attribute.value, of: attribute.type)
        ))
    }
    return statements
  }

  // MARK: Literals

  private static func number(_ number: Double) -> String {
    number.isInfinite ? (number < 0 ? "-INF" : "INF") : String(describing: number)
  }

  private static func literal(_ date: PartialDate) -> String {
    if let day = date.earliest.isoText, date.isExact { return literal(day, "xsd:date") }
    return literal(date.description, "edtf:EDTF")
  }

  /// A value with the type of XML Schema that it is written in.
  private static func literal(_ value: String, of type: Property.ValueType) -> String {
    switch type {
    case .integer where value.isPlainInteger: return literal(value, "xsd:integer")
    case .number where value.isPlainNumeral:
      let isDecimal = !value.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") }
      return literal(value, isDecimal ? "xsd:decimal" : "xsd:double")
    case .boolean where value == "true" || value == "false": return literal(value, "xsd:boolean")
    case .period:
      if let date = try? PartialDate(value) { return literal(date) }
      return (try? Period(value)) == nil ? literal(value) : literal(value, "edtf:EDTF")
    default: return literal(value)
    }
  }
}
