import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// The explanation of a score, for people.
struct ExplanationText {
  let explanation: ScoreExplanation
  let graph: KnowledgeGraph

  /// How many rows of each part to show; all if nil.
  let limit: Int?

  private var measure: Measure { explanation.measure }
  private var entry: Ranking.Entry { explanation.entry }
  private var name: String { name(entry.entity) }

  func text(_ style: TextStyle) -> String {
    var sections = [style.wrapped(style(.strong, heading.terminalSafe), hanging: 2) + "\n"]
    sections.append(summary.map { style.wrapped($0.terminalSafe, hanging: 2) + "\n" }.joined())
    for breakdown in explanation.breakdowns where !breakdown.parts.isEmpty {
      sections.append(section(title(breakdown), parts(breakdown), style))
    }
    if !explanation.effects.isEmpty {
      sections.append(section(effectsTitle, effects, style))
    }
    let claims = explanation.claimEffects.filter { $0.role != .carries }
    if !claims.isEmpty { sections.append(section(claimsTitle(claims), claimRows(claims), style)) }
    if let ties = explanation.removal.ties, ties.count > 1 {
      sections.append(section("The ties to remove", tieRows(ties), style))
    }
    return sections.joined(separator: "\n")
  }

  private func section(_ title: String, _ table: Table, _ style: TextStyle) -> String {
    style.wrapped(title.terminalSafe, hanging: 2) + "\n\n"
      + table.droppingEmptyColumns().text(style)
  }

  // MARK: Words

  var heading: String {
    "\(name): rank \(entry.rank) of \(explanation.ranking.rankedCount) by \(measure.rawValue), "
      + "score \(number(entry.score))"
  }

  /// The answer in a few sentences.
  var summary: [String] {
    [makeup, ends, strongest, removal, claims].compactMap(\.self)
  }

  /// What the score is made of, in a sentence.
  private var makeup: String? {
    if let refusal = explanation.refusal { return "No breakdown: \(refusal)." }
    guard let breakdown = explanation.breakdowns.first, breakdown.sum > 0 else { return nil }
    if case .distances(let reached, let others) = breakdown.total {
      return "\(reached) of \(others.counted("other", "others")) reach it, over a distance of "
        + "\(number(breakdown.sum)) in all: \(reached)²/(\(others) × \(number(breakdown.sum))) = "
        + "\(number(entry.score))."
    }
    let largest = sums(of: breakdown).prefix(3).map { name, value in
      "\(name) \(percent(value / breakdown.sum))"
    }
    // Of very many parts only some are at hand, each of a tie.
    let hidden = breakdown.count - breakdown.parts.count
    let count = breakdown.parts.reduce(hidden) { $0 + $1.ties.count }
    let ends =
      switch breakdown.axis {
      case .ties: "over \(count.counted("tie", "ties"))"
      case .partners: "by whom walks lead to"
      default: "by distance"
      }
    return "It adds up \(ends): " + largest.joined(separator: ", ")
      + (breakdown.count > largest.count ? " …" : "") + "."
  }

  /// What each neighbor, or distance, adds by all of its parts, the most first.
  private func sums(of breakdown: ScoreExplanation.Breakdown) -> [(String, Double)] {
    var order: [ScoreExplanation.Part.Subject] = []
    var sums: [ScoreExplanation.Part.Subject: Double] = [:]
    for part in breakdown.parts {
      if sums[part.subject] == nil { order.append(part.subject) }
      sums[part.subject, default: 0] += part.value
    }
    return order.enumerated().map { ($0.offset, $0.element, sums[$0.element] ?? 0) }
      .sorted { ($1.2, $0.0) < ($0.2, $1.0) }.map { (subject($0.1), $0.2) }
  }

  private var ends: String? {
    guard let pairs = explanation.breakdowns.first(where: { $0.axis == .pairs }) else { return nil }
    let whole = pairs.parts.count { ($0.whole ?? 0) >= 1 - 1e-9 }
    let isAll = pairs.parts.count == pairs.count
    return "It sits between \(pairs.count.counted("pair", "pairs"))"
      + (measure == .betweenness && pairs.count > 0 && isAll
        ? ", of \(whole) on every shortest path" : "") + "."
  }

  private var strongest: String? {
    guard let first = explanation.effects.first, isChange(first.without) else { return nil }
    let change = abs(first.without.score - entry.score)
    let equal = explanation.effects.count { effect in
      abs(abs(effect.without.score - entry.score) - change) <= 1e-9 * change
    }
    if equal > 1 {
      return "\(equal) ties matter most, and as much as each other: without any one of them the "
        + "score is \(number(first.without.score))."
    }
    return "The tie that matters most is \(tie(first.tie)): without it, \(outcome(first.without))."
  }

