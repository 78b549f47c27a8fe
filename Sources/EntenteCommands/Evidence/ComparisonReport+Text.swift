import EntenteAnalysis
import EntenteModel

extension ComparisonReport {
  /// The changes for people, section by section.
  func text(_ style: TextStyle) -> String {
    var parts: [String] = [heading(style)]
    for manner in Comparison.Manner.allCases {
      let own = entities.filter { $0.manner == manner }
      if !own.isEmpty {
        parts.append(
          title("\(manner.rawValue.capitalizedWord) entities", own.map(\.certainty), style)
            + entityTable(shown(own)).text(style))
      }
    }
    for manner in Comparison.Manner.allCases {
      let own = ties.filter { $0.manner == manner }
      if !own.isEmpty {
        parts.append(
          title("\(manner.rawValue.capitalizedWord) ties", own.map(\.certainty), style)
            + tieTable(shown(own), manner).text(style))
      }
    }
    if !comparison.facts.isEmpty {
      parts.append(
        title("Facts", comparison.facts.map { _ in .certain }, style)
          + factTable(shown(comparison.facts)).text(style))
    }
    if !moves.moves.isEmpty {
      let own = moves.moves.filter { !$0.hasSameScore }
      let others = moves.moves.count - own.count
      parts.append(
        title("Ranks by \(moves.measure.rawValue)", moves.moves.map { _ in .certain }, style)
          + (own.isEmpty ? "" : moveTable(shown(own)).text(style)))
      if others > 0 {
        parts.append(
          style(
            .muted,
            "\(others.counted("entity", "entities")) with the same score as before moved, "
              + "since others rose past or fell behind") + "\n")
      }
    }
    return isEmpty ? "" : parts.joined(separator: "\n")
  }

  private func heading(_ style: TextStyle) -> String {
    if let from, let to {
      let name = before.title.map { style(.strong, $0.terminalSafe) + ", " } ?? ""
      return "\(name)\(from) → \(to)\n"
    }
    let names = zip([before.title, after.title], inputNames).map { ($0 ?? $1).terminalSafe }
    return names[0] == names[1]
      ? style(.strong, names[0]) + ", two versions\n" : "\(names[0]) → \(names[1])\n"
  }

  private func title(_ text: String, _ certainties: [Certainty], _ style: TextStyle) -> String {
    let possible = certainties.count { $0 == .possible }
    return style(.strong, text.terminalSafe) + ": \(certainties.count)"
      + (possible > 0 ? " (\(possible) only possible)" : "") + "\n\n"
  }

  private func entityTable(_ changes: ArraySlice<Comparison.EntityChange>) -> Table {
    var table = Table([
      .init(name: "entity", role: .strong), .init(name: "kind"),
      .init(name: "", role: .planned), .init(name: "by"), .init(name: "evidence"),
    ])
    for change in changes {
      guard let (entity, graph) = place(of: change) else { continue }
      let was = change.manner == .changed ? change.before.map { self.name($0, in: before) } : nil
      let shown = name(entity, in: graph)
      let old = was.flatMap { $0 == shown ? nil : $0 }
      table.rows.append([
        (old.map { "\($0) → " } ?? "") + shown, graph.storage.entityKind(entity).rawValue,
        change.certainty == .possible ? "possible" : "",
        change.claims.first.map { ClaimText(graph: graph).statement($0) } ?? "",
        Evidence(change.claims, in: graph).citations,
      ])
    }
    return table
  }

  /// The entity of a change, in the graph in which it is.
  func place(of change: Comparison.EntityChange) -> (Int, KnowledgeGraph)? {
    change.after.map { ($0, after) } ?? change.before.map { ($0, before) }
  }

  private func tieTable(
    _ changes: ArraySlice<Comparison.TieChange>, _ manner: Comparison.Manner
  ) -> Table {
    var table = Table([
      .init(name: "entity", role: .strong), .init(name: "relation"),
      .init(name: "entity", role: .strong),
      .init(name: manner == .changed ? "change" : "when"), .init(name: "details"),
      .init(name: "standing", role: .planned), .init(name: "evidence"),
    ])
    for change in changes {
      guard let (tie, graph) = tie(of: change) else { continue }
      let evidence = Evidence(tie.claims, in: graph)
      let standing = [change.certainty == .possible ? "possible" : "", evidence.standing]
      table.rows.append([
        name(tie.relation.subject, in: graph), tie.relation.kind.rawValue,
        name(tie.relation.object, in: graph),
        manner == .changed ? difference(change) : evidence.when, evidence.details,
        standing.filter { !$0.isEmpty }.joined(separator: ", "), self.evidence(change),
      ])
    }
    return table
  }

  private func factTable(_ changes: ArraySlice<Comparison.FactChange>) -> Table {
    var table = Table([
      .init(name: "entity", role: .strong), .init(name: "property"), .init(name: "before"),
      .init(name: "after"), .init(name: "evidence"),
    ])
    for change in changes {
      let name =
        change.entityAfter.map { self.name($0, in: after) }
        ?? change.entityBefore.map { self.name($0, in: before) } ?? ""
      table.rows.append([
        name, change.property.rawValue, values(change.before, in: before),
        values(change.after, in: after),
        change.after.isEmpty
          ? Evidence(change.before, in: before).citations
          : Evidence(change.after, in: after).citations,
      ])
    }
    return table
  }

  private func moveTable(_ moves: ArraySlice<RankMoves.Move>) -> Table {
    var table = Table([
      .init(name: "#", isRight: true, role: .muted), .init(name: "was", isRight: true),
      .init(name: "entity", role: .strong), .init(name: self.moves.measure.rawValue, isRight: true),
      .init(name: "by", isRight: true), .init(name: "ties that caused it"),
    ])
    for move in moves {
      let name =
        move.after.map { self.name($0, in: after) }
        ?? move.before.map { self.name($0, in: before) } ?? ""
      let score = [move.scoreBefore, move.scoreAfter].map { $0?.briefScore ?? "–" }
      let isSame = score[0] == score[1]
      table.rows.append([
        move.rankAfter.map { String($0) } ?? "–", move.rankBefore.map { String($0) } ?? "–", name,
        isSame ? score[1] : "\(score[0]) → \(score[1])", move.causes.first.map(Self.effect) ?? "",
        move.causes.first.map { words(for: $0, seenFrom: move) } ?? noCause(move),
      ])
      for cause in move.causes.dropFirst() {
        table.rows.append([
          "", "", "", "", Self.effect(cause), words(for: cause, seenFrom: move),
        ])
      }
    }
    return table
  }

  /// What a cause does to the score.
  private static func effect(_ cause: RankMoves.Cause) -> String {
    cause.effect.map(\.signed) ?? "all of it"
  }

  /// Why a move has no cause among the changed ties.
  private func noCause(_ move: RankMoves.Move) -> String {
    if move.scoreBefore == nil {
      return move.before == nil ? "new in the graph" : "had no score before"
    }
    if move.scoreAfter == nil {
      return move.after == nil ? "no more in the graph" : "has no score any more"
    }
    return "many changes together"
  }
}

extension Double {
  /// A score as a table shows it.
  var briefScore: String { self == rounded() ? Evidence.number(self) : fourDigits }

  /// The number with its sign.
  fileprivate var signed: String {
    self < 0 ? "−" + (-self).briefScore : "+" + briefScore
  }
}
