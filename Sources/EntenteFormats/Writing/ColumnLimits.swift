import EntenteModel

/// What a format and its reader make of columns: what they hold as it is, and
/// what has to be written in another form.
struct ColumnLimits {
  /// The types that the format has; a column of another becomes text.
  var types: Set<Property.ValueType>

  /// Whether an element can have several values of one name.
  var keepsLists: Bool

  /// Whether truth values are written as 1 and 0.
  var writesBooleansAsDigits = false

  /// The key under which the ids of nodes stand, if that of ids can't hold them.
  var idKey: String?

  /// The type that the reader of the format takes a value for, by the type of
  /// its column and its text; that of the column, if the format declares types.
  var typeRead: (Property.ValueType, String) -> Property.ValueType = { type, _ in type }

  /// Whether the format can hold a text as it is; the others are written in a
  /// JSON array.
  var holds: (String) -> Bool = { _ in true }

  /// Whether the format can hold a text as a value of a type.
  ///
  /// A column of whole numbers of which it can't hold all is one of numbers, or
  /// else of text.
  var isValue: (String, Property.ValueType) -> Bool = { _, _ in true }

  /// The name to write instead of one that the format can't hold, or that it
  /// gives another meaning; nil if the name is fine.
  var replacement: (String, Element) -> String? = { _, _ in nil }

  /// The types of the format that values of a type may have, the nearest first.
  func types(for type: Property.ValueType) -> [Property.ValueType] {
    let wider: [Property.ValueType] = type == .integer ? [.integer, .number] : [type]
    return wider.filter { types.contains($0) }
  }

  /// Takes the values of numbers and truths for what they look like; those of
  /// text are in quotes.
  mutating func readLooks(as look: @escaping (String) -> Property.ValueType) {
    typeRead = { type, text in
      switch type {
      case .integer, .number, .boolean: look(text)
      case .text, .code, .period: type
      }
    }
  }

  /// What a column is of.
  enum Element { case node, edge }

  /// The names of columns in a file, all different.
  func names(of columns: [GraphExport.Column], _ element: Element) -> [String] {
    let replaced = columns.map { replacement($0.name, element) }
    var used = Set(zip(columns, replaced).filter { $0.1 == nil }.map(\.0.name))
    return zip(columns, replaced).map { column, name in
      guard var name else { return column.name }
      var number = 1
      let stem = name
      while replacement(name, element) != nil || !used.insert(name).inserted {
        number += 1
        name = "\(stem)\(number)"
      }
      return name
    }
  }
}
