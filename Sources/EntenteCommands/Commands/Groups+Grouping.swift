import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

extension Groups {
  /// Lists the groups into which entities fall.
  func listGroups(of graph: KnowledgeGraph, _ chosen: Selection, by method: GroupMethod) throws {
    let named = try entity.map { try graph.position(named: $0) }
    let kinds = try selection.listedKinds(in: graph)
    let grouping = try found(in: graph, chosen, method)
    var asked: Int?
    if let named {
      do { asked = try grouping.representative(of: named, in: graph) } catch {
        throw error.trouble(in: graph)
      }
    }
    let groups = grouping.groups.filter { group in
      group.members.contains { graph.isListed($0.entity, among: kinds) }
        && (asked.map { asked in group.members.contains { $0.entity == asked } } ?? true)
    }
    let shown = Array(groups.prefix(limit ?? groups.count))
    let table = GroupTable(
      graph: graph, grouping: grouping, groups: shown,
      isListed: { graph.isListed($0, among: kinds) },
      named: members == 0 ? .max : members ?? 30, options: qualifiers(method),
      imageLimit: limit,
      evidence: evidence.isTold(ofClaims: graph.claims.count, output)
        ? GroupEvidence(of: shown, grouping, in: graph) : nil)
    try output.write(
      isEmpty: shown.isEmpty, text: table.text(output.style),
      table: { $0 ? table.overview : table.table }, json: table.json)
    output.remark("\(method.rawValue): \(grouping.summary)")
    for line in table.remarks { output.remark(line) }
    output.remark("\(method.rawValue) says: \(method.meaning)")
    if shown.count < groups.count {
      output.remark("\(groups.count - shown.count) more; --top 0 lists all")
    }
    guard groups.isEmpty else { return }
    if project != nil, !selection.among.isEmpty {
      output.remark(
        "--among leaves out the organizations too unless it names them; --kind lists members of a "
          + "kind")
    }
    if let asked, grouping.alone.contains(asked) {
      output.remark("\(graph.storage.entityName(asked)) is in no group with another")
    } else if asked != nil {
      output.remark("the entity has no part in this")
    }
    throw ExitCode(1)
  }

  private func found(
    in graph: KnowledgeGraph, _ chosen: Selection, _ method: GroupMethod
  ) throws -> Grouping {
    var options = Grouping.Options()
    options.selection = chosen
    if let name = weight?.rawValue, let weight = Projection.Weight(rawValue: name) {
      options.weight = weight
    }
    options.folding = fold
    options.resolution = resolution ?? 1
    options.seed = seed ?? 0
    options.runs = runs ?? 1
    options.mergesRuns = consensus
    if let camps { options.campLimit = camps.count }
    options.tension = tension ?? .majority
    options.equivalence = equivalence ?? .structural
    options.blockCount = blocks
    options.direction = direction ?? .ignore
    options.affiliation = project.map { Grouping.Affiliation($0, weight: sharedWeight) }
    do { return try graph.grouping(by: method, options) } catch {
      switch error {
      case .projection(let refusal): throw refusal.trouble(in: graph)
      case .tooManyToCompare(let count, let limit):
        throw Trouble(
          "\(count) entities are too many for --blocks, which compares each two; at most \(limit) "
            + "can be",
          hint: "narrow the network by --among or --relation, or leave out --blocks for those that "
            + "are equivalent")
      case .tooLargeToMerge:
        throw Trouble(
          "the groups are too large for --consensus, which looks at all pairs in one",
          hint: "leave out --consensus, or narrow the network by --among")
      case .tooManyPairs(let limit):
        throw Trouble(
          "more than \(limit) pairs share a membership",
          hint: "narrow by --among, --relation or --during")
      }
    }
  }

  /// What the result was computed with, as far as the method reads it.
  private func qualifiers(_ method: GroupMethod) -> [String] {
    var words: [String] = []
    if method.hasResolution { words.append("resolution \(Evidence.number(resolution ?? 1))") }
    if method.isSeeded {
      words.append(
        (runs ?? 1) == 1
          ? "seed \(seed ?? 0)"
          : "\(runs ?? 1) runs, seeds from \(seed ?? 0)")
    }
    return words
  }
}
