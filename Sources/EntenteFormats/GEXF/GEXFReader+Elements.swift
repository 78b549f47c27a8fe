import EntenteModel

// MARK: - Graphs, nodes and edges

extension GEXFReader {
  /// Opens an element of GEXF itself.
  mutating func openContent(in parent: Context) -> Context {
    switch (scanner.name, parent) {
    case ("meta", .root): return .meta
    case (_, .meta): return .metaText(scanner.name.lowercased())
    case ("graph", .root): return openGraph()
    case ("attributes", .graph): return openAttributes()
    case ("attribute", .attributes(let forNodes)):
      let attribute = GEXFAttribute(scanner, log: &log)
      return .attribute(
        attribute.flatMap { declarations.add($0, forNodes: forNodes, log: &log) },
        forNodes: forNodes)
    case ("default", .attribute): return .defaultValue
    case ("options", .attribute): return .options
    case ("nodes", .graph), ("nodes", .node): return .nodes
    case ("edges", .graph), ("edges", .node): return .edges
    case ("node", .nodes): return openNode()
    case ("edge", .edges): return openEdge()
    case ("attvalues", .node), ("attvalues", .edge): return .values
    case ("attvalue", .values), ("attvalue", .node), ("attvalue", .edge): return openValue()
    case ("spells", .node), ("spells", .edge), ("slices", .node), ("slices", .edge): return .spells
    case ("spell", .spells), ("slice", .spells):
      elements[elements.count - 1].spells += GEXFTime.all(in: scanner)
      return .skipped
    case ("parents", .node): return .parents
    case ("parent", .parents):
      if let parent = scanner.attribute("for") { addParent(parent) }
      return .skipped
    default:
      noteUnknownElement(
        among: Self.names,
        hint: "<node> stands within <nodes>, <edge> within <edges>, both within <graph>")
      return .skipped
    }
  }

  private static let names = [
    "graph", "attributes", "attribute", "default", "options", "nodes", "node", "edges", "edge",
    "attvalues", "attvalue", "spells", "spell", "parents", "parent",
  ]

  private mutating func openGraph() -> Context {
    graphCount += 1
    if graphCount > 1 {
      notes.add(
        "several-graphs", .warning, at: scanner.offset, "a further graph is read into the first")
      return .graph
    }
    if graph.title == nil, let name = scanner["name"], !name.trimmed.isEmpty { graph.title = name }
    timeFormat = GEXFTime.Format(scanner["timeformat"] ?? scanner["timetype"])
    graph.isDirected = false
    if let word = scanner.attribute("defaultedgetype"), let isDirected = directedness(word) {
      graph.isDirected = isDirected
    }
    if !GEXFTime.all(in: scanner).isEmpty {
      notes.add("not-read", at: scanner.offset, "the time that the whole graph spans is not read")
    }
    return .graph
  }

  mutating func openAttributes() -> Context {
    let word = scanner.attribute("class")
    switch word?.value.lowercased() {
    case "node": return .attributes(forNodes: true)
    case "edge": return .attributes(forNodes: false)
    default:
      log.report(
        "unknown-word", at: word?.offset ?? scanner.offset,
        "attributes are of class 'node' or 'edge'\(word.map { ", not '\($0.value)'" } ?? "")",
        hint: "write class=\"node\" or class=\"edge\"")
      return .skipped
    }
  }

  private mutating func openNode() -> Context {
    var element = OpenElement(content: GraphElement(index: -1, isNode: true))
    element.content.attributes = ownAttributes(besides: ["id", "label", "pid", "for"])
    element.times = GEXFTime.all(in: scanner)
    if let label = scanner["label"], !label.trimmed.isEmpty {
      element.content.drawnLabels = [label]
    }
    if let outer = elements.last(where: { $0.content.isNode && $0.content.index >= 0 }) {
      element.content.attributes.append(
        Claim.Attribute("part-of", type: .text, value: graph.nodes[outer.content.index].id))
    }
    if let id = scanner.attribute("id"), !id.value.isEmpty {
      element.content.index =
        declared.add(
          ForeignGraph.Node(id: id.value, at: scanner.offset), idAt: id.offset, to: &graph,
          log: &log) ?? -1
    } else {
      log.report("missing-id", at: scanner.offset, "this node has no id")
    }
    elements.append(element)
    // The root of a hierarchy may say so with a parent of 0 or of nothing.
    if let parent = scanner.attribute("pid"), !parent.value.isEmpty { addParent(parent) }
    return .node
  }

  private mutating func addParent(_ parent: XMLAttribute) {
    parents.append((parent.value, parent.offset))
    let attribute = Claim.Attribute("part-of", type: .text, value: parent.value)
    if !elements[elements.count - 1].content.attributes.contains(attribute) {
      elements[elements.count - 1].content.attributes.append(attribute)
    }
  }

  private mutating func openEdge() -> Context {
    var element = OpenElement(content: GraphElement(index: -1, isNode: false))
    element.content.attributes = ownAttributes(
      besides: ["id", "source", "target", "type", "weight", "cardinal", "label", "kind"])
    element.times = GEXFTime.all(in: scanner)
    if let label = scanner["label"], !label.trimmed.isEmpty {
      element.content.drawnLabels = [label]
    }
    if let kind = scanner["kind"], !kind.trimmed.isEmpty { element.content.kind = kind }
    if let weight = scanner.attribute("weight") ?? scanner.attribute("cardinal") {
      element.content.weight = Double(TypedValue.trimmed(weight.value))
      if element.content.weight?.isFinite != true {
        log.report(
          "wrong-type", at: weight.offset, "the weight '\(weight.value)' is not a number")
      }
    }
    if let source = scanner["source"], let target = scanner["target"] {
      var edge = ForeignGraph.Edge(source, target, at: scanner.offset)
      edge.id = declared.edgeID(scanner.attribute("id"), log: &log)
      if let word = scanner.attribute("type"), !word.value.isEmpty {
        edge.isDirected = directedness(word)
        if word.value == "mutual" {
          element.content.attributes.append(Claim.Attribute("type", type: .text, value: word.value))
        }
      }
      element.content.index = graph.edges.count
      graph.edges.append(edge)
    } else {
      log.report(
        "missing-end", at: scanner.offset,
        "this edge has no \(scanner["source"] == nil ? "source" : "target")")
    }
    elements.append(element)
    return .edge
  }

  /// Whether a word means that edges are directed; one that goes both ways is
  /// not.
  private mutating func directedness(_ word: XMLAttribute) -> Bool? {
    switch word.value.lowercased() {
    case "directed", "dir": return true
    case "undirected", "undir", "mutual", "double": return false
    default:
      log.report(
        "unknown-word", at: word.offset, "'\(word.value)' is no type of an edge",
        hint: "the types are directed, undirected and mutual")
      return nil
    }
  }

  /// What a tag says beyond what GEXF knows.
  private func ownAttributes(besides names: [String]) -> [Claim.Attribute] {
    let times = ["start", "startopen", "end", "endopen", "timestamp", "timestamps", "intervals"]
    return ownAttributes { !names.contains($0) && !times.contains($0) }
  }
}