  private var removal: String? {
    let removal = explanation.removal
    let below = "below rank \(removal.limit)"
    switch removal.proof {
    case .alreadyBelow: return "It is \(below) as it is."
    case .tooFew: return "It can't fall \(below): too few others score more, whatever is removed."
    case .notByOwnTies:
      return "Without all of its ties it is still not \(below): \(outcome(removal.without))."
    case .notTried:
      return "The graph is too large to rank it again without ties: none was left out."
    case .smallest, .atLeast: break
    }
    guard let ties = removal.ties else { return nil }
    let what =
      ties.count == 1
      ? "Removing one tie takes it \(below): \(tie(ties[0]))"
      : "Removing \(ties.count) ties takes it \(below)"
    let proof =
      switch removal.proof {
      case .atLeast(let least):
        least <= 1
          ? "the fewest that were found; not all smaller sets were tried"
          : "the fewest that were found; fewer than \(least) are certainly not enough"
      default: ties.count == 1 ? "" : "no fewer do"
      }
    return what + " (then \(outcome(removal.without))\(proof.isEmpty ? "" : "; " + proof))."
  }

  private var claims: String? {
    let carrying = explanation.claimEffects.count { $0.role == .carries }
    let supporting = explanation.claimEffects.count {
      if case .supports = $0.role { true } else { false }
    }
    guard carrying + supporting > 0 else { return nil }
    if explanation.untriedClaims > 0 {
      return
        "\(explanation.untriedClaims.counted("claim was", "claims were")) not left out, as that "
        + "would take too long."
    }
    if supporting == 0 {
      return carrying == 1
        ? "Its tie rests on one claim." : "Each of its ties rests on one claim."
    }
    return "\(carrying.counted("claim carries its tie", "claims carry their ties")) alone; of "
      + "\(supporting.counted("other", "others")) the tie has further claims, so that leaving one "
      + "out leaves the tie."
  }

  private func title(_ breakdown: ScoreExplanation.Breakdown) -> String {
    let title =
      switch breakdown.axis {
      case .ties: "By tie"
      case .origins: "By where the walks begin"
      case .pairs: "By the pairs that it sits between"
      case .ends: "By whose paths it carries"
      case .distances: "By distance"
      case .others: "By whom it is near to"
      case .partners: "By whom walks lead to"
      }
    let shown = min(limit ?? .max, breakdown.parts.count)
    let hidden = breakdown.count - shown
    guard hidden > 0 else { return title }
    let rest =
      max(0, breakdown.sum - breakdown.parts.prefix(shown).reduce(0) { $0 + $1.value })
    return title + " (\(hidden) more add \(number(rest))"
      + (limit == nil ? ")" : "; --top 0 lists all)")
  }

  private var effectsTitle: String {
    let tried = explanation.tried
    let extent =
      tried.isComplete
      ? measure == .degree || measure == .strength
        ? "only its own ties change its score" : "every tie was tried"
      : tried.own == tried.ownCount
        ? "its own \(tried.ownCount) ties were tried, the \(tried.count - tried.all) of others were not"
        : "\(tried.own) of its \(tried.ownCount) ties were tried, those that add most"
    let hidden = explanation.effects.count - shown(explanation.effects).count
    return "Without one tie (\(extent)" + (hidden > 0 ? "; \(hidden) more" : "") + ")"
  }

  private func claimsTitle(_ claims: [ScoreExplanation.ClaimEffect]) -> String {
    let hidden = claims.count - shown(claims).count
    return "Without one claim that does not carry a tie alone"
      + (hidden > 0 ? " (\(hidden) more)" : "")
  }

  // MARK: Rows

  func shown<Row>(_ rows: [Row]) -> ArraySlice<Row> { rows.prefix(limit ?? .max) }

  private func parts(_ breakdown: ScoreExplanation.Breakdown) -> Table {
    var table = Table([
      .init(name: "from", role: .strong), .init(name: "adds", isRight: true),
      .init(name: "share", isRight: true), .init(name: wholeName(breakdown.axis), isRight: true),
      .init(name: "tie"), .init(name: "standing", role: .planned), .init(name: "evidence"),
    ])
    if breakdown.axis == .distances { table.columns[0].name = "at" }
    for part in shown(breakdown.parts) {
      let evidence = Evidence(part.ties.flatMap(\.claims), in: graph)
      table.rows.append([
        subject(part), number(part.value),
        breakdown.sum > 0 ? percent(part.value / breakdown.sum) : "",
        whole(part, breakdown.axis), part.ties.map(relation).joined(separator: ", "),
        evidence.standing, evidence.citations,
      ])
    }
    return table
  }

