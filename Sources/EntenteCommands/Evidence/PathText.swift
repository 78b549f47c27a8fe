import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// Paths in words, each step with its evidence.
struct PathText {
  let graph: KnowledgeGraph

  /// What is said of two who are one.
  static let same = "The two are one and the same, by same-as claims.\n"

  /// The entities of a path, one after the other.
  func route(_ path: EvidencePath) -> String {
    guard let first = path.steps.first else { return "" }
    return ([first.from] + path.steps.map(\.to)).map { graph.entities[$0].name }
      .joined(separator: " – ")
  }

  func text(_ paths: [EvidencePath], _ style: TextStyle) -> String {
    paths.map { path in
      if path.steps.isEmpty { return Self.same }
      let steps = path.steps.count
      let length =
        path.width.map { ", width \(Self.number($0))" }
        ?? (path.length == Double(steps) ? "" : ", length \(path.length.fourDigits)")
      var table = Table([
        .init(name: "from", role: .strong), .init(name: ""), .init(name: "relation"),
        .init(name: "to", role: .strong), .init(name: "when"), .init(name: "details"),
        .init(name: "strength", isRight: true), .init(name: "standing", role: .planned),
        .init(name: "evidence"), .init(name: "also"),
      ])
      for step in path.steps {
        guard let tie = step.ties.first else { continue }
        let evidence = Evidence(tie.claims, in: graph)
        if !evidence.note.isEmpty { table.notes[table.rows.count] = evidence.note }
        table.rows.append([
          graph.entities[step.from].name, NeighborTable.arrow(step.direction),
          tie.relation.kind.rawValue, graph.entities[step.to].name, evidence.when,
          evidence.details, path.width == nil ? "" : step.strength.map(Self.number) ?? "",
          standing(step, evidence), citations(step, evidence), others(than: tie, in: step),
        ])
      }
      let heading =
        style(.strong, route(path).terminalSafe)
        + " (\(steps.counted("step", "steps"))\(length))"
      return style.wrapped(heading, hanging: 2) + "\n\n"
        + table.droppingEmptyColumns().text(style)
    }.joined(separator: "\n")
  }

  func table(_ paths: [EvidencePath]) -> Table {
    var table = Table(
      [
        "path", "length", "step", "from", "direction", "relation", "to", "period", "details",
        "standing", "evidence", "also", "strength", "width", "planned",
      ].map { Table.Column(name: $0) })
    for (number, path) in paths.enumerated() {
      for (position, step) in path.steps.enumerated() {
        guard let tie = step.ties.first else { continue }
        let evidence = Evidence(tie.claims, in: graph)
        table.rows.append([
          String(number + 1), Evidence.number(path.length), String(position + 1),
          graph.entities[step.from].id, step.direction.rawValue, tie.relation.kind.rawValue,
          graph.entities[step.to].id, evidence.when, evidence.details, tie.standing.rawValue,
          citations(step, evidence), others(than: tie, in: step),
          step.strength.map(Evidence.number) ?? "", path.width.map(Evidence.number) ?? "",
          step.plans.isEmpty ? "" : "as planned",
        ])
      }
    }
    return table
  }

  func json(_ paths: [EvidencePath]) -> JSONValue {
    .array(
      paths.map { path in
        .object([
          "length": .number(path.length), "width": path.width.map { .number($0) },
          "steps": .array(
            path.steps.compactMap { step in
              step.ties.first.map { tie in
                .object([
                  "from": .string(graph.entities[step.from].id),
                  "relation": .string(tie.relation.kind.rawValue),
                  "direction": .string(step.direction.rawValue),
                  "to": .string(graph.entities[step.to].id),
                  "standing": .string(tie.standing.rawValue),
                  "strength": step.strength.map { .number($0) },
                  "claims": .array(tie.claims.map { JSONValue(graph.claims[$0]) }),
                  "plans": .list(step.plans.map { JSONValue(graph.claims[$0]) }),
                  "also": .list(
                    step.ties.dropFirst().map { .string($0.relation.kind.rawValue) }),
                ])
              }
            }),
        ])
      })
  }

  /// A strength, without digits that say nothing.
  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? Evidence.number(value) : value.fourDigits
  }

  /// How a step stands, and that it was planned before.
  private func standing(_ step: EvidencePath.Step, _ evidence: Evidence) -> String {
    [evidence.standing, step.plans.isEmpty ? "" : "as planned"].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// The places that support a step, and those that had planned it.
  private func citations(_ step: EvidencePath.Step, _ evidence: Evidence) -> String {
    guard !step.plans.isEmpty else { return evidence.citations }
    return evidence.citations + "; planned: " + Evidence(step.plans, in: graph).citations
  }

  /// The other relations that join the two ends of a step.
  private func others(than tie: Tie, in step: EvidencePath.Step) -> String {
    step.ties.dropFirst().map(\.relation.kind.rawValue).joined(separator: ", ")
  }
}
