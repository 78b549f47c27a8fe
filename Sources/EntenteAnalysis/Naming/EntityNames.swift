public import EntenteModel

/// Finds the entity that a person means by a name.
///
/// A name matches by id, then by name, then by alias, then by any of them
/// without accents and case, then by a part that only one entity has. A name
/// that means two entities, or none, is an error with candidates.
public struct EntityNames: Sendable {
  private let graph: KnowledgeGraph

  /// Makes the names of a graph ready to be searched.
  public init(of graph: KnowledgeGraph) { self.graph = graph }

  /// Why a name finds no entity.
  public enum Failure: Error, Hashable, Sendable {
    /// Several entities go by the name; their positions.
    case ambiguous(String, [Int])
    /// No entity does; the positions of some that nearly do.
    case unknown(String, near: [Int])
  }

  /// The position of the entity that a name means.
  ///
  /// - Complexity: O(1) expected for an id, else O(*n*) for *n* entities.
  public func position(of name: String) throws(Failure) -> Int {
    if let position = graph.position(ofEntity: name) { return position }
    let columns = graph.storage.entities
    let texts = graph.storage.texts
    let utf8 = Array(name.utf8)
    func isName(_ text: TextID) -> Bool { texts.utf8(of: text).elementsEqual(utf8) }
    let everyone = graph.entities.indices
    if let only = try single(everyone.filter { isName(columns.name[$0]) }, name) { return only }
    let aliased = everyone.filter { columns.aliases(of: $0).contains(where: isName) }
    if let only = try single(aliased, name) { return only }

    let wanted = name.foldedForSearch
    guard !wanted.isEmpty else { throw .unknown(name, near: []) }
    let folded = everyone.map { position in
      ([columns.id[position], columns.name[position]] + columns.aliases(of: position)).map {
        texts[$0].foldedForSearch
      }
    }
    func positions(where matches: (String) -> Bool) -> [Int] {
      folded.indices.filter { folded[$0].contains(where: matches) }
    }
    if let only = try single(positions { $0 == wanted }, name) { return only }
    let padded = " " + wanted + " "
    if let only = try single(positions { (" " + $0 + " ").contains(padded) }, name) { return only }
    if wanted.count >= 3,
      let only = try single(positions { (" " + $0).contains(" " + wanted) }, name)
    {
      return only
    }
    throw .unknown(name, near: Self.nearby(wanted, among: folded))
  }

  /// The only one of some positions, nil if there is none.
  private func single(_ positions: [Int], _ name: String) throws(Failure) -> Int? {
    guard positions.count < 2 else { throw .ambiguous(name, positions) }
    return positions.first
  }

  /// The entities of which a name, or a word of one, is a few letters away.
  private static func nearby(_ wanted: String, among folded: [[String]]) -> [Int] {
    let limit = max(1, min(3, wanted.count / 3))
    let found = folded.enumerated().compactMap { position, names -> (Int, distance: Int)? in
      let words = names.flatMap { $0.split(separator: " ").map(String.init) }
      let distance =
        (names + words).lazy.filter { abs($0.count - wanted.count) <= limit }
        .map { editDistance($0, wanted) }.min() ?? .max
      return distance <= limit ? (position, distance) : nil
    }
    return found.sorted { ($0.distance, $0.0) < ($1.distance, $1.0) }.prefix(5).map(\.0)
  }
}
