import EntenteGraph
import EntenteModel

/// Puts a foreign graph into one that is being built: at once, or part by part
/// as a reader comes by its edges, so that they are never held all.
struct ForeignGraphIntake {
  private let file: InputFile
  private let group: Int
  private let isDirected: Bool?
  private var log: ProblemLog

  /// What is said of the graph as a whole.
  private let head: ForeignGraph

  /// The input, once its first part was added.
  private var number: KnowledgeGraph.Builder.FileNumber?

  /// What edges in columns have in common, once there were some.
  private var traits: KnowledgeGraph.Builder.EdgeTraits?

  /// - Parameters:
  ///   - file: The file that holds the graph.
  ///   - group: The group of files within which its ids mean something.
  ///   - isDirected: Whether edges of plain kinds are directed, if the user says.
  ///   - head: What is said of the graph as a whole elsewhere.
  init(
    of file: InputFile, group: Int, isDirected: Bool? = nil, head: ForeignGraph = ForeignGraph()
  ) {
    self.head = head
    self.file = file
    self.group = group
    self.isDirected = isDirected
    log = ProblemLog(file: file)
  }

  /// Adds a part of the graph; each holds what is said of the graph as a whole.
  ///
  /// An end that no node declares becomes a plain entity; a reader of a format
  /// in which that is a mistake reports it first.
  mutating func add(_ part: ForeignGraph, to builder: inout KnowledgeGraph.Builder) {
    var part = part
    if part.title == nil { part.title = head.title }
    part.attributes += head.attributes
    part.readFields()
    // What is wrong with the whole is wrong with each part, and said once.
    var repeated = log
    part.restoreColumns(log: &repeated)
    if number == nil { log = repeated }
    if part.carriesClaims {
      let number = number ?? part.openClaims(from: file, group: group, to: &builder, log: &log)
      self.number = number
      part.addClaims(from: file, number, to: &builder, log: &log)
    } else {
      let number = number ?? part.openEdges(from: file, group: group, to: &builder)
      self.number = number
      part.addEdges(from: file, number, isDirected: isDirected, to: &builder)
    }
  }

  /// Adds edges in columns, which carry no claims, with their fields.
  ///
  /// - Parameters:
  ///   - batches: The edges, in the order of the file.
  ///   - bytes: Where their texts have their places.
  ///   - kinds: The kinds of the reader's list, which only grows.
  ///   - fields: The fields of which the edges have values.
  ///   - isDirectedByFile: Whether edges of plain kinds are directed, if the file says.
  ///   - builder: The graph.
  ///   - workers: The threads that look texts up.
  mutating func add(
    _ batches: [EdgeBatch], of bytes: [UInt8], kinds: [Relation.Kind],
    fields: [(name: String, type: Property.ValueType)], isDirected isDirectedByFile: Bool?,
    to builder: inout KnowledgeGraph.Builder, workers: Workers = .all
  ) {
    let number = number ?? head.openEdges(from: file, group: group, to: &builder)
    self.number = number
    var traits =
      traits
      ?? KnowledgeGraph.Builder.EdgeTraits(
        file: number, citations: [Citation(source: file.name)], fields: fields,
        isDirected: isDirected ?? isDirectedByFile)
    let numbers = Self.numbers(of: batches, in: bytes, among: builder.texts, workers)
    bytes.withUnsafeBufferPointer { bytes in
      for (batch, numbers) in zip(batches, numbers) {
        builder.add(batch, numbers, of: bytes, kinds: kinds, &traits)
      }
    }
    if self.traits == nil { expectMore(like: batches, in: &builder) }
    self.traits = traits
    file.progress?.reach(batches.last?.offsets.last ?? 0)
    file.progress?.count(entities: builder.declarationCount, ties: builder.claims.count)
  }

