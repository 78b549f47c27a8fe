import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// The balance over time, a row for each date.
struct BalanceHistoryReport {
  let history: BalanceHistory

  func table(isForPeople: Bool) -> Table {
    let names =
      isForPeople
      ? ["friends", "foes", "+++", "++−", "+−−", "−−−", "balanced", "frustration"]
      : [
        "positive", "negative", "ppp", "ppn", "pnn", "nnn", "degreeOfBalance", "frustration",
        "lowerBound", "tensions",
      ]
    var table = Table(
      [.init(name: "date", role: .rank)] + names.map { .init(name: $0, isRight: isForPeople) })
    for entry in history.entries {
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
      table.rows.append(row)
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "projection": .string(history.summary),
      "dates": .string(samplingText),
      "results": .array(
        history.entries.map { entry in
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
          ])
        }),
    ])
  }

  var remarks: [String] {
    var lines = [samplingText]
    if history.undatedCount > 0 {
      lines.append(
        "\(history.undatedCount.counted("tie counts", "ties count")) on every date, since no claim "
          + "says when")
    }
    if history.entries.contains(where: { $0.frustration > $0.lowerBound }) {
      lines.append("frustration: where two numbers stand, it lies between them")
    }
    return lines
  }

  /// How the dates were chosen.
  private var samplingText: String {
    switch history.sampling {
    case .changes: "dates: every day on which a tie begins or ceases to count"
    case .months(let count):
      "dates: every "
        + (count.isMultiple(of: 12)
          ? count == 12 ? "year" : "\(count / 12) years"
          : count == 1 ? "month" : "\(count) months")
    }
  }
}
