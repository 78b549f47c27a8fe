import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// Pairs without a tie, with those whom both are tied to.
struct PredictionReport {
  let graph: KnowledgeGraph
  let prediction: Prediction
  let pairs: [Prediction.Pair]

  /// A row for each pair.
  ///
  /// - Parameters:
  ///   - isForPeople: Whether names will do, and few of them.
  ///   - isText: Whether it is a text, which has the evidence below the rows.
  /// - Returns: The table.
  func table(isForPeople: Bool, isText: Bool = false) -> Table {
    var table = Table(
      isForPeople
        ? [
          .init(name: "#", isRight: true, role: .muted), .init(name: "pair", role: .strong),
          .init(name: prediction.score.rawValue, isRight: true),
          .init(name: "share", isRight: true), .init(name: "both tied to"),
        ] + (isText ? [] : [.init(name: "evidence")])
        : [
          "rank", "first", "firstName", "second", "secondName", "score", "shared", "sharedNames",
          "evidence",
        ].map { Table.Column(name: $0) })
    let areCounts = pairs.allSatisfy { $0.score == $0.score.rounded() }
    for pair in pairs {
      let names = pair.shared.map { graph.storage.entityName($0) }
      let evidence = Evidence(pair.shared.flatMap { claims(of: pair, $0) }, in: graph).citations
      if isForPeople {
        let some = names.prefix(6)
        let more = names.count > some.count ? ["+\(names.count - some.count)"] : []
        if isText, !evidence.isEmpty { table.notes[table.rows.count] = evidence }
        let row = [
          String(pair.rank),
          "\(graph.storage.entityName(pair.first)) – \(graph.storage.entityName(pair.second))",
          areCounts ? Evidence.number(pair.score) : pair.score.fourDigits,
          String(names.count), (some + more).joined(separator: ", "),
        ]
        table.rows.append(row + (isText ? [] : [evidence]))
      } else {
        let (first, second) = (graph.entities[pair.first], graph.entities[pair.second])
        table.rows.append([
          String(pair.rank), first.id, first.name, second.id, second.name,
          Evidence.number(pair.score), String(names.count), names.joined(separator: "; "),
          evidence,
        ])
      }
    }
    return table
  }

  /// The claims that tie both of a pair to one whom they share.
  private func claims(of pair: Prediction.Pair, _ shared: Int) -> [Int] {
    prediction.claims(tying: pair.first, shared) + prediction.claims(tying: pair.second, shared)
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1), "score": .string(prediction.score.rawValue),
      "projection": .string(prediction.projection.summary),
      "divided": .integer(prediction.dividedCount),
      "results": .array(
        pairs.map { pair in
          .object([
            "rank": .integer(pair.rank), "first": .string(graph.entities[pair.first].id),
            "second": .string(graph.entities[pair.second].id), "score": .number(pair.score),
            "shared": .array(
              pair.shared.map { entity in
                .object([
                  "id": .string(graph.entities[entity].id),
                  "name": .string(graph.storage.entityName(entity)),
                  "evidence": .text(Evidence(claims(of: pair, entity), in: graph).citations),
                ])
              }),
          ])
        }),
    ])
  }
}

extension LinkScore {
  /// What the score says, in one sentence.
  var meaning: String {
    switch self {
    case .commonNeighbors: "How many both are tied to."
    case .jaccard: "How many both are tied to, of those that either is tied to."
    case .adamicAdar: "How many both are tied to, those with few ties counting more (1/ln degree)."
    case .resourceAllocation:
      "How many both are tied to, each by the inverse of its ties (1/degree)."
    case .preferentialAttachment: "The ties of the one times those of the other."
    }
  }
}

/// How well each score told new ties.
struct BackTestReport {
  let test: PredictionTest
  let first: PartialDate
  let second: PartialDate

  /// Whether no tie came about that could have been told.
  var isEmpty: Bool { test.results.compactMap(\.test).allSatisfy { $0.newCount == 0 } }

  /// How many pairs, the likeliest, are looked at.
  private var places: [Int] {
    let known = test.results.compactMap(\.test).first
    let new = known?.newCount ?? 0
    return Set([10, 100, new].filter { $0 > 0 && $0 <= known?.pairCount ?? 0 }).sorted()
  }

  func table(isForPeople: Bool) -> Table {
    let columns =
      isForPeople
      ? ["score", "AUC"] + places.map { "of the first \($0)" } + ["by chance"]
      : ["score", "auc"] + places.map { "precisionAt\($0)" } + ["chance", "pairs", "new"]
    var table = Table(
      columns.enumerated().map { Table.Column(name: $1, isRight: isForPeople && $0 > 0) })
    func cell(_ value: Double?, isShare: Bool = true) -> String {
      guard let value else { return "" }
      if !isForPeople { return Evidence.number(value) }
      return isShare ? (value * 100).fourDigits + "%" : value.fourDigits
    }
    for (score, result) in test.results {
      table.rows.append(
        [score.rawValue, cell(result?.areaUnderCurve, isShare: false)]
          + places.map { cell(result?.precision(at: $0)) } + [cell(result?.chance)]
          + (isForPeople
            ? []
            : [result.map { String($0.pairCount) } ?? "", result.map { String($0.newCount) } ?? ""])
      )
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "from": .string(first.description), "to": .string(second.description),
      "projections": .array([.string(test.earlier.summary), .string(test.later.summary)]),
      "entities": .integer(test.eligibleCount), "newTies": .integer(test.newCount),
      "results": .array(
        test.results.map { score, result in
          .object([
            "score": .string(score.rawValue),
            "auc": result?.areaUnderCurve.map { .number($0) },
            "precision": .array(
              places.compactMap { place in
                result?.precision(at: place).map {
                  .object(["at": .integer(place), "value": .number($0)])
                }
              }),
            "chance": result.map { .number($0.chance) },
            "pairs": result.map { .integer($0.pairCount) },
            "new": result.map { .integer($0.newCount) },
          ])
        }),
    ])
  }

  var remarks: [String] {
    guard let known = test.results.compactMap(\.test).first else {
      return ["there are too many pairs; --among narrows the network"]
    }
    var lines = [
      "\(known.newCount) of \(known.pairCount) pairs without a tie on \(first) have one on "
        + "\(second), of the \(test.eligibleCount) entities that had a tie"
    ]
    if test.newCount > known.newCount {
      lines.append(
        "\(test.newCount - known.newCount) more new ties are of entities without a tie before, of "
          + "which nothing can be told")
    }
    if isEmpty { return lines }
    lines.append(
      "AUC says: how often a pair that got a tie scores higher than one that did not; 0.5 by chance"
    )
    if known.newCount > 0, known.newCount < 20 {
      lines.append("so few new ties say little about a score")
    }
    if test.results.contains(where: { $0.test == nil }) {
      lines.append("a score without figures has too many pairs")
    }
    return lines
  }
}