  /// Makes room for the edges of the rest of the file, if they are like the first.
  private func expectMore(
    like batches: [EdgeBatch], in builder: inout KnowledgeGraph.Builder
  ) {
    guard let first = batches.first?.offsets.first, let last = batches.last?.offsets.last,
      last > first
    else { return }
    let perByte = Double(batches.reduce(0) { $0 + $1.count }) / Double(last - first)
    builder.expect(edges: Int(1.02 * perByte * Double(file.byteCount - last)))
  }

  /// Looks up the texts of edges on all threads; those that are new get numbers later.
  private static func numbers(
    of batches: [EdgeBatch], in bytes: [UInt8], among texts: TextInterner, _ workers: Workers
  ) -> [EdgeBatch.Numbers] {
    workers.gather(batches.count) { batch in
      bytes.withUnsafeBufferPointer {
        EdgeBatch.Numbers(of: batches[batch], in: $0, among: texts)
      }
    }
  }

  /// Adds nodes in columns, which carry no claims, with their properties.
  mutating func add(
    _ batch: NodeBatch, kinds: [Entity.Kind],
    fields: [(name: String, type: Property.ValueType)],
    to builder: inout KnowledgeGraph.Builder
  ) {
    let number = number ?? head.openEdges(from: file, group: group, to: &builder)
    self.number = number
    file.bytes.withUnsafeBufferPointer {
      builder.add(
        batch, of: $0, kinds: kinds, fields: fields, citations: [Citation(source: file.name)],
        from: number)
    }
  }

  /// Hands over what was found wrong.
  func finish(_ builder: inout KnowledgeGraph.Builder) { builder.problems += log.problems }
}

extension ForeignGraph {
  /// Adds the graph to one that is being built.
  func add(
    from file: InputFile, group: Int, isDirected: Bool? = nil,
    to builder: inout KnowledgeGraph.Builder
  ) {
    var intake = ForeignGraphIntake(of: file, group: group, isDirected: isDirected)
    intake.add(self, to: &builder)
    intake.finish(&builder)
  }

  /// Adds a file that carries no claims.
  fileprivate func openEdges(
    from file: InputFile, group: Int, to builder: inout KnowledgeGraph.Builder
  ) -> KnowledgeGraph.Builder.FileNumber {
    if builder.title == nil { builder.title = title }
    let number = builder.add(file, scope: .group(group), declaresByUse: true)
    builder.add(Source(id: file.name), from: number)
    return number
  }

  /// Adds the nodes and edges of a file that carries no claims: each says what
  /// the file says.
  fileprivate func addEdges(
    from file: InputFile, _ number: KnowledgeGraph.Builder.FileNumber,
    isDirected override: Bool?, to builder: inout KnowledgeGraph.Builder
  ) {
    let citations = [Citation(source: file.name)]
    for node in nodes {
      let label = node.label?.trimmed
      var entity = Entity(id: node.id, name: label?.isEmpty == true ? nil : label)
      if let kind = node.kind { entity.kind = Entity.Kind(rawValue: kind) }
      entity.aliases = node.aliases
      entity.codes = node.codes
      builder.add(entity, from: number, at: node.offset)
      for attribute in node.attributes {
        let property = Property(rawValue: attribute.name)
        builder.vocabulary.add(Property.Definition(property, type: attribute.type))
        var claim = Claim(
          subject: node.id, statement: .property(property, value: attribute.value))
        claim.citations = citations
        builder.add(claim, from: number, at: node.offset)
      }
    }
    for edge in edges {
      let kind = edge.kind.map(Relation.Kind.init(rawValue:)) ?? .tied
      var claim = Claim(edge.source, kind, edge.target, period: edge.period)
      claim.key = edge.id
      claim.strength = edge.weight
      claim.role = edge.label
      claim.attributes = edge.attributes
      claim.citations = citations
      let known = builder.vocabulary.number(of: kind)
      if known.map({ builder.vocabulary.relationKinds[$0].isSymmetric }) != true {
        claim.isDirected = edge.isDirected ?? override ?? isDirected
      }
      builder.add(claim, from: number, at: edge.offset, isOwnRelation: true)
    }
  }
}
