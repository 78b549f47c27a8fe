import EntenteGraph

/// What follows from shortest paths by hops, found from one source after the other.
struct PlainPaths {
  var closeness: [Double]
  var harmonic: [Double]
  var betweenness: [Double]

  init(_ graph: CSRGraph) {
    let n = graph.nodeCount
    var reachCount = [Int](repeating: 0, count: n)
    var farness = [Int](repeating: 0, count: n)
    harmonic = [Double](repeating: 0, count: n)
    betweenness = harmonic
    for source in graph.nodes {
      var steps = [Int](repeating: -1, count: n)
      var pathCount = [Double](repeating: 0, count: n)
      var reached = [source]
      steps[source] = 0
      pathCount[source] = 1
      var next = 0
      while next < reached.count {
        let node = reached[next]
        next += 1
        for head in graph.neighbors(of: node).map({ Int($0) }) {
          if steps[head] < 0 {
            steps[head] = steps[node] + 1
            reached.append(head)
          }
          if steps[head] == steps[node] + 1 { pathCount[head] += pathCount[node] }
        }
      }
      var dependency = [Double](repeating: 0, count: n)
      for node in reached.dropFirst().reversed() {
        for head in graph.neighbors(of: node).map({ Int($0) })
        where steps[head] == steps[node] + 1 {
          dependency[node] += pathCount[node] / pathCount[head] * (1 + dependency[head])
        }
        betweenness[node] += graph.isDirected ? dependency[node] : dependency[node] / 2
        reachCount[node] += 1
        farness[node] += steps[node]
        harmonic[node] += 1 / Double(steps[node])
      }
    }
    closeness = (0..<n).map { node in
      let others = Double(reachCount[node])
      return others == 0 ? 0 : others / Double(n - 1) * others / Double(farness[node])
    }
  }
}
