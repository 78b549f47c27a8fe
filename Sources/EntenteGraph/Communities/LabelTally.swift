/// The weight of a node's ties to each label among its neighbors.
///
/// A dense array holds the weights, a list the labels met, so that reading a row
/// costs its length and no hashing. Arcs that all weigh 1 are counted: counts take
/// half the room, and stay in the cache twice as long.
struct LabelTally: Sendable {
  /// The weight for each label; 0 for labels not met.
  private var weights: [Double]

  /// The number of arcs for each label; 0 for labels not met.
  private var counts: [UInt32]

  /// Whether the labels met stand in `counts` and not in `weights`.
  private var areCounted = false

  /// The labels met, in the order met; the first `count` of them.
  private var labels: [UInt32] = []

  /// The number of labels met.
  private var count = 0

  /// Makes room for labels less than a number.
  init(labelCount: Int) {
    weights = [Double](repeating: 0, count: labelCount)
    counts = [UInt32](repeating: 0, count: labelCount)
  }

  /// Returns the weight for a label.
  func weight(of label: UInt32) -> Double {
    areCounted ? Double(counts[Int(label)]) : weights[Int(label)]
  }
}

extension LabelTally {
  /// Adds the weights of a node's arcs to the labels of their heads.
  ///
  /// Loops are left out. All arcs between two drains are of one network.
  /// Labels that only arcs of weight 0 lead to may be listed, and more than once.
  mutating func add(arcsOf node: Int, in network: CommunityNetwork, by nodeLabels: [UInt32]) {
    add(arcsOf: node, in: network, by: nodeLabels) { $0 != node }
  }

  /// Adds the arcs whose heads are in the same group as the node.
  mutating func add(
    arcsOf node: Int, in network: CommunityNetwork, by nodeLabels: [UInt32],
    within groups: [UInt32]
  ) {
    let groups = groups.span
    let group = groups[node]
    add(arcsOf: node, in: network, by: nodeLabels) {
      groups[unchecked: $0] == group && $0 != node
    }
  }

  @inline(__always)
  private mutating func add(
    arcsOf node: Int, in network: CommunityNetwork, by nodeLabels: [UInt32],
    where counts: (_ head: Int) -> Bool
  ) {
    let arcs = network.offsets[node]..<network.offsets[node + 1]
    makeRoom(for: arcs.count)
    let (heads, nodeLabels) = (network.heads.span, nodeLabels.span)
    if let arcWeights = network.weights {
      areCounted = false
      let arcWeights = arcWeights.span
      Self.add(
        arcs, heads: heads, labels: nodeLabels, to: &weights, met: &labels, count: &count,
        where: counts
      ) { arcWeights[unchecked: $0] }
    } else {
      areCounted = true
      Self.add(
        arcs, heads: heads, labels: nodeLabels, to: &self.counts, met: &labels, count: &count,
        where: counts
      ) { _ in 1 }
    }
  }

  @inline(__always)
  private static func add<Sum: Numeric & BitwiseCopyable>(
    _ arcs: Range<Int>, heads: Span<UInt32>, labels: Span<UInt32>, to sums: inout [Sum],
    met: inout [UInt32], count: inout Int, where counts: (_ head: Int) -> Bool,
    weight: (_ arc: Int) -> Sum
  ) {
    var sums = sums.mutableSpan
    var met = met.mutableSpan
    var end = count
    for arc in arcs {
      let head = Int(heads[unchecked: arc])
      if !counts(head) { continue }
      let label = labels[unchecked: head]
      let sum = sums[unchecked: Int(label)]
      met[unchecked: end] = label
      end &+= sum == 0 ? 1 : 0
      sums[unchecked: Int(label)] = sum + weight(arc)
    }
    count = end
  }

  /// Makes sure that `more` labels, and one written ahead, can be listed.
  private mutating func makeRoom(for more: Int) {
    let needed = count + more + 1
    guard labels.count < needed else { return }
    labels += [UInt32](repeating: 0, count: max(needed, 2 * labels.count) - labels.count)
  }
}

extension LabelTally {
  /// Gives every label met with its weight, and forgets them.
  @inline(__always)
  mutating func drain(_ body: (_ label: UInt32, _ weight: Double) -> Void) {
    if areCounted {
      Self.drain(&counts, labels, count: count) { body($0, Double($1)) }
    } else {
      Self.drain(&weights, labels, count: count, body)
    }
    count = 0
  }

  @inline(__always)
  private static func drain<Sum: Numeric & BitwiseCopyable>(
    _ sums: inout [Sum], _ labels: [UInt32], count: Int,
    _ body: (_ label: UInt32, _ weight: Sum) -> Void
  ) {
    var sums = sums.mutableSpan
    let labels = labels.span
    for place in 0..<count {
      let label = labels[unchecked: place]
      let sum = sums[unchecked: Int(label)]
      sums[unchecked: Int(label)] = 0
      body(label, sum)
    }
  }
}
