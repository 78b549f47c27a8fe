import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark
import Foundation

/// Names and kinds of entities that a job lists, as one machine has them: by claims, by the
/// rules for actors of events, or by the tables beside those that went to Spark.
struct SparkNames {
  private let actors: KnowledgeGraph?
  private let declared: [String: SparkMessage.Done.Named]
  private let companions: SparkCompanions

  /// - Parameters:
  ///   - declared: What claims say.
  ///   - path: Where the job wrote actors of events, if it read any.
  ///   - companions: The tables beside those that went to Spark.
  /// - Throws: A ``ReadError`` if what the job wrote can't be read.
  init(
    of declared: [SparkMessage.Done.Named] = [], actors path: String,
    companions: SparkCompanions
  ) throws {
    actors =
      FileManager.default.fileExists(atPath: path)
      ? try EventCoding.graph(ofActors: InputFile(contentsOf: path)) : nil
    self.declared = Dictionary(declared.map { ($0.id, $0) }) { first, _ in first }
    self.companions = companions
  }

  /// The name and the kind of an entity, of which claims may have said some.
  func known(
    _ id: String, as told: (name: String?, kind: String?)
  ) -> (name: String, kind: String) {
    let own = actors.flatMap { graph in
      graph.position(ofEntity: id).map { entity in
        (graph.storage.entityName(entity), graph.storage.entityKind(entity).rawValue)
      }
    }
    return (
      own?.0 ?? told.name ?? companions.name(of: id), own?.1 ?? told.kind ?? companions.kind(of: id)
    )
  }

  /// The name of an entity.
  func name(of id: String) -> String { known(id, as: (declared[id]?.name, nil)).name }

  /// The kind of an entity.
  func kind(of id: String) -> String { known(id, as: (nil, declared[id]?.kind)).kind }
}
