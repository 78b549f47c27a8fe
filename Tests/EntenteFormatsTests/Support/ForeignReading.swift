import EntenteModel

@testable import EntenteFormats

/// What reading a graph of another program gave, in words to compare.
struct ForeignReading {
  var graph: ForeignGraph?
  var problems: [Problem]

  init(
    _ bytes: [UInt8],
    by read: (InputFile, inout ProblemLog) -> ForeignGraph?
  ) {
    let file = InputFile(name: "a", bytes: bytes)
    var log = ProblemLog(file: file)
    graph = read(file, &log)
    problems = log.problems
  }

  init(dot text: String) { self.init(Array(text.utf8)) { DOTReader.read($0, log: &$1) } }

  init(json text: String) { self.init(Array(text.utf8)) { JSONGraphReader.read($0, log: &$1) } }

  /// The nodes as `id "label" :kind name=value`.
  var nodes: [String] {
    (graph?.nodes ?? []).map { node in
      ([node.id] + Self.words(node.label, node.kind, node.attributes)).joined(separator: " ")
    }
  }

  /// The edges as `a -> b #id "label" :kind *weight name=value`; `--` if the edge
  /// itself is undirected, `..` if it leaves that to the graph.
  var edges: [String] {
    (graph?.edges ?? []).map { edge in
      let arrow = edge.isDirected.map { $0 ? "->" : "--" } ?? ".."
      var words = ["\(edge.source) \(arrow) \(edge.target)"]
      if let id = edge.id { words.append("#\(id)") }
      if let weight = edge.weight { words.append("*\(weight)") }
      return (words + Self.words(edge.label, edge.kind, edge.attributes)).joined(separator: " ")
    }
  }

  /// The problems of a severity as `line:column rule`.
  func places(_ severity: Problem.Severity) -> [String] {
    problems.filter { $0.severity == severity }.map { problem in
      "\(problem.location?.line ?? -1):\(problem.location?.column ?? -1) \(problem.rule)"
    }
  }

  /// The types of an attribute, of nodes and edges.
  func types(of name: String) -> Set<Property.ValueType> {
    let nodes = (graph?.nodes ?? []).flatMap(\.attributes)
    let edges = (graph?.edges ?? []).flatMap(\.attributes)
    return Set((nodes + edges).filter { $0.name == name }.map(\.type))
  }

  private static func words(
    _ label: String?, _ kind: String?, _ attributes: [Claim.Attribute]
  ) -> [String] {
    (label.map { ["\"\($0)\""] } ?? []) + (kind.map { [":\($0)"] } ?? [])
      + attributes.map { "\($0.name)=\($0.value)" }
  }
}
