import EntenteModel

/// A statement of Wikidata: a property of an item, its value, qualifiers and
/// references.
struct WikidataStatement {
  /// A value, read by its type.
  enum Value {
    case item(String)
    case time(DataNode)
    case quantity(amount: String, unit: String?)
    case text(String, language: String?)
    /// There is no value.
    case none
    /// There is a value, and nobody knows which.
    case unknown
  }

  let property: String
  let value: Value
  let id: String?
  let rank: String
  let offset: Int
  let qualifiers: [(property: String, value: Value)]
  let references: [DataNode]

  /// Reads a statement; nil if it is none.
  init?(_ node: DataNode) {
    guard let snak = node["mainsnak"], let property = snak["property"]?.text,
      let value = Self.value(of: snak)
    else { return nil }
    self.property = property
    self.value = value
    id = node["id"]?.text
    rank = node["rank"]?.text ?? "normal"
    offset = node.offset
    references = node["references"]?.elements ?? []
    qualifiers = (node["qualifiers"]?.members ?? []).flatMap { member in
      (member.value.elements ?? []).compactMap { snak in
        Self.value(of: snak).map { (member.key, $0) }
      }
    }
  }

  /// The value of a snak; nil if it is malformed.
  static func value(of snak: DataNode) -> Value? {
    switch snak["snaktype"]?.text {
    case "novalue": return Value.none
    case "somevalue": return .unknown
    default: break
    }
    guard let data = snak["datavalue"], let value = data["value"] else { return nil }
    switch data["type"]?.text {
    case "wikibase-entityid":
      if let id = value["id"]?.text {
        return id.first == "Q" ? .item(id) : .text(id, language: nil)
      }
      guard value["entity-type"]?.text == "item", let number = value["numeric-id"]?.text else {
        return nil
      }
      return .item("Q" + number)
    case "time": return .time(value)
    case "quantity":
      guard let amount = value["amount"]?.text else { return nil }
      let unit = value["unit"]?.text.map { String($0.split(separator: "/").last ?? "") }
      return .quantity(
        amount: amount.first == "+" ? String(amount.dropFirst()) : amount,
        unit: unit == "1" ? nil : unit)
    case "monolingualtext":
      return value["text"]?.text.map { .text($0, language: value["language"]?.text) }
    case "globecoordinate", "globe-coordinate":
      guard let latitude = value["latitude"]?.text, let longitude = value["longitude"]?.text else {
        return nil
      }
      return .text("\(latitude),\(longitude)", language: nil)
    default: return value.text.map { .text($0, language: nil) }
    }
  }

  /// The value as an attribute says it; nil if there is none.
  static func attribute(_ name: String, _ value: Value) -> Claim.Attribute? {
    switch value {
    case .item(let id): Claim.Attribute(name, type: .code, value: id)
    case .time(let node):
      if let date = WikidataTime.date(node) {
        Claim.Attribute(name, type: .period, value: date.description)
      } else {
        node["time"]?.text.map { Claim.Attribute(name, type: .text, value: $0) }
      }
    case .quantity(let amount, _):
      Claim.Attribute(
        name, type: Double(amount).map(\.isFinite) == true ? .number : .text, value: amount)
    case .text(let text, _): Claim.Attribute(name, type: .text, value: text)
    case .none: Claim.Attribute(name, type: .text, value: "no value")
    case .unknown: Claim.Attribute(name, type: .text, value: "unknown")
    }
  }
}

// MARK: - Time

extension WikidataStatement {
  private static let start = "P580"
  private static let end = "P582"
  private static let point = "P585"

  /// When the statement holds, and the qualifiers that this leaves to say.
  ///
  /// An end that is said to have no value has not come; one that is not given,
  /// or unknown, is unknown. Of several starts or ends, which belong together
  /// nobody says, and they are left.
  var time: (period: Period?, rest: [(property: String, value: Value)]) {
    let starts = qualifiers.filter { $0.property == Self.start }.map(\.value)
    let ends = qualifiers.filter { $0.property == Self.end }.map(\.value)
    let points = qualifiers.filter { $0.property == Self.point }.map(\.value)
    if starts.isEmpty, ends.isEmpty, points.count == 1, case .time(let node) = points[0],
      let date = WikidataTime.date(node)
    {
      return (Period(date), qualifiers.filter { $0.property != Self.point })
    }
    guard starts.count <= 1, ends.count <= 1, let from = Self.bound(starts.first),
      let to = Self.bound(ends.first)
    else { return (nil, qualifiers) }
    let period = Period(from: from, to: to)
    var hasDate = false
    if case .date = from { hasDate = true }
    if case .date = to { hasDate = true }
    guard hasDate, !period.isReversed else { return (nil, qualifiers) }
    return (period, qualifiers.filter { $0.property != Self.start && $0.property != Self.end })
  }

  /// One end of a period; nil if its date is none that a period can have.
  private static func bound(_ value: Value?) -> Period.Bound? {
    switch value {
    case nil, .unknown: .unknown
    case .some(.none): .open
    case .time(let node): WikidataTime.date(node).map { .date($0) }
    default: nil
    }
  }
}
