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
      (
        weight: (try? leaveOut.reduced.weight(ofTie: own.places[number])) ?? 1,
        place: own.places[number]
      )
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
  private func fewestNeighbors(_ leaveOut: LeaveOut) -> [Int]? {
    let own = leaveOut.own
    let degrees = leaveOut.scores.map { ($0 * leaveOut.divisor).rounded() }
    let degree = degrees[own.node]
    let others = degrees.indices.filter { $0 != own.node }.map { degrees[$0] }.sorted()
    let neighbors = own.byNeighbor(.incoming).map { neighbor, places in
      (degree: lowered(neighbor, places, own) ? degrees[neighbor] : .infinity, places: places)
    }.sorted { ($0.places.count, $0.places[0]) < ($1.places.count, $1.places[0]) }
    var best: [Int]?
    for lost in stride(from: 1, through: neighbors.count, by: 1) {
      // No set that loses so many has fewer.
      let least = neighbors.prefix(lost).reduce(0) { $0 + $1.places.count }
      if let best, least >= best.count { break }
      let left = degree - Double(lost)
      let spare = others.count(above: left) - limit
      guard spare >= 0 else { continue }
      let fragile = neighbors.filter { $0.degree == left + 1 }
      let safe = neighbors.filter { $0.degree != left + 1 }
      for count in 0...min(spare, fragile.count, lost) where lost - count <= safe.count {
        let places = (fragile.prefix(count) + safe.prefix(lost - count)).flatMap(\.places)
        if best.map({ places.count < $0.count }) ?? true { best = places.sorted() }
      }
    }
    return best
  }

  /// Whether a neighbor loses one as well if some ties to it go.
  private func lowered(_ neighbor: Int, _ places: [Int], _ own: OwnTies) -> Bool {
    let gone = Set(places)
    let numbers = own.places.indices.filter { own.others[$0] == neighbor && own.goesOut[$0] }
    return !numbers.isEmpty && numbers.allSatisfy { gone.contains(own.places[$0]) }
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
