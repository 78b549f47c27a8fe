import EntenteModel

extension ForeignGraph {
  /// Where the types of attributes come from.
  enum TypeOrigin {
    /// The file writes texts only: what all values of a name can be read as.
    case inferred
    /// Each value has its own: what all values of a name have in common.
    case declared
  }

  /// Gives all values of an attribute one type, of nodes and of edges apart.
  ///
  /// Integers among other numbers are numbers; otherwise a mixture is text.
  mutating func settleAttributeTypes(_ origin: TypeOrigin) {
    func type(of attribute: Claim.Attribute) -> Property.ValueType {
      origin == .declared ? attribute.type : .inferred(from: attribute.value)
    }
    var types: [String: Property.ValueType] = [:]
    for node in nodes {
      for attribute in node.attributes {
        types[attribute.name, default: type(of: attribute)].widen(to: type(of: attribute))
      }
    }
    for node in nodes.indices {
      for position in nodes[node].attributes.indices {
        let name = nodes[node].attributes[position].name
        nodes[node].attributes[position].type = types[name] ?? .text
      }
    }
    types = [:]
    for edge in edges {
      for attribute in edge.attributes {
        types[attribute.name, default: type(of: attribute)].widen(to: type(of: attribute))
      }
    }
    for edge in edges.indices {
      for position in edges[edge].attributes.indices {
        let name = edges[edge].attributes[position].name
        edges[edge].attributes[position].type = types[name] ?? .text
      }
    }
  }
}

extension Property.ValueType {
  /// The type that a text has if it is written as a value of that type; a
  /// numeral with leading zeros is a code, and so text.
  static func inferred(from text: String) -> Property.ValueType {
    if text == "true" || text == "false" { return .boolean }
    let bytes = text.utf8
    guard let last = bytes.last, bytes.count <= 40, (0x30...0x39).contains(last) else {
      return .text
    }
    var digits = bytes[...]
    if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    let isWhole = digits.allSatisfy { (0x30...0x39).contains($0) }
    let startsWithZero =
      digits.count > 1 && digits.first == 0x30
      && (0x30...0x39).contains(digits[digits.index(after: digits.startIndex)])
    if digits.isEmpty || startsWithZero { return .text }
    if isWhole { return digits.count <= 18 ? .integer : .text }
    guard bytes.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite
    else { return .text }
    return .number
  }

  mutating func widen(to other: Property.ValueType) {
    if self == other { return }
    let both: Set<Property.ValueType> = [self, other]
    self = both == [.integer, .number] ? .number : .text
  }
}
