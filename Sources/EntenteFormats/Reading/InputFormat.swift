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
    self = InputFormat(endingOf: file.name) ?? InputFormat(content: file.bytes)
  }

  /// The format that the ending of a file's name stands for, if it is known.
  init?(endingOf name: String) {
    let parts = (name.split(separator: "/").last ?? "").split(separator: ".")
    switch parts.count > 1 ? parts.last?.lowercased() : nil {
    case "yaml", "yml": self = .dossier
    case "jsonl", "ndjson": self = .claims
    case "csv", "tsv", "tab": self = .table
    default: return nil
    }
  }

  private init(content bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let head = String(decoding: text.prefix(4096), as: UTF8.self)
    let lines = head.split(whereSeparator: \.isNewline).map(\.trimmed)
      .filter { !$0.isEmpty && !$0.hasPrefix("#") && $0 != "---" }
    guard let first = lines.first else {
      self = .dossier
      return
    }
    if first.hasPrefix("{\"") || (first.hasPrefix("{") && first.contains("\":")) {
      self = .claims
    } else if lines.contains(where: { $0.hasPrefix("entente:") || $0.hasPrefix("{entente:") }) {
      self = .dossier
    } else if first.contains(where: { ",;\t|".contains($0) }) {
      self = .table
    } else {
      self = .dossier
    }
  }
}
