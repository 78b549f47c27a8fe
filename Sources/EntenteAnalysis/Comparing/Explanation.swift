import EntenteGraph
import EntenteModel

/// Finds out by which changed ties entities moved.
struct Explanation {
  private let comparison: Comparison
  private let old: Projection
  private let new: Projection
  private let changed: ChangedPairs

  /// A changed pair, and what it does to a score; nil if there would be none without it.
  private typealias Effect = (pair: Int, effect: Double?)

  /// How many causes of a move are told.
  private static let causeCount = 5

  /// About how many steps of the measure's work are spent on undoing changes; a few
  /// are undone whatever they cost.
  private static let budget = 1_000_000_000
  private static let fewest = 8

  init(
    _ comparison: Comparison, _ old: Projection, _ new: Projection, _ changed: ChangedPairs
  ) {
    self.comparison = comparison
    self.old = old
    self.new = new
    self.changed = changed
  }

  /// Puts the causes into the first moves.
  func explain(
    _ moves: inout [RankMoves.Move], count: Int, by measure: Measure, _ ranking: Ranking
  ) throws(Ranking.Refusal) -> RankMoves.Method {
    let explained = moves.indices.prefix(count)
    var effects: [[Effect]] = []
    let method: RankMoves.Method
    switch measure {
    case .degree, .strength:
      method = .ownTies
      effects = explained.map { ownEffects(on: moves[$0], by: measure) }
    default:
      let tried = candidates(of: explained.map { moves[$0] }, by: measure)
      method = .leaveOneOut(tried: tried.count, of: changed.pairs.count)
      effects = try undone(tried, explained.map { moves[$0] }, by: measure, ranking)
    }
    for (place, move) in explained.enumerated() {
      let order = effects[place].sorted { (Self.size($1), $0.pair) < (Self.size($0), $1.pair) }
      moves[move].causes = order.prefix(Self.causeCount).map { pair, effect in
        .init(effect: effect, before: [], after: [], pair: changed.pairs[pair])
      }
    }
    addTies(to: &moves, explained)
    return method
  }

  /// How much a change matters: most if there would be no score without it.
  private static func size(_ effect: Effect) -> Double { effect.effect?.magnitude ?? .infinity }

  private func number(of move: RankMoves.Move) -> Int? {
    move.before ?? move.after.map(comparison.matching.number(ofLater:))
  }

  // MARK: Own ties

  /// What each changed pair of an entity adds to the sum that is its score.
  private func ownEffects(
    on move: RankMoves.Move, by measure: Measure
  ) -> [Effect] {
    guard let number = number(of: move) else { return [] }
    return (changed.incident[number] ?? []).compactMap { place in
      let pair = changed.pairs[place]
      let effect =
        measure == .strength
        ? pair.first == number ? pair.difference : (pair.backAfter ?? 0) - (pair.backBefore ?? 0)
        : Double((pair.thereAfter == nil ? 0 : 1) - (pair.thereBefore == nil ? 0 : 1))
      return effect == 0 ? nil : (place, effect)
    }
  }

  // MARK: Leaving one out

  /// The pairs that are undone: those of the entities that moved farthest first.
  private func candidates(of moves: [RankMoves.Move], by measure: Measure) -> [Int] {
    let edges = max(1, new.graph.edgeCount + new.graph.nodeCount)
    let unit = measure.workload(nodes: max(1, new.graph.nodeCount), edges: edges)
    let affordable = min(256, Double(Self.budget) / max(1, unit))
    let count = max(Self.fewest, Int(affordable))
    var chosen: [Int] = []
    var isChosen: Set<Int> = []
    for move in moves {
      guard let number = number(of: move) else { continue }
      for place in changed.incident[number] ?? [] where chosen.count < count {
        if isChosen.insert(place).inserted { chosen.append(place) }
      }
    }
    for place in changed.pairs.indices where chosen.count < count {
      if isChosen.insert(place).inserted { chosen.append(place) }
    }
    return chosen
  }

  /// What each pair does to the score of each move: the score as it is, less the
  /// score had the pair stayed as it was.
  private func undone(
    _ tried: [Int], _ moves: [RankMoves.Move], by measure: Measure, _ ranking: Ranking
  ) throws(Ranking.Refusal) -> [[Effect]] {
    var effects = [[Effect]](repeating: [], count: moves.count)
    let nodes = moves.map { move in move.after.flatMap { new.nodes[$0] } }
    let greatest = ranking.entries.first.map { abs($0.score) } ?? 0
    let setting = try ScoreSetting(
      measure, of: comparison.after.graph, in: new, comparison.after.selection)
    for place in tried {
      guard let graph = undoing(changed.pairs[place]) else { continue }
      let scores = try Scores(measure, of: graph, setting)
      for (i, node) in nodes.enumerated() {
        guard let node, let score = moves[i].scoreAfter else { continue }
        if scores.undefined.contains(node) {
          effects[i].append((place, nil))
          continue
        }
        let effect = score - scores.values[node]
        if abs(effect) > 1e-9 * max(greatest, abs(score)) { effects[i].append((place, effect)) }
      }
    }
    return effects
  }

