/// The ties among nodes, or groups of nodes, in several layers.
struct LayeredNetwork {
  private var layers: [(network: CommunityNetwork, weight: Double)]

  let nodeCount: Int

  init(_ layers: [CommunityLayer]) {
    nodeCount = layers.first?.graph.nodeCount ?? 0
    let count = nodeCount
    precondition(
      layers.allSatisfy { $0.graph.nodeCount == count }, "All layers have the same nodes")
    precondition(layers.allSatisfy { $0.weight.isFinite }, "Weights of layers are finite")
    // Layers without ties say nothing.
    self.layers = layers.filter { $0.weight != 0 }.map { (CommunityNetwork($0.graph), $0.weight) }
      .filter { $0.0.total > 0 }
  }

  private init(layers: [(network: CommunityNetwork, weight: Double)], nodeCount: Int) {
    self.layers = layers
    self.nodeCount = nodeCount
  }

  func modularity(of labels: [UInt32], resolution: Double) -> Double {
    let whole = layers.reduce(0) { $0 + abs($1.weight) * $1.network.total }
    guard whole > 0 else { return 0 }
    return layers.reduce(0) { sum, layer in
      let own = layer.network.modularity(of: labels, resolution: resolution, workers: .one)
      return sum + layer.weight * layer.network.total / whole * own
    }
  }

  /// Returns communities at least as good as given ones.
  func leidenIteration(
    from start: [UInt32], resolution: Double, random: inout SplitMix64
  ) -> [UInt32] {
    var nodes = (0..<UInt32(nodeCount)).map(\.self)
    var level = self
    var labels = start
    while true {
      let order = (0..<UInt32(level.nodeCount)).shuffled(using: &random)
      var search = LayeredSearch(level, labels: labels, resolution: resolution)
      search.moveNodes(inOrder: order)
      var parts = LayeredSearch(
        level, labels: (0..<UInt32(level.nodeCount)).map(\.self), resolution: resolution)
      parts.refine(within: search.labels, inOrder: order)
      let (groups, count) = CommunitySearch.numbered(parts.labels, bound: level.nodeCount)
      if count == level.nodeCount {
        for node in nodes.indices { nodes[node] = search.labels[Int(nodes[node])] }
        return CommunitySearch.numbered(nodes, bound: max(1, nodeCount)).labels
      }
      var above = [UInt32](repeating: 0, count: count)
      for node in groups.indices { above[Int(groups[node])] = search.labels[node] }
      for node in nodes.indices { nodes[node] = groups[Int(nodes[node])] }
      labels = CommunitySearch.numbered(above, bound: level.nodeCount).labels
      level = LayeredNetwork(
        layers: level.layers.map { ($0.network.aggregated(by: groups, count: count), $0.weight) },
        nodeCount: count)
    }
  }

  /// Takes each arc of a node but loops, with its weight times that of its layer.
  fileprivate func forEachArc(of node: Int, _ body: (_ head: Int, _ weight: Double) -> Void) {
    for (network, factor) in layers {
      for arc in network.offsets[node]..<network.offsets[node + 1] {
        let head = Int(network.heads[arc])
        if head != node { body(head, factor * (network.weights?[arc] ?? 1)) }
      }
    }
  }

  fileprivate var layerCount: Int { layers.count }

  fileprivate func strength(of node: Int, in layer: Int) -> Double {
    layers[layer].network.strengths[node]
  }

  /// What a pair of strengths is expected to be tied by chance, for each layer.
  fileprivate func chances(_ resolution: Double) -> [Double] {
    layers.map { $0.weight * resolution / $0.network.total }
  }
}

/// A division of the nodes of several layers that grows better by moving one at a time.
private struct LayeredSearch {
  /// The community of each node, less than *n*.
  private(set) var labels: [UInt32]

  private let network: LayeredNetwork
  private let chances: [Double]

  /// The strength of each community in each layer.
  private var totals: [[Double]]
  private var sizes: [UInt32]
  private var unused: [UInt32]

