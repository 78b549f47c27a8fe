import EntenteModel

/// How kinds and properties of ours are written as schemata and properties.
extension FollowTheMoneyModel {
  /// The schema that ties two entities as a kind of relation does; nil for one
  /// that has none of its own and becomes an `UnknownLink`.
  static func schema(of kind: Relation.Kind) -> String? { schemataByRelation[kind] }

  private static let schemataByRelation: [Relation.Kind: String] = {
    var schemata = Dictionary(
      edges.map { ($0.value.kind.kind, $0.key) }, uniquingKeysWith: { a, b in min(a, b) })
    schemata[.holdsOffice] = "Directorship"
    schemata[.represents] = "Representation"
    return schemata
  }()

  /// What the ends of a schema have to be; any thing if it is not here.
  private static let ranges: [String: (source: String, target: String)] = [
    "Ownership": ("LegalEntity", "Asset"), "Control": ("LegalEntity", "LegalEntity"),
    "Directorship": ("LegalEntity", "Organization"), "Membership": ("LegalEntity", "Organization"),
    "Employment": ("Person", "Organization"), "Representation": ("LegalEntity", "LegalEntity"),
    "Family": ("Person", "Person"), "Associate": ("Person", "Person"),
    "Payment": ("LegalEntity", "LegalEntity"), "Debt": ("LegalEntity", "LegalEntity"),
    "Occupancy": ("Person", "Position"), "Succession": ("LegalEntity", "LegalEntity"),
    "ContractAward": ("Contract", "LegalEntity"),
    "ProjectParticipant": ("LegalEntity", "Project"), "CourtCaseParty": ("Thing", "CourtCase"),
    "Documentation": ("Document", "Thing"),
    "Call": ("LegalEntity", "LegalEntity"), "Similar": ("Thing", "Thing"),
  ]

  /// Whether a schema takes entities of two schemata as its ends.
  static func takes(_ schema: String, from source: String, to target: String) -> Bool {
    guard let range = ranges[schema] else { return true }
    return isA(source, range.source) && isA(target, range.target)
  }

  /// Whether a schema is another, or extends it.
  static func isA(_ schema: String, _ ancestor: String) -> Bool {
    if schema == ancestor || ancestor == "Thing" { return true }
    return switch ancestor {
    case "LegalEntity": ["Person", "Organization", "PublicBody", "Company"].contains(schema)
    case "Organization": ["PublicBody", "Company"].contains(schema)
    case "Asset":
      ["Company", "RealEstate", "Vehicle", "Vessel", "Airplane", "BankAccount", "CryptoWallet"]
        .contains(schema)
    case "Interval": ["Event", "Project", "Trip"].contains(schema) || edges[schema] != nil
    case "Document": documents.contains(schema)
    default: false
    }
  }

  /// The schema of a kind of entity: its own, or that of what it is a case of.
  ///
  /// A state is a public body, which can be a member and have a head; a bloc is an
  /// organization. Who may be anything is a legal entity.
  static func schema(of kind: Entity.Kind, in vocabulary: Vocabulary) -> String {
    var current: Entity.Kind? = kind
    for _ in 0..<16 {
      guard let kind = current else { break }
      if let schema = schema(named: kind) { return schema }
      current = vocabulary[kind]?.parent
    }
    return "LegalEntity"
  }

  private static func schema(named kind: Entity.Kind) -> String? {
    switch kind {
    case .state: return "PublicBody"
    case .bloc: return "Organization"
    case .plain: return "LegalEntity"
    default: break
    }
    if let schema = schemataByKind[kind] { return schema }
    let name = pascal(kind.rawValue)
    return documents.contains(name) || others.contains(name) ? name : nil
  }

  /// The schema that a kind was read from, known or not.
  static func schema(readAs kind: Entity.Kind) -> String {
    kind == .plain ? "LegalEntity" : schemataByKind[kind] ?? pascal(kind.rawValue)
  }

  private static let schemataByKind: [Entity.Kind: String] = Dictionary(
    kinds.filter { $0.key != "Thing" && $0.key != "LegalEntity" }.map { ($0.value.kind, $0.key) },
    uniquingKeysWith: { a, b in min(a, b) })

  /// `call-for-tenders` as `CallForTenders`.
  private static func pascal(_ name: String) -> String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The property that holds the name of an entity, and by which it is shown.
  static func nameProperty(of schema: String) -> String {
    if schema == "Address" { return "full" }
    return isA(schema, "Document") ? "title" : "name"
  }

  /// The property that says of an entity what one of ours does; nil if its
  /// schema has none.
  static func property(_ property: Property, of schema: String) -> String? {
    let isBody = isA(schema, "LegalEntity")
    switch property {
    case .birth: return schema == "Person" ? "birthDate" : nil
    case .death: return schema == "Person" ? "deathDate" : nil
    case .inception:
      return isBody ? "incorporationDate" : schema == "Position" ? "inceptionDate" : nil
    case .dissolution: return isBody || schema == "Position" ? "dissolutionDate" : nil
    case .date: return isA(schema, "Interval") ? "date" : nil
    default:
      let general = ["description", "summary", "notes", "keywords"]
      return general.contains(property.rawValue) ? property.rawValue : nil
    }
  }

  /// The property that ties the entity of a schema to another; nil if none does.
  static func property(of kind: Relation.Kind, in schema: String) -> (
    name: String, isReversed: Bool
  )? {
    let names = propertiesByKind[kind] ?? []
    for name in names {
      if let tie = tie(of: name, in: schema), tie.kind.kind == kind {
        return (name, tie.isReversed)
      }
    }
    return nil
  }

  private static let propertiesByKind: [Relation.Kind: [String]] = {
    var names: [Relation.Kind: [String]] = [:]
    let special = ["parent", "partOf", "owner", "operator", "entity", "addressEntity"]
    for name in special + naming.sorted() {
      for schema in ["Thing", "Company"] {
        guard let kind = tie(of: name, in: schema)?.kind.kind else { continue }
        if names[kind]?.contains(name) != true { names[kind, default: []].append(name) }
      }
    }
    return names
  }()
}

extension PartialDate {
  /// The date as FollowTheMoney writes it: year, month and day as far as known;
  /// nil if it says something else, such as a season.
  var followTheMoneyText: String? {
    var plain = self
    plain.qualifier = .plain
    guard firstYear == lastYear, (1...9999).contains(firstYear), (month ?? 1) <= 12 else {
      return nil
    }
    return plain.description
  }
}
