extension KnowledgeGraph {
  /// Collects the entities, sources and claims of one input or several, in any
  /// order, and joins them into a graph.
  ///
  ///     var builder = KnowledgeGraph.Builder()
  ///     let file = builder.add(InputFile(name: "day.yaml", bytes: bytes))
  ///     builder.add(Entity(id: "russia", kind: .state), from: file)
  ///     builder.add(Claim("putin", .holdsOffice, "russia"), from: file)
  ///     let graph = try builder.build()
  public struct Builder {
    /// The kinds and properties known so far.
    public var vocabulary = Vocabulary.standard

    /// What the graph is about.
    public var title: String?

    /// Which entities of several inputs are taken for one.
    public var merging = KnowledgeGraph.Merging()

    /// What was found wrong or doubtful so far.
    public var problems: [Problem] = []

    package var texts = TextInterner()
    package var inputs: [Input] = []
    var declarations = DeclaredEntities()
    package var sources: [SourceDeclaration] = []
    package var claims = ClaimColumns()
    package var periods: [Period] = []
    package var periodNumbers: [Period: Int] = [:]

    /// The citations of the claim added last.
    var lastCitations: [Citation] = []

    /// The input that made it.
    var lastCitingFile: Int?

    /// How many problems with claims were met, listed or not.
    var problemCounts: [Problem.Severity: Int] = [:]

    /// How many declarations of entities were added.
    package var declarationCount: Int { declarations.count }

    /// Creates a builder that knows the standard vocabulary.
    public init() {}
  }
}

extension KnowledgeGraph.Builder {
  /// How far the ids of an input reach.
  public enum Scope: Hashable, Sendable {
    /// Dossiers and claim files: one id means one entity in all of them.
    case global
    /// Foreign graph files: an id means something within one group of files
    /// only, such as a table of nodes and its table of edges.
    case group(Int)
  }

  /// An input that was added, by number.
  public struct FileNumber: Hashable, Sendable {
    package var number: Int
  }

  /// An input and how to read its ids.
  package struct Input: Sendable {
    let file: InputFile
    let scope: Scope
    /// Whether an id that nothing declares becomes a plain entity.
    let declaresByUse: Bool
    /// Finds the byte of a field of the claim that starts at a byte.
    let locate: @Sendable (_ claim: Int, _ field: ClaimField) -> Int?
  }

  struct EntityDeclaration: Sendable {
    var entity: Entity
    var input: Int
    var origin: Origin
  }

  package struct SourceDeclaration: Sendable {
    var source: Source
    var input: Int
  }
}

extension KnowledgeGraph.Builder {
  /// Adds an input, of which entities, sources and claims may then be added.
  ///
  /// - Parameters:
  ///   - file: The name and the bytes of the input.
  ///   - scope: How far its ids reach.
  ///   - declaresByUse: Whether an id that nothing declares becomes a plain
  ///     entity; if not, it is an error.
  /// - Returns: The number by which to name the input.
  public mutating func add(
    _ file: InputFile, scope: Scope = .global, declaresByUse: Bool = false
  ) -> FileNumber {
    add(file, scope: scope, declaresByUse: declaresByUse) { claim, _ in claim }
  }

  package mutating func add(
    _ file: InputFile, scope: Scope = .global, declaresByUse: Bool = false,
    locate: @escaping @Sendable (_ claim: Int, _ field: ClaimField) -> Int?
  ) -> FileNumber {
    precondition(inputs.count < Origin.fileLimit, "too many inputs")
    inputs.append(
      Input(file: file, scope: scope, declaresByUse: declaresByUse, locate: locate))
    return FileNumber(number: inputs.count - 1)
  }

  /// Adds a source that an input declares.
  public mutating func add(_ source: Source, from file: FileNumber) {
    sources.append(SourceDeclaration(source: source, input: file.number))
  }

  /// Adds an entity that an input declares at a byte.
  public mutating func add(_ entity: Entity, from file: FileNumber, at offset: Int = 0) {
    declarations.append(
      entity, origin: Origin(file: file.number, offset: offset), in: &texts)
  }

