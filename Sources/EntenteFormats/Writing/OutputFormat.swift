/// A format that graphs are written in.
public enum OutputFormat: String, CaseIterable, Hashable, Sendable {
  /// A dossier in YAML.
  case dossier
  /// Claims as JSON Lines.
  case claims
  /// GraphML.
  case graphml
  /// A database of SQLite.
  case sqlite
  /// Entities of FollowTheMoney as JSON Lines.
  case followTheMoney = "ftm"

  /// The format that the ending of a file's name stands for, if it is known.
  public init?(endingOf name: String) {
    let parts = (name.split(separator: "/").last ?? "").split(separator: ".")
    if parts.count > 2, parts.suffix(2).joined(separator: ".").lowercased() == "ftm.json" {
      self = .followTheMoney
      return
    }
    guard parts.count > 1, let ending = parts.last?.lowercased(), let format = Self.byEnding[ending]
    else { return nil }
    self = format
  }

  private static let byEnding: [String: OutputFormat] = [
    "yaml": .dossier, "yml": .dossier, "jsonl": .claims, "ndjson": .claims, "graphml": .graphml,
    "sqlite": .sqlite, "sqlite3": .sqlite, "db": .sqlite, "ijson": .followTheMoney,
  ]
}

extension OutputFormat {
  /// The format that reads what this one writes; nil if nothing here does.
  public var inputFormat: InputFormat? {
    switch self {
    case .dossier: .dossier
    case .claims: .claims
    case .graphml: .graphml
    case .sqlite: .sqlite
    case .followTheMoney: .followTheMoney
    }
  }
}
