import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// The balance over time, a row for each date.
struct BalanceHistoryReport {
  let graph: KnowledgeGraph
  let history: BalanceHistory

  /// What the ties of each day rest on, if that is told.
  let supports: [TieSupport]?

  func table(isForPeople: Bool) -> Table {
    let names =
      isForPeople
      ? ["friends", "foes", "+++", "++−", "+−−", "−−−", "balanced", "frustration"]
      : [
        "positive", "negative", "ppp", "ppn", "pnn", "nnn", "degreeOfBalance", "frustration",
        "lowerBound", "tensions",
      ]
    var table = Table(
      [.init(name: "date", role: .rank)] + names.map { .init(name: $0, isRight: isForPeople) }
        + (supports == nil ? [] : TieSupport.columns(isPlain: !isForPeople)))
    for (place, entry) in history.entries.enumerated() {
      var row = [
        PartialDate(entry.day).description, String(entry.positive), String(entry.negative),
      ]
      row += entry.census.map { String($0) }
      if isForPeople {
        row.append(entry.degreeOfBalance.map { "\(Int(($0 * 100).rounded()))%" } ?? "")
        row.append(
          entry.frustration == entry.lowerBound
            ? String(entry.frustration) : "\(entry.lowerBound)–\(entry.frustration)")
      } else {
        row.append(entry.degreeOfBalance.map(Evidence.number) ?? "")
        row += [String(entry.frustration), String(entry.lowerBound), String(entry.tensions)]
      }
      table.rows.append(row + (supports?[place].cells(in: graph, isPlain: !isForPeople) ?? []))
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "projection": .string(history.summary),
      "dates": .string(history.sampling.words),
      "results": .array(
        history.entries.enumerated().map { place, entry in
          .object([
            "date": .string(PartialDate(entry.day).description),
            "positive": .integer(entry.positive), "negative": .integer(entry.negative),
            "tensions": .integer(entry.tensions),
            "triads": .object(
              zip(["+++", "++-", "+--", "---"], entry.census).map {
                JSONValue.Member(key: $0, value: .integer($1))
              }),
            "degreeOfBalance": entry.degreeOfBalance.map { .number($0) },
            "frustration": .integer(entry.frustration),
            "lowerBound": .integer(entry.lowerBound),
            "evidence": supports?[place].json(in: graph),
          ])
        }),
    ])
  }

  var remarks: [String] {
    var lines = [history.sampling.words]
    if let text = MeasureHistory.Sampling.words(undated: history.undatedCount) {
      lines.append(text)
    }
    if history.entries.contains(where: { $0.frustration > $0.lowerBound }) {
      lines.append("frustration: where two numbers stand, it lies between them")
    }
    return lines
  }
}