  /// The later graph, had the edges of a pair stayed as they were; nil if one of
  /// the two is not in it.
  private func undoing(_ pair: ChangedPair) -> CSRGraph? {
    guard let a = node(ofNumber: pair.first), let b = node(ofNumber: pair.second) else {
      return nil
    }
    let graph = new.graph
    var arcs = CSRGraph.Arcs()
    for tail in graph.nodes {
      let heads = graph.neighbors(of: tail)
      let weights = graph.isWeighted ? graph.weights(from: tail) : []
      for (place, head) in heads.enumerated() {
        let isPair = tail == a && Int(head) == b || tail == b && Int(head) == a
        if isPair { continue }
        arcs.tails.append(UInt32(tail))
        arcs.heads.append(head)
        if graph.isWeighted { arcs.weights.append(weights[weights.startIndex + place]) }
      }
    }
    for (tail, head, weight) in [(a, b, pair.thereBefore), (b, a, pair.backBefore)] {
      guard let weight else { continue }
      arcs.tails.append(UInt32(tail))
      arcs.heads.append(UInt32(head))
      if graph.isWeighted { arcs.weights.append(weight) }
    }
    return CSRGraph(
      nodeCount: graph.nodeCount, arcs: arcs, isWeighted: graph.isWeighted, joining: .sum,
      isDirected: graph.isDirected)
  }

  private func node(ofNumber number: Int) -> Int? {
    let count = comparison.before.graph.entities.count
    let entity =
      number >= count
      ? number - count
      : comparison.isOfOneGraph ? number : laterOf(number)
    return entity.flatMap { new.nodes[$0] }
  }

  private func laterOf(_ number: Int) -> Int? {
    new.entities.first { comparison.matching.earlier(of: $0) == number }
  }

  // MARK: Evidence

  /// Puts the ties of each pair into the causes: those of one side that the other
  /// lacks or has with other claims.
  private func addTies(to moves: inout [RankMoves.Move], _ explained: Range<Int>) {
    struct Ends: Hashable {
      var first: Int
      var second: Int
      init(_ a: Int, _ b: Int) { (first, second) = (min(a, b), max(a, b)) }
    }
    var wanted: Set<Ends> = []
    for move in explained {
      for cause in moves[move].causes { wanted.insert(Ends(cause.pair.first, cause.pair.second)) }
    }
    if wanted.isEmpty { return }
    func ties(of projection: Projection, _ number: (Int) -> Int) -> [Ends: [Tie]] {
      var found: [Ends: [Tie]] = [:]
      for place in projection.ties.indices {
        let nodes = projection.ends(ofTie: place)
        let ends = Ends(
          number(projection.entities[Int(nodes.subject)]),
          number(projection.entities[Int(nodes.object)]))
        if wanted.contains(ends) { found[ends, default: []].append(projection.ties[place]) }
      }
      return found
    }
    let before = ties(of: old) { $0 }
    let after = ties(of: new, comparison.matching.number)
    for move in explained {
      for cause in moves[move].causes.indices {
        let pair = moves[move].causes[cause].pair
        let ends = Ends(pair.first, pair.second)
        let (was, isNow) = (before[ends] ?? [], after[ends] ?? [])
        // Of very many parallel ties some stand for all.
        let (old, now) = (was.prefix(Self.parallelCount), isNow.prefix(Self.parallelCount))
        moves[move].causes[cause].before = old.filter { !isPresent($0, in: now, was: true) }
        moves[move].causes[cause].after = now.filter { !isPresent($0, in: old, was: false) }
      }
    }
  }

  /// How many ties between two entities are looked at for evidence.
  private static let parallelCount = 200

  /// Whether a tie of one side is among those of the other.
  private func isPresent(_ tie: Tie, in others: ArraySlice<Tie>, was: Bool) -> Bool {
    let graphs = (comparison.before.graph, comparison.after.graph)
    return others.contains { other in
      if comparison.isOfOneGraph {
        return tie.relation.position == other.relation.position && tie.claims == other.claims
      }
      let (own, its) = was ? graphs : (graphs.1, graphs.0)
      return tie.relation.kind == other.relation.kind && tie.claims.count == other.claims.count
        && zip(tie.claims, other.claims).allSatisfy { a, b in
          own.claims[a].role == its.claims[b].role
            && own.claims[a].strength == its.claims[b].strength
        }
    }
  }
}
