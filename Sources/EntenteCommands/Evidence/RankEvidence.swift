import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What the ranks of some entities rest on: their ties, the claims of these, and
/// who makes them.
struct RankEvidence {
  private struct Support {
    var ties = 0
    var claims = 0

    /// The sources of numbers below 64, a bit each, as most graphs have fewer.
    var firstSources: UInt64 = 0
    var otherSources: Set<UInt32> = []

    /// The number of ties that several sources support.
    var corroborated = 0
  }

  private let graph: KnowledgeGraph
  private let projection: Projection

  /// The support of each node that is asked for.
  private var supports: [Support?]

  /// - Complexity: O(*m*) for *m* claims.
  init(of entities: [Int], _ projection: Projection, in graph: KnowledgeGraph) {
    self.graph = graph
    self.projection = projection
    var supports = [Support?](repeating: nil, count: projection.entities.count)
    for entity in entities { if let node = projection.nodes[entity] { supports[node] = Support() } }
    let columns = graph.storage.claims
    projection.forEachTie { subject, object, claims in
      guard supports[subject] != nil || supports[object] != nil else { return }
      var first: UInt64 = 0
      var others: Set<UInt32> = []
      for claim in claims {
        for citation in columns.citationRange(of: claim) {
          let source = columns.citations[citation].source
          if source < 64 { first |= 1 << UInt64(source) } else { others.insert(source) }
        }
      }
      let isCorroborated = first.nonzeroBitCount + others.count > 1
      func support(_ node: Int) {
        supports[node]?.ties += 1
        supports[node]?.claims += claims.count
        supports[node]?.firstSources |= first
        if !others.isEmpty { supports[node]?.otherSources.formUnion(others) }
        if isCorroborated { supports[node]?.corroborated += 1 }
      }
      support(subject)
      if object != subject { support(object) }
    }
    self.supports = supports
  }

  private func support(of entity: Int) -> Support? {
    projection.nodes[entity].flatMap { supports[$0] }
  }

  private func sources(of support: Support) -> [Source] {
    let first = (0..<64).filter { support.firstSources & 1 << UInt64($0) != 0 }
    return (first + support.otherSources.sorted().map(Int.init)).map { graph.sources[$0] }
  }

  // MARK: Forms of output

  /// How many claims a graph has at most of which tables tell what each rank rests on, unless
  /// asked to: to look at all of them again takes as long as to rank them by degree.
  private static let mostClaims = 1_000_000

  /// Whether an answer tells what each rank rests on: as asked, else in all forms but a text,
  /// which is kept narrow, and large tables.
  static func isTold(in format: OutputOptions.Format, ofClaims count: Int, asked: Bool?) -> Bool {
    if let asked { return asked }
    switch format {
    case .text: return false
    case .json: return true
    case .csv, .tsv, .markdown: return count <= mostClaims
    }
  }

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

  func cells(of entity: Int, isPlain: Bool) -> [String] {
    guard let support = support(of: entity) else {
      return Self.columns(isPlain: isPlain).map { _ in "" }
    }
    let sources = sources(of: support)
    let dates = sources.compactMap(\.date)
    let (first, last) = (dates.firstReport?.description ?? "", dates.lastReport?.description ?? "")
    let counts = [support.ties, support.claims, support.corroborated].map { String($0) }
    if isPlain { return counts + [sources.map(\.id).joined(separator: "; "), first, last] }
    let named = sources.prefix(Self.mostNamed).map(\.id).joined(separator: ", ")
    let rest = sources.count - Self.mostNamed
    return counts + [
      named + (rest > 0 ? ", +\(rest)" : ""), first == last ? first : "\(first) to \(last)",
    ]
  }

  func json(of entity: Int) -> JSONValue? {
    guard let support = support(of: entity) else { return nil }
    let sources = sources(of: support)
    let dates = sources.compactMap(\.date)
    return .object([
      "ties": .integer(support.ties), "claims": .integer(support.claims),
      "corroborated": .integer(support.corroborated),
      "sources": .array(sources.map { .string($0.id) }),
      "firstReport": .text(dates.firstReport?.description),
      "lastReport": .text(dates.lastReport?.description),
    ])
  }
}
