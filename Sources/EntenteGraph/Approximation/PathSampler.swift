/// Draws shortest paths by hops between two nodes, each with the same probability, over
/// storage reused from path to path.
///
/// Two searches, from the one node along the arcs and from the other against them, take
/// turns: the one whose next step looks at fewer arcs makes it. Once an arc leads from
/// the one into the other, all arcs that do so in this step lie on shortest paths; one is
/// drawn, and from its ends the way back to both nodes.
///
/// Where paths are so many that their numbers overflow, those of a step are divided by a
/// power of two. Only ratios in one step matter.
///
/// > M. Borassi, E. Natale. "KADABRA is an ADaptive Algorithm for Betweenness via Random
/// > Approximation." *ESA 2016*, LIPIcs 57, 20:1–20:18.
/// > doi:[10.4230/LIPIcs.ESA.2016.20](https://doi.org/10.4230/LIPIcs.ESA.2016.20)
struct PathSampler: Sendable {
  /// The nodes between the two on the path drawn last, in no particular order.
  private(set) var inner: [CSRGraph.Node] = []

  /// The number of arcs looked at so far.
  private(set) var arcCount = 0

  private var visits: [Visit]
  private var forward = Side(sign: 1)
  private var backward = Side(sign: -1)

  /// What a search knows of a node.
  private struct Visit {
    /// The number of the step, from 1; negative in the search from the goal, 0 in none.
    var step: Int32

    /// The number of shortest paths.
    var pathCount: Double

    static let none = Visit(step: 0, pathCount: 0)
  }

  /// One of the two searches.
  private struct Side: Sendable {
    let sign: Int32

    /// The nodes met, in the order of steps.
    var reached: [CSRGraph.Node] = []

    /// Where those of the last step begin.
    var last = 0

    /// The number of the last step.
    var step: Int32 = 1

    init(sign: Int32) { self.sign = sign }

    mutating func start(at node: CSRGraph.Node) {
      reached.removeAll(keepingCapacity: true)
      reached.append(node)
      last = 0
      step = 1
    }
  }

  /// An arc from the one search into the other.
  private struct Contact {
    var near: CSRGraph.Node
    var far: CSRGraph.Node
  }

  init(nodeCount: Int) {
    visits = [Visit](repeating: .none, count: nodeCount)
  }

  /// Draws a path from a node to another; none if no path leads there.
  mutating func drawPath(
    from source: Int, to target: Int, in graph: CSRGraph, using random: inout SplitMix64
  ) {
    inner.removeAll(keepingCapacity: true)
    for node in forward.reached { visits[Int(node)] = .none }
    for node in backward.reached { visits[Int(node)] = .none }
    forward.start(at: CSRGraph.Node(source))
    backward.start(at: CSRGraph.Node(target))
    visits[source] = Visit(step: 1, pathCount: 1)
    visits[target] = Visit(step: -1, pathCount: 1)
    while true {
      let ahead = arcCount(from: forward, along: graph.outgoing)
      let behind = arcCount(from: backward, along: graph.incoming)
      if ahead == 0 || behind == 0 { return }
      arcCount &+= min(ahead, behind)
      if ahead <= behind {
        if let contact = Self.advance(
          &forward, along: graph.outgoing, visits: &visits, using: &random)
        {
          return walkBack(from: contact.near, and: contact.far, in: graph, using: &random)
        }
      } else if let contact = Self.advance(
        &backward, along: graph.incoming, visits: &visits, using: &random)
      {
        return walkBack(from: contact.far, and: contact.near, in: graph, using: &random)
      }
    }
  }

  /// The number of arcs at which the next step of a search looks.
  private func arcCount(from side: Side, along adjacency: Adjacency) -> Int {
    let offsets = adjacency.offsets.span
    var count = 0
    for place in side.last..<side.reached.count {
      let node = Int(side.reached[place])
      count &+= offsets[unchecked: node &+ 1] &- offsets[unchecked: node]
    }
    return count
  }

  /// Makes a step.
  ///
  /// - Returns: An arc into the other search, drawn by the number of paths over it.
  private static func advance(
    _ side: inout Side, along adjacency: Adjacency, visits: inout [Visit],
    using random: inout SplitMix64
  ) -> Contact? {
    let offsets = adjacency.offsets.span
    let heads = adjacency.heads.span
    var visits = visits.mutableSpan
    let next = (side.step &+ 1) &* side.sign
    let end = side.reached.count
    var contact: Contact?
    var total = 0.0
    var greatest = 0.0
    for place in side.last..<end {
      let node = side.reached[place]
      let count = visits[unchecked: Int(node)].pathCount
      for arc in offsets[unchecked: Int(node)]..<offsets[unchecked: Int(node) &+ 1] {
        let head = heads[unchecked: arc]
        let visit = visits[unchecked: Int(head)]
        if visit.step == 0 {
          // What lies beyond the first contact is no nearer.
          if contact != nil { continue }
          visits[unchecked: Int(head)] = Visit(step: next, pathCount: count)
          side.reached.append(head)
          greatest = max(greatest, count)
        } else if visit.step == next {
          let sum = visit.pathCount + count
          visits[unchecked: Int(head)].pathCount = sum
          greatest = max(greatest, sum)
        } else if visit.step.signum() != side.sign {
          let weight = count * visit.pathCount
          total += weight
          if contact == nil || random.nextUnit() * total < weight {
            contact = Contact(near: node, far: head)
          }
        }
      }
    }
    if contact != nil { return contact }
    side.last = end
    side.step &+= 1
    if greatest > 0x1p400 {
      for place in end..<side.reached.count {
        visits[Int(side.reached[place])].pathCount *= 0x1p-400
      }
    }
    return nil
  }

  /// Draws the rest of the path from the ends of an arc, each with its search.
  private mutating func walkBack(
    from near: CSRGraph.Node, and far: CSRGraph.Node, in graph: CSRGraph,
    using random: inout SplitMix64
  ) {
    var node = near
    while visits[Int(node)].step != 1 {
      inner.append(node)
      node = predecessor(of: node, along: graph.incoming, sign: 1, using: &random)
    }
    node = far
    while visits[Int(node)].step != -1 {
      inner.append(node)
      node = predecessor(of: node, along: graph.outgoing, sign: -1, using: &random)
    }
  }

  /// Draws a node one step nearer to where a search began, by its number of paths.
  private func predecessor(
    of node: CSRGraph.Node, along adjacency: Adjacency, sign: Int32,
    using random: inout SplitMix64
  ) -> CSRGraph.Node {
    let offsets = adjacency.offsets.span
    let heads = adjacency.heads.span
    let visits = visits.span
    let nearer = visits[Int(node)].step &- sign
    var drawn: CSRGraph.Node?
    var total = 0.0
    for arc in offsets[Int(node)]..<offsets[Int(node) + 1] {
      let head = heads[unchecked: arc]
      let visit = visits[unchecked: Int(head)]
      if visit.step != nearer { continue }
      total += visit.pathCount
      if drawn == nil || random.nextUnit() * total < visit.pathCount { drawn = head }
    }
    guard let drawn else { preconditionFailure("A node is met from one a step nearer") }
    return drawn
  }
}
