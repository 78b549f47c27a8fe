/// A format that graphs are written in.
public enum OutputFormat: String, CaseIterable, Hashable, Sendable {
  /// A dossier in YAML.
  case dossier
  /// Claims as JSON Lines.
  case claims
  /// GraphML.
  case graphml
  /// GraphML with what yEd draws: a box for each node, a line for each edge.
  case yed
  /// GEXF 1.3.
  case gexf

  /// The format that the ending of a file's name stands for, if it is known.
  public init?(endingOf name: String) {
    let parts = (name.split(separator: "/").last ?? "").split(separator: ".")
    guard parts.count > 1, let ending = parts.last?.lowercased(), let format = Self.byEnding[ending]
    else { return nil }
    self = format
  }

  private static let byEnding: [String: OutputFormat] = [
    "yaml": .dossier, "yml": .dossier, "jsonl": .claims, "ndjson": .claims, "graphml": .graphml,
    "gexf": .gexf,
  ]
}

extension OutputFormat {
  /// The format that reads what this one writes; nil if nothing here does.
  public var inputFormat: InputFormat? {
    switch self {
    case .dossier: .dossier
    case .claims: .claims
    case .graphml: .graphml
    }
  }
}
