import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

// MARK: - Shared memberships

extension Groups {
  /// Lists who shares the most organizations, or members.
  func listPairs(of graph: KnowledgeGraph, _ chosen: Selection) throws {
    let memberships = try self.memberships(of: graph, chosen)
    let first = try entity.map { try position(named: $0, memberships, in: graph) }
    let second = try other.map { try position(named: $0, memberships, in: graph) }
    if let entity, let other, first == second {
      throw Trouble(
        "'\(entity)' and '\(other)' both mean \(graph.storage.entityName(first ?? 0))",
        hint: "name two entities")
    }
    if let first, let second {
      try write(
        SharedMemberships(
          graph: graph, memberships: memberships, first: first, second: second,
          limit: limit, weight: sharedWeight))
    } else {
      let kinds = try selection.listedKinds(in: graph)
      try write(
        pairs(memberships, of: first, kinds, in: graph), of: first, memberships, in: graph)
    }
  }

  private func memberships(of graph: KnowledgeGraph, _ selection: Selection) throws -> Memberships {
    do { return try Memberships(of: graph, selection, onto: project ?? .members) } catch {
      throw error.trouble(in: graph)
    }
  }

  private func position(
    named name: String, _ memberships: Memberships, in graph: KnowledgeGraph
  ) throws -> Int {
    let position = try graph.position(named: name)
    if memberships.organizationCount(of: position) == nil {
      throw Projection.Refusal.leftOut(entity: position, foldedInto: []).trouble(in: graph)
    }
    return position
  }

  private func pairs(
    _ memberships: Memberships, of center: Int?, _ kinds: [Entity.Kind], in graph: KnowledgeGraph
  ) throws -> [SharingPair] {
    func isListed(_ entity: Int) -> Bool { graph.isListed(entity, among: kinds) }
    if let center { return memberships.pairs(of: center, weight: sharedWeight, among: isListed) }
    do { return try memberships.pairs(weight: sharedWeight, among: isListed) } catch {
      throw Trouble(
        "more than \(error.limit) pairs share a group",
        hint: "name one entity to list its partners, or narrow by --kind, --relation or --during")
    }
  }
}

// MARK: - Output

extension Groups {
  private func write(
    _ pairs: [SharingPair], of center: Int?, _ memberships: Memberships, in graph: KnowledgeGraph
  ) throws {
    let shown = Array(pairs.prefix(limit ?? pairs.count))
    let table = PairTable(
      graph: graph, memberships: memberships, pairs: shown, center: center, weight: sharedWeight)
    switch output.format {
    case .text: if !shown.isEmpty { try output.write(table.text(output.style)) }
    case .markdown: try output.write(table.markdown)
    case .csv: try output.write(table.table.csv)
    case .tsv: try output.write(table.table.tsv)
    case .json: try output.write(table.json(method: method.rawValue).pretty)
    }
    output.remark("\(method.rawValue): \(memberships.summary)")
    output.remark(PairTable.meaning(of: sharedWeight))
    if memberships.side == .organizations {
      output.remark("read for organizations: the members that two of them share")
    }
    if shown.count < pairs.count {
      output.remark("\(pairs.count - shown.count) more; --top 0 lists all")
    }
    guard pairs.isEmpty else { return }
    remarkOnNothing(center, memberships, in: graph)
    throw ExitCode(1)
  }

  private func write(_ shared: SharedMemberships) throws {
    try output.write(
      text: shared.text(output.style), table: { _ in shared.table },
      json: shared.json(method: method.rawValue))
    output.remark("\(method.rawValue): \(shared.memberships.summary)")
    if shared.shown.count < shared.organizations.count {
      output.remark("\(shared.organizations.count - shared.shown.count) more; --top 0 lists all")
    }
    if shared.organizations.isEmpty { throw ExitCode(1) }
  }

  /// Says why no pair is left, as far as the options tell.
  private func remarkOnNothing(
    _ center: Int?, _ memberships: Memberships, in graph: KnowledgeGraph
  ) {
    if memberships.isEmpty {
      output.remark(
        "no membership is left"
          + (selection.among.isEmpty
            ? ""
            : "; --among leaves out the organizations too unless it names them, --kind lists "
              + "pairs of a kind"))
    } else if let center, memberships.organizationCount(of: center) == 0 {
      output.remark(
        "\(graph.storage.entityName(center)) is a member of nothing"
          + (memberships.memberCount(of: center) == 0
            ? "" : "; entente neighbors lists its own members"))
    } else {
      output.remark("no two of those asked for share an organization")
    }
  }
}
