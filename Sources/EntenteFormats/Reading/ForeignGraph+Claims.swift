import EntenteModel

extension ForeignGraph {
  /// Whether the file carries the claims of a dossier, as Entente writes them.
  var carriesClaims: Bool {
    attributes.contains { $0.name == CarriedField.Graph.version }
  }

  private var claimsVersion: String {
    attributes.first { $0.name == CarriedField.Graph.version }?.value ?? ""
  }

  /// Adds a file that carries claims, its sources and its words to a graph that
  /// is being built.
  func openClaims(
    from file: InputFile, group: Int, to builder: inout KnowledgeGraph.Builder,
    log: inout ProblemLog
  ) -> KnowledgeGraph.Builder.FileNumber {
    let version = claimsVersion
    if version != "1", version != "1 local" {
      log.report(
        "version", at: offset, "this program reads claims of version 1, not '\(version)'")
    }
    if builder.title == nil { builder.title = title }
    let isLocal = version == "1 local"
    let number = builder.add(
      file, scope: isLocal ? .group(group) : .global, declaresByUse: true)
    let schema = ClaimSchema(keys: .camel, file: file, isStrict: false)
    for attribute in attributes {
      guard
        [CarriedField.Graph.sources, CarriedField.Graph.vocabulary].contains(attribute.name),
        let node = DataNode(carried: attribute.value, what: attribute.name, at: offset, log: &log)
      else { continue }
      if attribute.name == CarriedField.Graph.vocabulary {
        guard var record = Record(node, of: "vocabulary", log: &log) else { continue }
        VocabularySchema.read(&record, keys: .camel, into: &builder.vocabulary, log: &log)
        continue
      }
      for element in node.elements ?? [] {
        guard var record = Record(element, of: "source", log: &log),
          let id = record.requiredID("id", log: &log)
        else { continue }
        builder.add(schema.source(id: id, &record, log: &log), from: number)
      }
    }
    return number
  }

  /// Adds the words that the graph carries to those that are known.
  ///
  /// What is wrong with them is told when its claims are added.
  func addWords(from file: InputFile, to vocabulary: inout Vocabulary) {
    var log = ProblemLog(file: file)
    for attribute in attributes where attribute.name == CarriedField.Graph.vocabulary {
      if let node = DataNode(carried: attribute.value, what: attribute.name, at: offset, log: &log),
        var record = Record(node, of: "vocabulary", log: &log)
      {
        VocabularySchema.read(&record, keys: .camel, into: &vocabulary, log: &log)
      }
    }
  }

  /// Adds the claims that a file carries to a graph that is being built.
  func addClaims(
    from file: InputFile, _ number: KnowledgeGraph.Builder.FileNumber,
    to builder: inout KnowledgeGraph.Builder, log: inout ProblemLog
  ) {
    let isLocal = claimsVersion == "1 local"
    let schema = ClaimSchema(keys: .camel, file: file, isStrict: false)
    for node in nodes { add(node, schema, from: number, to: &builder, log: &log) }
    for edge in edges {
      let (claim, isOwn) = claim(of: edge, schema, builder.vocabulary, log: &log)
      builder.add(claim, from: number, at: edge.offset, isOwnRelation: isOwn || isLocal)
    }
  }

