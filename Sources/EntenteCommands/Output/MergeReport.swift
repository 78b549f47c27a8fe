import EntenteModel

/// Which entities of the inputs were taken for one and why, and which may be.
struct MergeReport {
  private let graph: KnowledgeGraph

  /// How many pairs that may be one are listed.
  private static let proposalLimit = 200

  init(of graph: KnowledgeGraph) { self.graph = graph }

  /// A table of the merges and one of the pairs that may be one.
  func text(_ style: TextStyle) -> String {
    let merges = graph.merges
    let proposals = graph.proposedMerges()
    var text = style(.strong, "merged (\(merges.count))") + "\n"
    if !merges.isEmpty { text += table(of: merges).text(style) }
    guard !proposals.isEmpty else { return text }
    text += style(.strong, "not merged, but may be one (\(proposals.count))") + "\n"
    text += table(of: proposals.prefix(Self.proposalLimit)).text(style)
    if proposals.count > Self.proposalLimit {
      text += "\(proposals.count - Self.proposalLimit) more are not listed\n"
    }
    return text
  }

  private func table(of merges: [EntityMerge]) -> Table {
    var table = Table([
      .init(name: "kept", role: .strong), .init(name: "declared in"), .init(name: "merged"),
      .init(name: "declared in"), .init(name: "because of"),
    ])
    table.rows = merges.map { merge in
      [
        merge.kept, Self.place(merge.keptLocation), merge.merged,
        Self.place(merge.mergedLocation), merge.reason,
      ]
    }
    return table
  }

  private func table(of proposals: ArraySlice<ProposedMerge>) -> Table {
    var table = Table([
      .init(name: "entity", role: .strong), .init(name: "declared in"), .init(name: "other"),
      .init(name: "declared in"), .init(name: "because of"),
    ])
    table.rows = proposals.map { pair in
      [pair.first, pair.second].flatMap {
        [graph.entities[$0].id, Self.place(graph.location(ofEntity: $0))]
      } + [String(describing: pair.likeness)]
    }
    return table
  }

  private static func place(_ location: SourceLocation) -> String {
    "\(location.file):\(location.line)"
  }
}
