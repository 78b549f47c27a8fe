import EntenteModel

/// The nodes that a file has declared, by id, and the ids of its edges.
struct DeclaredNodes {
  private var indices: [String: Int] = [:]
  private var edgeIDs: Set<String> = []

  /// Adds a node to a graph; nil with an error if its id is taken.
  mutating func add(
    _ node: ForeignGraph.Node, idAt offset: Int, to graph: inout ForeignGraph,
    log: inout ProblemLog
  ) -> Int? {
    if let first = indices[node.id] {
      let line = log.file.location(ofByte: graph.nodes[first].offset).line
      log.report(
        "duplicate-id", at: offset, "the id '\(node.id)' is declared twice",
        hint: "the first is in line \(line); give one of the two nodes another id")
      return nil
    }
    indices[node.id] = graph.nodes.count
    graph.nodes.append(node)
    return graph.nodes.count - 1
  }

  func contains(_ id: String) -> Bool { indices[id] != nil }

  /// The id of an edge, or nil with a warning if another edge has it.
  mutating func edgeID(_ attribute: XMLAttribute?, log: inout ProblemLog) -> String? {
    guard let attribute, !attribute.value.isEmpty else { return nil }
    guard edgeIDs.insert(attribute.value).inserted else {
      log.report(
        "duplicate-edge-id", .warning, at: attribute.offset,
        "another edge has the id '\(attribute.value)'; this one is told apart by its place")
      return nil
    }
    return attribute.value
  }

  /// Reports the edges that end at a node which the file does not declare.
  func checkEnds(of graph: ForeignGraph, log: inout ProblemLog) {
    var count = 0
    for edge in graph.edges where !contains(edge.source) || !contains(edge.target) {
      // The log lists no more, and each costs a search for its place and hint.
      count += 1
      if count > 250 { return }
      // The places of the ends are not kept; here the tag is read again.
      var scanner = XMLScanner(rereading: log.file.bytes, from: edge.offset)
      _ = try? scanner.next()
      for name in ["source", "target"] {
        let end = name == "source" ? edge.source : edge.target
        if contains(end) { continue }
        report(end, as: "an edge", at: scanner.attribute(name)?.offset ?? edge.offset, log: &log)
      }
    }
  }

  /// Reports an id that no node declares.
  func report(_ id: String, as what: String, at offset: Int, log: inout ProblemLog) {
    let nodes = indices
    log.report(
      "unknown-id", at: offset, "\(what) names the node '\(id)', which the file does not declare",
      hint: nearest(to: id, among: nodes.keys.sorted()).map { "did you mean '\($0)'?" }
        ?? "declare it among the nodes")
  }
}
