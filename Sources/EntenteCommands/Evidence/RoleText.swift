import EntenteAnalysis
import EntenteFormats

extension Ranking.RoleScore {
  /// The names of the five roles, in the order of ``counts``.
  private static let roles: [Measure] = [
    .coordinator, .itinerant, .gatekeeper, .representative, .liaison,
  ]

  /// The columns that tell of groups and of chance; the five roles if the measure is of all.
  static func columns(isPlain: Bool, by measure: Measure) -> [Table.Column] {
    var names = isPlain ? ["expected", "deviation", "z"] : ["expected", "z"]
    if isPlain || measure == .brokerage { names += roles.map(\.rawValue) }
    return [.init(name: "group")] + names.map { .init(name: $0, isRight: !isPlain) }
  }

  /// What stands in those columns.
  func cells(isPlain: Bool, by measure: Measure) -> [String] {
    let numbers = isPlain ? [expected, deviation, z] : [expected, z]
    var cells = [group] + numbers.map { isPlain ? Evidence.number($0) : $0.fourDigits }
    if isPlain || measure == .brokerage { cells += counts.map(String.init) }
    return cells
  }

  /// All of it, for programs.
  var json: JSONValue {
    .object(
      [
        .init(key: "group", value: .string(group)),
        .init(key: "expected", value: .number(expected)),
        .init(key: "deviation", value: .number(deviation)),
        .init(key: "z", value: .number(z)),
      ]
        + zip(Self.roles, counts).map { .init(key: $0.rawValue, value: .integer($1)) })
  }
}

extension Ranking.Roles {
  /// The groups with their sizes, for people.
  var line: String {
    let parts = zip(groups, sizes).sorted { $0.1 > $1.1 }.prefix(12).map { "\($0) \($1)" }
    let rest = groups.count - parts.count
    return "groups: " + parts.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
      + "; expected: if chance made each tie, as likely as the density"
  }

  /// The groups with their sizes, for programs.
  var json: JSONValue {
    .array(
      zip(groups, sizes).map { name, size in
        .object(["name": .string(name), "entities": .integer(size)])
      })
  }
}
