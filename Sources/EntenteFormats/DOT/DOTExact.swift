import EntenteModel

/// The fields of an element that its DOT attributes give only nearly, such as a
/// label with two spaces in a row, as a JSON object in an attribute of its own.
struct DOTExact {
  /// The attribute that holds it.
  static let name = "ententeExact"

  private(set) var fields: [String: String] = [:]
  private var members = JSONMembers()

  init() {}

  /// Reads the attribute; an error if it is none of ours.
  init?(_ value: DOTAttributes.Value?, log: inout ProblemLog) {
    guard let value,
      let node = DataNode(carried: value.text, what: Self.name, at: value.offset, log: &log)
    else { return nil }
    for member in node.members ?? [] { fields[member.key] = member.value.text }
  }

  subscript(name: String) -> String? { fields[name] }

  /// Notes the text of a field.
  mutating func add(_ name: String, _ text: String) { members.add(name, text) }

  /// The value to write; nil if all attributes are exact.
  var text: String? { members.isEmpty ? nil : DOTText.json(members.object) }
}
