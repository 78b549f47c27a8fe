import EntenteModel

/// Reads the layouts in which programs write graphs as JSON; which one it is,
/// the structure tells.
///
/// | layout | nodes | edges |
/// |---|---|---|
/// | node-link (NetworkX, D3, sigma, Gephi) | `nodes: [{id}]` | `links` or `edges`: `[{source, target}]` |
/// | JSON Graph Format 1 and 2 | `graph: {nodes: {id: {}}}` | `graph: {edges: [{source, target}]}` |
/// | Cytoscape.js | `elements: {nodes: [{data: {id}}]}` | `[{data: {source, target}}]` |
/// | graphology | `nodes: [{key, attributes}]` | `edges: [{key, source, target, attributes}]` |
///
/// Ids are texts; a number is the text that it is written as. `weight` is the
/// strength of an edge, `relation` (or `kind`) its kind, `kind` that of a node,
/// `label` (or `name`) its name. All else that is said of nodes and edges is
/// kept as attributes with their types.
struct JSONGraphReader {
  /// The graph of a file; nil with an error reported if it is malformed.
  static func read(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    let hasMark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let root: DataNode
    do {
      root = try JSONParser.parse(
        hasMark ? file.bytes[3...] : file.bytes[...], limits: file.limits)
    } catch {
      log.report(
        "json", at: error.offset, "this is not JSON: \(error.message)",
        hint: error.hint ?? hint(for: error, in: file.bytes))
      return nil
    }
    var builder = JSONGraphBuilder(log: log)
    switch JSONGraphLayout(of: root) {
    case .nodeLink: NodeLink.read(root, into: &builder)
    case .jsonGraphFormat(let graphs): JSONGraphFormat.read(graphs, of: root, into: &builder)
    case .cytoscape(let elements): CytoscapeJSON.read(elements, of: root, into: &builder)
    case .graphology: GraphologyJSON.read(root, into: &builder)
    case nil:
      builder.error(
        "unknown-layout", at: root.offset,
        "this JSON is in no layout of a graph that is known"
          + (root["nodes"] == nil ? "" : ": it has 'nodes', but neither 'links' nor 'edges'"),
        hint: "known are node-link (NetworkX, D3, sigma, Gephi), JSON Graph Format, "
          + "Cytoscape.js and graphology")
    }
    let graph = builder.finish(at: root.offset)
    log = builder.log
    return graph
  }

  private static func hint(for error: JSONParser.Malformation, in bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      return "the file is in UTF-16; save it as UTF-8"
    }
    if error.message == "text after the end" {
      return "a file of one value a line is JSON Lines, which holds claims and ends in .jsonl"
    }
    return nil
  }
}

/// The layouts of graphs in JSON, told apart by their keys.
private enum JSONGraphLayout {
  case nodeLink
  case jsonGraphFormat([DataNode])
  case cytoscape(DataNode)
  case graphology

  init?(of root: DataNode) {
    if let elements = root.elements {
      guard elements.contains(where: { $0["data"]?.members != nil }) else { return nil }
      self = .cytoscape(root)
    } else if let elements = root["elements"] {
      self = .cytoscape(elements)
    } else if let graphs = root["graphs"]?.elements, root["nodes"] == nil {
      self = .jsonGraphFormat(graphs)
    } else if let graph = root["graph"], root["nodes"] == nil,
      ["nodes", "edges", "hyperedges"].contains(where: { graph[$0] != nil })
    {
      self = .jsonGraphFormat([graph])
    } else if let nodes = root["nodes"] {
      guard root["links"] != nil || root["edges"] != nil else { return nil }
      let all = (nodes.elements ?? []) + (root["edges"]?.elements ?? [])
      let first = all.first
      if nodes.members != nil {
        self = .jsonGraphFormat([root])
      } else if first?["data"]?.members != nil, first?["id"] == nil {
        self = .cytoscape(root)
      } else if root["options"]?.members != nil || root["attributes"]?.members != nil
        || (first?["key"] != nil && first?["id"] == nil)
      {
        self = .graphology
      } else {
        self = .nodeLink
      }
    } else {
      return nil
    }
  }
}
