/// A format that graphs are written in.
public enum OutputFormat: String, CaseIterable, Hashable, Sendable {
  /// A dossier in YAML.
  case dossier
  /// Claims as JSON Lines.
  case claims
  /// GraphML.
  case graphml
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

  /// The format that the ending of a file's name stands for, if it is known.
  public init?(endingOf name: String) {
    let parts = (name.split(separator: "/").last ?? "").split(separator: ".")
    guard parts.count > 1, let ending = parts.last?.lowercased(), let format = Self.byEnding[ending]
    else { return nil }
    self = format
  }

  private static let byEnding: [String: OutputFormat] = [
    "yaml": .dossier, "yml": .dossier, "jsonl": .claims, "ndjson": .claims, "graphml": .graphml,
    "csv": .csv, "tsv": .tsv, "tab": .tsv, "net": .pajek, "paj": .pajekProject, "dl": .dl,
    "mtx": .matrixMarket, "edgelist": .edgeList, "edges": .edgeList, "cypher": .cypher,
    "cql": .cypher, "ttl": .turtle,
  ]
}
