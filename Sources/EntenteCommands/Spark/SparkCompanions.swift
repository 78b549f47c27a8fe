import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark
import Foundation

/// The small tables beside those that go to Spark, read here: who entities are.
struct SparkCompanions {
  /// What they say; nil if there are none.
  private let graph: KnowledgeGraph?

  /// The other inputs, which go to Spark.
  let others: [String]

  /// The tables of entities, who are in the graph though they may have no tie.
  let nodes: [SparkPlan.Input]

  /// Whom to fold.
  let folding: SparkPlan.Folding?

  /// Takes the tables of nodes and of words among the inputs that options add.
  ///
  /// - Parameters:
  ///   - input: The options.
  ///   - folding: Whom to fold.
  /// - Throws: ``Trouble`` if the tables can't be read.
  init(_ input: InputOptions, folding: Projection.Folding? = nil) throws {
    let companions =
      input.inputFormat == nil ? input.others.filter { Self.content(of: $0) != nil } : []
    nodes = companions.filter { Self.content(of: $0) == .entities }.map {
      SparkPlan.Input(path: SparkPath.whole($0), format: .nodes)
    }
    others = input.others.filter { !companions.contains($0) }
    // Other tables have the columns that are named for ties.
    let names = TableColumnNames(name: input.columns.nameColumn)
    let graph =
      companions.isEmpty
      ? nil
      : try KnowledgeGraph(
        reading: companions.flatMap { try InputFile.inputs(at: $0) }, columns: names)
    self.graph = graph
    self.folding = try folding.flatMap { folding in
      try folding.steps.isEmpty ? nil : SparkPlan.Folding(folding, in: graph)
    }
  }

  /// The name of an entity; its id if no more is known.
  func name(of id: String) -> String {
    guard let graph, let position = graph.position(ofEntity: id) else { return id }
    return graph.storage.entityName(position)
  }

  /// The kind of an entity.
  func kind(of id: String) -> String {
    guard let graph, let position = graph.position(ofEntity: id) else { return "entity" }
    return graph.storage.entityKind(position).rawValue
  }

  /// The id of an entity that a user names; what no table knows is an id.
  func id(named name: String) throws -> String { try Self.id(named: name, in: graph) }

  fileprivate static func id(named name: String, in graph: KnowledgeGraph?) throws -> String {
    guard let graph, graph.position(ofEntity: name) == nil else { return name }
    do { return graph.entities[try EntityNames(of: graph).position(of: name)].id } catch {
      guard case .ambiguous = error else { return name }
      return graph.entities[try graph.position(named: name)].id
    }
  }

  // MARK: Which tables

  private static func isHere(_ path: String) -> Bool {
    !SparkPath.isRemote(path) && !SparkPath.isPattern(path)
      && ["csv", "tsv"].contains((path as NSString).pathExtension.lowercased())
  }

  private enum Content { case entities, words }

  /// What a table holds that is none of ties; nil of others.
  private static func content(of path: String) -> Content? {
    guard isHere(path), let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    let start = String(decoding: (try? handle.read(upToCount: 1 << 14)) ?? Data(), as: UTF8.self)
    let header = start.prefix { !$0.isNewline }.lowercased()
    let columns = header.split { ",;\t".contains($0) }.map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" \u{FEFF}"))
    }
    if columns == ["entente attribute", "value"] { return .words }
    let ends: Set = ["source", "target", "from", "to", "subject", "object"]
    return columns.contains("id") && ends.isDisjoint(with: columns) ? .entities : nil
  }
}

extension SparkPlan.Folding {
  /// What is folded, with the kinds of entity that the standard vocabulary and that of the
  /// tables beside the ties have.
  fileprivate init(_ folding: Projection.Folding, in graph: KnowledgeGraph?) throws {
    self.init()
    func id(_ name: String?) throws -> String? {
      try name.map { try SparkCompanions.id(named: $0, in: graph) }
    }
    for step in folding.steps {
      switch step {
      case .leaders: leaders = true
      case .organs: organs = true
      case .places: places = true
      case .members(let name): members.append(try id(name))
      case .organizations(let name): organizations.append(try id(name))
      }
    }
    let vocabulary = graph?.vocabulary ?? .standard
    organizationKinds = vocabulary.kinds(thatAre: .organization)
    placeKinds = vocabulary.kinds(thatAre: .place)
  }
}

extension Vocabulary {
  /// The names of a kind of entity and of those that are cases of it.
  func kinds(thatAre kind: Entity.Kind) -> [String] {
    entityKinds.map(\.kind).filter { self.kind($0, isA: kind) }.map(\.rawValue)
  }
}
