import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteRendering

/// A measure over time, as a table and as a chart.
struct HistoryReport {
  let graph: KnowledgeGraph
  let history: MeasureHistory

  /// What the ranks of each day rest on, if that is told.
  let evidence: [RankEvidence]?

  private func name(_ line: MeasureHistory.Line) -> String {
    graph.storage.entityName(line.entity)
  }

  /// The name, or an alias in capitals for a long one.
  private func shortName(_ line: MeasureHistory.Line) -> String {
    let name = name(line)
    guard name.count > 24 else { return name }
    let aliases = graph.entities[line.entity].aliases
    return aliases.first { (2...8).contains($0.count) && $0.allSatisfy(\.isUppercase) } ?? name
  }

  /// The dates in rows and the entities in columns, each with score and rank; with evidence a
  /// row for each entity and date.
  func text(_ style: TextStyle) -> String {
    if evidence != nil { return table(isForPeople: true).text(style) }
    var table = Table([.init(name: "date", role: .rank)])
    for line in history.lines { table.columns.append(.init(name: name(line), isRight: true)) }
    for (place, day) in history.days.enumerated() {
      table.rows.append(
        [PartialDate(day).description]
          + history.lines.map { line in
            guard let score = line.scores[place], let rank = line.ranks[place] else { return "–" }
            return "\(score.briefScore) (\(rank))"
          })
    }
    return table.text(style)
  }

  /// A table in which nothing changes.
  static func table(isForPeople: Bool, hasEvidence: Bool) -> Table {
    Table(
      (isForPeople
        ? [
          .init(name: "date", role: .rank), .init(name: "entity", role: .strong),
          .init(name: "score", isRight: true), .init(name: "#", isRight: true, role: .muted),
        ] : ["date", "id", "name", "score", "rank"].map { Table.Column(name: $0) })
        + (hasEvidence ? TieSupport.columns(isPlain: !isForPeople) : []))
  }

  /// A measure that does not change over time.
  static func json(of measure: Measure) -> JSONValue {
    .object([
      "entente": .integer(1), "measure": .string(measure.rawValue), "results": .array([]),
    ])
  }

  /// A row for each entity and date.
  func table(isForPeople: Bool) -> Table {
    var table = Self.table(isForPeople: isForPeople, hasEvidence: evidence != nil)
    for line in history.lines {
      for (place, day) in history.days.enumerated() {
        guard let score = line.scores[place], let rank = line.ranks[place] else { continue }
        table.rows.append(
          [PartialDate(day).description]
            + (isForPeople
              ? [name(line), score.briefScore]
              : [graph.entities[line.entity].id, name(line), Evidence.number(score)])
            + [String(rank)]
            + (evidence?[place].cells(of: line.entity, isPlain: !isForPeople) ?? []))
      }
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1), "measure": .string(history.measure.rawValue),
      "projection": .string(history.summary), "dates": .string(samplingText),
      "results": .array(history.lines.map(json)),
    ])
  }

  private func json(_ line: MeasureHistory.Line) -> JSONValue {
    let entity = graph.entities[line.entity]
    return .object([
      "id": .string(entity.id), "name": .string(entity.name),
      "kind": .string(entity.kind.rawValue),
      "values": .array(
        history.days.indices.compactMap { place in
          guard let score = line.scores[place], let rank = line.ranks[place] else { return nil }
          return .object([
            "date": .string(PartialDate(history.days[place]).description),
            "score": .number(score), "rank": .integer(rank),
            "evidence": evidence?[place].json(of: line.entity),
          ])
        }),
    ])
  }

  /// How the dates were chosen.
  var samplingText: String { history.sampling.words }

  /// What does not change over time for want of dates.
  var undatedText: String? { MeasureHistory.Sampling.words(undated: history.undatedCount) }

  func chart(title: String?) -> TimeChart {
    let isStepped = history.sampling == .changes
    let first = history.days.first.map { PartialDate($0).spelledOut } ?? ""
    let last = history.days.last.map { PartialDate($0).spelledOut } ?? ""
    let sources = graph.sources.map { source in
      let name = [source.title, source.publisher].compactMap { $0 }.joined(separator: ", ")
      return (name.isEmpty ? source.id : name)
        + (source.date.map { " (\($0.spelledOut))" } ?? "")
    }
    let shown = sources.prefix(12)
    var footer = [
      "\(history.measure.card.meaning) Read as: \(history.summary); \(samplingText)"
        + (undatedText.map { "; \($0)." } ?? ".")
    ]
    if !sources.isEmpty {
      footer.append(
        "Sources: " + shown.joined(separator: "; ")
          + (sources.count > shown.count ? "; and \(sources.count - shown.count) more" : "") + ".")
    }
    return TimeChart(
      title: title ?? graph.title ?? "\(history.measure.card.title) over time",
      subtitle: "\(history.measure.card.title), \(first) – \(last)",
      unit: history.measure.rawValue, footer: footer,
      lines: history.lines.map { line in
        TimeChart.Line(
          shortName(line),
          history.days.indices.compactMap { place in
            line.scores[place].map { (history.days[place], $0) }
          })
      }, isStepped: isStepped)
  }
}
