import EntenteAnalysis
import EntenteModel

/// What the shapes and lines of a diagram say.
struct DiagramNames {
  private let graph: KnowledgeGraph
  private let selection: Selection

  /// The offices of each person: role and where.
  private let offices: [Int: String]

  /// When each event takes place.
  private let dates: [Int: String]

  /// The entities to draw: those that stand for themselves, of the kinds wanted.
  let entities: [Int]

  init(of graph: KnowledgeGraph, _ selection: Selection) {
    self.graph = graph
    self.selection = selection
    let ties = graph.ties(selection)
    let identities = Identities(of: graph, selection)
    let words = graph.vocabulary
    entities = graph.entities.indices.filter { entity in
      identities.representative(of: entity) == entity
        && selection.entityKinds.map { kinds in
          kinds.contains { words.kind(graph.storage.entityKind(entity), isA: $0) }
        } ?? true
    }
    var offices: [Int: String] = [:]
    for tie in ties where tie.relation.kind == .holdsOffice && tie.standing.order < 2 {
      guard let role = graph.claims[tie.claims[0]].role else { continue }
      offices[tie.relation.subject] = role + ", " + graph.storage.entityName(tie.relation.object)
    }
    self.offices = offices
    var dates: [Int: [String]] = [:]
    for claim in graph.claims.indices {
      guard case .property(.date, let value) = graph.claims[claim].statement,
        let period = try? Period(value)
      else { continue }
      dates[Int(graph.storage.claims.subject[claim]), default: []].append(period.spelledOut)
    }
    self.dates = dates.mapValues { $0.joined(separator: " or ") }
  }

  // MARK: Shapes

  /// The node of an entity, or of several that are tied alike.
  func node(
    for group: [Int], number: Int, weight: Double, ties: [DrawnTie]
  ) -> DiagramContent.Node {
    let kind = graph.storage.entityKind(group[0])
    guard group.count > 1 else {
      let (title, subtitle) = titles(of: group[0])
      return DiagramContent.Node(
        id: "n\(number)", kind: kind, title: title, subtitle: subtitle, weight: weight,
        entities: group,
        description: ([graph.storage.entityName(group[0])] + [offices[group[0]]].compactMap { $0 })
          .joined(separator: ", "))
    }
    let names = group.map { short($0) }
    let kinds = Set(
      ties.filter { $0.subject == group[0] || $0.object == group[0] }
        .map(\.tie.relation.kind.rawValue))
    let plural = graph.vocabulary[kind]?.plural ?? kind.rawValue
    let title =
      kinds.isEmpty
      ? "\(group.count) \(plural) tied to none of these"
      : kinds.count == 1 && kinds.first != Relation.Kind.tied.rawValue
        ? "\(group.count) × \(kinds.first?.spaced ?? "")" : "\(group.count) \(plural) tied alike"
    return DiagramContent.Node(
      id: "n\(number)", kind: kind, title: title, chips: names, weight: weight, entities: group,
      description: "\(title): " + group.map { graph.storage.entityName($0) }.joined(separator: ", ")
    )
  }

  /// The short name and what stands under it.
  private func titles(of entity: Int) -> (String, String?) {
    let name = graph.storage.entityName(entity)
    if let office = offices[entity] { return (name, office) }
    if let date = dates[entity] { return (name, date) }
    if let acronym = acronym(of: entity) { return (acronym, name) }
    return (name, nil)
  }

  /// A name that fits on a chip.
  private func short(_ entity: Int) -> String {
    let name = graph.storage.entityName(entity)
    guard name.columns > 16 else { return name }
    return acronym(of: entity) ?? (name.columns > 30 ? name.prefix(28) + "…" : name)
  }

  /// An alias in capitals, such as SCO.
  ///
  /// Organizations go by theirs in whatever language it abbreviates a name: CERN.
  /// Elsewhere it must abbreviate the name that it stands for, such as UAE;
  /// nobody looks for PRC or CH where China and Switzerland would stand.
  private func acronym(of entity: Int) -> String? {
    let name = graph.storage.entityName(entity)
    let kind = graph.storage.entityKind(entity)
    let isOrganization = graph.vocabulary.kind(kind, isA: .organization)
    return graph.entities[entity].aliases.first { alias in
      (2...6).contains(alias.count) && alias.allSatisfy { $0.isUppercase }
        && (isOrganization || alias.abbreviates(name))
    }
  }

  // MARK: Lines

  /// The words on a line, unless its ends say enough.
  func label(of ties: [DrawnTie], isGroup: Bool) -> String? {
    var words: [String] = []
    for tie in ties {
      let kind = tie.tie.relation.kind.rawValue
      let claim = graph.claims[tie.tie.claims[0]]
      let quoted = claim.role.flatMap { $0.hasPrefix("\"") ? $0.curlyQuotes : nil }
      let isSilent = SilentKinds.names.contains(kind)
      guard quoted != nil || !isSilent || claim.polarity == .denied else { continue }
      var word = quoted ?? kind.spaced
      if claim.polarity == .denied { word = "not: " + word }
      if let speaker = claim.saidBy, tie.tie.standing == .reported {
        word += ", says " + name(speaker)
      }
      if !words.contains(word) { words.append(word) }
    }
    guard !words.isEmpty else { return nil }
    return words.prefix(2).joined(separator: ", ") + (words.count > 2 ? " …" : "")
  }

  /// The kinds of some ties, as the words of a line: `met with, criticizes`.
  func kinds(of ties: [DrawnTie]) -> String {
    var words: [String] = []
    for tie in ties {
      let role = graph.claims[tie.tie.claims[0]].role
      let quoted = role.flatMap { $0.hasPrefix("\"") ? $0.curlyQuotes : nil }
      let denied = tie.look == .denied ? "not: " : ""
      let word = denied + (quoted ?? tie.tie.relation.kind.rawValue.spaced)
      if !words.contains(word) { words.append(word) }
    }
    return words.prefix(2).joined(separator: ", ") + (words.count > 2 ? " …" : "")
  }

  /// A tie in words: `Russia – attacks – Ukraine (2022-02/..)`.
  func sentence(_ tie: DrawnTie) -> String {
    let claim = graph.claims[tie.tie.claims[0]]
    let state = tie.look == .held ? "" : tie.look.rawValue + ": "
    let role = claim.role.map { " (\($0))" } ?? ""
    let period = tie.tie.claims.compactMap { graph.claims[$0].period?.description }.first
    return state + graph.storage.entityName(tie.tie.relation.subject) + " – "
      + tie.tie.relation.kind.rawValue.spaced + role + " – "
      + graph.storage.entityName(tie.tie.relation.object) + (period.map { " (\($0))" } ?? "")
  }

  private func name(_ party: String) -> String {
    graph.position(ofEntity: party).map { titles(of: $0).0 } ?? party
  }
}

extension String {
  /// Whether the letters are those with which the words of a name begin that
  /// begin with a capital: DRC abbreviates Democratic Republic of the Congo.
  func abbreviates(_ name: String) -> Bool {
    let initials = name.split { !$0.isLetter }.compactMap(\.first).filter(\.isUppercase)
    return initials.count > 1 && elementsEqual(initials)
  }

  /// The words of a name in data files: `met-with` as `met with`.
  var spaced: String { replacing("-", with: " ") }

  /// The text with its straight quotes turned into curly ones.
  var curlyQuotes: String {
    var isOpen = false
    return map { character -> String in
      guard character == "\"" else { return String(character) }
      isOpen.toggle()
      return isOpen ? "\u{201C}" : "\u{201D}"
    }.joined()
  }
}
