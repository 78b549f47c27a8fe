import EntenteGraph

extension RemovalSearch {
  /// The smallest set for a score that is the sum of the node's own ties: only these
  /// lower it.
  func ofSums(_ leaveOut: inout LeaveOut, _ now: Outcome) throws(Ranking.Refusal) -> Found {
    let own = leaveOut.own
    let all = try leaveOut.outcome(without: own.places)
    if leaveOut.measure == .degree, leaveOut.joinsTies {
      guard let places = fewestNeighbors(leaveOut) else {
        // Without all ties the score is 0: no other is less.
        return Found(places: nil, without: all, proof: .tooFew)
      }
      return Found(
        places: places, without: try leaveOut.outcome(without: places), proof: .smallest)
    }
    let heaviest = own.places.indices.filter { own.comesIn[$0] }.map { number in
      (weight: own.weights[number], place: own.places[number])
    }.sorted { ($1.weight, $0.place) < ($0.weight, $1.place) }
    let least = leastCount(heaviest.map { $0.weight / leaveOut.divisor }, leaveOut)
    var count = max(1, least)
    while count <= heaviest.count {
      let places = heaviest.prefix(count).map(\.place).sorted()
      let without = try leaveOut.outcome(without: places)
      if let rank = without.rank, rank > limit {
        return Found(
          places: places, without: without, proof: count == least ? .smallest : .atLeast(least))
      }
      // Sets of very many ties are not told apart one by one.
      count += count < 1000 ? 1 : count / 10
    }
    return Found(places: nil, without: all, proof: .notByOwnTies)
  }

  /// A number of ties of which none has fewer: as if those of others were not lessened.
  private func leastCount(_ heaviest: [Double], _ leaveOut: LeaveOut) -> Int {
    let others = leaveOut.scores.indices.filter { $0 != leaveOut.own.node }
      .map { leaveOut.scores[$0] }.sorted(by: >)
    guard limit >= 1, limit <= others.count else { return 1 }
    // So many others must score more.
    let bar = others[limit - 1]
    var score = leaveOut.scores[leaveOut.own.node]
    for (number, weight) in heaviest.enumerated() {
      score -= weight
      if score < bar { return number + 1 }
    }
    return heaviest.count + 1
  }

  /// The fewest ties to neighbors that are enough, where a neighbor counts once.
  ///
  /// To fall to a degree the node must lose so many neighbors, and enough others must
  /// still have more. A neighbor that has just one more than that is no longer ahead once
  /// the tie to it is gone, so that only some of these may be lost; of the others, and of
  /// these, those with the fewest parallel ties go first.
  ///
  /// - Complexity: O(*n* log *n* + *d* log *d*) for *n* nodes and *d* ties of the node.
  private func fewestNeighbors(_ leaveOut: LeaveOut) -> [Int]? {
    let own = leaveOut.own
    let degrees = leaveOut.scores.map { ($0 * leaveOut.divisor).rounded() }
    let degree = degrees[own.node]
    let others = degrees.indices.filter { $0 != own.node }.map { degrees[$0] }.sorted()
    let neighbors = lostNeighbors(of: own, degrees)
    // How many ties the first so many neighbors have.
    let sizes = neighbors.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.places.count) }
    var fragile: [Double: [Int]] = [:]
    for (number, neighbor) in neighbors.enumerated() {
      fragile[neighbor.degree, default: []].append(number)
    }
    var best: (lost: Int, ofFragile: Int, size: Int)?
    for lost in stride(from: 1, through: neighbors.count, by: 1) {
      // No set that loses so many has fewer.
      if let best, sizes[lost] >= best.size { break }
      let left = degree - Double(lost)
      let spare = others.count(above: left) - limit
      guard spare >= 0 else { continue }
      let fragile = fragile[left + 1] ?? []
      let most = min(spare, fragile.count, lost)
      // The safe ones are the first of all, but for the fragile among them.
      var (skipped, skippedSize) = (0, 0)
      var fragileSizes = [0]
      for number in fragile.prefix(most) {
        fragileSizes.append((fragileSizes.last ?? 0) + neighbors[number].places.count)
      }
      var safeSizes = [Int](repeating: 0, count: most + 1)
      for count in stride(from: most, through: 0, by: -1) {
        let wanted = lost - count
        while skipped < fragile.count, fragile[skipped] < wanted + skipped {
          skippedSize += neighbors[fragile[skipped]].places.count
          skipped += 1
        }
        guard wanted + skipped <= neighbors.count else { continue }
        safeSizes[count] = sizes[wanted + skipped] - skippedSize
      }
      for count in 0...most where lost - count <= neighbors.count - fragile.count {
        let size = fragileSizes[count] + safeSizes[count]
        if best.map({ size < $0.size }) ?? true { best = (lost, count, size) }
      }
    }
    guard let best else { return nil }
    let bar = degree - Double(best.lost) + 1
    let those = neighbors.filter { $0.degree == bar }.prefix(best.ofFragile)
    let safe = neighbors.lazy.filter { $0.degree != bar }.prefix(best.lost - best.ofFragile)
    return (those + safe).flatMap(\.places).sorted()
  }

  /// A neighbor that a node may lose.
  private struct LostNeighbor {
    /// Its degree, if it loses one as well; else beyond all.
    var degree: Double

    /// The ties that lead from it to the node.
    var places: [Int]
  }

  /// The neighbors that count for a node, those with the fewest ties first.
  private func lostNeighbors(of own: OwnTies, _ degrees: [Double]) -> [LostNeighbor] {
    own.numbersOf.compactMap { neighbor, numbers in
      let entering = numbers.filter { own.comesIn[$0] }
      guard !entering.isEmpty else { return nil }
      // It loses one if nothing leads to it from the node but what leads back.
      let leaving = numbers.filter { own.goesOut[$0] }
      let isLowered = !leaving.isEmpty && leaving.allSatisfy { own.comesIn[$0] }
      return LostNeighbor(
        degree: isLowered ? degrees[neighbor] : .infinity, places: entering.map { own.places[$0] })
    }.sorted { ($0.places.count, $0.places[0]) < ($1.places.count, $1.places[0]) }
  }
}

extension [Double] {
  /// How many numbers are greater than one; they are in ascending order.
  fileprivate func count(above limit: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] > limit { high = middle } else { low = middle + 1 }
    }
    return count - low
  }
}
