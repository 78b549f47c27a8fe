import EntenteModel

/// Reads the numbers and untyped values of plain formats.
enum PlainValue {
  /// A decimal number; nil for words such as `nan` and `0x10`, which stand for
  /// numbers elsewhere.
  static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy(isOfNumber), text.utf8.contains(where: isDigit),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }

  /// A whole number that is not negative.
  static func count(_ text: String) -> Int? {
    text.utf8.allSatisfy(isDigit) ? Int(text) : nil
  }

  /// The type that a value without a declared type shows.
  static func type(of text: String) -> Property.ValueType {
    guard number(text) != nil else { return .text }
    return Int(text) == nil ? .number : .integer
  }

  /// An attribute of the type that its value shows.
  static func attribute(_ name: String, _ text: String) -> Claim.Attribute {
    Claim.Attribute(name, type: type(of: text), value: text)
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || "+-.eE".utf8.contains(byte)
  }
}

extension ForeignGraph {
  /// Gives each attribute one type: the narrowest that holds all its values.
  ///
  /// Values of formats without declared types are typed one by one, so that
  /// `1`, `2.5` and `many` would be of three types.
  mutating func settleTypes() {
    let ofNodes = Self.widest(nodes.lazy.map(\.attributes))
    let ofEdges = Self.widest(edges.lazy.map(\.attributes))
    for i in nodes.indices { Self.settle(&nodes[i].attributes, ofNodes) }
    for i in edges.indices { Self.settle(&edges[i].attributes, ofEdges) }
  }

  private static func widest(
    _ lists: some Sequence<[Claim.Attribute]>
  ) -> [String: Property.ValueType] {
    var types: [String: Property.ValueType] = [:]
    for attributes in lists {
      for attribute in attributes {
        let known = types[attribute.name, default: attribute.type]
        switch (known, attribute.type) {
        case let (a, b) where a == b: types[attribute.name] = a
        case (.integer, .number), (.number, .integer): types[attribute.name] = .number
        default: types[attribute.name] = .text
        }
      }
    }
    return types
  }

  private static func settle(
    _ attributes: inout [Claim.Attribute], _ types: [String: Property.ValueType]
  ) {
    for i in attributes.indices {
      if let type = types[attributes[i].name] { attributes[i].type = type }
    }
  }
}
