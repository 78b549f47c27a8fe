import EntenteModel

/// A declared attribute of a GraphML file.
struct GraphMLKey {
  /// What a key can be for.
  enum Domain: String, CaseIterable {
    case graphml, graph, node, edge, hyperedge, port, endpoint, all
  }

  var id: String
  var domain: Domain
  var name: String
  var type: Property.ValueType
  var defaultValue: String?
  /// Whether its data are markup of a program, not a value.
  var isMarkup: Bool
  var offset: Int
}

/// The keys that a GraphML file declares.
///
/// One id may stand for two keys, if
/// they are for different things.
struct GraphMLKeys {
  private(set) var all: [GraphMLKey] = []
  private var indices: [String: [Int]] = [:]

  /// The key of an id that is for nodes, edges or graphs, or else any of that
  /// id.
  func index(of id: String, for domain: GraphMLKey.Domain) -> Int? {
    guard let found = indices[id] else { return nil }
    return found.first { all[$0].domain == domain } ?? found.first { all[$0].domain == .all }
      ?? found.first
  }

  subscript(index: Int) -> GraphMLKey { all[index] }

  var ids: [String] { all.map(\.id) }

  /// Adds a key, unless one of the same id is for the same thing.
  mutating func add(_ key: GraphMLKey, log: inout ProblemLog) -> Int? {
    if let first = indices[key.id]?.first(where: { all[$0].domain == key.domain }) {
      let isSame = all[first].name == key.name && all[first].type == key.type
      log.report(
        "duplicate-key", isSame ? .note : .warning, at: key.offset,
        "the key '\(key.id)' is declared twice; the first holds")
      return nil
    }
    indices[key.id, default: []].append(all.count)
    all.append(key)
    return all.count - 1
  }

  /// Sets the value of elements that have none of their own.
  mutating func setDefault(of index: Int, to text: String, at offset: Int, log: inout ProblemLog) {
    if all[index].isMarkup { return }
    switch TypedValue(text, as: all[index].type) {
    case .value(let value): all[index].defaultValue = value
    case .absent: break
    case .malformed:
      log.report(
        "wrong-type", at: offset,
        "the default '\(text.trimmed)' is not \(TypedValue.name(of: all[index].type))")
    }
  }
}

extension GraphMLKey {
  /// Reads a `<key>`; nil with an error if it can't be one.
  init?(_ scanner: XMLScanner, log: inout ProblemLog) {
    guard let id = scanner["id"], !id.isEmpty else {
      log.report("missing-id", at: scanner.offset, "this key has no id")
      return nil
    }
    self.id = id
    offset = scanner.offset
    name = scanner["attr.name"] ?? id
    domain = .all
    if let word = scanner.attribute("for") {
      guard let known = Domain(rawValue: word.value) else {
        log.report(
          "unknown-word", at: word.offset, "a key can't be for '\(word.value)'",
          hint: nearest(to: word.value, among: Domain.allCases.map(\.rawValue))
            .map { "did you mean '\($0)'?" })
        return nil
      }
      domain = known
    }
    let type = scanner.attribute("attr.type")
    isMarkup =
      type == nil
      && scanner.attributes.contains { $0.name == "yfiles.type" || $0.name == "attr.uri" }
    switch type?.value.lowercased() {
    case nil, "string": self.type = .text
    case "boolean": self.type = .boolean
    case "int", "long", "integer", "short", "byte": self.type = .integer
    case "float", "double": self.type = .number
    case .some(let word):
      self.type = .text
      log.report(
        "unknown-type", .warning, at: type?.offset ?? offset,
        "GraphML has no type '\(word)'; the values of '\(name)' are read as text",
        hint: "the types are boolean, int, long, float, double and string")
    }
  }
}
