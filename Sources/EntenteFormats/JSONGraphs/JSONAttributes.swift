import EntenteModel

/// What a JSON value says, as attributes.
///
/// A list repeats the attribute, an object inside has dotted names
/// (`position.x`), and null, like an empty list, is no attribute.
enum JSONAttributes {
  /// How long a dotted name may be: it is written anew for every value in it.
  private static let nameLimit = 1000

  /// Adds a value, and returns the byte of the first one inside it that is left
  /// out because its name would be too long.
  static func add(
    _ value: DataNode, as name: String, to attributes: inout [Claim.Attribute]
  ) -> Int? {
    switch value.content {
    case .null: return nil
    case .scalar(let text):
      attributes.append(Claim.Attribute(name, type: type(of: value), value: text))
      return nil
    case .list(let elements):
      for element in elements {
        if let offset = add(element, as: name, to: &attributes) { return offset }
      }
      return nil
    case .map(let members):
      for member in members {
        let dotted = name + "." + member.key
        if dotted.utf8.count > nameLimit { return member.keyOffset }
        if let offset = add(member.value, as: dotted, to: &attributes) { return offset }
      }
      return nil
    }
  }

  private static func type(of value: DataNode) -> Property.ValueType {
    guard !value.isQuoted, let text = value.text else { return .text }
    if value.boolean != nil { return .boolean }
    return text.utf8.contains { ".eE".utf8.contains($0) } ? .number : .integer
  }
}
