import EntenteGraph
import EntenteModel

extension KnowledgeGraph {
  /// Ranks again in each world that the doubts allow, and adds to each entry where
  /// its score and rank lie, and what decides them.
  ///
  /// Worlds that differ only in what the measure does not read are ranked once.
  ///
  /// - Complexity: That of the measure, for each world.
  func addStability(
    to ranking: inout Ranking, _ options: Ranking.Options, _ setting: ScoreSetting,
    sampleCount: Int
  ) throws(Ranking.Refusal) {
    let projection = ranking.projection
    let filter = projection.ties.filter
    let disagreements = disagreements().map { disagreement in
      Disagreement(
        rule: disagreement.rule, message: disagreement.message,
        sides: disagreement.sides.map { $0.filter(filter.supports) }.filter { !$0.isEmpty })
    }.filter { $0.sides.count > 1 }
    let confidences = storage.claims.extras.compactMapValues(\.confidence).filter { $0.value < 1 }
    let inDoubt = Set(disagreements.flatMap { $0.sides.joined() })
      .union(confidences.keys.map { Int($0) })
    let open = projection.openTies(besides: inDoubt)
    let possible: PossibleGraphs
    do {
      possible = try PossibleGraphs(
        of: self, projection, inDoubt: inDoubt.union(open.joined()))
    } catch { throw .projection(error) }
    let doubts = Doubt.all(
      among: disagreements, uncertain: confidences.keys.map { Int($0) }.sorted(),
      confidence: { confidences[UInt32($0)] ?? 1 }, possible: open,
      isRead: possible.read.contains)

    var tally = RankTally(
      entities: entities.count, listed: ranking.entries.map { ($0.entity, $0.rank) })
    let measure = ranking.measure
    var known = KnownWorlds()
    known.add(
      RankedWorld(ranking.entries, entityCount: entities.count), of: projection.graph,
      projection.entities)
    func ranks(_ dropped: Set<Int>) throws(Ranking.Refusal) -> RankedWorld {
      let world: (graph: CSRGraph, entities: [Int])
      do { world = try possible.graph(without: dropped) } catch { throw .projection(error) }
      if let ranked = known[world.graph, world.entities] { return ranked }
      var setting = setting
      setting.entities = world.entities
      let scores = try Scores(measure, of: world.graph, setting)
      let ranked = RankedWorld(scores, world.entities, entityCount: entities.count)
      known.add(ranked, of: world.graph, world.entities)
      return ranked
    }

    let worlds = Worlds(of: doubts)
    var worldCount = 0
    var isExact = false
    var triedCount = doubts.count
    if let count = worlds.count, count * entities.count <= RankTally.mostKept {
      worldCount = count
      isExact = true
      var kept: [RankedWorld] = []
      for number in 0..<count {
        let world = worlds.world(number)
        let ranked = try ranks(worlds.dropped(by: world.ways))
        tally.count(ranked, world.probability)
        kept.append(ranked)
      }
      for (doubt, value) in doubts.enumerated() where value.ways.count > 1 {
        let stride = worlds.stride(of: doubt)
        for first in 0..<count where (first / stride) % value.ways.count == 0 {
          for way in 1..<value.ways.count {
            tally.compare(kept[first], kept[first + way * stride], doubt: doubt)
          }
        }
      }
    } else {
      worldCount = sampleCount
      var generator = SplitMix64(seed: options.seed)
      for _ in 0..<sampleCount {
        let ranked = try ranks(worlds.dropped(by: worlds.draw(by: &generator)))
        tally.count(ranked, 1 / Double(sampleCount))
      }
      let likeliest = worlds.likeliest
      let usual = try ranks(worlds.dropped(by: likeliest))
      let order = doubts.indices.filter { doubts[$0].ways.count > 1 }
        .sorted { (-doubts[$0].depth, $0) < (-doubts[$1].depth, $1) }.prefix(sampleCount)
      triedCount = order.count
      for doubt in order {
        for way in doubts[doubt].ways.indices where way != likeliest[doubt] {
          var other = likeliest
          other[doubt] = way
          tally.compare(usual, try ranks(worlds.dropped(by: other)), doubt: doubt)
        }
      }
    }
    ranking.doubts = Ranking.Doubts(
      doubts: doubts, worldCount: worldCount, isExact: isExact,
      seed: options.seed, triedCount: triedCount)
    ranking.entries = ranking.entries.map { entry in
      var entry = entry
      entry.uncertainty = tally.uncertainty(of: entry)
      entry.stability = tally.stability(of: entry)
      return entry
    }
  }
}

/// The ranks and scores in one world, by entity.
private struct RankedWorld {
  /// The rank of each entity, 0 if it is not ranked.
  var ranks: [Int32]
  var scores: [Double]

