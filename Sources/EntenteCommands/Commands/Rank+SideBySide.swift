import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel

// MARK: - Several measures

extension Rank {
  /// Ranks by each measure, and writes the ranks side by side.
  func rankSideBySide(
    _ graph: KnowledgeGraph, _ options: Ranking.Options, _ kinds: [Entity.Kind], limit: Int?
  ) throws {
    var options = options
    options.top = nil
    let rankings = try by.measures.map { try rank(graph, by: $0, options) }
    let table = SideBySide(rankings, in: graph) { graph.isListed($0, among: kinds) }
    let shown = table.rows.prefix(limit ?? .max)
    if !(table.rows.isEmpty && output.format == .text) {
      try write(table, Array(shown), in: graph)
    }
    remark(on: rankings, in: graph)
    if table.rows.isEmpty { output.remark("no entity is left to rank") }
    if shown.count < table.rows.count {
      output.remark("\(table.rows.count - shown.count) more; --top 0 lists all")
    }
    remarkOnSharedNames(shown.map(\.entity), in: graph)
    if table.rows.isEmpty { throw ExitCode(1) }
  }

  private func write(_ table: SideBySide, _ rows: [SideBySide.Row], in graph: KnowledgeGraph)
    throws
  {
    let correlations = table.correlationTable
    let evidence =
      evidence.isTold(ofClaims: graph.claims.count, output) ? table.evidence(of: rows) : nil
    switch output.format {
    case .text:
      try output.write(
        table.table(rows, evidence, isPlain: false).text(output.style) + "\n"
          + correlations.text(output.style))
    case .markdown:
      try output.write(
        table.table(rows, evidence, isPlain: false).markdown + "\n" + correlations.markdown)
    case .csv, .tsv:
      let plain = table.table(rows, evidence, isPlain: true)
      try output.write(output.format == .csv ? plain.csv : plain.tsv)
      for line in table.correlationLines { output.remark(line) }
    case .json: try output.write(table.json(rows, evidence, as: measure.program).pretty)
    }
  }
}

// MARK: - Ties

extension Rank {
  /// Ranks pairs by how many shortest paths go along their ties.
  func rankTies(
    of graph: KnowledgeGraph, _ options: Ranking.Options, _ kinds: [Entity.Kind], limit: Int?
  ) throws {
    let ranking: TieRanking
    do { ranking = try graph.tieRanking(options) } catch {
      throw error.trouble(by: .betweenness, in: graph)
    }
    let listed = ranking.entries.filter {
      graph.isListed($0.first, among: kinds) && graph.isListed($0.second, among: kinds)
    }
    let shown = listed.prefix(limit ?? .max)
    if !(listed.isEmpty && output.format == .text) {
      let report = TieReport(graph: graph, ranking: ranking, entries: Array(shown))
      try output.write(
        text: report.table(isPlain: false, hasBar: true).text(output.style),
        table: { report.table(isPlain: !$0, hasBar: false) }, json: report.json)
    }
    output.remark("\(by.name): \(ranking.projection.summary)")
    for note in ranking.notes { output.remark(note) }
    let card = Measure.Card.edgeBetweenness
    output.remark("\(by.name) says: \(card.meaning) Scale: \(card.scale).")
    if listed.isEmpty { output.remark("no tie is left between entities") }
    if shown.count < listed.count {
      output.remark("\(listed.count - shown.count) more; --top 0 lists all")
    }
    if listed.isEmpty { throw ExitCode(1) }
  }
}
