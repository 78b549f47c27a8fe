#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A division of a network into modules that tells a random walk in fewer bits by moving
/// one node at a time.
///
/// Along ties without direction a walker leaves each module as often as it comes in.
struct MapEquationSearch {
  /// The module of each node, less than *n*.
  private(set) var labels: [UInt32]

  /// How often the walker is in each module.
  private var flows: [Double]

  /// How often it leaves each module in a step.
  private var exits: [Double]

  /// How often it comes into each; empty if as often as it leaves.
  private var entries: [Double] = []

  /// How often it comes into any.
  private var entrySum: Double

  /// How often it leaves each node, by another way than a loop, and comes to it.
  private let leaving: [Double]
  private let entering: [Double]

  /// The number of nodes in each module, and modules without.
  private var sizes: [UInt32]

  /// A change counts from so many bits on, so that rounding can't keep nodes moving.
  private static let leastGain = 1e-11

  /// Begins with a module for each label.
  ///
  /// - Parameters:
  ///   - network: The ties among nodes.
  ///   - labels: The label of each node, less than *n*.
  ///   - walk: How the walker goes, if ties have a direction.
  init(_ network: CommunityNetwork, labels: [UInt32], walk: DirectedWalk? = nil) {
    self.labels = labels
    let count = network.nodeCount
    let scale = network.total > 0 ? 1 / network.total : 0
    var flows = [Double](repeating: 0, count: count)
    var exits = flows
    var leaving = flows
    // Of ties with direction: how often the walker stays among others of the module.
    var staying = walk == nil ? [] : flows
    var sizes = [UInt32](repeating: 0, count: count)
    for node in 0..<count {
      let label = labels[node]
      flows[Int(label)] += scale * network.strengths[node]
      sizes[Int(label)] += 1
      for arc in network.offsets[node]..<network.offsets[node + 1] {
        let head = Int(network.heads[arc])
        if head == node { continue }
        let flow = scale * (network.weights?[arc] ?? 1)
        if walk != nil {
          if labels[head] == label { staying[Int(label)] += flow }
          continue
        }
        leaving[node] += flow
        if labels[head] != label { exits[Int(label)] += flow }
      }
    }
    if let walk {
      var entries = exits
      for node in 0..<count {
        exits[Int(labels[node])] += walk.leaving[node]
        entries[Int(labels[node])] += walk.entering[node]
      }
      for module in 0..<count {
        exits[module] = max(0, exits[module] - staying[module])
        entries[module] = max(0, entries[module] - staying[module])
      }
      self.entries = entries
      leaving = walk.leaving
    }
    self.flows = flows
    self.exits = exits
    self.leaving = leaving
    self.sizes = sizes
    entering = walk?.entering ?? []
    entrySum = (walk == nil ? exits : entries).reduce(0, +)
  }

  /// The map equation but for the part of single nodes, which no division changes.
  var codeLength: Double {
    var length = Self.plogp(entrySum)
    for module in exits.indices {
      let exit = Self.plogp(exits[module])
      let entry = entries.isEmpty ? exit : Self.plogp(entries[module])
      length += Self.plogp(exits[module] + flows[module]) - (exit + entry)
    }
    return length
  }

  /// How the walker goes from module to module, the first so many.
  func walk(ofModules count: Int) -> DirectedWalk {
    DirectedWalk(leaving: Array(exits.prefix(count)), entering: Array(entries.prefix(count)))
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
      let into = entries.isEmpty ? out : entering[node]
      if out == 0, into == 0 { continue }
      let flow = scale * network.strengths[node]
      let own = labels[node]
      tally.add(arcsOf: node, in: network, by: labels)
      let within = scale * tally.weight(of: own)
      let left = module(own, changedBy: 2 * within, -out, -into, -flow)
      let rest = change(of: own, to: left)
      var best = own
      var bestModule = left
      var least = -Self.leastGain
      tally.drain { label, weight in
        if label == own { return }
        let joined = self.module(label, changedBy: -2 * scale * weight, out, into, flow)
        let change =
          rest + self.change(of: label, to: joined)
          + Self.plogp(
            max(0, entrySum + left.entry - entry(of: own) + joined.entry - entry(of: label)))
          - Self.plogp(entrySum)
        if change < least { (least, best, bestModule) = (change, label, joined) }
      }
      if best == own { continue }
      entrySum = max(
        0, entrySum + left.entry - entry(of: own) + bestModule.entry - entry(of: best))
      set(own, sizes[Int(own)] == 1 ? Module() : left)
      set(best, bestModule)
      sizes[Int(own)] -= 1
      sizes[Int(best)] += 1
      labels[node] = best
      line.append(neighborsOf: node, in: network, outside: best, of: labels)
    }
  }

  /// How often the walker leaves a module, comes into it, and is there.
  private struct Module {
    var exit = 0.0
    var entry = 0.0
    var flow = 0.0
  }

  /// How often the walker comes into a module.
  private func entry(of module: UInt32) -> Double {
    entries.isEmpty ? exits[Int(module)] : entries[Int(module)]
  }

  /// A module that a node joins or leaves, which stays tied to it.
  private func module(
    _ module: UInt32, changedBy ties: Double, _ out: Double, _ into: Double, _ flow: Double
  ) -> Module {
    let exit = max(0, exits[Int(module)] + out + ties)
    return Module(
      exit: exit,
      entry: entries.isEmpty ? exit : max(0, entries[Int(module)] + into + ties),
      flow: max(0, flows[Int(module)] + flow))
  }

  private mutating func set(_ module: UInt32, _ new: Module) {
    exits[Int(module)] = new.exit
    flows[Int(module)] = new.flow
    if !entries.isEmpty { entries[Int(module)] = new.entry }
  }

  /// By how much a module's own part of the map equation changes.
  private func change(of module: UInt32, to new: Module) -> Double {
    let (oldExit, oldFlow) = (exits[Int(module)], flows[Int(module)])
    let exit = Self.plogp(new.exit) - Self.plogp(oldExit)
    let entry =
      entries.isEmpty ? exit : Self.plogp(new.entry) - Self.plogp(entries[Int(module)])
    return Self.plogp(new.exit + new.flow) - Self.plogp(oldExit + oldFlow) - (exit + entry)
  }

  /// *p* log₂ *p*, 0 of 0.
  static func plogp(_ p: Double) -> Double { p > 0 ? p * log2(p) : 0 }
}
