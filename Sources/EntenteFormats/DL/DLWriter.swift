import EntenteModel

/// Writes DL files of UCINET: labels, and for each relation a list of edges, or
/// half a matrix if all ties are undirected.
///
/// DL has no attributes, and a list of edges has no undirected ones: there each
/// is two arcs, as UCINET takes a symmetric tie. igraph reads such files if they
/// have one relation.
struct DLWriter {
  private let graph: GraphExport
  private var text = ""
  private var unwritable = 0
  /// The relations in the order in which they are met; empty for plain ties.
  private var relations: [String] = []
  private var ties: [[GraphExport.Edge]] = []

  /// The number of cells up to which undirected ties are written as a matrix.
  private static let cellLimit = 4_000_000

  /// The file of a graph.
  static func write(_ whole: GraphExport, losses: inout LossReport) -> [UInt8] {
    let graph = whole.withoutPlannedAndDenied(
      why: "UCINET would take them for facts", losses: &losses)
    var writer = DLWriter(graph: graph, losses: &losses)
    writer.writeFile(&losses)
    losses.add(
      "characters of names", count: writer.unwritable,
      why: "labels of DL stand in quotes and on one line")
    return Array(writer.text.utf8)
  }

  private init(graph: GraphExport, losses: inout LossReport) {
    self.graph = graph
    let why = "DL holds labels, relations and weights only"
    var numbers: [String: Int] = [:]
    for edge in graph.edges {
      let relation = edge.relation ?? ""
      if numbers[relation] == nil {
        numbers[relation] = ties.count
        relations.append(relation)
        ties.append([])
      }
      if edge.weight == 0 {
        losses.add("ties of weight 0", why: "a 0 in DL is no tie")
      } else if let number = numbers[relation] {
        ties[number].append(edge)
      }
      if edge.period != nil { losses.add("periods", why: why) }
      if edge.label != nil { losses.add("labels of edges", why: why) }
      if edge.id != nil { losses.add("ids of edges", why: why) }
      if edge.weight == nil { losses.add("absence of weights", why: "a tie of DL has the value 1") }
    }
    for (i, node) in graph.nodes.enumerated() {
      if node.id != String(i + 1) { losses.add("ids of nodes", why: "DL numbers its nodes") }
      if node.kind != nil { losses.add("kinds of nodes", why: why) }
    }
    if relations.contains(""), relations.count > 1 || relations[0] != "" {
      losses.add("absence of relations", why: "one of several matrices has a label")
    }
    graph.reportColumns(of: [.nodes, .edges, .graph], why: why, to: &losses)
  }

  // MARK: Writing

  private mutating func writeFile(_ losses: inout LossReport) {
    let isMatrix =
      graph.directedness == .undirected && !graph.edges.isEmpty
      && graph.nodes.count * (graph.nodes.count + 1) / 2 <= Self.cellLimit / ties.count
      && !ties.contains(where: Self.holdsParallelTies)
    let isNamed = relations.contains { !$0.isEmpty }
    text = "dl n=\(graph.nodes.count)"
    if isNamed { text += " nm=\(relations.count)" }
    text += "\nformat = \(isMatrix ? "lowerhalf" : "edgelist1")\n"
    if !graph.nodes.isEmpty {
      text += "labels:\n"
      for node in graph.nodes { text += label(node.label ?? node.id) + "\n" }
    }
    if isNamed {
      text += "matrix labels:\n"
      for relation in relations { text += label(relation.isEmpty ? "tied" : relation) + "\n" }
    }
    text += "data:\n"
    for (i, ties) in ties.enumerated() {
      if isMatrix {
        writeMatrix(ties)
      } else {
        if i > 0 { text += "!\n" }
        writeList(ties, &losses)
      }
    }
  }

  private mutating func writeList(_ ties: [GraphExport.Edge], _ losses: inout LossReport) {
    for tie in ties {
      let weight = String(describing: tie.weight ?? 1)
      text += "\(tie.source + 1) \(tie.target + 1) \(weight)\n"
      guard !tie.isDirected else { continue }
      if tie.source != tie.target { text += "\(tie.target + 1) \(tie.source + 1) \(weight)\n" }
      losses.add(
        "undirected ties", why: "a list of edges in DL is directed; each is written both ways")
    }
  }

  /// Writes the rows of a lower half, its diagonal included.
  private mutating func writeMatrix(_ ties: [GraphExport.Edge]) {
    var rows = [[Int: Double]](repeating: [:], count: graph.nodes.count)
    for tie in ties {
      rows[max(tie.source, tie.target)][min(tie.source, tie.target)] = tie.weight ?? 1
    }
    for (number, row) in rows.enumerated() {
      for column in 0...number {
        if column > 0 { text += " " }
        text += row[column].map { String(describing: $0) } ?? "0"
      }
      text += "\n"
    }
  }

  private static func holdsParallelTies(_ ties: [GraphExport.Edge]) -> Bool {
    var seen: Set<[Int]> = []
    return !ties.allSatisfy {
      seen.insert([min($0.source, $0.target), max($0.source, $0.target)]).inserted
    }
  }

  /// The words that mean something among labels.
  private static let keywords: Set<String> = ["labels", "row", "column", "col", "matrix", "level"]

  /// A label in quotes unless it is a plain word, which has no escapes.
  private mutating func label(_ name: String) -> String {
    var label = ""
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x22:
        unwritable += 1
        label += "'"
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
        unwritable += 1
        label += " "
      default: label.unicodeScalars.append(scalar)
      }
    }
    let isWord =
      label.utf8.allSatisfy { $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0 | 0x20) }
      && !label.isEmpty && !Self.keywords.contains(label.lowercased())
    return isWord ? label : "\"" + label + "\""
  }
}