  /// The weight of the current node's ties to each community, and those met.
  private var weights: [Double]
  private var isMet: [Bool]
  private var met: [UInt32] = []

  init(_ network: LayeredNetwork, labels: [UInt32], resolution: Double) {
    self.network = network
    self.labels = labels
    chances = network.chances(resolution)
    var totals = [[Double]](
      repeating: [Double](repeating: 0, count: labels.count), count: network.layerCount)
    var sizes = [UInt32](repeating: 0, count: labels.count)
    for node in labels.indices {
      for layer in totals.indices {
        totals[layer][Int(labels[node])] += network.strength(of: node, in: layer)
      }
      sizes[Int(labels[node])] += 1
    }
    self.totals = totals
    self.sizes = sizes
    unused = sizes.indices.reversed().filter { sizes[$0] == 0 }.map { UInt32($0) }
    weights = [Double](repeating: 0, count: labels.count)
    isMet = [Bool](repeating: false, count: labels.count)
  }

  mutating func moveNodes(inOrder order: [UInt32]) {
    var line = WaitingLine(order)
    while let next = line.popFirst() {
      let node = Int(next)
      tally(node) { _ in true }
      let own = labels[node]
      let slack = self.slack(node)
      var best = own
      var most = gain(node, own) + slack
      for label in met where label != own {
        let gain = gain(node, label)
        if gain > most { (best, most) = (label, gain) }
      }
      if most < 0, sizes[Int(own)] > 1, let empty = unused.last { best = empty }
      forget()
      if best == own { continue }
      move(node, to: best)
      network.forEachArc(of: node) { head, _ in
        if labels[head] != best { line.append(UInt32(head)) }
      }
    }
  }

  /// Joins nodes that are alone to the parts of their community where they gain most.
  mutating func refine(within communities: [UInt32], inOrder order: [UInt32]) {
    for next in order {
      let node = Int(next)
      if sizes[Int(labels[node])] > 1 { continue }
      tally(node) { communities[$0] == communities[node] }
      var best = labels[node]
      var most = slack(node)
      for label in met where label != labels[node] && weights[Int(label)] > 0 {
        let gain = gain(node, label)
        if gain > most { (best, most) = (label, gain) }
      }
      forget()
      if best != labels[node] { move(node, to: best) }
    }
  }

  /// What a node gains in a community, but for a factor.
  private func gain(_ node: Int, _ label: UInt32) -> Double {
    var gain = weights[Int(label)]
    let isOwn = label == labels[node]
    for layer in chances.indices {
      let strength = network.strength(of: node, in: layer)
      let total = totals[layer][Int(label)] - (isOwn ? strength : 0)
      gain -= chances[layer] * strength * total
    }
    return gain
  }

  /// A gain counts from this on, so that rounding can't keep nodes moving forever.
  private func slack(_ node: Int) -> Double {
    chances.indices.reduce(0) { $0 + network.strength(of: node, in: $1) } * 1e-11
  }

  private mutating func tally(_ node: Int, _ isCounted: (Int) -> Bool) {
    network.forEachArc(of: node) { head, weight in
      if !isCounted(head) { return }
      let label = labels[head]
      if !isMet[Int(label)] {
        isMet[Int(label)] = true
        met.append(label)
      }
      weights[Int(label)] += weight
    }
  }

  private mutating func forget() {
    for label in met {
      weights[Int(label)] = 0
      isMet[Int(label)] = false
    }
    met.removeAll(keepingCapacity: true)
  }

  private mutating func move(_ node: Int, to label: UInt32) {
    let own = labels[node]
    if sizes[Int(label)] == 0 { unused.removeLast() }
    for layer in totals.indices {
      let strength = network.strength(of: node, in: layer)
      totals[layer][Int(own)] -= strength
      totals[layer][Int(label)] += strength
    }
    sizes[Int(label)] += 1
    sizes[Int(own)] -= 1
    labels[node] = label
    if sizes[Int(own)] == 0 { unused.append(own) }
  }
}