  private func add(
    _ node: Node, _ schema: ClaimSchema, from number: KnowledgeGraph.Builder.FileNumber,
    to builder: inout KnowledgeGraph.Builder, log: inout ProblemLog
  ) {
    var entity = Entity(id: node.id, name: node.label?.trimmed)
    if let kind = node.kind { entity.kind = Entity.Kind(rawValue: kind) }
    entity.aliases = node.aliases
    entity.codes = node.codes
    var carried: [Claim] = []
    var values: [Claim.Attribute] = []
    for attribute in node.attributes {
      switch attribute.name {
      case CarriedField.Node.aliases: entity.aliases.append(attribute.value)
      case CarriedField.Node.isUnnamed: entity.isUnnamed = attribute.value == "true"
      case CarriedField.Node.claims:
        guard
          let json = DataNode(
            carried: attribute.value, what: attribute.name, at: node.offset, log: &log),
          var record = Record(json, of: "claim", log: &log),
          let claim = schema.claim(&record, vocabulary: builder.vocabulary, log: &log)
        else { continue }
        carried.append(claim)
      case let name where ClaimSchema.codeSchemes.contains(name):
        entity.codes.append(Entity.Code(scheme: name, value: attribute.value))
      case let name where name.hasPrefix(CarriedField.Node.codePrefix):
        let scheme = String(name.dropFirst(CarriedField.Node.codePrefix.count))
        entity.codes.append(Entity.Code(scheme: scheme, value: attribute.value))
      default: values.append(attribute)
      }
    }
    builder.add(entity, from: number, at: node.offset)
    for attribute in values {
      let property = Property(rawValue: CarriedField.attribute(of: attribute.name))
      builder.vocabulary.add(Property.Definition(property, type: attribute.type))
      let statement = Claim.Statement.property(property, value: attribute.value)
      if carried.contains(where: { $0.statement == statement }) { continue }
      builder.add(
        Claim(subject: node.id, statement: statement), from: number, at: node.offset)
    }
    for claim in carried { builder.add(claim, from: number, at: node.offset) }
  }

  /// The claim that an edge carries, and whether it is a relation of its own.
  private func claim(
    of edge: Edge, _ schema: ClaimSchema, _ vocabulary: Vocabulary, log: inout ProblemLog
  ) -> (Claim, isOwn: Bool) {
    let kind = edge.kind.map(Relation.Kind.init(rawValue:)) ?? .tied
    var claim = Claim(edge.source, kind, edge.target, period: edge.period)
    claim.strength = edge.weight
    claim.role = edge.label
    let isDirected = edge.isDirected ?? self.isDirected ?? true
    let isSymmetric = vocabulary[kind]?.isSymmetric == true
    if isDirected == isSymmetric { claim.isDirected = isDirected }
    var isOwn = false
    func word<Word: RawRepresentable<String> & CaseIterable>(
      _ attribute: Claim.Attribute, _ unless: Word
    ) -> Word {
      if let word = Word(rawValue: attribute.value) { return word }
      log.report(
        "unknown-word", at: edge.offset, "'\(attribute.name)' can't be '\(attribute.value)'",
        hint: "it is one of: " + Word.allCases.map(\.rawValue).joined(separator: ", "))
      return unless
    }
    for attribute in edge.attributes {
      let text = attribute.value
      switch attribute.name {
      case CarriedField.Edge.role: claim.role = text
      case CarriedField.Edge.at: claim.at = text
      case CarriedField.Edge.standsInFor: claim.standsInFor = text
      case CarriedField.Edge.between: claim.between.append(text)
      case CarriedField.Edge.modality: claim.modality = word(attribute, .asserted)
      case CarriedField.Edge.polarity: claim.polarity = word(attribute, .affirmed)
      case CarriedField.Edge.saidBy: claim.saidBy = text
      case CarriedField.Edge.basis: claim.basis = word(attribute, .stated)
      case CarriedField.Edge.confidence:
        claim.confidence = Double(text)
        if claim.confidence.map({ (0...1).contains($0) }) != true {
          log.report(
            "out-of-range", at: edge.offset, "'confidence' is \(text)",
            hint: "it lies between 0 and 1")
        }
      case CarriedField.Edge.citations:
        if let citation = schema.citation(carried: text, at: edge.offset, log: &log) {
          claim.citations.append(citation)
        }
      case CarriedField.Edge.note: claim.note = text
      case CarriedField.Edge.id: claim.id = text
      case CarriedField.Edge.key: claim.key = text
      case CarriedField.Edge.isOwnRelation: isOwn = text == "true"
      default:
        let name = CarriedField.attribute(of: attribute.name)
        claim.attributes.append(Claim.Attribute(name, type: attribute.type, value: text))
      }
    }
    return (claim, isOwn)
  }
}

extension ClaimSchema {
  /// A citation as ``Citation/carriedText`` writes it.
  fileprivate func citation(
    carried text: String, at offset: Int, log: inout ProblemLog
  ) -> Citation? {
    guard text.first == "{" else {
      return citation(DataNode(offset: offset, content: .scalar(text)), log: &log)
    }
    return DataNode(carried: text, what: CarriedField.Edge.citations, at: offset, log: &log)
      .flatMap { citation($0, log: &log) }
  }
}
