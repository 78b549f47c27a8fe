/// The members of a JSON object, written one by one, so that a large graph
/// needs no tree of values.
struct JSONMembers {
  /// The members with commas between them, without the braces.
  private(set) var text = ""

  /// The object.
  var object: String { "{" + text + "}" }

  var isEmpty: Bool { text.isEmpty }

  /// Adds a value that is JSON already.
  mutating func add(_ key: String, json: String) {
    if !text.isEmpty { text += "," }
    text += JSONValue.string(key).line
    text += ":"
    text += json
  }

  /// Adds a text; nothing if there is none.
  mutating func add(_ key: String, _ string: String?) {
    if let string { add(key, json: JSONValue.string(string).line) }
  }

  mutating func add(_ key: String, _ boolean: Bool) {
    add(key, json: boolean ? "true" : "false")
  }

  /// Adds the members of another object, unless it has none.
  mutating func add(_ key: String, _ members: JSONMembers) {
    if !members.isEmpty { add(key, json: members.object) }
  }
}
