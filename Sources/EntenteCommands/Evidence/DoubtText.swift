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
  ///
  /// - Parameters:
  ///   - stability: What the rank depends on.
  ///   - isWhole: Whether everything is named, as programs want it.
  /// - Returns: A line.
  func text(_ stability: Ranking.Stability, isWhole: Bool = false) -> String {
    let limit = isWhole ? Int.max : Self.mostNamed
    let named = stability.deciders.prefix(limit).map { decider in
      "whether " + claims(of: doubts.doubts[decider.doubt], limit)
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
      "uncertain": .integer(doubts.doubts.count { $0.matter == .confidence }),
      "possible": .integer(doubts.doubts.count { $0.matter == .time }),
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

  private func claims(of doubt: Doubt, _ limit: Int) -> String {
    let text = ClaimText(graph: graph)
    let named = doubt.claims.prefix(limit).map {
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
      return [
        "no tie that is read is contested, uncertain or open at the date: every rank is as sure as "
          + "its sources"
      ]
    }
    let contested = doubts.count { $0.disagreement != nil }
    let uncertain = doubts.count { $0.matter == .confidence }
    let open = doubts.count { $0.matter == .time }
    let named = [
      contested == 0 ? "" : contested.counted("contested choice", "contested choices"),
      uncertain == 0 ? "" : uncertain.counted("uncertain claim", "uncertain claims"),
      open == 0
        ? "" : open.counted("tie", "ties") + " that held then or not, as likely as not",
    ].filter { !$0.isEmpty }
    let parts =
      named.dropLast().joined(separator: ", ") + (named.count > 1 ? " and " : "")
      + (named.last ?? "")
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
