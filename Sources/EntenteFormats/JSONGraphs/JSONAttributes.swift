import EntenteModel

/// What a JSON value says, as attributes.
///
/// A list repeats the attribute, an object inside has dotted names
/// (`position.x`), and null, like an empty list, is no attribute.
enum JSONAttributes {
  static func add(_ value: DataNode, as name: String, to attributes: inout [Claim.Attribute]) {
    switch value.content {
    case .null: break
    case .scalar(let text):
      attributes.append(Claim.Attribute(name, type: type(of: value), value: text))
    case .list(let elements):
      for element in elements { add(element, as: name, to: &attributes) }
    case .map(let members):
      for member in members { add(member.value, as: name + "." + member.key, to: &attributes) }
    }
  }

  private static func type(of value: DataNode) -> Property.ValueType {
    guard !value.isQuoted, let text = value.text else { return .text }
    if value.boolean != nil { return .boolean }
    return text.utf8.contains { ".eE".utf8.contains($0) } ? .number : .integer
  }
}
