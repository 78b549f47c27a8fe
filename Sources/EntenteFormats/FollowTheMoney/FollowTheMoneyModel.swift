import EntenteModel

/// What the schemata of FollowTheMoney mean here.
///
/// A schema that ties two entities is a kind of relation:
///
/// | schema | from | to | kind |
/// |---|---|---|---|
/// | Ownership | owner | asset | `owns` |
/// | Control | controller | controlled | `controls` |
/// | Directorship | director | organization | `directs` |
/// | Membership | member | organization | `member` |
/// | Employment | employee | employer | `works-for` |
/// | Representation | agent | client | `agent-of` |
/// | Family, Associate | person | relative, associate | `family-of`, `associated-with` |
/// | Payment | payer | beneficiary | `pays` |
/// | Debt | debtor | creditor | `owes` |
/// | Occupancy | holder | post | `holds-post` |
/// | Succession | predecessor | successor | `predecessor-of` |
/// | ContractAward | contract | supplier | `awarded-to` |
/// | ProjectParticipant | participant | project | `participates-in` |
/// | CourtCaseParty | party | case | `involved-in` |
/// | Documentation | document | entity | `documents` |
/// | Call | caller | receiver | `called` |
/// | Similar | candidate | match | `similar-to` |
/// | UnknownLink | subject | object | `linked-to` |
///
/// All others are entities. What ties those to others is a property that names an
/// entity (`addressEntity`, `parent`), of a kind named after the property.
///
/// > FollowTheMoney. *Schema reference*, version 4.
enum FollowTheMoneyModel {
  /// How a schema ties two entities.
  struct Edge: Sendable {
    var source: String
    var target: String
    var kind: Relation.Kind.Definition
  }

  static let edges: [String: Edge] = [
    "Ownership": edge("owner", "asset", "owns", "owned-by", .positive),
    "Control": edge("controller", "controlled", "controls", "controlled-by"),
    "Directorship": edge("director", "organization", "directs", "directed-by", .positive, .office),
    "Membership": edge("member", "organization", "member", "has-member", .positive),
    "Employment": edge("employee", "employer", "works-for", "employs", .positive, .office),
    "Representation": edge("agent", "client", "agent-of", "has-agent", .positive, .office),
    "Family": edge("person", "relative", "family-of", nil),
    "Associate": edge("person", "associate", "associated-with", nil),
    "Payment": edge(
      "payer", "beneficiary", "pays", "paid-by", .positive, .cooperation, life: .point),
    "Debt": edge("debtor", "creditor", "owes", "creditor-of"),
    "Occupancy": edge("holder", "post", "holds-post", "post-held-by", .positive, .office),
    "Succession": edge("predecessor", "successor", "predecessor-of", "successor-of"),
    "ContractAward": edge(
      "contract", "supplier", "awarded-to", "was-awarded", .positive, .cooperation, life: .point),
    "ProjectParticipant": edge(
      "participant", "project", "participates-in", "has-participant", .positive, .cooperation),
    "CourtCaseParty": edge("party", "case", "involved-in", "involves"),
    "Documentation": edge("document", "entity", "documents", "documented-by"),
    "Call": edge("caller", "receiver", "called", "called-by", .positive, .contact, life: .point),
    "Similar": edge("candidate", "match", "similar-to", nil),
    "UnknownLink": edge("subject", "object", "linked-to", nil),
  ]

  /// An edge; of a kind that reads the same from both ends if it has no inverse.
  private static func edge(
    _ source: String, _ target: String, _ name: String, _ inverse: String?,
    _ sign: Relation.Sign = .neutral, _ family: Relation.Family = .structure,
    life: Relation.Life = .interval
  ) -> Edge {
    Edge(
      source: source, target: target,
      kind: .init(
        Relation.Kind(rawValue: name), isSymmetric: inverse == nil, inverse: inverse, sign: sign,
        life: life, family: family))
  }
}

// MARK: - Entities

extension FollowTheMoneyModel {
  /// The kind of entity that a schema is; that of `LegalEntity`, which may be a
  /// person or a company, is left open.
  static func kind(of schema: String) -> Entity.Kind.Definition {
    if let kind = kinds[schema] { return kind }
    return .init(
      Entity.Kind(rawValue: kebab(schema)), parent: documents.contains(schema) ? document : nil)
  }

  /// Whether the model has a schema.
  static func knows(_ schema: String) -> Bool {
    edges[schema] != nil || kinds[schema] != nil || documents.contains(schema)
      || others.contains(schema)
  }

  private static let document = Entity.Kind(rawValue: "document")
  private static let vehicle = Entity.Kind(rawValue: "vehicle")

  static let kinds: [String: Entity.Kind.Definition] = [
    "Person": .init(.person, plural: "persons"),
    "Organization": .init(.organization),
    "Company": .init(Entity.Kind(rawValue: "company"), parent: .organization, plural: "companies"),
    "PublicBody": .init(
      Entity.Kind(rawValue: "public-body"), parent: .organization, plural: "public bodies"),
    "LegalEntity": .init(.plain, plural: "entities"),
    "Thing": .init(.plain, plural: "entities"),
    "Address": .init(Entity.Kind(rawValue: "address"), parent: .place, plural: "addresses"),
    "Territory": .init(.place),
    "Event": .init(.event),
    "Trip": .init(Entity.Kind(rawValue: "trip"), parent: .event),
    "Project": .init(.initiative),
    "Document": .init(document),
    "Vehicle": .init(vehicle),
    "Vessel": .init(Entity.Kind(rawValue: "vessel"), parent: vehicle),
    "Airplane": .init(Entity.Kind(rawValue: "airplane"), parent: vehicle),
  ]

