import EntenteGraph

/// All shortest paths, from the definition: by relaxing every triple of nodes.
struct AllDistances {
  var distance: [[Double]]

  init(_ graph: CSRGraph, lengths: EdgeLengths) {
    let n = graph.nodeCount
    distance = [[Double]](repeating: [Double](repeating: .infinity, count: n), count: n)
    for u in 0..<n {
      distance[u][u] = 0
      for (v, weight) in zip(graph.neighbors(of: u), graph.weights(from: u)) {
        let length = lengths == .hops ? 1 : weight
        distance[u][Int(v)] = min(distance[u][Int(v)], length)
      }
    }
    for k in 0..<n {
      for i in 0..<n {
        for j in 0..<n {
          distance[i][j] = min(distance[i][j], distance[i][k] + distance[k][j])
        }
      }
    }
  }

  /// The inverse mean distance to each node, times the share of nodes that reach it.
  func closeness() -> [Double] {
    let n = distance.count
    return (0..<n).map { v in
      let others = (0..<n).filter { $0 != v && distance[$0][v].isFinite }.map { distance[$0][v] }
      if others.isEmpty { return 0 }
      let share = Double(others.count) / Double(n - 1)
      return share * Double(others.count) / others.reduce(0, +)
    }
  }

  /// The sum of the inverse distances to each node.
  func harmonic() -> [Double] {
    let n = distance.count
    return (0..<n).map { v in
      (0..<n).filter { $0 != v }.map { 1 / distance[$0][v] }.reduce(0, +)
    }
  }

  /// The sum over pairs of the share of shortest paths through each node.
  func betweenness(_ graph: CSRGraph, lengths: EdgeLengths) -> [Double] {
    let nodes = Set(graph.nodes)
    return betweenness(graph, from: nodes, to: nodes, lengths: lengths)
  }

  /// The sum over pairs of a source and a target, each pair once, of the share of shortest
  /// paths through each node.
  func betweenness(
    _ graph: CSRGraph, from sources: Set<Int>, to targets: Set<Int>, lengths: EdgeLengths
  ) -> [Double] {
    let n = graph.nodeCount
    // The number of shortest paths, the last edge taken away again and again.
    var count = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for s in 0..<n {
      count[s][s] = 1
      for t in (0..<n).sorted(by: { distance[s][$0] < distance[s][$1] })
      where t != s && distance[s][t].isFinite {
        for (u, weight) in zip(graph.predecessors(of: t), graph.weights(to: t)) {
          let length = lengths == .hops ? 1 : weight
          if (distance[s][Int(u)] + length).isClose(to: distance[s][t]) {
            count[s][t] += count[s][Int(u)]
          }
        }
      }
    }
    return (0..<n).map { v in
      var score = 0.0
      for s in 0..<n where s != v {
        for t in 0..<n where t != v && t != s && distance[s][t].isFinite {
          let isPair = sources.contains(s) && targets.contains(t)
          let isPairBack = sources.contains(t) && targets.contains(s)
          // A pair of an undirected graph is looked at from its smaller node only.
          guard graph.isDirected ? isPair : s < t && (isPair || isPairBack) else { continue }
          if (distance[s][v] + distance[v][t]).isClose(to: distance[s][t]) {
            score += count[s][v] * count[v][t] / count[s][t]
          }
        }
      }
      return score
    }
  }
}

extension CSRGraph {
  /// Every path without repeated nodes, in the order that `shortestPaths` promises.
  func allPaths(from source: Int, to target: Int, lengths: EdgeLengths) -> [Path] {
    var found: [Path] = []
    var nodes = [Node(source)]
    func extend(length: Double) {
      let last = Int(nodes[nodes.count - 1])
      if last == target { return found.append(Path(nodes: nodes, length: length)) }
      for next in Set(neighbors(of: last)) where !nodes.contains(next) {
        let edges = zip(neighbors(of: last), weights(from: last)).filter { $0.0 == next }
        nodes.append(next)
        extend(length: length + (lengths == .hops ? 1 : edges.map(\.1).min() ?? 0))
        nodes.removeLast()
      }
    }
    extend(length: 0)
    return found.sorted { a, b in
      if !a.length.isClose(to: b.length) { return a.length < b.length }
      if a.nodes.count != b.nodes.count { return a.nodes.count < b.nodes.count }
      return a.nodes.lexicographicallyPrecedes(b.nodes)
    }
  }
}
