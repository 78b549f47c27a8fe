/// How far apart nodes are, over all pairs that a path joins.
public struct DistanceSummary: Hashable, Sendable, BitwiseCopyable {
  /// The greatest number of steps between two nodes; 0 if no two are joined.
  public fileprivate(set) var diameter = 0

  /// The first of two nodes as far apart as that.
  public fileprivate(set) var source = 0

  /// The second of them.
  public fileprivate(set) var target = 0

  /// The number of pairs of a source and another node that it reaches.
  public fileprivate(set) var pairCount = 0

  /// The sum of their steps.
  public fileprivate(set) var total = 0

  /// The mean number of steps; nil if no two are joined.
  public var mean: Double? { pairCount == 0 ? nil : Double(total) / Double(pairCount) }
}

extension CSRGraph {
  /// Returns the diameter and the mean distance of what some nodes reach.
  ///
  /// A distance is the number of steps along the direction of the edges. Pairs that no
  /// path joins do not count.
  ///
  ///     CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)]).distanceSummary(from: [0, 1, 2])
  ///     // diameter 2, mean 1.333…
  ///
  /// - Parameters:
  ///   - sources: The nodes from which distances count, such as those of a component.
  ///   - workers: The threads to use; every number gives the same.
  /// - Returns: The diameter with two nodes as far apart, and the sum of the distances.
  ///
  /// - Complexity: O(*sm*) time for *s* sources, about 64 at a time, and O(*n*) space a
  ///   thread.
  public func distanceSummary(from sources: [Node], workers: Workers = .all) -> DistanceSummary {
    precondition(sources.allSatisfy { $0 < nodeCount }, "The graph lacks a node")
    let batch = SourceBatch.size
    let summaries = workers.map((sources.count + batch - 1) / batch) { number in
      SourceBatch(sources[number * batch..<min(sources.count, (number + 1) * batch)]).summary(
        in: self)
    }
    return summaries.reduce(into: DistanceSummary()) { all, part in
      if part.diameter > all.diameter {
        (all.diameter, all.source, all.target) = (part.diameter, part.source, part.target)
      }
      all.pairCount += part.pairCount
      all.total += part.total
    }
  }
}

/// Up to 64 searches by steps at a time, each a bit of a word.
private struct SourceBatch {
  static let size = 64

  private let sources: ArraySlice<CSRGraph.Node>

  init(_ sources: ArraySlice<CSRGraph.Node>) { self.sources = sources }

  func summary(in graph: CSRGraph) -> DistanceSummary {
    var summary = DistanceSummary()
    var seen = [UInt64](repeating: 0, count: graph.nodeCount)
    var now = seen
    var next = seen
    var active: [CSRGraph.Node] = []
    for (bit, source) in sources.enumerated() {
      if seen[Int(source)] == 0 { active.append(source) }
      seen[Int(source)] |= 1 << UInt64(bit)
      now[Int(source)] = seen[Int(source)]
    }
    let (heads, offsets) = (graph.outgoing.heads.span, graph.outgoing.offsets.span)
    var steps = 0
    while !active.isEmpty {
      steps += 1
      var reached: [CSRGraph.Node] = []
      for node in active {
        let bits = now[Int(node)]
        now[Int(node)] = 0
        for arc in offsets[unchecked: Int(node)]..<offsets[unchecked: Int(node) &+ 1] {
          let head = Int(heads[unchecked: arc])
          let fresh = bits & ~seen[head]
          if fresh == 0 { continue }
          if next[head] == 0 { reached.append(CSRGraph.Node(head)) }
          next[head] |= fresh
        }
      }
      for node in reached {
        seen[Int(node)] |= next[Int(node)]
        let count = next[Int(node)].nonzeroBitCount
        summary.pairCount &+= count
        summary.total &+= count &* steps
      }
      if let last = reached.min() {
        let bit = next[Int(last)].trailingZeroBitCount
        (summary.diameter, summary.target) = (steps, Int(last))
        summary.source = Int(sources[sources.startIndex + bit])
      }
      swap(&now, &next)
      active = reached
    }
    return summary
  }
}
