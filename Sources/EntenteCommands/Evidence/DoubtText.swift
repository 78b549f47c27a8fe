import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What ranks depend on, in words.
struct DoubtText {
  let doubts: Ranking.Doubts
  let graph: KnowledgeGraph

  /// How many doubts, and how many claims of each, are named.
  private static let mostNamed = 3

  /// `whether Belarus member SCO, 2024-07-03/.. [second ¶3]; …`.
  func text(_ stability: Ranking.Stability) -> String {
    let named = stability.deciders.prefix(Self.mostNamed).map { decider in
      "whether " + claims(of: doubts.doubts[decider.doubt])
    }
    let rest = stability.deciders.count - named.count
    return named.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }

  /// What was computed, for programs.
  var json: JSONValue {
    .object([
      "worlds": .integer(doubts.worldCount), "exact": .boolean(doubts.isExact),
      "seed": doubts.isExact ? nil : .string(String(doubts.seed)),
      "contested": .integer(doubts.doubts.count { $0.disagreement != nil }),
      "uncertain": .integer(doubts.doubts.count { $0.disagreement == nil }),
      "tried": .integer(doubts.triedCount),
    ])
  }

  /// The claims that decide a rank, for programs.
  func json(_ stability: Ranking.Stability) -> JSONValue {
    .array(
      stability.deciders.map { decider in
        let doubt = doubts.doubts[decider.doubt]
        return .object([
          "change": .integer(decider.change), "contested": .text(doubt.disagreement),
          "claims": .array(doubt.claims.map { JSONValue(graph.claims[$0]) }),
        ])
      })
  }

  private func claims(of doubt: Doubt) -> String {
    let text = ClaimText(graph: graph)
    let named = doubt.claims.prefix(Self.mostNamed).map {
      text.text($0, TextStyle(isColored: false))
    }
    let rest = doubt.claims.count - named.count
    return named.joined(separator: ", or ") + (rest > 0 ? ", or \(rest) more" : "")
  }
}

extension Ranking.Doubts {
  /// What was computed, for people.
  var lines: [String] {
    guard !doubts.isEmpty else {
      return ["no tie that is read is contested or uncertain: every rank is as sure as its sources"]
    }
    let contested = doubts.count { $0.disagreement != nil }
    let uncertain = doubts.count - contested
    let parts = [
      contested == 0 ? "" : "\(contested) contested \(contested == 1 ? "choice" : "choices")",
      uncertain == 0 ? "" : "\(uncertain) uncertain \(uncertain == 1 ? "claim" : "claims")",
    ].filter { !$0.isEmpty }.joined(separator: " and ")
    var lines = [
      isExact
        ? "ranked in all \(worldCount) worlds that there can be, by \(parts)"
        : "ranked in \(worldCount) worlds, drawn with seed \(seed) from those that there can be, by "
          + parts,
      "rank and score are those with every claim taken; ranks and interval span the worlds, share "
        + "is how likely the rank is",
    ]
    if triedCount < doubts.count {
      lines.append(
        "only the \(triedCount) greatest doubts of \(doubts.count) were tried one by one for what "
          + "depends on them; a larger --uncertainty tries more")
    }
    return lines
  }
}
