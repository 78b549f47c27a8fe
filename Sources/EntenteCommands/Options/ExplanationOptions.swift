import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What a ranking is to explain.
struct ExplanationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Explain the score of one entity: its parts, what it would be without each tie and each "
        + "claim, and the fewest ties without which it falls.", valueName: "entity"))
  var explain: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --explain: find the fewest ties whose removal takes it below this rank; its own "
        + "unless told otherwise.", valueName: "rank"))
  var below: Int?

  /// How many parts are listed of each breakdown, whatever is asked for.
  private static let mostParts = 10_000_000

  func validate() throws {
    if below != nil, explain == nil {
      throw ValidationError("--below goes with --explain.")
    }
    if let below, below < 1 { throw ValidationError("--below is a rank, 1 or more.") }
  }

  /// Refuses what goes with a list, and not with one entity.
  func refuse(_ isGiven: Bool, _ option: String, _ reason: String) throws {
    if explain != nil, isGiven {
      throw ValidationError("--explain does not go with \(option): \(reason).")
    }
  }

  /// Explains the entity, if one is named.
  ///
  /// - Returns: Whether one is.
  func write(
    by measure: Measure, _ options: Ranking.Options, in graph: KnowledgeGraph, top: Int?,
    _ output: OutputOptions
  ) throws -> Bool {
    guard let explain else { return false }
    let entity = try graph.position(named: explain)
    var wanted = ScoreExplanation.Options()
    wanted.below = below
    // As far as memory goes; unless more are asked for, programs are content with some.
    if let top { wanted.partCount = top == 0 ? Self.mostParts : max(wanted.partCount, top) }
    let explanation: ScoreExplanation
    do { explanation = try graph.explanation(of: entity, by: measure, options, wanted) } catch {
      throw error.trouble(by: measure, in: graph)
    }
    let text = ExplanationText(
      explanation: explanation, graph: graph, limit: output.limit(top, usually: 8))
    try output.write(text: text.text(output.style), table: { _ in text.table() }, json: text.json)
    output.remark("\(measure.rawValue): \(explanation.ranking.projection.summary)")
    for note in explanation.ranking.notes { output.remark(note) }
    return true
  }
}
