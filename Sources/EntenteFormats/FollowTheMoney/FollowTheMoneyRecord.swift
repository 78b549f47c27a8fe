import EntenteModel

/// An entity of FollowTheMoney that is being written.
struct FollowTheMoneyRecord {
  var id: String
  var schema: String
  private(set) var properties: [(name: String, values: [String])] = []
  private(set) var datasets: [String] = []
  private var seen: [String: Set<String>] = [:]

  init(id: String, schema: String) {
    self.id = id
    self.schema = schema
  }

  /// Adds a value of a property, which has each value once; an empty text is no
  /// value.
  mutating func add(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    guard let known = properties.firstIndex(where: { $0.name == name }) else {
      properties.append((name, [value]))
      return
    }
    // Few properties have many values; those that do are searched by their hash.
    if properties[known].values.count < 16 {
      if !properties[known].values.contains(value) { properties[known].values.append(value) }
      return
    }
    if seen[name] == nil { seen[name] = Set(properties[known].values) }
    if seen[name]?.insert(value).inserted == true { properties[known].values.append(value) }
  }

  mutating func add(dataset: String) {
    if !datasets.contains(dataset) { datasets.append(dataset) }
  }

  /// The values of a property.
  subscript(name: String) -> [String] {
    properties.first { $0.name == name }?.values ?? []
  }

  /// The entity on a line of JSON.
  var line: String {
    let properties = properties.map { property in
      JSONValue.Member(
        key: property.name, value: .array(property.values.map { .string($0) }))
    }
    return JSONValue.object([
      "id": .string(id),
      "schema": .string(schema),
      "properties": .object(properties),
      "datasets": .list(datasets.map { .string($0) }),
    ]).line
  }
}

/// The ids of entities, as FollowTheMoney allows them: letters, digits, points
/// and hyphens, of which the last two stand inside only.
struct FollowTheMoneyIDs {
  private var byID: [String: String] = [:]
  private var taken: Set<String> = []

  /// How many ids were changed.
  private(set) var changedCount = 0

  /// The longest id that the format takes is 200 characters; a suffix may follow.
  private static let longest = 180

  /// Whether an id can stay as it is.
  static func allows(_ id: String) -> Bool {
    let bytes = id.utf8
    return bytes.count <= longest && bytes.allSatisfy(isInner)
      && bytes.first.map(isOuter) == true && bytes.last.map(isOuter) == true
  }

  /// Takes ids that are allowed as they are, before others are made to fit.
  init(of ids: some Sequence<String>) {
    for id in ids where Self.allows(id) {
      byID[id] = id
      taken.insert(id)
    }
  }

  /// The id under which an entity is written.
  mutating func id(of id: String) -> String {
    if let known = byID[id] { return known }
    let made = make(id)
    byID[id] = made
    changedCount += 1
    return made
  }

  /// A new id that resembles a text.
  mutating func make(_ text: String) -> String {
    var made = ""
    for byte in text.utf8.prefix(Self.longest) {
      guard made.utf8.count < Self.longest - 4 else { break }
      if Self.isOuter(byte) || (byte == UInt8(ascii: "-") && !made.isEmpty) {
        made.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16)
        made += (made.isEmpty ? "x" : ".") + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    if made.isEmpty { made = "x" }
    while let last = made.last, last == "-" { made.removeLast() }
    var number = 2
    let stem = made
    while !taken.insert(made).inserted {
      made = stem + "-" + String(number)
      number += 1
    }
    return made
  }

  private static func isOuter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static func isInner(_ byte: UInt8) -> Bool {
    isOuter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
