import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What some ties rest on: the claims that support them, and who makes these.
struct TieSupport {
  private(set) var ties = 0
  private(set) var claims = 0

  /// The number of ties that several sources support.
  private(set) var corroborated = 0

  private var sources = Sources()

  /// The sources of some claims.
  private struct Sources {
    /// Those of numbers below 64, a bit each, as most graphs have fewer.
    var first: UInt64 = 0
    var others: Set<UInt32> = []

    var count: Int { first.nonzeroBitCount + others.count }

    mutating func formUnion(_ other: Sources) {
      first |= other.first
      if !other.others.isEmpty { others.formUnion(other.others) }
    }
  }

  /// One tie with its claims, or none.
  init(ofTie claims: [Int], in graph: KnowledgeGraph) {
    let columns = graph.storage.claims
    for claim in claims {
      for citation in columns.citationRange(of: claim) {
        let source = columns.citations[citation].source
        if source < 64 {
          sources.first |= 1 << UInt64(source)
        } else {
          sources.others.insert(source)
        }
      }
    }
    ties = 1
    self.claims = claims.count
    corroborated = sources.count > 1 ? 1 : 0
  }

  /// No tie.
  init() {}

  /// The ties that some entities have, among themselves or with others; all if nil.
  ///
  /// - Complexity: O(*m*) for *m* claims.
  init(ofTiesOf entities: [Int]?, _ projection: Projection, in graph: KnowledgeGraph) {
    self.init()
    var isAsked = [Bool](repeating: entities == nil, count: projection.entities.count)
    for node in (entities ?? []).compactMap({ projection.nodes[$0] }) { isAsked[node] = true }
    var sum = self
    projection.forEachTie(where: { isAsked[$0] || isAsked[$1] }) { _, _, claims in
      sum.add(TieSupport(ofTie: claims, in: graph))
    }
    self = sum
  }

  /// Adds other ties.
  mutating func add(_ other: TieSupport) {
    ties += other.ties
    claims += other.claims
    corroborated += other.corroborated
    sources.formUnion(other.sources)
  }

  /// The ties that join or divide.
  ///
  /// - Complexity: O(*m* log *m*) for *m* claims.
  init(of projection: SignedProjection, in graph: KnowledgeGraph) {
    self.init()
    var sum = self
    projection.forEachTie { _, _, claims in sum.add(TieSupport(ofTie: claims, in: graph)) }
    self = sum
  }

  private func sources(in graph: KnowledgeGraph) -> [Source] {
    let first = (0..<64).filter { sources.first & 1 << UInt64($0) != 0 }
    return (first + sources.others.sorted().map(Int.init)).map { graph.sources[$0] }
  }
}

// MARK: - Forms of output

extension TieSupport {
  /// The columns of a table, for programs or for people.
  static func columns(isPlain: Bool) -> [Table.Column] {
    isPlain
      ? ["ties", "claims", "corroborated", "sources", "firstReport", "lastReport"].map {
        .init(name: $0)
      }
      : [
        .init(name: "ties", isRight: true), .init(name: "claims", isRight: true),
        .init(name: "corroborated", isRight: true), .init(name: "sources"),
        .init(name: "reported"),
      ]
  }

  /// How many sources are named to people.
  private static let mostNamed = 3

  func cells(in graph: KnowledgeGraph, isPlain: Bool) -> [String] {
    told(in: graph).cells(isPlain: isPlain)
  }

  func json(in graph: KnowledgeGraph) -> JSONValue { told(in: graph).json }

  private func told(in graph: KnowledgeGraph) -> Told {
    let sources = sources(in: graph)
    let dates = sources.compactMap(\.date)
    return Told(
      ties: ties, claims: claims, corroborated: corroborated, sources: sources.map(\.id),
      sourceCount: sources.count, first: dates.firstReport?.description,
      last: dates.lastReport?.description)
  }

  /// What is told of some ties, whoever counted them.
  struct Told {
    var ties: Int
    var claims: Int
    var corroborated: Int

    /// The ids of the sources, or of the first of them.
    var sources: [String]
    var sourceCount: Int

    /// The dates of the first report and of the last.
    var first: String?
    var last: String?

    func cells(isPlain: Bool) -> [String] {
      let (first, last) = (first ?? "", last ?? "")
      let counts = [ties, claims, corroborated].map { String($0) }
      if isPlain {
        let rest = sourceCount > sources.count ? ["+\(sourceCount - sources.count)"] : []
        return counts + [(sources + rest).joined(separator: "; "), first, last]
      }
      let named = sources.prefix(TieSupport.mostNamed).joined(separator: ", ")
      let rest = sourceCount - TieSupport.mostNamed
      return counts + [
        named + (rest > 0 ? ", +\(rest)" : ""), first == last ? first : "\(first) to \(last)",
      ]
    }

    var json: JSONValue {
      .object([
        "ties": .integer(ties), "claims": .integer(claims), "corroborated": .integer(corroborated),
        "sources": .array(sources.map { .string($0) }),
        "sourceCount": sourceCount > sources.count ? .integer(sourceCount) : nil,
        "firstReport": .text(first), "lastReport": .text(last),
      ])
    }
  }
}
