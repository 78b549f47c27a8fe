public import EntenteModel

/// A format that graphs are read from.
public enum InputFormat: String, CaseIterable, Hashable, Sendable {
  /// A dossier in YAML.
  case dossier
  /// Claims as JSON Lines.
  case claims
  /// A table of edges or of nodes, separated by commas, semicolons or tabs.
  case table

  /// The format of a file, by the ending of its name, then by its first bytes.
  public init(of file: InputFile) {
    let ending = file.name.split(separator: "/").last?.split(separator: ".").last?.lowercased()
    switch ending {
    case "yaml", "yml": self = .dossier
    case "jsonl", "ndjson": self = .claims
    case "csv", "tsv", "tab": self = .table
    default: self = InputFormat(content: file.bytes)
    }
  }

  private init(content bytes: [UInt8]) {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    let lines = head.split(whereSeparator: \.isNewline).map(\.trimmed)
      .filter { !$0.isEmpty && !$0.hasPrefix("#") && $0 != "---" }
    guard let first = lines.first else {
      self = .dossier
      return
    }
    if first.hasPrefix("{") && first.contains("\"") {
      self = .claims
    } else if lines.contains(where: { $0.hasPrefix("entente:") }) {
      self = .dossier
    } else if first.contains(where: { ",;\t|".contains($0) }) {
      self = .table
    } else {
      self = .dossier
    }
  }
}
