import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark
import Foundation

/// The small tables beside those that go to Spark, read here: who entities are, and of
/// which state they are organs.
struct SparkCompanions {
  /// What they say; nil if there are none.
  private let graph: KnowledgeGraph?

  /// The other inputs, which go to Spark.
  let others: [String]

  /// The tables of entities, who are in the graph though they may have no tie.
  let nodes: [SparkPlan.Input]

  /// Who is folded into whom.
  let folding: [SparkPlan.Part]?

  /// Takes the tables of nodes and of words among the inputs that options add.
  ///
  /// - Parameters:
  ///   - input: The options.
  ///   - folding: Whom to fold; all tables that lie on this machine then tell.
  /// - Throws: ``Trouble`` if it can't be told who is folded.
  init(_ input: InputOptions, folding: Projection.Folding? = nil) throws {
    let companions =
      input.inputFormat == nil ? input.others.filter { Self.content(of: $0) != nil } : []
    nodes = companions.filter { Self.content(of: $0) == .entities }.map {
      SparkPlan.Input(path: SparkPath.whole($0), format: .nodes)
    }
    others = input.others.filter { !companions.contains($0) }
    let isFolded = folding?.steps.isEmpty == false
    let read = isFolded ? input.others.filter(Self.isHere) : companions
    graph =
      read.isEmpty
      ? nil : try KnowledgeGraph(reading: read.flatMap { try InputFile.inputs(at: $0) })
    self.folding = try isFolded ? Self.parts(folding, of: graph) : nil
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
  func id(named name: String) throws -> String {
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

  // MARK: Folding

  private static func parts(
    _ folding: Projection.Folding?, of graph: KnowledgeGraph?
  ) throws -> [SparkPlan.Part] {
    let steps = folding?.steps ?? []
    guard steps.allSatisfy({ $0 == .organs || $0 == .places }) else {
      throw Trouble(
        "Spark folds organs and places only",
        hint: "--fold organs,places; who holds which office when is read on one machine")
    }
    guard let graph else {
      throw Trouble(
        "nothing says who is part of whom",
        hint: "--with ties.nodes.csv --with ties.organs.csv, which convert writes beside its ties")
    }
    var options = Projection.Options()
    options.folding = folding
    let folded: [Projection.Folded]
    do { folded = try Projection(graph, options).folded } catch { throw error.trouble(in: graph) }
    guard !folded.isEmpty else {
      throw Trouble(
        "no entity of the tables is part of a state",
        hint: "name the tables of entities and of organs with --with")
    }
    return folded.map { part in
      SparkPlan.Part(
        id: graph.entities[part.entity].id, into: part.hosts.map { graph.entities[$0].id })
    }
  }
}
