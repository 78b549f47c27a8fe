import EntenteModel

@testable import EntenteFormats

/// What a graph says, in lines to compare, whatever the order of its input.
struct GraphDigest {
  private var lines: [String]
  private var claims: [String]

  init(_ graph: KnowledgeGraph) {
    lines = graph.entities.map { JSONValue($0).line }
    lines += graph.title.map { ["title " + $0] } ?? []
    lines += JSONValue(wordsOf: graph.vocabulary).map { ["words " + $0.line] } ?? []
    lines += graph.sources.map { "source " + JSONValue($0).line }
    claims = zip(graph.claims, graph.storage.claims.flags).map { claim, flags in
      Self.line(of: claim, in: graph) + (flags.contains(.isOwnRelation) ? " own" : "")
    }
  }

  /// What only one of two graphs says: `-` before what is missing here, `+`
  /// before what is new.
  func changes(from other: GraphDigest) -> [String] {
    func counts(_ lines: [String]) -> [String: Int] {
      lines.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    let (here, there) = (counts(lines + claims), counts(other.lines + other.claims))
    return there.filter { here[$0.key, default: 0] < $0.value }.keys.sorted().map { "- " + $0 }
      + here.filter { there[$0.key, default: 0] < $0.value }.keys.sorted().map { "+ " + $0 }
  }

  /// A claim, its direction as it is read and its attributes in order of name.
  private static func line(of claim: Claim, in graph: KnowledgeGraph) -> String {
    var claim = claim
    if case .relation = claim.statement {
      claim.isDirected = claim.isDirected(in: graph.vocabulary)
    }
    let order = claim.attributes.enumerated().sorted {
      ($0.element.name, $0.offset) < ($1.element.name, $1.offset)
    }
    claim.attributes = order.map(\.element)
    return JSONValue(claim).line
  }

  /// Without the name of the file that a foreign graph cites for all it says,
  /// without what is known of the words that it uses, and without what keeps
  /// its edges apart where claims can join.
  var withoutFile: GraphDigest {
    var digest = self
    digest.lines.removeAll { $0.hasPrefix("source ") || $0.hasPrefix("words ") }
    for i in claims.indices {
      digest.claims[i].replace(/,"citations":\[\{"source":"[^"]*"\}\]/, with: "")
      digest.claims[i].replace(/,"key":"edge [0-9]+"/, with: "")
      if digest.claims[i].hasSuffix(" own") { digest.claims[i].removeLast(4) }
    }
    return digest
  }
}