  private func wholeName(_ axis: ScoreExplanation.Breakdown.Axis) -> String {
    switch axis {
    case .ties: "of its score"
    case .pairs: "of their paths"
    default: "distance"
    }
  }

  /// The number of which a part is a share.
  private func whole(_ part: ScoreExplanation.Part, _ axis: ScoreExplanation.Breakdown.Axis)
    -> String
  {
    guard let whole = part.whole else { return "" }
    switch axis {
    case .ties: return number(whole)
    case .pairs: return percent(whole)
    case .distances: return ""
    default: return number(whole)
    }
  }

  private var effects: Table {
    var table = outcomeTable("tie")
    for effect in shown(explanation.effects) {
      let evidence = Evidence(effect.tie.claims, in: graph)
      table.rows.append(
        [tie(effect.tie)] + cells(effect.without) + [evidence.standing, evidence.citations])
    }
    return table
  }

  private func claimRows(_ claims: [ScoreExplanation.ClaimEffect]) -> Table {
    var table = outcomeTable("claim")
    table.columns.insert(.init(name: "what it does"), at: 4)
    for effect in shown(claims) {
      let evidence = Evidence([effect.claim], in: graph)
      table.rows.append(
        [ClaimText(graph: graph).statement(effect.claim)] + cells(effect.without)
          + [Self.role(effect.role), evidence.standing, evidence.citations])
    }
    return table
  }

  private func tieRows(_ ties: [Tie]) -> Table {
    var table = Table([
      .init(name: "tie", role: .strong), .init(name: "standing", role: .planned),
      .init(name: "evidence"),
    ])
    for tie in shown(ties) {
      let evidence = Evidence(tie.claims, in: graph)
      table.rows.append([self.tie(tie), evidence.standing, evidence.citations])
    }
    return table
  }

  private func outcomeTable(_ what: String) -> Table {
    Table([
      .init(name: what, role: .strong), .init(name: "rank", isRight: true),
      .init(name: "score", isRight: true), .init(name: "change", isRight: true),
      .init(name: "standing", role: .planned), .init(name: "evidence"),
    ])
  }

  private func cells(_ outcome: ScoreExplanation.Outcome) -> [String] {
    guard let rank = outcome.rank else { return ["none", "", ""] }
    let change = outcome.score - entry.score
    return [
      "\(entry.rank) → \(rank)", number(outcome.score),
      isChange(outcome) ? (change > 0 ? "+" : "−") + number(abs(change)) : "0",
    ]
  }

  // MARK: Small words

  static func role(_ role: ScoreExplanation.ClaimEffect.Role) -> String {
    switch role {
    case .carries: "carries the tie"
    case .supports(let others):
      "\(others.counted("other claim supports", "other claims support")) the tie"
    case .identifies: "folds another into it"
    }
  }

  func subject(_ part: ScoreExplanation.Part) -> String { subject(part.subject) }

  private func subject(_ subject: ScoreExplanation.Part.Subject) -> String {
    switch subject {
    case .entity(let entity): name(entity)
    case .pair(let a, let b): "\(name(a)) – \(name(b))"
    case .distance(let distance, let count):
      "\(number(distance)) (\(count.counted("entity", "entities")))"
    case .teleport: "jumps to anyone"
    case .dangling: "jumps of those from whom no tie leads on"
    case .base: "what everyone has"
    }
  }

  func tie(_ tie: Tie) -> String {
    let arrow = tie.relation.isDirected ? "→" : "–"
    return "\(name(tie.relation.subject)) \(arrow) \(name(tie.relation.object)), "
      + tie.relation.kind.rawValue
  }

  /// The kind of a tie; whose it is, if it is one of an entity that was folded.
  private func relation(_ tie: Tie) -> String {
    let ends = [tie.relation.subject, tie.relation.object]
    let folded = ends.filter { explanation.ranking.projection.isFolded($0) }
    return tie.relation.kind.rawValue
      + (folded.isEmpty ? "" : " (\(folded.map(name).joined(separator: ", ")))")
  }

  private func outcome(_ outcome: ScoreExplanation.Outcome) -> String {
    guard let rank = outcome.rank else { return "not ranked" }
    return "rank \(rank), score \(number(outcome.score))"
  }

  private func isChange(_ outcome: ScoreExplanation.Outcome) -> Bool {
    abs(outcome.score - entry.score) > 1e-9 * max(abs(entry.score), abs(outcome.score))
  }

  private func name(_ entity: Int) -> String { graph.storage.entityName(entity) }

  private func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? Evidence.number(value) : value.fourDigits
  }

  private func percent(_ share: Double) -> String {
    share > 0 && share < 0.0005 ? "<0.1%" : "\((share * 1000).rounded() / 10)%"
  }
}
