/// A division of the nodes of a graph into modules in which a random walk stays long.
///
/// Modules are numbered in the order of their first nodes.
public struct FlowModules: Sendable, Hashable {
  /// The module of each node.
  public let labels: [Int32]

  /// The number of nodes in each module.
  public let sizes: [Int]

  /// The bits that a step of the walk takes to tell, by the map equation.
  public let codeLength: Double

  /// The bits that a step takes without modules.
  public let plainLength: Double

  /// The number of modules.
  public var count: Int { sizes.count }
}

extension CSRGraph {
  /// Returns modules in which a random walk stays long, by the map equation (Infomap).
  ///
  /// A walker goes along edges, the more often the greater their weight. To tell where it
  /// is takes a code for each module, which leaves a word for the exit, and a code for the
  /// changes of module; good modules make it short. Nodes move to the module where the
  /// code gets shortest, then modules become nodes, as in the Louvain method. Parallel
  /// edges count each, loops hold the walker. There are two levels, modules and nodes.
  ///
  /// In a directed graph the walker goes from source to target. With probability 0.15, and
  /// where nothing leads on, it jumps to any node, as in PageRank; its jumps are not told
  /// (unrecorded teleportation to nodes).
  ///
  ///     let pairs = CSRGraph(nodeCount: 4, edges: [(0, 2), (1, 3)])
  ///     pairs.flowModules().labels  // [0, 1, 0, 1]
  ///
  /// - Parameter seed: What the order is drawn from in which nodes are looked at.
  /// - Returns: The modules, with the length of their code.
  ///
  /// - Complexity: O(*m*) time for each look at all nodes, of which a few dozen are usual,
  ///   and O(*n* + *m*) space; and the time of PageRank if directed.
  ///
  /// > M. Rosvall, C. T. Bergstrom. "Maps of random walks on complex networks reveal
  /// > community structure." *PNAS* 105(4), 2008, pp. 1118–1123.
  /// > doi:[10.1073/pnas.0706851105](https://doi.org/10.1073/pnas.0706851105)
  /// >
  /// > R. Lambiotte, M. Rosvall. "Ranking and clustering of nodes in networks with smart
  /// > teleportation." *Physical Review E* 85, 2012, 056107.
  /// > doi:[10.1103/PhysRevE.85.056107](https://doi.org/10.1103/PhysRevE.85.056107)
  public func flowModules(seed: UInt64 = 0) -> FlowModules {
    let (walk, network) = walkNetwork
    var random = SplitMix64(seed: seed)
    var best = network.flowModules(walk, random: &random)
    // To tell nothing of modules may be shorter still.
    let parts = components(workers: .one).labels.map { UInt32($0) }
    let plain = network.codeLength(of: parts, walk)
    if plain < network.codeLength(of: best, walk) - 1e-12 { best = parts }
    let modules = Components(labels: best.map { Int32($0) }, count: nodeCount)
    return FlowModules(
      labels: modules.labels, sizes: modules.sizes,
      codeLength: network.codeLength(of: best, walk),
      plainLength: network.codeLength(of: [UInt32](repeating: 0, count: nodeCount), walk))
  }

  /// Returns the bits that a step of a random walk takes to tell, given modules.
  ///
  ///     L = e log e − Σ eᵢ log eᵢ − Σ qᵢ log qᵢ − Σ pₐ log pₐ + Σ (qᵢ + pᵢ) log (qᵢ + pᵢ)
  ///
  /// for the rates *eᵢ* and *qᵢ* at which the walker comes into module *i* and leaves it,
  /// without direction the same, the sum *e* of the first, and how often the walker is at
  /// node *a* or in module *i*. Logarithms are of base 2. Without weight it is 0. How the
  /// walker goes in a directed graph is told at ``flowModules(seed:)``.
  ///
  /// - Parameter labels: The module of each node, from 0, less than the number of nodes.
  /// - Returns: The bits a step.
  /// - Complexity: O(*n* + *m*), and that of PageRank if directed.
  public func codeLength(of labels: [Int32]) -> Double {
    precondition(labels.count == nodeCount, "Each node needs one label")
    precondition(
      labels.allSatisfy { $0 >= 0 && $0 < nodeCount }, "Labels are numbers less than the nodes'")
    let (walk, network) = walkNetwork
    return network.codeLength(of: labels.map { UInt32($0) }, walk)
  }

  /// The ties along which a walker goes, and how, if they have a direction.
  private var walkNetwork: (walk: DirectedWalk?, network: CommunityNetwork) {
    if !isDirected { return (nil, CommunityNetwork(self)) }
    return DirectedWalk.along(self)
  }
}

extension CommunityNetwork {
  /// Finds modules by moving nodes, then groups of nodes, and back.
  fileprivate func flowModules(_ walk: DirectedWalk?, random: inout SplitMix64) -> [UInt32] {
    var tally = LabelTally(labelCount: nodeCount)
    var levels: [(network: CommunityNetwork, walk: DirectedWalk?, groups: [UInt32])] = []
    var (level, levelWalk) = (self, walk)
    while true {
      var search = MapEquationSearch(
        level, labels: (0..<UInt32(level.nodeCount)).map(\.self), walk: levelWalk)
      let order = (0..<UInt32(level.nodeCount)).shuffled(using: &random)
      search.moveNodes(of: level, inOrder: order, tally: &tally)
      let (groups, count) = CommunitySearch.numbered(search.labels, bound: level.nodeCount)
      levels.append((level, levelWalk, groups))
      if count == level.nodeCount { break }
      levelWalk = levelWalk.map {
        MapEquationSearch(level, labels: groups, walk: $0).walk(ofModules: count)
      }
      level = level.aggregated(by: groups, count: count)
    }
    var labels = levels.removeLast().groups
    while let (level, walk, groups) = levels.popLast() {
      var search = MapEquationSearch(level, labels: groups.map { labels[Int($0)] }, walk: walk)
      let order = (0..<UInt32(level.nodeCount)).shuffled(using: &random)
      search.moveNodes(of: level, inOrder: order, tally: &tally)
      labels = search.labels
    }
    return labels
  }

  /// The map equation of a division of a graph's nodes, by labels less than *n*.
  fileprivate func codeLength(of labels: [UInt32], _ walk: DirectedWalk?) -> Double {
    guard total > 0 else { return 0 }
    let search = MapEquationSearch(self, labels: labels, walk: walk)
    return strengths.reduce(search.codeLength) { $0 - MapEquationSearch.plogp($1 / total) }
  }
}
