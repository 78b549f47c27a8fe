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
  /// JSON as NetworkX and sigma have it: nodes, and edges that name them.
  case nodeLink = "node-link"
  /// JSON as D3 has it: nodes and links, whose weight is their value.
  case d3
  /// JSON Graph Format, version 2.
  case jsonGraph = "json-graph"
  /// The JSON of Cytoscape and Cytoscape.js.
  case cytoscape
  /// The JSON of graphology, the graph library behind sigma.
  case graphology
  /// The Graph Modelling Language.
  case gml
  /// The language of Graphviz.
  case dot
  /// A table of edges with commas, and one of nodes beside it.
  case csv
  /// The same with tabs.
  case tsv
  /// A network of Pajek, as NetworkX and igraph read it.
  case pajek
  /// A project of Pajek, with relations, times, partitions and vectors.
  case pajekProject = "pajek-project"
  /// The data language of UCINET.
  case dl
  /// Matrix Market exchange format.
  case matrixMarket = "matrix-market"
  /// Lines of two nodes and a dictionary, as NetworkX reads them.
  case edgeList = "edge-list"
  /// A script for Neo4j or Memgraph.
  case cypher
  /// Tables for the bulk import of Neo4j.
  case neo4j
  /// RDF in Turtle.
  case turtle
  /// A database of SQLite.
  case sqlite
  /// Entities of FollowTheMoney as JSON Lines.
  case followTheMoney = "ftm"
  /// A snapshot, which opens at once.
  case snapshot

  /// The format that the ending of a file's name stands for, if it is known.
  public init?(endingOf name: String) {
    let parts = (name.split(separator: "/").last ?? "").split(separator: ".")
    if parts.count > 2, parts.suffix(2).joined(separator: ".").lowercased() == "ftm.json" {
      self = .followTheMoney
      return
    }
    guard parts.count > 1, let ending = parts.last?.lowercased(), let format = Self.byEnding[ending]
    else { return nil }
    self = format
  }

  /// The endings of names that stand for a format, in alphabetical order.
  public static var endings: [String] { byEnding.keys.sorted() }

  private static let byEnding: [String: OutputFormat] = [
    "yaml": .dossier, "yml": .dossier, "jsonl": .claims, "ndjson": .claims, "graphml": .graphml,
    "gexf": .gexf,
    "json": .nodeLink, "cyjs": .cytoscape, "gml": .gml, "dot": .dot, "gv": .dot,
    "csv": .csv, "tsv": .tsv, "tab": .tsv, "net": .pajek, "paj": .pajekProject, "dl": .dl,
    "mtx": .matrixMarket, "edgelist": .edgeList, "edges": .edgeList, "cypher": .cypher,
    "cql": .cypher, "ttl": .turtle,
    "sqlite": .sqlite, "sqlite3": .sqlite, "db": .sqlite, "ijson": .followTheMoney,
    "entente": .snapshot,
  ]
}

extension OutputFormat {
  /// The format that reads what this one writes; nil if nothing here does.
  public var inputFormat: InputFormat? {
    switch self {
    case .dossier: .dossier
    case .claims: .claims
    case .graphml, .yed: .graphml
    case .gexf: .gexf
    case .nodeLink, .d3, .jsonGraph, .cytoscape, .graphology: .json
    case .gml: .gml
    case .dot: .dot
    case .csv, .tsv: .table
    case .pajek, .pajekProject: .pajek
    case .dl: .dl
    case .matrixMarket: .matrixMarket
    case .edgeList: .edgeList
    case .cypher, .turtle, .neo4j: nil
    case .sqlite: .sqlite
    case .followTheMoney: .followTheMoney
    case .snapshot: .snapshot
    }
  }
}
