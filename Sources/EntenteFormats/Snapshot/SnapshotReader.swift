public import EntenteModel

extension KnowledgeGraph {
  /// Opens a snapshot, of which no more is read than what is asked for.
  ///
  /// The header, the table of sections and their bounds are verified at once;
  /// of the data each block of 1 MiB, when something in it is first read.
  ///
  /// - Parameters:
  ///   - path: The name of the file.
  ///   - verifiesAll: Whether to verify all data now, and every number in them.
  ///   - onDamage: What to do about a block that turns out to be damaged.
  /// - Complexity: O(1) in the size of the graph but for 8 bytes a block, what
  ///   few claims have, and a byte for each entity.
  /// - Throws: A ``ReadError`` if the file is damaged or no snapshot.
  public init(
    snapshotAt path: String, verifiesAll: Bool = false,
    onDamage: @escaping @Sendable (ReadError) -> Never
  ) throws(ReadError) {
    guard let file = MappedFile(path) else {
      throw ReadError(snapshot: path, "the file can't be read as a snapshot")
    }
    do {
      self = try SnapshotReader(file, named: path, verifiesAll, onDamage).graph()
      if verifiesAll { try verifyNumbers() }
    } catch let refusal as SnapshotLayout.Refusal {
      throw ReadError(snapshot: path, refusal.message, hint: refusal.hint)
    } catch let malformed as MalformedColumns {
      throw ReadError(
        snapshot: path, "its section '\(malformed.name)' does not fit the others",
        hint: SnapshotLayout.anew)
    } catch {
      throw ReadError(snapshot: path, "its words can't be read", hint: SnapshotLayout.anew)
    }
  }

  /// Whether a file starts as snapshots do.
  public static func isSnapshot(at path: String) -> Bool {
    guard let file = MappedFile(path) else { return false }
    return file.bytes.prefix(SnapshotLayout.magic.count).elementsEqual(SnapshotLayout.magic)
  }
}

/// Makes a graph of the sections of a mapped file.
private struct SnapshotReader {
  private let name: String
  private let source: Source

  /// Gives each column its section.
  private struct Source: ColumnCoder {
    let file: MappedFile
    let data: UnsafeRawBufferPointer
    let verifier: BlockVerifier
    let sections: [String: SnapshotLayout.Section]

    func code<Element>(_ column: inout Column<Element>, _ name: String) throws {
      guard let section = sections[name], section.stride == MemoryLayout<Element>.stride else {
        throw MalformedColumns(name: name)
      }
      let bytes = UnsafeRawBufferPointer(
        rebasing: data[section.start..<(section.start + section.byteCount)])
      column = Column(bytes.bindMemory(to: Element.self), owner: file, verifier: verifier)
    }

    func code(_ number: inout Int, _ name: String) throws {
      guard let section = sections[name], section.stride == 0 else {
        throw MalformedColumns(name: name)
      }
      number = section.start
    }
  }

  init(
    _ file: MappedFile, named name: String, _ verifiesAll: Bool,
    _ onDamage: @escaping @Sendable (ReadError) -> Never
  ) throws {
    self.name = name
    let layout = try SnapshotLayout(of: file.bytes)
    let data = UnsafeRawBufferPointer(rebasing: file.bytes[layout.dataStart...])
    let checksums = layout.checksums
    @Sendable func isSound(_ block: Int) -> Bool {
      let data = UnsafeRawBufferPointer(rebasing: file.bytes[layout.dataStart...])
      return XXH64.checksum(data.block(block)) == checksums[block]
    }
    @Sendable func damage(_ block: Int) -> SnapshotLayout.Refusal {
      SnapshotLayout.Refusal(
        message: "block \(block + 1) of \(checksums.count) is damaged: the checksum differs",
        hint: SnapshotLayout.anew)
    }
    if verifiesAll, let block = checksums.indices.first(where: { !isSound($0) }) {
      throw damage(block)
    }
    let verifier = BlockVerifier(
      of: data, blockShift: SnapshotLayout.blockShift, isSound: isSound,
      onDamage: { block in
        let refusal = damage(block)
        onDamage(ReadError(snapshot: name, refusal.message, hint: refusal.hint))
      })
    source = Source(
      file: file, data: data, verifier: verifier,
      sections: Dictionary(
        layout.sections.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  func graph() throws -> KnowledgeGraph {
    var coder = source
    var text = Column<UInt8>()
    try coder.code(&text, "head")
    let file = InputFile(name: name, bytes: Array(text))
    var log = ProblemLog(file: file)
    guard var head = SnapshotHead(file, log: &log) else { throw MalformedColumns(name: "head") }
    var (texts, entities, claims) = (TextArena(), EntityColumns(), ClaimColumns())
    var (relations, ids, incidence) = (RelationIndex(), SortedIDs(), Incidence())
    try texts.code(&coder, "texts")
    try entities.code(&coder)
    try claims.code(&coder)
    try relations.code(&coder)
    try ids.code(&coder)
    try incidence.code(&coder)
    try head.renumber(&entities, &claims, &relations)
    return KnowledgeGraph(
      KnowledgeGraph.Storage(
        title: head.title, vocabulary: head.vocabulary, texts: texts, entities: entities,
        claims: claims, relations: relations, periods: head.periods, sources: head.sources,
        files: head.files.map(InputFile.init(absent:)), entityIDs: .sorted(ids),
        merges: [], problems: [], incidence: incidence))
  }
}

extension ReadError {
  fileprivate init(snapshot path: String, _ message: String, hint: String? = nil) {
    self.init([
      Problem(
        "snapshot", .error, message, hint: hint,
        at: SourceLocation(file: path, line: 0, column: 0))
    ])
  }
}

extension Problem {
  /// What is wrong with a snapshot among other inputs, or with what only looks
  /// like one.
  static func misplacedSnapshot(_ file: InputFile) -> Problem {
    let isSnapshot = file.bytes.starts(with: SnapshotLayout.magic)
    return Problem(
      "snapshot", .error,
      isSnapshot ? "a snapshot is opened alone, from a file" : "this is no snapshot of Entente",
      hint: isSnapshot
        ? "merge its sources instead, and write a snapshot of the whole"
        : "convert writes one: entente convert SOURCE -o NAME.entente",
      at: SourceLocation(file: file.name, line: 0, column: 0))
  }
}