  init(_ scored: Scores, _ nodes: [Int], entityCount: Int) {
    ranks = Array(repeating: 0, count: entityCount)
    scores = Array(repeating: 0, count: entityCount)
    for (rank, node, place) in scored.ranks(key: { $0 }, by: <) {
      ranks[nodes[node]] = Int32(rank)
      scores[nodes[node]] = scored.values[place]
    }
  }
}

extension RankedWorld {
  /// The world of a ranking of all entities.
  init(_ entries: [Ranking.Entry], entityCount: Int) {
    ranks = Array(repeating: 0, count: entityCount)
    scores = Array(repeating: 0, count: entityCount)
    for entry in entries {
      ranks[entry.entity] = Int32(entry.rank)
      scores[entry.entity] = entry.score
    }
  }
}

/// The ranks by the graphs that they are of, as many as there is room for.
private struct KnownWorlds {
  /// How many nodes and edges graphs have at most that are kept.
  private static let mostKept = 10_000_000

  private var ranked: [Key: RankedWorld] = [:]
  private var size = 0

  private struct Key: Hashable {
    var graph: CSRGraph
    var entities: [Int]
  }

  subscript(graph: CSRGraph, entities: [Int]) -> RankedWorld? {
    ranked[Key(graph: graph, entities: entities)]
  }

  mutating func add(_ world: RankedWorld, of graph: CSRGraph, _ entities: [Int]) {
    size += graph.nodeCount + graph.edgeCount + world.ranks.count
    guard size <= Self.mostKept else { return }
    ranked[Key(graph: graph, entities: entities)] = world
  }
}

/// The ranks of entities over many worlds.
private struct RankTally {
  /// How many ranks are kept at most, to compare worlds with each other.
  static let mostKept = 8_000_000

  /// How many doubts are kept for an entity at most.
  private static let mostDeciders = 16

  private var listed: [Int32]
  private var lowest: [Int32]
  private var highest: [Int32]
  private var least: [Double]
  private var most: [Double]
  private var share: [Double]
  private var ranked: [Double]
  private var deciders: [Int: [Ranking.Stability.Decider]] = [:]

  init(entities count: Int, listed entries: [(entity: Int, rank: Int)]) {
    listed = Array(repeating: 0, count: count)
    for entry in entries { listed[entry.entity] = Int32(entry.rank) }
    lowest = Array(repeating: .max, count: count)
    highest = Array(repeating: 0, count: count)
    least = Array(repeating: .infinity, count: count)
    most = Array(repeating: -.infinity, count: count)
    share = Array(repeating: 0, count: count)
    ranked = share
  }

  mutating func count(_ world: RankedWorld, _ probability: Double) {
    for entity in listed.indices where world.ranks[entity] > 0 {
      let rank = world.ranks[entity]
      lowest[entity] = min(lowest[entity], rank)
      highest[entity] = max(highest[entity], rank)
      least[entity] = min(least[entity], world.scores[entity])
      most[entity] = max(most[entity], world.scores[entity])
      ranked[entity] += probability
      if rank == listed[entity] { share[entity] += probability }
    }
  }

  /// Notes whose ranks differ between two worlds that differ in one doubt.
  mutating func compare(_ a: RankedWorld, _ b: RankedWorld, doubt: Int) {
    for entity in listed.indices where a.ranks[entity] != b.ranks[entity] {
      guard a.ranks[entity] > 0, b.ranks[entity] > 0 else { continue }
      let change = abs(Int(a.ranks[entity]) - Int(b.ranks[entity]))
      var own = deciders[entity] ?? []
      if let known = own.firstIndex(where: { $0.doubt == doubt }) {
        if own[known].change < change { own[known] = .init(doubt: doubt, change: change) }
      } else {
        own.append(.init(doubt: doubt, change: change))
        if own.count > Self.mostDeciders {
          own.sort { (-$0.change, $0.doubt) < (-$1.change, $1.doubt) }
          own.removeLast()
        }
      }
      deciders[entity] = own
    }
  }

  func uncertainty(of entry: Ranking.Entry) -> Ranking.Uncertainty? {
    let entity = entry.entity
    guard highest[entity] > 0 else { return nil }
    return Ranking.Uncertainty(
      score: least[entity]...most[entity], rank: Int(lowest[entity])...Int(highest[entity]))
  }

  func stability(of entry: Ranking.Entry) -> Ranking.Stability? {
    guard ranked[entry.entity] > 0 else { return nil }
    return Ranking.Stability(
      share: min(1, share[entry.entity] / ranked[entry.entity]),
      deciders: (deciders[entry.entity] ?? []).sorted {
        (-$0.change, $0.doubt) < (-$1.change, $1.doubt)
      })
  }
}
