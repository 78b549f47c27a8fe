import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What a comparison found, in words: each change with its evidence.
struct ComparisonReport {
  let comparison: Comparison
  let moves: RankMoves
  let entities: [Comparison.EntityChange]
  let ties: [Comparison.TieChange]
  let from: PartialDate?
  let to: PartialDate?

  /// How many changes of each kind are listed; all if nil.
  let top: Int?

  /// What to call graphs without a title: the names of the two inputs.
  let inputNames: [String]

  init(
    _ comparison: Comparison, _ moves: RankMoves, certainOnly: Bool, top: Int?, from: PartialDate?,
    to: PartialDate?, inputNames: [String]
  ) {
    self.inputNames = inputNames
    self.comparison = comparison
    self.moves = moves
    self.top = top
    self.from = from
    self.to = to
    entities = comparison.entities.filter { !certainOnly || $0.certainty == .certain }
    ties = comparison.ties.filter { !certainOnly || $0.certainty == .certain }
  }

  var before: KnowledgeGraph { comparison.before.graph }
  var after: KnowledgeGraph { comparison.after.graph }

  /// Whether nothing is different.
  var isEmpty: Bool {
    entities.isEmpty && ties.isEmpty && comparison.facts.isEmpty && moves.moves.isEmpty
  }

  func shown<Change>(_ changes: [Change]) -> ArraySlice<Change> {
    changes.prefix(top ?? .max)
  }

  // MARK: Remarks

  /// How the causes of moves were found.
  var methodText: String {
    switch moves.method {
    case .ownTies:
      "causes are exact: the changed ties of an entity add up to the change of its score"
    case .leaveOneOut(let tried, let all):
      "causes are exact, pair by pair: the effect is what the score would lose had the ties "
        + "between the two stayed as they were; "
        + (tried == all
          ? "each of \(all) changed pairs was undone"
          : "of \(all) changed pairs \(tried) were undone, those of the farthest moved first")
    }
  }

  /// What can't be told.
  var undatedText: String? {
    let count = comparison.undatedCount
    guard count > 0 else { return nil }
    return "\(count.counted("tie", "ties")) may have changed as well: no claim says when "
      + "\(count == 1 ? "it" : "they") began or ended"
  }

  var leftOutText: String? {
    let most = [entities.count, ties.count, comparison.facts.count, moves.moves.count].max() ?? 0
    return most > top ?? .max ? "--top 0 lists all" : nil
  }

  // MARK: Words

  /// The graph in which a change can be seen, the later one if in both.
  func name(_ entity: Int, in graph: KnowledgeGraph) -> String {
    graph.storage.entityName(entity)
  }

  /// What is different of a tie: `observer → member`.
  func difference(_ change: Comparison.TieChange) -> String {
    guard let was = change.before, let isNow = change.after else { return "" }
    return change.differences.map { difference in
      let (old, new): (String, String) =
        switch difference {
        case .kind: (was.relation.kind.rawValue, isNow.relation.kind.rawValue)
        case .role: (role(was, in: before), role(isNow, in: after))
        case .period:
          (Evidence(was.claims, in: before).when, Evidence(isNow.claims, in: after).when)
        case .standing: (was.standing.rawValue, isNow.standing.rawValue)
        }
      return "\(old.isEmpty ? "–" : old) → \(new.isEmpty ? "–" : new)"
    }.joined(separator: ", ")
  }

  private func role(_ tie: Tie, in graph: KnowledgeGraph) -> String {
    tie.claims.first.flatMap { graph.claims[$0].role } ?? ""
  }

  /// The places in the sources: of both sides, if they differ.
  func evidence(_ change: Comparison.TieChange) -> String {
    let old = change.before.map { Evidence($0.claims, in: before).citations } ?? ""
    let new = change.after.map { Evidence($0.claims, in: after).citations } ?? ""
    return old.isEmpty || old == new ? new : new.isEmpty ? old : "\(old) → \(new)"
  }

  /// The tie as it is, or as it was if it ended, with its graph.
  func tie(of change: Comparison.TieChange) -> (Tie, KnowledgeGraph)? {
    change.after.map { ($0, after) } ?? change.before.map { ($0, before) }
  }

  /// The values of a property, each once.
  func values(_ claims: [Int], in graph: KnowledgeGraph) -> String {
    var values: [String] = []
    for claim in claims {
      guard case .property(_, let value) = graph.claims[claim].statement else { continue }
      if !values.contains(value) { values.append(value) }
    }
    return values.joined(separator: "; ")
  }

  /// The ties of a cause in words, new ones and old ones with a sign each.
  func words(
    for cause: RankMoves.Cause, seenFrom move: RankMoves.Move,
    signs: (new: String, old: String) = ("+", "−")
  ) -> String {
    let own = (before: move.before, after: move.after)
    func parts(_ ties: [Tie], _ sign: String, _ graph: KnowledgeGraph, _ entity: Int?) -> [String] {
      ties.map { tie in
        let (subject, object) = (tie.relation.subject, tie.relation.object)
        let kind = tie.relation.kind.rawValue
        let words =
          entity == subject
          ? "\(kind) \(name(object, in: graph))"
          : entity == object
            ? "\(graph.vocabulary[tie.relation.kind]?.inverse ?? kind) \(name(subject, in: graph))"
            : "\(name(subject, in: graph)) \(kind) \(name(object, in: graph))"
        let citations = Evidence(tie.claims, in: graph).citations
        return sign + words + (citations.isEmpty ? "" : " [\(citations)]")
      }
    }
    let all =
      parts(cause.after, signs.new, after, own.after)
      + parts(cause.before, signs.old, before, own.before)
    return all.prefix(3).joined(separator: ", ") + (all.count > 3 ? " …" : "")
  }
}
