public import EntenteModel

/// Finds the entity that a person means by a name.
///
/// A name matches by id, then by name, then by alias, then by any of them
/// without accents and case, then by a part that only one entity has. A name
/// that means two entities, or none, is an error with candidates.
public struct EntityNames: Sendable {
  private let graph: KnowledgeGraph

  /// The folded names of each entity: id, name, aliases.
  private let folded: [[String]]

  /// Makes the names of a graph ready to be searched.
  ///
  /// - Complexity: O(*n*) for *n* names.
  public init(of graph: KnowledgeGraph) {
    self.graph = graph
    folded = graph.entities.map { entity in
      ([entity.id, entity.name] + entity.aliases).map(\.foldedForSearch)
    }
  }

  /// Why a name finds no entity.
  public enum Failure: Error, Hashable, Sendable {
    /// Several entities go by the name; their positions.
    case ambiguous(String, [Int])
    /// No entity does; the positions of some that nearly do.
    case unknown(String, near: [Int])
  }

  /// The position of the entity that a name means.
  public func position(of name: String) throws(Failure) -> Int {
    if let position = graph.position(ofEntity: name) { return position }
    let exact = graph.entities.indices.filter { graph.entities[$0].name == name }
    if let only = try single(exact, name) { return only }
    let aliased = graph.entities.indices.filter { graph.entities[$0].aliases.contains(name) }
    if let only = try single(aliased, name) { return only }
    let wanted = name.foldedForSearch
    guard !wanted.isEmpty else { throw .unknown(name, near: []) }
    if let only = try single(positions { $0 == wanted }, name) { return only }
    let padded = " " + wanted + " "
    if let only = try single(positions { (" " + $0 + " ").contains(padded) }, name) { return only }
    if let only = try single(positions { (" " + $0).contains(" " + wanted) }, name) { return only }
    throw .unknown(name, near: nearby(wanted))
  }

  private func positions(where matches: (String) -> Bool) -> [Int] {
    folded.indices.filter { folded[$0].contains(where: matches) }
  }

  private func single(_ positions: [Int], _ name: String) throws(Failure) -> Int? {
    guard positions.count < 2 else { throw .ambiguous(name, positions) }
    return positions.first
  }

  /// The entities of which a name, or a word of one, is a few letters away.
  private func nearby(_ wanted: String) -> [Int] {
    let limit = max(1, min(3, wanted.count / 3))
    let found = folded.indices.compactMap { position -> (position: Int, distance: Int)? in
      let words = folded[position] + folded[position].flatMap { $0.split(separator: " ").map(String.init) }
      let distance = words.lazy.filter { abs($0.count - wanted.count) <= limit }
        .map { editDistance($0, wanted) }.min() ?? .max
      return distance <= limit ? (position, distance) : nil
    }
    return found.sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }
      .prefix(5).map(\.position)
  }
}
