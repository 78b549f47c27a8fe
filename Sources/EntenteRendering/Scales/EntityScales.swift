package import EntenteAnalysis
import EntenteGraph
package import EntenteModel

/// What the sizes and colors of a diagram stand for: a value of each entity.
package struct EntityScales: Sendable {
  /// What sizes stand for.
  var sizes = Sizes.neighbors

  /// What colors stand for.
  var colors = Colors.kind

  /// The values that make shapes large.
  enum Sizes: Sendable {
    case none
    case neighbors
    /// A name, and the value of each entity that has one.
    case values(String, [Double?])
  }

  /// The values that color shapes.
  enum Colors: Sendable {
    case kind
    /// A name, and the word for each entity that has one.
    case words(String, [String?])
    /// A name, and the group of each entity that is in one.
    case groups(String, [Int?])
    /// A name, and the number of each entity that has one.
    case numbers(String, [Double?])
  }

  /// Sizes by neighbors, colors by kind.
  init() {}

  /// Finds the values that a style asks for.
  ///
  /// Measures and communities count what `rank` counts: of the ties selected, those
  /// that are asserted or reported.
  ///
  /// - Throws: A ``Refusal`` if the graph has no such values.
  package init(
    _ style: DiagramStyle, of graph: KnowledgeGraph, _ selection: Selection
  ) throws(Refusal) {
    let values = EntityValues(of: graph, selection)
    switch style.sizing {
    case .none: sizes = .none
    case .neighbors: sizes = .neighbors
    case .measure(let measure):
      sizes = .values(measure.rawValue, try values.scores(of: measure))
    case .property(let property):
      sizes = .values(property.rawValue.spaced, try values.numbers(of: property))
    }
    switch style.coloring {
    case .kind: colors = .kind
    case .communities: colors = .groups("community", try values.communities())
    case .measure(let measure):
      colors = .numbers(measure.rawValue, try values.scores(of: measure))
    case .property(let property):
      let name = property.rawValue.spaced
      let words = try values.words(of: property)
      let numbers = words.map { $0.flatMap(EntityValues.number) }
      colors =
        zip(words, numbers).allSatisfy { ($0 == nil) == ($1 == nil) }
        ? .numbers(name, numbers) : .words(name, words)
    }
  }

  /// Why a graph can't be drawn by a style.
  package enum Refusal: Error, Hashable, Sendable {
    /// A measure can't be computed.
    case measure(Measure, Ranking.Refusal)
    /// Ties can't be weighed, so that there are no communities.
    case communities(Projection.Refusal)
    /// No entity has the property; those that some have are given.
    case unknownProperty(Property, known: [String])
    /// No entity has a number for the property.
    case notNumeric(Property, example: String)
  }
}
