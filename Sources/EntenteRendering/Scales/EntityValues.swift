import EntenteAnalysis
import EntenteGraph
import EntenteModel

/// Values of the entities of a graph, by their positions.
struct EntityValues {
  private let graph: KnowledgeGraph
  private let selection: Selection

  init(of graph: KnowledgeGraph, _ selection: Selection) {
    self.graph = graph
    var counted = selection
    counted.standings.formIntersection([.asserted, .reported])
    if counted.standings.isEmpty { counted.standings = selection.standings }
    self.selection = counted
  }

  // MARK: Measures

  /// The score of each entity that is ranked.
  func scores(of measure: Measure) throws(EntityScales.Refusal) -> [Double?] {
    var options = Ranking.Options()
    options.selection = selection
    let ranking: Ranking
    do { ranking = try graph.ranking(by: measure, options) } catch {
      throw .measure(measure, error)
    }
    var scores = [Double?](repeating: nil, count: graph.entities.count)
    for entry in ranking.entries { scores[entry.entity] = entry.score }
    return scores
  }

  /// The community of each entity that is tied to another.
  func communities() throws(EntityScales.Refusal) -> [Int?] {
    var options = Projection.Options()
    options.selection = selection
    options.weight = .strength
    options.readsLengths = false
    let projection: Projection
    do { projection = try Projection(graph, options) } catch { throw .communities(error) }
    let degrees = projection.graph.degrees(.any)
    let found = projection.graph.leidenCommunities(iterations: 10)
    var communities = [Int?](repeating: nil, count: graph.entities.count)
    for (node, entity) in projection.entities.enumerated() where degrees[node] > 0 {
      communities[entity] = Int(found.labels[node])
    }
    return communities
  }

  // MARK: Properties

  /// The latest value of a property of each entity that has one.
  func words(of property: Property) throws(EntityScales.Refusal) -> [String?] {
    let latest = LatestValues(of: property, in: graph, selection)
    guard !latest.isEmpty else {
      throw .unknownProperty(property, known: latest.knownProperties)
    }
    return latest.values
  }

  /// The latest number of a property of each entity that has one.
  func numbers(of property: Property) throws(EntityScales.Refusal) -> [Double?] {
    let words = try words(of: property)
    let numbers = words.map { $0.flatMap(Self.number) }
    guard numbers.contains(where: { $0 != nil }) else {
      throw .notNumeric(property, example: words.lazy.compactMap { $0 }.first ?? "")
    }
    return numbers
  }

  /// A finite number as data files write it; strtod would take `nan` and `0x1`.
  static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(text),
      number.isFinite
    else { return nil }
    return number
  }
}
