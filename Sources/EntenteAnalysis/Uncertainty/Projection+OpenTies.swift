import EntenteModel

extension Projection {
  /// The claims of each tie of which it is open whether it held at the date asked for: those
  /// that held only possibly.
  ///
  /// A tie is open unless it has a claim that certainly held and is not in doubt itself.
  ///
  /// - Complexity: O(*m*) for *m* claims.
  func openTies(besides inDoubt: Set<Int>) -> [[Int]] {
    let selection = options.selection
    guard selection.asOf != nil || selection.during != nil, !selection.certainOnly else {
      return []
    }
    var open: [[Int]] = []
    for place in ties.indices
    where place == 0 || ties.relations[place - 1] != ties.relations[place] {
      let claims = ties[place].claims
      let possible = claims.filter { ties.filter.certainty(ofClaim: $0) == .possible }
      guard !possible.isEmpty else { continue }
      let isSure = claims.contains {
        !inDoubt.contains($0) && ties.filter.certainty(ofClaim: $0) == .certain
      }
      if !isSure { open.append(possible) }
    }
    return open
  }
}
