/// A division of a network that grows better by moving one node at a time.
///
/// What a node *u* gains in community *c* is, but for a factor,
///
///     w(u, c) − γ · s(u) · s(c) / 2m
///
/// for the weight *w* of its ties to the community, the strengths *s* of both, the
/// weight *m* of all edges and the resolution γ. A waiting line holds the nodes whose
/// neighbors have changed since they were last looked at; the rest need no look.
///
/// > V. A. Traag, L. Waltman, N. J. van Eck. "From Louvain to Leiden: guaranteeing
/// > well-connected communities." *Scientific Reports* 9, 2019, 5233.
/// > doi:[10.1038/s41598-019-41695-z](https://doi.org/10.1038/s41598-019-41695-z)
struct CommunitySearch: Sendable {
  /// The community of each node, less than *n*.
  private(set) var labels: [UInt32]

  /// The strength of each community.
  private(set) var totals: [Double]

  /// The number of nodes in each community.
  private var sizes: [UInt32]

  /// Communities without nodes.
  private var unused: [UInt32]

  let resolution: Double

  /// A gain counts from this share of a node's strength, so that rounding can't keep
  /// nodes moving forever.
  static let leastGain = 1e-11

  /// Begins with a community for each label.
  init(_ network: CommunityNetwork, labels: [UInt32], resolution: Double) {
    self.labels = labels
    self.resolution = resolution
    var totals = [Double](repeating: 0, count: labels.count)
    var sizes = [UInt32](repeating: 0, count: labels.count)
    for node in labels.indices {
      totals[Int(labels[node])] += network.strengths[node]
      sizes[Int(labels[node])] += 1
    }
    self.totals = totals
    self.sizes = sizes
    unused = sizes.indices.reversed().filter { sizes[$0] == 0 }.map { UInt32($0) }
  }

  /// Begins with each node alone.
  init(_ network: CommunityNetwork, resolution: Double) {
    self.init(
      network, labels: (0..<UInt32(network.nodeCount)).map(\.self), resolution: resolution)
  }

  /// Moves nodes to the neighboring communities where they gain most, until none gains.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - order: The nodes in the order in which they are looked at first.
  ///   - tally: Storage with room for every label.
  /// - Returns: Whether a node moved.
  mutating func moveNodes(
    of network: CommunityNetwork, inOrder order: [UInt32], tally: inout LabelTally
  ) -> Bool {
    guard network.total > 0 else { return false }
    var line = WaitingLine(order)
    var hasMoved = false
    let scale = resolution / network.total
    while let next = line.popFirst() {
      let node = Int(next)
      if let later = line.node(after: 8) { network.prefetch(later) }
      if let later = line.node(after: 2) { network.prefetchRow(of: later) }
      let strength = network.strengths[node]
      if strength == 0 { continue }
      tally.add(arcsOf: node, in: network, by: labels)
      let own = labels[node]
      let loss = scale * strength
      var best = own
      var most =
        tally.weight(of: own) - loss * (totals[Int(own)] - strength)
        + Self.leastGain * strength
      tally.drain { label, weight in
        let gain = weight - loss * totals[Int(label)]
        if gain > most && label != own {
          most = gain
          best = label
        }
      }
      if most < 0, sizes[Int(own)] > 1, let empty = unused.last { best = empty }
      if best == own { continue }
      hasMoved = true
      move(node, strength: strength, to: best)
      line.append(neighborsOf: node, in: network, outside: best, of: labels)
    }
    return hasMoved
  }

  private mutating func move(_ node: Int, strength: Double, to label: UInt32) {
    let own = labels[node]
    if sizes[Int(label)] == 0 { unused.removeLast() }
    labels[node] = label
    totals[Int(label)] += strength
    sizes[Int(label)] += 1
    totals[Int(own)] -= strength
    sizes[Int(own)] -= 1
    if sizes[Int(own)] == 0 {
      totals[Int(own)] = 0
      unused.append(own)
    }
  }

  /// Returns the communities numbered without gaps, in the order of their first nodes.
  func numbered() -> (labels: [UInt32], count: Int) {
    Self.numbered(labels, bound: labels.count)
  }

  /// Numbers labels less than a bound without gaps, in the order of their first nodes.
  static func numbered(
    _ labels: [UInt32], bound: Int
  ) -> (labels: [UInt32], count: Int) {
    var numbers = [UInt32](repeating: .max, count: bound)
    var count = 0
    let renamed = labels.map { label in
      if numbers[Int(label)] == .max {
        numbers[Int(label)] = UInt32(count)
        count += 1
      }
      return numbers[Int(label)]
    }
    return (renamed, count)
  }
}