  /// Adds a claim that an input makes at a byte.
  ///
  /// A relation kind or property that the vocabulary lacks is added to it, as
  /// plain as possible; a reader that wants it to be an error checks first.
  ///
  /// - Parameters:
  ///   - claim: The claim.
  ///   - file: The input that makes it.
  ///   - offset: The byte at which the claim starts.
  ///   - isOwnRelation: Whether the claim is a relation of its own, as each edge
  ///     of a foreign file is, whatever other claims agree with it.
  public mutating func add(
    _ claim: Claim, from file: FileNumber, at offset: Int = 0, isOwnRelation: Bool = false
  ) {
    let origin = Origin(file: file.number, offset: offset)
    var flags: ClaimColumns.Flags = isOwnRelation ? [.isOwnRelation] : []
    if claim.modality == .planned { flags.insert(.isPlanned) }
    if claim.polarity == .denied { flags.insert(.isDenied) }
    if claim.saidBy != nil { flags.insert(.isReported) }
    if claim.basis == .inferred { flags.insert(.isInferred) }
    if claim.isDirected == true { flags.insert(.isDirectedByFile) }
    if claim.isDirected == false { flags.insert(.isUndirectedByFile) }

    claims.subject.append(texts.intern(claim.subject).rawValue)
    switch claim.statement {
    case .relation(let kind, let object):
      claims.predicate.append(number(of: kind, at: origin))
      claims.object.append(texts.intern(object).rawValue)
    case .property(let property, let value):
      flags.insert(.isProperty)
      claims.predicate.append(number(of: property, at: origin))
      claims.object.append(texts.intern(value).rawValue)
    }
    claims.flags.append(flags)
    claims.origin.append(origin)
    let position = claims.count - 1
    if let period = claim.period.map({ packed($0) }) { claims.period.append(period, of: position) }
    cite(claim.citations, from: file)
    if let strength = claim.strength { claims.strength.append(strength, of: position) }
    if let key = claim.key { claims.key.append(texts.intern(key), of: position) }
    claims.attributes.append(
      claim.attributes.map {
        AttributeColumns.Attribute(
          name: texts.intern($0.name), type: $0.type, value: texts.intern($0.value))
      }, of: position)
    if let extras = extras(of: claim) { claims.extras[UInt32(position)] = extras }
  }

  mutating func number(of kind: Relation.Kind, at origin: Origin) -> UInt16 {
    let known = vocabulary.number(of: kind)
    return shortNumber(
      known ?? vocabulary.add(.init(kind)), of: "kinds of relation", at: origin)
  }

  mutating func number(of property: Property, at origin: Origin) -> UInt16 {
    let known = vocabulary.number(of: property)
    return shortNumber(
      known ?? vocabulary.add(.init(property, type: .text)), of: "properties", at: origin)
  }

  /// The number of a kind of entity, which is added if it is unknown.
  mutating func number(of kind: Entity.Kind, at origin: Origin) -> UInt16 {
    let known = vocabulary.number(of: kind)
    return shortNumber(
      known ?? vocabulary.add(.init(kind, plural: kind.rawValue)), of: "kinds of entity", at: origin
    )
  }

  /// The number of a word in two bytes; that of the first word, and an error, if
  /// it does not fit.
  private mutating func shortNumber(
    _ number: Int, of words: String, at origin: Origin
  ) -> UInt16 {
    if number == Int(UInt16.max) + 1 {
      problems.append(
        Problem(
          "too-many-kinds", .error, "there are more than 65,536 \(words)",
          hint: "is this column free text rather than a kind?",
          at: inputs[origin.file].file.location(ofByte: origin.offset)))
    }
    return UInt16(exactly: number) ?? 0
  }

  /// Gives the next claims their citations.
  mutating func cite(_ citations: [Citation], from file: FileNumber, count: Int = 1) {
    guard count > 0 else { return }
    var rest = count
    if lastCitingFile != file.number || lastCitations != citations {
      lastCitingFile = file.number
      lastCitations = citations
      claims.cite(
        citations.map {
          ClaimColumns.Citation(
            source: texts.intern($0.source).rawValue, locator: texts.intern($0.locator),
            quotation: texts.intern($0.quotation))
        })
      rest -= 1
    }
    claims.citeAlike(rest)
  }

  private mutating func packed(_ period: Period) -> PackedPeriod {
    if let packed = PackedPeriod(period) { return packed }
    if let number = periodNumbers[period] { return PackedPeriod(numberInTable: number) }
    periods.append(period)
    periodNumbers[period] = periods.count - 1
    return PackedPeriod(numberInTable: periods.count - 1)
  }

  /// What few claims have; nil if this one has none of it.
  private mutating func extras(of claim: Claim) -> ClaimColumns.Extras? {
    let hasNone =
      claim.id == nil && claim.saidBy == nil && claim.role == nil && claim.at == nil
      && claim.standsInFor == nil && claim.between.isEmpty && claim.confidence == nil
      && claim.note == nil
    if hasNone { return nil }
    var extras = ClaimColumns.Extras()
    extras.id = texts.intern(claim.id)
    extras.saidBy = claim.saidBy.map { .text(texts.intern($0)) }
    extras.role = texts.intern(claim.role)
    extras.at = claim.at.map { .text(texts.intern($0)) }
    extras.standsInFor = claim.standsInFor.map { .text(texts.intern($0)) }
    extras.between = claim.between.map { .text(texts.intern($0)) }
    extras.confidence = claim.confidence
    extras.note = texts.intern(claim.note)
    return extras == ClaimColumns.Extras() ? nil : extras
  }
}
