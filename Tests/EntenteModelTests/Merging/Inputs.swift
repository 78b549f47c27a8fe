@testable import EntenteModel

/// Inputs to merge: dossiers, which share their ids, and tables, which don't.
struct Inputs {
  /// An input: its entities, and whether it is a table.
  struct Input {
    var entities: [Entity]
    var isTable: Bool
  }

  var inputs: [Input] = []

  init(_ inputs: [Input] = []) { self.inputs = inputs }

  func dossier(_ entities: Entity...) -> Inputs {
    Inputs(inputs + [Input(entities: entities, isTable: false)])
  }

  func table(_ entities: Entity...) -> Inputs {
    Inputs(inputs + [Input(entities: entities, isTable: true)])
  }

  /// A table of edges between ids alone.
  func edges(_ ids: String...) -> Inputs {
    Inputs(inputs + [Input(entities: ids.map { Entity(id: $0) }, isTable: true)])
  }

  /// Their graph, in some order of the inputs; each is named after its number.
  func graph(
    order: [Int]? = nil, merging: KnowledgeGraph.Merging = .init()
  ) throws -> KnowledgeGraph {
    var builder = KnowledgeGraph.Builder()
    builder.merging = merging
    for number in order ?? Array(inputs.indices) {
      let input = inputs[number]
      let name = "\(number)" + (input.isTable ? ".csv" : ".yaml")
      let file = builder.add(
        InputFile(name: name, bytes: Array(repeating: 0x20, count: input.entities.count)),
        scope: input.isTable ? .group(number) : .global, declaresByUse: input.isTable)
      for (i, entity) in input.entities.enumerated() {
        builder.add(entity, from: file, at: i)
        // What tells the declaration from others in the graph.
        builder.add(
          Claim(
            subject: entity.id,
            statement: .property(.init(rawValue: "mark"), value: "\(number)/\(i)")),
          from: file)
      }
    }
    return try builder.build()
  }

  /// The declarations by entity, each as its input and its place there.
  func partition(
    order: [Int]? = nil, merging: KnowledgeGraph.Merging = .init()
  ) throws -> Set<Set<String>> {
    let graph = try graph(order: order, merging: merging)
    var marks: [String: Set<String>] = [:]
    for claim in graph.claims {
      if case .property(_, let value) = claim.statement {
        marks[claim.subject, default: []].insert(value)
      }
    }
    return Set(marks.values)
  }

  /// How many entities are left.
  func count() throws -> Int { try graph().entities.count }
}

extension Entity {
  static func state(_ id: String, _ name: String? = nil, iso: String? = nil) -> Entity {
    Entity(
      id: id, kind: .state, name: name,
      codes: iso.map { [Code(scheme: "iso", value: $0)] } ?? [])
  }

  static func place(_ id: String, _ name: String? = nil) -> Entity {
    Entity(id: id, kind: .place, name: name)
  }

  static func node(_ id: String, _ name: String) -> Entity { Entity(id: id, name: name) }
}
