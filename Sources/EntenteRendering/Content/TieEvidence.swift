import EntenteAnalysis
import EntenteModel

/// When ties held and who says so, in the few words that fit on a picture.
struct TieEvidence: Sendable {
  private let graph: KnowledgeGraph

  init(of graph: KnowledgeGraph) { self.graph = graph }

  /// What stands under the words of a line: the dates, and the numbers of the
  /// sources, such as `3 July 2024 · [1] [2]`.
  func line(for ties: [Tie]) -> String {
    [dates(of: ties), sources(of: ties)].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// The dates of some ties; empty if they give none, or more than two.
  func dates(of ties: [Tie]) -> String {
    var dates: [String] = []
    for claim in ties.flatMap(\.claims) {
      guard let date = graph.claims[claim].period?.spelledOut, !dates.contains(date) else {
        continue
      }
      dates.append(date)
    }
    return dates.count > 2 ? "" : dates.joined(separator: ", ")
  }

  /// The sources of some ties, by the numbers that ``sourceNumbers(of:)`` explains.
  func sources(of ties: [Tie]) -> String {
    numbers(of: ties).map { "[\($0 + 1)]" }.joined(separator: " ")
  }

  /// How many sources support some ties.
  func sourceCount(of ties: [Tie]) -> Int { numbers(of: ties).count }

  private func numbers(of ties: [Tie]) -> [Int] {
    let ids = Set(ties.flatMap(\.claims).flatMap { graph.claims[$0].citations.map(\.source) })
    return graph.sources.indices.filter { ids.contains(graph.sources[$0].id) }
  }

  /// What a source says of some ties in its own words, if a citation quotes it.
  func quotation(of ties: [Tie]) -> String? {
    ties.flatMap(\.claims).lazy.flatMap { graph.claims[$0].citations }
      .compactMap(\.quotation).first { !$0.isEmpty }
  }

  /// The places in the sources: `[1] ¶3, ¶7`.
  func places(of ties: [Tie]) -> [String] {
    let citations = ties.flatMap(\.claims).flatMap { graph.claims[$0].citations }
    return graph.sources.indices.compactMap { source in
      let mine = citations.filter { $0.source == graph.sources[source].id }
      guard !mine.isEmpty else { return nil }
      var places: [String] = []
      for place in mine.compactMap(\.locator) where !places.contains(place) { places.append(place) }
      return (["[\(source + 1)]"] + [places.prefix(4).joined(separator: ", ")])
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
