import EntenteModel

/// An entity of FollowTheMoney: a schema, and for each property a list of values.
struct FollowTheMoneyEntity {
  /// A value with its place.
  struct Value {
    var text: String
    var offset: Int
  }

  let id: String
  let schema: String
  let offset: Int
  let datasets: [String]
  private(set) var properties: [(name: String, values: [Value])] = []

  /// The entities that stand where an id would do, in nested exports.
  private(set) var nested: [DataNode] = []

  /// The keys beside those of the format, whose values are not kept.
  let ignored: [String]

  /// Reads an entity; nil with an error reported if it is none.
  init?(_ node: DataNode, log: inout ProblemLog) {
    guard node.members != nil else {
      log.report(
        "wrong-type", at: node.offset, "an entity should be an object, but is \(node.typeName)")
      return nil
    }
    guard let id = node["id"]?.text, !id.isEmpty else {
      log.report("missing-id", at: node.offset, "this entity has no id")
      return nil
    }
    guard let schema = node["schema"]?.text, !schema.isEmpty else {
      log.report(
        "missing-schema", at: node.offset, "this entity has no schema",
        hint: "a line of FollowTheMoney is {\"id\": …, \"schema\": …, \"properties\": {…}}")
      return nil
    }
    self.id = id
    self.schema = schema
    offset = node.offset
    datasets = node["datasets"]?.elements?.compactMap(\.text) ?? []
    let known = ["id", "schema", "properties", "datasets", "caption"]
    ignored = (node.members ?? []).map(\.key).filter { !known.contains($0) }
    guard let properties = node["properties"] else { return }
    guard let members = properties.members else {
      log.report(
        "wrong-type", at: properties.offset,
        "'properties' should be an object, but is \(properties.typeName)")
      return nil
    }
    for member in members {
      var values: [Value] = []
      for node in member.value.elements ?? [member.value] {
        switch node.content {
        case .null: break
        case .scalar(let text):
          if !text.isEmpty { values.append(Value(text: text, offset: node.offset)) }
        case .map where node["id"]?.text != nil:
          values.append(Value(text: node["id"]?.text ?? "", offset: node.offset))
          nested.append(node)
        default:
          log.report(
            "wrong-type", at: node.offset,
            "a value of '\(member.key)' should be a text, but is \(node.typeName)")
        }
      }
      if !values.isEmpty { self.properties.append((member.key, values)) }
    }
  }

  /// The values of a property.
  subscript(name: String) -> [Value] {
    properties.first { $0.name == name }?.values ?? []
  }

  /// The texts of a property.
  func texts(_ name: String) -> [String] { self[name].map(\.text) }
}
