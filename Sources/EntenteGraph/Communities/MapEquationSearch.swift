#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A division of a network into modules that tells a random walk in fewer bits by moving
/// one node at a time.
struct MapEquationSearch {
  /// The module of each node, less than *n*.
  private(set) var labels: [UInt32]

  /// How often the walker is in each module.
  private var flows: [Double]

  /// How often it leaves each module in a step.
  private var exits: [Double]
  private var exitSum: Double

  /// How often it leaves each node, by another way than a loop.
  private let leaving: [Double]

  /// The number of nodes in each module, and modules without.
  private var sizes: [UInt32]

  /// A change counts from so many bits on, so that rounding can't keep nodes moving.
  private static let leastGain = 1e-11

  init(_ network: CommunityNetwork, labels: [UInt32]) {
    self.labels = labels
    let count = network.nodeCount
    let scale = network.total > 0 ? 1 / network.total : 0
    var flows = [Double](repeating: 0, count: count)
    var exits = flows
    var leaving = flows
    var sizes = [UInt32](repeating: 0, count: count)
    for node in 0..<count {
      let label = labels[node]
      flows[Int(label)] += scale * network.strengths[node]
      sizes[Int(label)] += 1
      for arc in network.offsets[node]..<network.offsets[node + 1] {
        let head = Int(network.heads[arc])
        if head == node { continue }
        let flow = scale * (network.weights?[arc] ?? 1)
        leaving[node] += flow
        if labels[head] != label { exits[Int(label)] += flow }
      }
    }
    self.flows = flows
    self.exits = exits
    self.leaving = leaving
    self.sizes = sizes
    exitSum = exits.reduce(0, +)
  }

  /// The map equation but for the part of single nodes, which no division changes.
  var codeLength: Double {
    var length = Self.plogp(exitSum)
    for module in exits.indices {
      length += Self.plogp(exits[module] + flows[module]) - 2 * Self.plogp(exits[module])
    }
    return length
  }

  /// Moves nodes to the neighboring modules where the code gets shortest, until none gains.
  mutating func moveNodes(
    of network: CommunityNetwork, inOrder order: [UInt32], tally: inout LabelTally
  ) {
    guard network.total > 0 else { return }
    let scale = 1 / network.total
    var line = WaitingLine(order)
    while let next = line.popFirst() {
      let node = Int(next)
      let out = leaving[node]
      if out == 0 { continue }
      let flow = scale * network.strengths[node]
      let own = labels[node]
      tally.add(arcsOf: node, in: network, by: labels)
      let within = scale * tally.weight(of: own)
      let ownExit = max(0, exits[Int(own)] - out + 2 * within)
      let ownFlow = max(0, flows[Int(own)] - flow)
      let rest = change(ofModule: own, toExit: ownExit, flow: ownFlow)
      var best = own
      var bestExit = 0.0
      var least = -Self.leastGain
      tally.drain { label, weight in
        if label == own { return }
        let exit = max(0, exits[Int(label)] + out - 2 * scale * weight)
        let change =
          rest + self.change(ofModule: label, toExit: exit, flow: flows[Int(label)] + flow)
          + Self.plogp(
            max(0, exitSum + ownExit - exits[Int(own)] + exit - exits[Int(label)]))
          - Self.plogp(exitSum)
        if change < least { (least, best, bestExit) = (change, label, exit) }
      }
      if best == own { continue }
      exitSum = max(0, exitSum + ownExit - exits[Int(own)] + bestExit - exits[Int(best)])
      exits[Int(own)] = sizes[Int(own)] == 1 ? 0 : ownExit
      flows[Int(own)] = sizes[Int(own)] == 1 ? 0 : ownFlow
      exits[Int(best)] = bestExit
      flows[Int(best)] += flow
      sizes[Int(own)] -= 1
      sizes[Int(best)] += 1
      labels[node] = best
      line.append(neighborsOf: node, in: network, outside: best, of: labels)
    }
  }

  /// By how much a module's own part of the map equation changes.
  private func change(ofModule module: UInt32, toExit exit: Double, flow: Double) -> Double {
    let (oldExit, oldFlow) = (exits[Int(module)], flows[Int(module)])
    return Self.plogp(exit + flow) - Self.plogp(oldExit + oldFlow)
      - 2 * (Self.plogp(exit) - Self.plogp(oldExit))
  }

  /// *p* log₂ *p*, 0 of 0.
  static func plogp(_ p: Double) -> Double { p > 0 ? p * log2(p) : 0 }
}
