import EntenteModel

@testable import EntenteFormats

/// A JSON Schema, as much of it as the schema of the dossier uses.
///
/// It judges values whose scalars are texts, as our YAML and JSON readers give
/// them: a text is a number or a truth value if it reads as one.
struct JSONSchema {
  private let root: DataNode

  /// A keyword that is not known here, and so would go unchecked.
  struct UnknownKeyword: Error { var name: String }

  init(_ file: InputFile) throws { root = try JSONParser.parse(file.bytes[...]) }

  /// The part at a path such as `$defs/claim/properties`.
  subscript(path: String) -> DataNode? {
    path.split(separator: "/").reduce(root) { $0?[String($1)] }
  }

  /// Whether a value keeps the schema.
  func allows(_ value: DataNode) throws -> Bool { try allows(value, by: root) }

  private func allows(_ value: DataNode, by schema: DataNode) throws -> Bool {
    if case .scalar(let word) = schema.content { return word == "true" }
    for keyword in schema.members where try !allows(value, keyword, of: schema) { return false }
    return true
  }

  private func allows(
    _ value: DataNode, _ keyword: DataNode.Member, of schema: DataNode
  ) throws -> Bool {
    let argument = keyword.value
    switch keyword.key {
    case "$schema", "$defs", "title", "description", "then": return true
    case "$ref":
      let path = (argument.scalar ?? "").dropFirst(2)
      guard let target = self[String(path)] else { throw UnknownKeyword(name: String(path)) }
      return try allows(value, by: target)
    case "type": return argument.listOrItself.contains { value.isOfType($0.scalar ?? "") }
    case "enum": return argument.list.contains { $0.scalar != nil && $0.scalar == value.scalar }
    case "pattern":
      guard let text = value.scalar else { return true }
      return try text.contains(Regex(argument.scalar ?? ""))
    case "minLength":
      return value.scalar.map { Double($0.unicodeScalars.count) >= argument.number ?? 0 } ?? true
    case "minimum", "maximum":
      guard let number = value.number, let bound = argument.number else { return true }
      return keyword.key == "minimum" ? number >= bound : number <= bound
    case "required":
      return !value.isMap || argument.list.allSatisfy { value[$0.scalar ?? ""] != nil }
    case "dependentRequired":
      return argument.members.allSatisfy { rule in
        value[rule.key] == nil || rule.value.list.allSatisfy { value[$0.scalar ?? ""] != nil }
      }
    case "properties":
      return try argument.members.allSatisfy { property in
        try value[property.key].map { try allows($0, by: property.value) } ?? true
      }
    case "additionalProperties":
      return try value.members.filter { schema["properties"]?[$0.key] == nil }
        .allSatisfy { try allows($0.value, by: argument) }
    case "propertyNames":
      return try value.members.allSatisfy {
        try allows(DataNode(offset: $0.keyOffset, content: .scalar($0.key)), by: argument)
      }
    case "items": return try value.list.allSatisfy { try allows($0, by: argument) }
    case "anyOf": return try argument.list.contains { try allows(value, by: $0) }
    case "oneOf": return try argument.list.filter { try allows(value, by: $0) }.count == 1
    case "not": return try !allows(value, by: argument)
    case "if":
      guard try allows(value, by: argument), let then = schema["then"] else { return true }
      return try allows(value, by: then)
    default: throw UnknownKeyword(name: keyword.key)
    }
  }
}

extension DataNode {
  var members: [Member] { if case .map(let members) = content { members } else { [] } }
  var list: [DataNode] { if case .list(let elements) = content { elements } else { [] } }
  var listOrItself: [DataNode] {
    if case .list(let elements) = content { elements } else { [self] }
  }
  var scalar: String? { if case .scalar(let text) = content { text } else { nil } }
  var number: Double? { scalar.flatMap { Double($0) } }
  var isMap: Bool { if case .map = content { true } else { false } }

  subscript(key: String) -> DataNode? { members.first { $0.key == key }?.value }

  func isOfType(_ name: String) -> Bool {
    switch (name, content) {
    case ("object", .map), ("array", .list), ("null", .null), ("string", .scalar): true
    case ("number", .scalar): number?.isFinite == true
    case ("integer", .scalar): number.map { $0 == $0.rounded() } ?? false
    case ("boolean", .scalar(let text)): text == "true" || text == "false"
    default: false
    }
  }
}
