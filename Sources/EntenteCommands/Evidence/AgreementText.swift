import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// How far sources agree on some claims, when they spoke, and what came of plans.
struct AgreementText {
  let graph: KnowledgeGraph
  let agreements: Agreements
  let fulfilments: Fulfilments

  /// How many claims are named that contradict one.
  private static let mostNamed = 3

  /// - Parameters:
  ///   - graph: The graph.
  ///   - entities: The entities, by position, of which each claim has one at an end.
  init(of graph: KnowledgeGraph, around entities: Set<Int>) {
    self.graph = graph
    agreements = Agreements(of: graph, around: entities)
    fulfilments = Fulfilments(of: graph, around: entities)
  }

  // MARK: All together

  /// `3 of one source, 2 corroborated, 1 contested; first report 2024-07-03, …`.
  func summary(of claims: [Int]) -> String {
    let counts = [Agreement.single, .corroborated, .contested].compactMap { agreement -> String? in
      let count = claims.count { agreements[$0] == agreement }
      guard count > 0 else { return nil }
      return "\(count) " + (agreement == .single ? "of one source" : agreement.rawValue)
    }
    let sources = sources(of: claims)
    let dates = sources.compactMap(\.date)
    var parts = [counts.joined(separator: ", ")]
    parts.append("\(sources.count.counted("source", "sources"))")
    if let first = dates.firstReport, let last = dates.lastReport {
      parts.append(
        first == last ? "reported \(first)" : "first report \(first), last report \(last)")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The same for programs.
  func json(of claims: [Int]) -> JSONValue {
    let dates = sources(of: claims).compactMap(\.date)
    return .object([
      "single": .integer(claims.count { agreements[$0] == .single }),
      "corroborated": .integer(claims.count { agreements[$0] == .corroborated }),
      "contested": .integer(claims.count { agreements[$0] == .contested }),
      "sources": .array(sources(of: claims).map { .string($0.id) }),
      "firstReport": .text(dates.firstReport?.description),
      "lastReport": .text(dates.lastReport?.description),
      "ofClaims": .array(claims.map { .string(agreements[$0].rawValue) }),
    ])
  }

  /// What the claims disagree on among each other or with others, for programs.
  func disagreements(of claims: [Int]) -> JSONValue? {
    let own = Set(claims)
    return .list(
      agreements.disagreements.filter { $0.sides.joined().contains(where: own.contains) }.map {
        disagreement in
        .object([
          "rule": .string(disagreement.rule.name), "message": .string(disagreement.message),
          "sides": .array(
            disagreement.sides.map { .array($0.map { JSONValue(graph.claims[$0]) }) }),
        ])
      })
  }

  // MARK: One by one

  /// What is said in brackets: that others agree.
  func mark(of claim: Int) -> String { agreements[claim] == .corroborated ? "corroborated" : "" }

  /// What stands below: who contradicts the claim, or what came of the plan.
  func lines(below claim: Int) -> [String] {
    let opposing = agreements.opposing(claim)
    let reports = fulfilments.reports(of: claim)
    return (opposing.isEmpty ? [] : ["contested by: " + sentences(opposing)])
      + (reports.isEmpty ? [] : ["fulfilled: " + sentences(reports)])
  }

  func opposing(_ claim: Int) -> String { sentences(agreements.opposing(claim)) }

  /// The dates of the first and the last source of a claim.
  func reports(of claim: Int) -> (first: String, last: String) {
    let dates = sources(of: [claim]).compactMap(\.date)
    return (dates.firstReport?.description ?? "", dates.lastReport?.description ?? "")
  }

  private func sentences(_ claims: [Int]) -> String {
    let text = ClaimText(graph: graph)
    let plain = TextStyle(isColored: false)
    let named = claims.prefix(Self.mostNamed).map { text.text($0, plain) }
    let rest = claims.count - named.count
    return named.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }

  private func sources(of claims: [Int]) -> [Source] {
    let columns = graph.storage.claims
    let numbers = Set(claims.flatMap { columns.citations(of: $0).map(\.source) })
    return numbers.sorted().map { graph.sources[Int($0)] }
  }
}

/// The dates of sources.
extension [PartialDate] {
  /// The date of the first.
  var firstReport: PartialDate? { self.min { ($0.earliest, $0.latest) < ($1.earliest, $1.latest) } }

  /// The date of the last.
  var lastReport: PartialDate? { self.max { ($0.latest, $0.earliest) < ($1.latest, $1.earliest) } }
}
