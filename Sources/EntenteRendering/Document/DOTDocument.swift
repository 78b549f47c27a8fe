import EntenteGraphviz

/// A graph in the DOT language, built statement by statement.
///
/// Every value goes through ``GraphvizText``; nothing that comes from outside
/// becomes a raw attribute.
struct DOTDocument {
  /// A value of an attribute.
  enum Value {
    /// A text that is quoted; escapes have their meaning.
    case text(String)
    /// A number, written with two digits at most.
    case number(Double)
    /// HTML-like markup, whose texts were made safe when it was built.
    case markup(String)
  }

  typealias Attributes = [(String, Value)]

  private var lines: [String] = []

  init(graphAttributes: Attributes, node: Attributes, edge: Attributes) {
    lines.append("digraph entente {")
    lines.append("  graph [\(Self.list(graphAttributes))]")
    lines.append("  node [\(Self.list(node))]")
    lines.append("  edge [\(Self.list(edge))]")
  }

  mutating func node(_ id: String, _ attributes: Attributes) {
    lines.append("  \(GraphvizText.quoted(id)) [\(Self.list(attributes))]")
  }

  mutating func edge(_ tail: String, _ head: String, _ attributes: Attributes) {
    lines.append(
      "  \(GraphvizText.quoted(tail)) -> \(GraphvizText.quoted(head)) [\(Self.list(attributes))]")
  }

  /// An empty cluster, which is painted as its attributes say.
  mutating func cluster(_ id: String, _ attributes: Attributes) {
    lines.append("  subgraph \(GraphvizText.quoted("cluster-" + id)) {")
    lines.append("    graph [\(Self.list(attributes))]")
    lines.append("  }")
  }

  /// The number of statements so far.
  var count: Int { lines.count }

  /// The text of the document.
  var text: String { (lines + ["}", ""]).joined(separator: "\n") }

  private static func list(_ attributes: Attributes) -> String {
    attributes.map { key, value in
      switch value {
      case .text(let text): "\(key)=\(GraphvizText.quoted(text))"
      case .number(let number): "\(key)=\(number.twoDigits)"
      case .markup(let markup): "\(key)=<\(markup)>"
      }
    }.joined(separator: " ")
  }
}

extension Double {
  /// The number with at most two digits behind the point.
  var twoDigits: String {
    let hundredths = (self * 100).rounded()
    guard abs(hundredths) < 1e15 else { return "0" }
    let whole = Int(hundredths)
    guard whole % 100 != 0 else { return String(whole / 100) }
    let digits = String(abs(whole % 100))
    return (whole < 0 ? "-" : "") + "\(abs(whole) / 100)." + (digits.count < 2 ? "0" : "") + digits
  }
}
