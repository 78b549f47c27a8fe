public import EntenteModel

/// A graph written in a format: one file or several, and what was lost.
public struct WrittenGraph: Sendable {
  /// The files; the first is the one that the user names.
  public var files: [File]

  /// What the format could not hold.
  public var losses: [Loss]

  /// A file that is to be written.
  public struct File: Sendable {
    /// What the file holds, which becomes part of its name: `nodes`; nil for
    /// the one that the user names.
    public var part: String?

    /// The bytes of the file.
    public var bytes: [UInt8]
  }
}

extension KnowledgeGraph {
  /// The graph in a format of files.
  ///
  ///     let written = try summit.written(as: .graphml)
  ///     written.losses  // what GraphML can't hold
  ///
  /// A graph of claims is written so that reading the file back gives the same
  /// claims, as far as the format can hold them; a graph that came from a file
  /// of another program is written as plainly as that program would.
  public func written(as format: OutputFormat) throws -> WrittenGraph {
    var losses = LossReport()
    let files: [WrittenGraph.File]
    switch format {
    case .dossier: files = [.init(bytes: try DossierWriter.write(self, losses: &losses))]
    case .claims: files = [.init(bytes: ClaimLinesWriter.write(self, losses: &losses))]
    case .turtle: files = [.init(bytes: TurtleWriter.write(self))]
    case .sqlite: files = [.init(bytes: try SQLiteWriter.write(self, losses: &losses))]
    case .followTheMoney:
      files = [.init(bytes: FollowTheMoneyWriter.write(self, losses: &losses))]
    case .snapshot: files = [.init(bytes: try SnapshotWriter(self).bytes())]
    default:
      let graph =
        isPlain
        ? GraphExport(plain: self, losses: &losses)
        : GraphExport(carrying: self, losses: &losses)
      files = try format.write(graph, losses: &losses)
    }
    return WrittenGraph(files: files, losses: losses.losses)
  }
}

extension OutputFormat {
  /// Writes a graph in the format of another program.
  fileprivate func write(
    _ graph: GraphExport, losses: inout LossReport
  ) throws -> [WrittenGraph.File] {
    switch self {
    case .dossier, .claims, .turtle, .sqlite, .followTheMoney, .snapshot: []
    case .graphml: [.init(bytes: GraphMLWriter.write(graph, losses: &losses))]
    case .yed: [.init(bytes: GraphMLWriter.write(graph, isForYEd: true, losses: &losses))]
    case .gexf: [.init(bytes: GEXFWriter.write(graph, losses: &losses))]
    case .nodeLink: [.init(bytes: JSONGraphWriter.write(graph, as: .nodeLink, losses: &losses))]
    case .d3: [.init(bytes: JSONGraphWriter.write(graph, as: .d3, losses: &losses))]
    case .jsonGraph: [.init(bytes: JSONGraphWriter.write(graph, as: .jsonGraph, losses: &losses))]
    case .cytoscape: [.init(bytes: JSONGraphWriter.write(graph, as: .cytoscape, losses: &losses))]
    case .graphology:
      [.init(bytes: JSONGraphWriter.write(graph, as: .graphology, losses: &losses))]
    case .gml: [.init(bytes: GMLWriter.write(graph, losses: &losses))]
    case .dot: [.init(bytes: DOTWriter.write(graph, losses: &losses))]
    case .csv: TableWriter.write(graph, separator: ",", losses: &losses)
    case .tsv: TableWriter.write(graph, separator: "\t", losses: &losses)
    case .pajek: [.init(bytes: PajekWriter.write(graph, losses: &losses))]
    case .pajekProject: [.init(bytes: PajekProjectWriter.write(graph, losses: &losses))]
    case .dl: [.init(bytes: DLWriter.write(graph, losses: &losses))]
    case .matrixMarket: [.init(bytes: MatrixMarketWriter.write(graph, losses: &losses))]
    case .edgeList: [.init(bytes: EdgeListWriter.write(graph, losses: &losses))]
    case .cypher: [.init(bytes: CypherWriter.write(graph, losses: &losses))]
    case .neo4j: Neo4jTables.write(graph, losses: &losses)
    }
  }
}
