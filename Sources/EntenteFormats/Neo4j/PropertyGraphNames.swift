import EntenteModel

/// The names that a graph has in Neo4j: labels of nodes, types of relationships
/// and keys of properties.
struct PropertyGraphNames {
  /// The label that every entity has.
  static let entity = "Entity"

  /// The label of sources.
  static let source = "Source"

  /// The label of a kind of entity, `Organization`; nil if nothing is left of it.
  static func label(_ kind: String) -> String? {
    let words = kind.split { !$0.isLetter && !$0.isNumber }
    let label = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    guard let first = label.first, first.isLetter, label.unicodeScalars.allSatisfy(isSafe),
      label != entity, label != source
    else { return nil }
    return label
  }

  /// The type of a kind of relation, `MET_WITH`.
  static func type(_ relation: String?) -> String {
    let words = (relation ?? "tied").split { !$0.isLetter && !$0.isNumber }
    let type = words.joined(separator: "_").uppercased()
    guard let first = type.first, first.isLetter, type.unicodeScalars.allSatisfy(isSafe) else {
      return "RELATED"
    }
    return type
  }

  /// Whether the kind can be told from its label.
  static func showsKind(_ kind: String) -> Bool { label(kind)?.lowercased() == kind }

  /// Whether the kind can be told from its type.
  static func showsRelation(_ relation: String?) -> Bool {
    type(relation).lowercased().replacing("_", with: "-") == (relation ?? "tied")
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
  }

  private var taken: Set<String>
  private(set) var changedCount = 0

  /// Names of properties, those that are taken apart.
  init(taken: Set<String>) { self.taken = taken }

  /// A key for a column: its name without colons, backslashes and control
  /// characters, and not one that is taken.
  mutating func key(_ name: String) -> String {
    var key = ""
    for scalar in name.unicodeScalars {
      let isSafe =
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
        && ![":", "\\", "\u{2028}", "\u{2029}"].contains(scalar)
      key.unicodeScalars.append(isSafe ? scalar : "_")
    }
    key = key.trimmed
    if key.isEmpty { key = "_" }
    let base = key
    var number = 2
    while !taken.insert(key).inserted {
      key = "\(base)_\(number)"
      number += 1
    }
    if key != name { changedCount += 1 }
    return key
  }
}

/// A value as Neo4j types it.
enum PropertyGraphType {
  case string, long, double, boolean, date

  /// The type that holds all values of a column as they are.
  init(of column: GraphExport.Column, _ lists: some Sequence<[GraphExport.Value]>, at position: Int)
  {
    let wanted: PropertyGraphType =
      switch column.type {
      case .integer: .long
      case .number: .double
      case .boolean: .boolean
      case .period: .date
      case .text, .code: .string
      }
    self = wanted
    guard wanted != .string else { return }
    for values in lists {
      for value in values where value.column == position {
        guard value.texts.allSatisfy(wanted.holds) else {
          self = .string
          return
        }
      }
    }
  }

  private func holds(_ text: String) -> Bool {
    switch self {
    case .string: return true
    case .long: return text.isPlainInteger
    case .double: return text.isPlainNumeral
    case .boolean: return text == "true" || text == "false"
    case .date:
      guard let date = try? PartialDate(text), date.isExact else { return false }
      return date.earliest.isoText == text
    }
  }
}
