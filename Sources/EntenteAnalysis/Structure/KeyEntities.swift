public import EntenteGraph
public import EntenteModel

/// How central several entities are together.
public struct GroupPlace: Sendable {
  /// The graph in which they are.
  public let projection: Projection

  /// The entities, by position.
  public let members: [Int]

  /// The organization whose members they are, by position, if it was named; it is left
  /// out itself.
  public let body: Int?

  /// What they are together.
  public let centrality: GroupCentrality
}

/// The entities that matter most together.
public struct KeyEntities: Sendable {
  /// The graph in which they are.
  public let projection: Projection

  /// Those for each goal; nil if the graph is too large for it.
  public let found: [(goal: KeyPlayers.Goal, players: KeyPlayers?)]

  /// How many pairs no path joins as it is, as a share.
  public let fragmentation: Double

  /// The entities of some nodes, by position.
  public func entities(of nodes: [CSRGraph.Node]) -> [Int] {
    nodes.map { projection.entities[Int($0)] }
  }
}

extension KnowledgeGraph {
  /// Tells how central some entities are together; a single organization stands for its
  /// members.
  public func place(
    ofGroup named: [Int], _ options: NetworkStructure.Options
  ) throws(Ranking.Refusal) -> GroupPlace {
    var projecting = options.projecting
    var sides: [BrokerageSide] = []
    if named.count == 1 {
      let side = BrokerageSide(of: named[0], in: self, options.selection)
      if side.members != nil { projecting.excluded = [named[0]] }
      sides = [side]
    }
    let projection: Projection
    do { projection = try Projection(self, projecting) } catch { throw .projection(error) }
    var nodes: Set<Int> = []
    if let side = sides.first {
      nodes = Set(try side.nodes(of: projection, projecting, in: self))
    } else {
      for entity in named {
        do { nodes.insert(try node(of: entity, in: projection, projecting)) } catch {
          throw .projection(error)
        }
      }
    }
    let group = nodes.sorted()
    return GroupPlace(
      projection: projection, members: group.map { projection.entities[$0] },
      body: sides.first.flatMap { $0.members == nil ? nil : $0.entity },
      centrality: projection.graph.groupCentrality(of: group.map { CSRGraph.Node($0) }))
  }

  /// Finds the entities that matter most together.
  public func keyEntities(
    _ count: Int, _ options: NetworkStructure.Options
  ) throws(Ranking.Refusal) -> KeyEntities {
    let projection: Projection
    do { projection = try Projection(self, options.projecting) } catch {
      throw .projection(error)
    }
    let graph = projection.graph
    return KeyEntities(
      projection: projection,
      found: KeyPlayers.Goal.allCases.map { ($0, graph.keyPlayers(count, for: $0)) },
      fragmentation: graph.fragmentation(without: []))
  }
}

extension NetworkStructure.Options {
  /// How the graph is projected, without direction unless one is asked for.
  fileprivate var projecting: Projection.Options {
    var projecting = Projection.Options()
    projecting.selection = selection
    projecting.folding = folding
    projecting.direction = direction ?? .ignore
    return projecting
  }
}
