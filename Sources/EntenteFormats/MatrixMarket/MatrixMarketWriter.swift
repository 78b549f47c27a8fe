import EntenteModel

/// Writes the ties of a graph as a sparse matrix of the Matrix Market.
///
/// The matrix is symmetric if no tie is directed, and a pattern if none has a
/// weight. Ids and names stand in comments, a line for each node, which Entente
/// reads back; several ties of one pair are several entries, which programs of
/// linear algebra add up.
///
/// > R. F. Boisvert, R. Pozo, K. A. Remington. *The Matrix Market Exchange
/// > Formats: Initial Design*. NISTIR 5935, 1996.
enum MatrixMarketWriter {
  /// What a comment that names a node starts with.
  static let nodeMark = "%node "

  /// The file of a graph.
  static func write(_ whole: GraphExport, losses: inout LossReport) -> [UInt8] {
    let graph = whole.withoutPlannedAndDenied(
      why: "in a matrix they would be facts", losses: &losses)
    let isSymmetric = graph.directedness == .undirected && !graph.edges.isEmpty
    let isPattern = graph.edges.allSatisfy { $0.weight == nil }
    var text =
      "%%MatrixMarket matrix coordinate \(isPattern ? "pattern" : "real") "
      + "\(isSymmetric ? "symmetric" : "general")\n"
    let areNumbered = graph.nodes.enumerated().allSatisfy {
      $1.id == String($0 + 1) && $1.label == nil
    }
    if !areNumbered {
      for node in graph.nodes {
        let names = [.string(node.id)] + (node.label.map { [JSONValue.string($0)] } ?? [])
        text += nodeMark + JSONValue.array(names).line + "\n"
      }
    }
    var entries = ""
    var count = 0
    func write(_ row: Int, _ column: Int, _ weight: Double?) {
      entries += "\(row + 1) \(column + 1)"
      if !isPattern { entries += " \(weight ?? 1)" }
      entries += "\n"
      count += 1
    }
    for edge in graph.edges {
      if isSymmetric {
        write(max(edge.source, edge.target), min(edge.source, edge.target), edge.weight)
        continue
      }
      write(edge.source, edge.target, edge.weight)
      guard !edge.isDirected else { continue }
      if edge.source != edge.target { write(edge.target, edge.source, edge.weight) }
      losses.add(
        "undirected ties",
        why: "a matrix that is not symmetric is directed; each is written both ways")
    }
    text += "\(graph.nodes.count) \(graph.nodes.count) \(count)\n" + entries
    report(graph, isPattern: isPattern, to: &losses)
    return Array(text.utf8)
  }

  private static func report(
    _ graph: GraphExport, isPattern: Bool, to losses: inout LossReport
  ) {
    let why = "a matrix holds numbers only"
    losses.add("kinds of nodes", count: graph.nodes.count { $0.kind != nil }, why: why)
    for edge in graph.edges {
      if edge.relation != nil { losses.add("relations", why: why) }
      if edge.period != nil { losses.add("periods", why: why) }
      if edge.label != nil { losses.add("labels of edges", why: why) }
      if edge.id != nil { losses.add("ids of edges", why: why) }
      if edge.weight == nil, !isPattern {
        losses.add("absence of weights", why: "an entry of a matrix has a value; it is 1")
      }
    }
    graph.reportColumns(of: [.nodes, .edges, .graph], why: why, to: &losses)
  }
}
