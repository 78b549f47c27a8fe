import EntenteAnalysis
import EntenteModel

/// A diagram in words, for those who can't see it: what it counts, what stands out,
/// and each entity with its ties.
struct DiagramAccount {
  private let graph: KnowledgeGraph
  private let content: DiagramContent
  private let ties: [DrawnTie]

  /// The entities shown, each once, however many shapes stand for it.
  private let shown: Set<Int>

  /// The ties of each entity, by their positions in ``ties``.
  private var incident: [Int: [Int]] = [:]

  init(of content: DiagramContent, in graph: KnowledgeGraph, _ selection: Selection) {
    self.graph = graph
    self.content = content
    let shown = Set(content.nodes.flatMap(\.entities))
    self.shown = shown
    ties = DrawnTie.all(of: graph, selection).filter {
      shown.contains($0.subject) && shown.contains($0.object)
    }
    for (number, tie) in ties.enumerated() {
      incident[tie.subject, default: []].append(number)
      incident[tie.object, default: []].append(number)
    }
  }

  /// The account, line by line; lines that belong to the one above begin with spaces.
  func lines(title: String, subtitle: String, footer: [String]) -> [String] {
    [title, "", subtitle + "."] + counts + scales + footer + [""]
      + largestFirst.flatMap(lines(about:))
  }

  // MARK: What it counts

  private var counts: [String] {
    let kinds = graph.vocabulary.entityKinds.compactMap { definition -> String? in
      let count = shown.count { graph.storage.entityKind($0) == definition.kind }
      guard count > 0 else { return nil }
      return count.counted(definition.kind.rawValue.spaced, definition.plural)
    }
    let families = Relation.Family.allCases.compactMap { family -> String? in
      let members = ties.filter { $0.family == family }
      guard !members.isEmpty else { return nil }
      let planned = members.filter { $0.look == .planned }.count
      let denied = members.filter { $0.look == .denied }.count
      let apart = [(planned, "planned"), (denied, "denied")].filter { $0.0 > 0 }
        .map { "\($0.0) \($0.1)" }
      return "\(members.count) of \(family.rawValue)"
        + (apart.isEmpty ? "" : " (\(apart.joined(separator: ", ")))")
    }
    return [
      "Entities: " + kinds.joined(separator: ", ") + ".",
      "Relations: " + families.joined(separator: ", ") + ".",
    ]
  }

  private var scales: [String] {
    var lines: [String] = []
    if let name = content.sizes.name {
      let most = largestFirst.prefix(5).map { entity in
        graph.storage.entityName(entity) + (value(of: entity).map { " (\($0))" } ?? "")
      }
      lines.append("The largest by \(name): " + most.joined(separator: ", ") + ".")
    }
    if let name = content.colors.name {
      if let range = content.colors.range {
        lines.append(
          "Colors: \(name), from \(range.lowerBound.brief) to \(range.upperBound.brief).")
      } else {
        lines.append("Colors: \(name): " + content.colors.categories.joined(separator: ", ") + ".")
      }
    }
    return lines
  }

  private func value(of entity: Int) -> String? {
    content.sizes.name == nil ? nil : content.sizes.value(of: entity)?.brief
  }

  /// The entities shown, the largest first.
  private var largestFirst: [Int] {
    shown.sorted { a, b in
      let (x, y) = (content.sizes.weight(of: a), content.sizes.weight(of: b))
      return (-x, -(incident[a]?.count ?? 0), a) < (-y, -(incident[b]?.count ?? 0), b)
    }
  }

  // MARK: Entities

  private func lines(about entity: Int) -> [String] {
    var facts = [graph.storage.entityKind(entity).rawValue.spaced]
    if let name = content.sizes.name, let value = value(of: entity) {
      facts.append("\(value) \(value == "1" && name == "neighbors" ? "neighbor" : name)")
    }
    switch content.colors.color(of: entity) {
    case .category(let number): facts.append(content.colors.categories[number])
    case .other: facts.append("other \(content.colors.name ?? "")")
    case .level, .kind, .unknown: break
    }
    var order: [String] = []
    var others: [String: [String]] = [:]
    let numbers = (incident[entity] ?? []).sorted {
      (ties[$0].look.order, $0) < (ties[$1].look.order, $1)
    }
    for tie in numbers.map({ ties[$0] }) {
      let word = word(for: tie, from: entity)
      if others[word] == nil { order.append(word) }
      let other = self.other(of: tie, from: entity)
      if others[word]?.contains(other) != true { others[word, default: []].append(other) }
    }
    return ["\(graph.storage.entityName(entity)) (\(facts.joined(separator: ", ")))"]
      + order.map { "  \($0): \(others[$0, default: []].joined(separator: "; "))" }
  }

  /// What an entity is to the other end of a tie: `member`, `planned: met with`.
  private func word(for tie: DrawnTie, from entity: Int) -> String {
    let kind = tie.tie.relation.kind
    let isSubject = tie.subject == entity || !tie.tie.relation.isDirected
    let word = isSubject ? kind.rawValue : graph.vocabulary[kind]?.inverse ?? kind.rawValue
    return (tie.look == .held ? "" : tie.look.rawValue + ": ") + word.spaced
  }

  /// The other end of a tie, with role, period and who says so.
  private func other(of tie: DrawnTie, from entity: Int) -> String {
    let claims = tie.tie.claims.map { graph.claims[$0] }
    let other = tie.subject == entity ? tie.object : tie.subject
    let speaker = tie.tie.standing == .reported ? claims.lazy.compactMap(\.saidBy).first : nil
    let details = [
      claims.lazy.compactMap(\.role).first,
      claims.lazy.compactMap { $0.period?.spelledOut }.first,
      speaker.map { "says " + (graph.position(ofEntity: $0).map(graph.storage.entityName) ?? $0) },
    ].compactMap { $0 }
    return graph.storage.entityName(other)
      + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
  }
}
