import EntenteModel

/// A declared attribute of a GEXF file.
struct GEXFAttribute {
  var id: String
  var title: String
  var type: Property.ValueType
  var isList: Bool
  var options: Set<String> = []
  var defaultValue: String?
  var offset: Int
}

/// The attributes that a GEXF file declares, for nodes and for edges.
struct GEXFAttributes {
  private(set) var all: [GEXFAttribute] = []
  private var nodeIndices: [String: Int] = [:]
  private var edgeIndices: [String: Int] = [:]

  subscript(index: Int) -> GEXFAttribute { all[index] }

  /// The attributes of nodes, or of edges, that give a value to those without.
  private(set) var nodeDefaults: [Int] = []
  private(set) var edgeDefaults: [Int] = []

  /// The attribute that a value is for, by id; some writers put the title.
  func index(of id: String, forNodes: Bool) -> Int? {
    let indices = forNodes ? nodeIndices : edgeIndices
    return indices[id] ?? indices.values.filter { all[$0].title == id }.min()
  }

  func ids(forNodes: Bool) -> [String] { (forNodes ? nodeIndices : edgeIndices).keys.sorted() }

  /// Adds an attribute, unless one of the same id is declared for the same.
  mutating func add(_ attribute: GEXFAttribute, forNodes: Bool, log: inout ProblemLog) -> Int? {
    if let first = (forNodes ? nodeIndices : edgeIndices)[attribute.id] {
      let isSame = all[first].title == attribute.title && all[first].type == attribute.type
      log.report(
        "duplicate-key", isSame ? .note : .warning, at: attribute.offset,
        "the attribute '\(attribute.id)' is declared twice; the first holds")
      return nil
    }
    if forNodes {
      nodeIndices[attribute.id] = all.count
    } else {
      edgeIndices[attribute.id] = all.count
    }
    all.append(attribute)
    return all.count - 1
  }

  mutating func setOptions(of index: Int, to text: String) {
    all[index].options = Set(text.split(separator: "|").map(\.trimmed))
  }

  /// Sets the value of elements that have none of their own.
  mutating func setDefault(
    of index: Int, to text: String, forNodes: Bool, at offset: Int, log: inout ProblemLog
  ) {
    let values = all[index].values(of: text)
    if values.contains(where: { if case .malformed = $0 { true } else { false } }) {
      log.report(
        "wrong-type", at: offset,
        "the default '\(text.trimmed)' is not \(TypedValue.name(of: all[index].type))")
      return
    }
    all[index].defaultValue = text.trimmed
    if forNodes { nodeDefaults.append(index) } else { edgeDefaults.append(index) }
  }
}

extension GEXFAttribute {
  /// Reads an `<attribute>`; nil with an error if it can't be one.
  init?(_ scanner: XMLScanner, log: inout ProblemLog) {
    guard let id = scanner["id"], !id.isEmpty else {
      log.report("missing-id", at: scanner.offset, "this attribute has no id")
      return nil
    }
    self.id = id
    offset = scanner.offset
    title = scanner["title"].flatMap { $0.isEmpty ? nil : $0 } ?? id
    var word = scanner["type"]?.lowercased() ?? "string"
    isList = word.hasPrefix("list")
    if isList { word.removeFirst("list".count) }
    switch word {
    case "integer", "int", "long", "short", "byte", "biginteger": type = .integer
    case "float", "double", "bigdecimal": type = .number
    case "boolean": type = .boolean
    // Dates are read as text where they name a time of day, too.
    case "string", "anyuri", "char", "character", "date", "datetime": type = .text
    default:
      type = .text
      log.report(
        "unknown-type", .warning, at: scanner.attribute("type")?.offset ?? offset,
        "GEXF has no type '\(scanner["type"] ?? "")'; the values of '\(title)' are read as text",
        hint: "the types are integer, long, float, double, boolean, string, liststring and anyURI")
    }
    if word == "date" || word == "datetime" { type = .period }
  }

  /// The values that a text holds: one, or those of a list.
  func values(of text: String) -> [TypedValue] {
    if isList { return Self.elements(of: text).map { TypedValue($0, as: type) } }
    let value = TypedValue(text, as: type)
    // A date that a period can't hold stays what the file says.
    if type == .period, case .malformed = value { return [.value(text.trimmed)] }
    return [value]
  }

  /// The elements of `a|b`, `a;b`, `a,b` or `["a", "b"]`.
  static func elements(of text: String) -> [String] {
    var rest = text.trimmed[...]
    if rest.hasPrefix("["), rest.hasSuffix("]"), rest.count >= 2 {
      return quotedElements(of: rest.dropFirst().dropLast())
    }
    if rest.isEmpty { return [] }
    let separator: Character = ["|", ";", ","].first { rest.contains($0) } ?? "|"
    if rest.last == separator { rest.removeLast() }
    return rest.split(separator: separator, omittingEmptySubsequences: false)
      .map(\.trimmed)
  }

  /// Elements with commas between them, some in quotes.
  private static func quotedElements(of text: Substring) -> [String] {
    var elements: [String] = []
    var element = ""
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        element.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { element.append(character) }
      } else if character == "\"" || (character == "'" && element.trimmed.isEmpty) {
        quote = character
      } else if character == "," {
        elements.append(element.trimmed)
        element = ""
      } else {
        element.append(character)
      }
    }
    if !element.trimmed.isEmpty || !elements.isEmpty { elements.append(element.trimmed) }
    return elements
  }
}
