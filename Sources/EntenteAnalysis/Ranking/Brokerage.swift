import EntenteGraph
import EntenteModel

/// Between whom brokers are looked for.
public struct Brokerage: Hashable, Sendable {
  /// The positions of the entities from which paths start.
  public let sources: [Int]

  /// The positions of the entities to which they lead.
  public let targets: [Int]

  /// The number of pairs of a source and another entity, a target.
  ///
  /// In an undirected graph a pair counts once, even if both are on both sides.
  public let pairs: Int

  /// The number of those pairs that a tie joins, which need no broker.
  public let tiedPairs: Int

  /// Whether paths run along the ties.
  let isDirected: Bool

  /// The two sides, by position: an organization or a bloc stands for its members.
  public struct Sides: Hashable, Sendable {
    /// The entity on the one side, from which paths start.
    public var first: Int

    /// The entity on the other.
    public var second: Int

    /// Creates the sides from two positions.
    public init(_ first: Int, _ second: Int) {
      self.first = first
      self.second = second
    }
  }
}

extension Brokerage {
  init(sources: [Int], targets: [Int], in projection: Projection) {
    let graph = projection.graph
    let isSource = graph.mask(of: sources)
    let isTarget = graph.mask(of: targets)
    func isPair(_ s: Int, _ t: Int) -> Bool {
      guard s != t, isSource[s], isTarget[t] else { return false }
      // Seen from either end if both are on both sides.
      return graph.isDirected || s < t || !(isSource[t] && isTarget[s])
    }
    let both = sources.count { isTarget[$0] }
    pairs =
      sources.count * targets.count - both - (graph.isDirected ? 0 : both * (both - 1) / 2)
    tiedPairs = sources.reduce(0) { sum, source in
      sum + Set(graph.neighbors(of: source)).count { isPair(source, Int($0)) }
    }
    self.sources = sources.map { projection.entities[$0] }
    self.targets = targets.map { projection.entities[$0] }
    isDirected = graph.isDirected
  }

  /// What was counted, in one line.
  func line(from first: String, to second: String) -> String {
    let ends =
      (isDirected ? "from " : "between ") + first + (isDirected ? " to " : " and ") + second
    return "\(ends): \(pairs.counted("pair", "pairs")), \(tiedPairs) of them tied directly"
  }
}

extension CSRGraph {
  fileprivate func mask(of members: [Int]) -> [Bool] {
    var mask = [Bool](repeating: false, count: nodeCount)
    for node in members { mask[node] = true }
    return mask
  }
}

/// An entity as one side: an organization or a bloc through its members, and what is of
/// no kind in particular too, if it has any.
struct BrokerageSide {
  let entity: Int

  /// The positions of the members that stand for the entity; nil if it stands
  /// for itself.
  let members: [Int]?

  /// Finds the members at the date asked for, whichever kinds of relation and
  /// entity are.
  init(of entity: Int, in graph: KnowledgeGraph, _ selection: Selection) {
    self.entity = entity
    let kind = graph.storage.entityKind(entity)
    let isBody = [.organization, .bloc].contains { graph.vocabulary.kind(kind, isA: $0) }
    guard isBody || kind == .plain else {
      members = nil
      return
    }
    var selection = selection
    selection.relationKinds = [.member]
    selection.entityKinds = nil
    let identities = Identities(of: graph, selection)
    let own = identities.representative(of: entity)
    let found = graph.ties(selection).lazy.map(\.relation).filter { relation in
      identities.representative(of: relation.object) == own
    }.map { identities.representative(of: $0.subject) }
    members = isBody || !found.isEmpty ? Set(found).sorted() : nil
  }

  /// The nodes that stand for the entity.
  func nodes(
    of projection: Projection, _ options: Projection.Options, in graph: KnowledgeGraph
  ) throws(Ranking.Refusal) -> [Int] {
    guard let members else {
      do {
        return [try graph.node(of: entity, in: projection, options)]
      } catch { throw .projection(error) }
    }
    let nodes = Set(members.compactMap { projection.nodes[$0] }).sorted()
    guard !nodes.isEmpty else {
      throw .noMembers(organization: entity, known: members.count)
    }
    return nodes
  }

  /// Whom the side stands for, in words.
  func name(in graph: KnowledgeGraph, _ count: Int) -> String {
    let name = graph.storage.entityName(entity)
    guard members != nil else { return name }
    return "\(count.counted("member", "members")) of \(name)"
  }
}
