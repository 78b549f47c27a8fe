import EntenteGraph

extension Convention {
  /// The statistics of Gephi, with the settings that their dialogs open with.
  static func gephi(_ measure: Measure) -> Convention? {
    switch measure {
    case .degree:
      Convention(measure, .allDegrees(byOthers: false), "of directed ties, in plus out")
    case .strength:
      Convention(measure, .allStrengths, weight: .strength, "of directed ties, in plus out")
    case .closeness:
      Convention(
        measure, .meanDistance, "of those in reach only, however few", "along ties out")
    case .harmonic:
      Convention(
        measure, .meanInverseDistance, "divided by the number of those in reach",
        "along ties out")
    case .betweenness: Convention(measure)
    case .eigenvector:
      Convention(
        measure, .byGreatest, "the greatest score is 1", "strengths are not read",
        "Gephi stops after 100 rounds, this when it has settled")
    case .pagerank:
      Convention(
        measure, .pageRankByGrowth, "stops once no score grows by a thousandth of itself",
        "strengths are not read")
    case .hubs, .authorities:
      Convention(
        measure, .byLength, "the squares of the scores add up to 1", "strengths are not read",
        "Gephi stops at changes of 0.0001, this when it has settled")
    case .clustering:
      Convention(
        measure, direction: .ignore,
        "of the graph without directions; Gephi reads directed graphs in its own way")
    default: nil
    }
  }
}

extension CSRGraph {
  /// The mean over all nodes that a node reaches of a term in the number of steps.
  func outwardMeans(_ term: (Int) -> Double) -> [Double] {
    nodes.map { source in
      var steps = [Int](repeating: -1, count: nodeCount)
      var reached = [source]
      steps[source] = 0
      var next = 0
      var sum = 0.0
      while next < reached.count {
        let node = reached[next]
        next += 1
        if node != source { sum += term(steps[node]) }
        for head in neighbors(of: node) where steps[Int(head)] < 0 {
          steps[Int(head)] = steps[node] + 1
          reached.append(Int(head))
        }
      }
      return reached.count > 1 ? sum / Double(reached.count - 1) : 0
    }
  }

  /// PageRank by rounds until no score grows by a thousandth of itself; scores that shrink
  /// are not looked at.
  func pageRankByGrowth() -> [Double] {
    if nodeCount == 0 { return [] }
    let n = Double(nodeCount)
    let degrees = nodes.map { Double(neighbors(of: $0).count) }
    var scores = [Double](repeating: 1 / n, count: nodeCount)
    while true {
      let stranded = nodes.reduce(0) { $0 + (degrees[$1] == 0 ? scores[$1] : 0) }
      let base: Double = (0.15 + 0.85 * stranded) / n
      let next = nodes.map { node in
        predecessors(of: node).reduce(0) { $0 + scores[Int($1)] / degrees[Int($1)] } * 0.85 + base
      }
      let isSettled = nodes.allSatisfy { (next[$0] - scores[$0]) / scores[$0] < 0.001 }
      scores = next
      if isSettled { return scores }
    }
  }
}
