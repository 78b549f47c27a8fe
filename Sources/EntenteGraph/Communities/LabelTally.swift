/// The weight of a node's ties to each label among its neighbors.
///
/// A dense array holds the weights, a list the labels met, so that reading a row
/// costs its length and no hashing.
struct LabelTally: Sendable {
  /// The weight for each label; 0 for labels not met.
  private var weights: [Double]

  /// The labels met, in the order met; the first `count` of them.
  private var labels: [UInt32] = []

  /// The number of labels met.
  private var count = 0

  /// Makes room for labels less than a number.
  init(labelCount: Int) {
    weights = [Double](repeating: 0, count: labelCount)
  }

  /// Returns the weight for a label.
  func weight(of label: UInt32) -> Double { weights[Int(label)] }
}

extension LabelTally {
  /// Adds the weights of a node's arcs to the labels of their heads.
  ///
  /// Loops are left out.
  /// Labels that only arcs of weight 0 lead to may be listed, and more than once.
  mutating func add(arcsOf node: Int, in network: CommunityNetwork, by nodeLabels: [UInt32]) {
    let arcs = network.offsets[node]..<network.offsets[node + 1]
    makeRoom(for: arcs.count)
    if let arcWeights = network.weights {
      Self.add(
        arcs, of: node, heads: network.heads.span, weights: arcWeights.span,
        labels: nodeLabels.span, to: &weights, met: &labels, count: &count)
    } else {
      Self.add(
        arcs, of: node, heads: network.heads.span, labels: nodeLabels.span, to: &weights,
        met: &labels, count: &count)
    }
  }

  /// Adds the arcs whose heads are in the same group as the node.
  mutating func add(
    arcsOf node: Int, in network: CommunityNetwork, by nodeLabels: [UInt32],
    within groups: [UInt32]
  ) {
    let arcs = network.offsets[node]..<network.offsets[node + 1]
    makeRoom(for: arcs.count)
    Self.add(
      arcs, of: node, heads: network.heads.span, arcWeights: network.weights,
      labels: nodeLabels.span, groups: groups.span, to: &weights, met: &labels, count: &count)
  }

  private static func add(
    _ arcs: Range<Int>, of node: Int, heads: Span<UInt32>, arcWeights: [Double]?,
    labels: Span<UInt32>, groups: Span<UInt32>, to sums: inout [Double],
    met: inout [UInt32], count: inout Int
  ) {
    var sums = sums.mutableSpan
    var met = met.mutableSpan
    let group = groups[node]
    for arc in arcs {
      let head = Int(heads[unchecked: arc])
      if groups[unchecked: head] != group || head == node { continue }
      let label = labels[unchecked: head]
      let sum = sums[unchecked: Int(label)]
      met[unchecked: count] = label
      count &+= sum == 0 ? 1 : 0
      sums[unchecked: Int(label)] = sum + (arcWeights?[arc] ?? 1)
    }
  }

  private static func add(
    _ arcs: Range<Int>, of node: Int, heads: Span<UInt32>, weights: Span<Double>,
    labels: Span<UInt32>, to sums: inout [Double], met: inout [UInt32], count: inout Int
  ) {
    var sums = sums.mutableSpan
    var met = met.mutableSpan
    var end = count
    for arc in arcs {
      let head = Int(heads[unchecked: arc])
      if head == node { continue }
      let label = labels[unchecked: head]
      let sum = sums[unchecked: Int(label)]
      met[unchecked: end] = label
      end &+= sum == 0 ? 1 : 0
      sums[unchecked: Int(label)] = sum + weights[unchecked: arc]
    }
    count = end
  }

  private static func add(
    _ arcs: Range<Int>, of node: Int, heads: Span<UInt32>, labels: Span<UInt32>,
    to sums: inout [Double], met: inout [UInt32], count: inout Int
  ) {
    var sums = sums.mutableSpan
    var met = met.mutableSpan
    var end = count
    for arc in arcs {
      let head = Int(heads[unchecked: arc])
      if head == node { continue }
      let label = labels[unchecked: head]
      let sum = sums[unchecked: Int(label)]
      met[unchecked: end] = label
      end &+= sum == 0 ? 1 : 0
      sums[unchecked: Int(label)] = sum + 1
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
    Self.drain(&weights, labels, count: count, body)
    count = 0
  }

  @inline(__always)
  private static func drain(
    _ sums: inout [Double], _ labels: [UInt32], count: Int,
    _ body: (_ label: UInt32, _ weight: Double) -> Void
  ) {
    let labels = labels.span
    for place in 0..<count {
      let label = labels[unchecked: place]
      let sum = sums[Int(label)]
      sums[Int(label)] = 0
      body(label, sum)
    }
  }
}