  static let documents: Set<String> = [
    "Article", "Audio", "Email", "Folder", "HyperText", "Image", "Message", "Package", "Page",
    "Pages", "PlainText", "Table", "Video", "Workbook",
  ]

  static let others: Set<String> = [
    "Asset", "BankAccount", "CallForTenders", "Contract", "ContractLot", "CourtCase",
    "CryptoWallet", "EconomicActivity", "Identification", "License", "Mention", "Note", "Passport",
    "Position", "RealEstate", "Risk", "Sanction", "Security", "TaxRoll", "UserAccount",
  ]

  /// `callForTenders` as `call-for-tenders`.
  static func kebab(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      if ("A"..."Z").contains(scalar) {
        if !text.isEmpty { text += "-" }
        text += String(scalar).lowercased()
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

// MARK: - Properties

extension FollowTheMoneyModel {
  /// How a property of a schema ties its entity to the one that it names.
  struct Tie: Sendable {
    var kind: Relation.Kind.Definition
    /// Whether the tie runs from the entity named: an owner owns.
    var isReversed = false
  }

  /// How a property ties; nil if its values are no ids of entities.
  static func tie(of property: String, in schema: String) -> Tie? {
    if textual.contains(schema + "." + property) { return nil }
    if property == "parent" || property == "ancestors" {
      let isBody =
        kind(of: schema).kind == .organization || kind(of: schema).parent == .organization
      let isSubsidiary = isBody || ["LegalEntity", "Person"].contains(schema)
      return isSubsidiary
        ? Tie(kind: structure("subsidiary-of", "has-subsidiary"))
        : Tie(kind: structure("part-of", "has-part"))
    }
    switch property {
    case "partOf": return Tie(kind: structure("part-of", "has-part"))
    case "owner":
      return Tie(kind: edges["Ownership"]?.kind ?? structure("owns", "owned-by"), isReversed: true)
    case "operator": return Tie(kind: structure("operates", "operated-by"), isReversed: true)
    case "entity": return Tie(kind: structure("concerns", "concerned-by"))
    case "addressEntity": return Tie(kind: structure("has-address", "address-of"))
    default: break
    }
    guard naming.contains(property) else { return nil }
    let name = kebab(property)
    return Tie(kind: structure("has-" + name, name + "-of"))
  }

  private static func structure(_ name: String, _ inverse: String) -> Relation.Kind.Definition {
    .init(Relation.Kind(rawValue: name), inverse: inverse)
  }

  /// The other properties whose values are ids of entities.
  static let naming: Set<String> = [
    "agent", "asset", "associate", "authority", "bank", "bankAccount", "bankForeign", "bankRub",
    "beneficiary", "beneficiaryAccount", "callForTenders", "caller", "candidate", "case", "client",
    "contract", "contractHolder", "controlled", "controller", "creditor", "debtor", "declarant",
    "director", "document", "emitters", "employee", "employer", "endLocation", "holder",
    "inReplyToEmail", "inReplyToMessage", "involved", "issuer", "match", "member", "object",
    "onBehalfOf", "organization", "organizer", "participant", "party", "payer", "payerAccount",
    "person", "pictured", "post", "predecessor", "project", "proof", "receiver",
    "recipientAccount", "recipients", "relative", "resolved", "riskSource", "sender",
    "senderAccount", "startLocation", "subject", "successor", "supplier", "taxee", "tenderers",
    "transport", "vehicle",
  ]

  /// Properties of one schema that are texts, while those of that name in
  /// others name entities.
  private static let textual: Set<String> = [
    "Email.sender", "Email.subject", "Message.subject", "Risk.authority", "Sanction.authority",
    "Identification.authority", "Passport.authority",
  ]

  /// The properties that hold dates.
  static let dates: Set<String> = [
    "authoredAt", "awardNoticeDate", "awardingDate", "balanceDate", "birthDate", "buildDate",
    "clarificationDeadline", "closeDate", "closingDate", "contractDate", "contractNoticeDate",
    "createDate", "createdAt", "creationDate", "date", "deathDate", "declarationDate",
    "deregistrationDate", "dissolutionDate", "electionDate", "endDate", "fileDate",
    "inceptionDate", "incorporationDate", "issueDate", "listingDate", "maturityDate",
    "maxBalanceDate", "modifiedAt", "nameChangeDate", "openingDate", "periodEnd", "periodStart",
    "processedAt", "publicationDate", "publishedAt", "registrationDate", "retrievedAt",
    "startDate", "submissionDeadline",
  ]

  /// The properties that hold numbers.
  static let numbers: Set<String> = [
    "amount", "amountEur", "amountUsd", "area", "balance", "capital", "confidenceScore",
    "deadweightTonnage", "duration", "fileSize", "grossRegisteredTonnage", "height", "index",
    "latitude", "longitude", "maxBalance", "maximumNumberOfLots", "numberOfLots", "numberOfSeats",
    "rowCount", "samplingRate", "tonnage", "weight",
  ]

  /// The properties of ours that stand for properties of theirs.
  static let standard: [String: Property] = [
    "birthDate": .birth, "deathDate": .death, "incorporationDate": .inception,
    "inceptionDate": .inception, "dissolutionDate": .dissolution,
    "description": Property(rawValue: "description"),
  ]
}
