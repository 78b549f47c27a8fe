import EntenteFormats
import EntenteGraph
import EntenteModel
import Foundation
import Testing

@testable import EntenteAnalysis

/// What is asked of some entities is answered without a look at all others, and just as if
/// all had been looked at.
@Suite("What concerns some entities")
struct ScopeTests {
  /// Dossiers in which much is contested: few entities, offices, levels, lives and names.
  private static func dossier(_ seed: UInt64) -> Dossier {
    var random = SplitMix64(seed: seed)
    func pick(_ words: [String]) -> String { words[Int(random.next() % UInt64(words.count))] }
    var dossier = Dossier()
    let states = ["iran", "india", "russia", "persia"]
    let persons = ["putin", "modi", "xi"]
    let organizations = ["sco", "brics"]
    for name in states { dossier.add(name) }
    for name in persons { dossier.add("\(name) leader") }
    for name in organizations { dossier.add("\(name) organization") }
    dossier.add("summit event")
    for _ in 0..<40 {
      let period = pick(["2019", "2023-07/..", "2024-07-03", "2024-07/2024-09", "2024"])
      let rest =
        "period: \(period), cite: \(pick(["july", "august", "autumn", "undated"]))"
        + pick(["", "", ", modality: planned", ", polarity: denied", ", at: summit"])
      switch random.next() % 8 {
      case 0:
        dossier.add("\(pick(persons)) holds-office \(pick(states)) | role: President, \(rest)")
      case 1:
        dossier.add(
          "\(pick(states)) \(pick(["member", "observer"])) \(pick(organizations)) | \(rest)")
      case 2: dossier.add("\(pick(persons)) \(pick(["attends", "absent-from"])) summit | \(rest)")
      case 3: dossier.add("\(pick(organizations)) inception: \(pick(["2001", "2006", "2024-08"]))")
      case 4:
        dossier.add("\(pick(persons)) \(pick(["death:", "birth:"])) \(pick(["1952", "2023"]))")
      case 5 where random.next() % 4 == 0: dossier.add("persia same-as iran")
      default:
        let (a, b) = (pick(states), pick(states))
        if a != b { dossier.add("\(a) \(pick(["ally", "rival", "supports"])) \(b) | \(rest)") }
      }
    }
    return dossier
  }

  /// A graph, and the same as a snapshot, which has an index of the relations of each entity.
  private static func withIndex(_ graph: KnowledgeGraph) throws -> [KnowledgeGraph] {
    let path = NSTemporaryDirectory() + "\(UUID()).entente"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var bytes = Data()
    try SnapshotWriter(graph).write { bytes.append(contentsOf: $0) }
    try bytes.write(to: URL(filePath: path))
    let indexed = try KnowledgeGraph(snapshotAt: path) { error in fatalError("\(error)") }
    try #require(indexed.storage.incidence != nil)
    return [graph, indexed]
  }

  @Test("Claims agree and contradict each other as in the whole graph", arguments: 0..<30)
  func agreements(seed: Int) throws {
    let graph = try Self.dossier(UInt64(seed)).graph
    let whole = Agreements(of: graph)
    let plans = Fulfilments(of: graph)
    let columns = graph.storage.claims
    for graph in try Self.withIndex(graph) {
      for entity in graph.entities.indices {
        let own = Agreements(of: graph, around: [entity])
        let ownPlans = Fulfilments(of: graph, around: [entity])
        for claim in 0..<columns.count {
          let isTie = !columns.flags[claim].contains(.isProperty)
          guard
            Int(columns.subject[claim]) == entity || (isTie && Int(columns.object[claim]) == entity)
          else { continue }
          #expect(own[claim] == whole[claim])
          #expect(own.sourceCount(of: claim) == whole.sourceCount(of: claim))
          #expect(own.opposing(claim) == whole.opposing(claim))
          #expect(ownPlans.reports(of: claim) == plans.reports(of: claim))
        }
      }
    }
    #expect(graph.disagreements().isEmpty == false)
  }

  @Test("A new claim makes the findings around its ends that it makes in all", arguments: 0..<12)
  func findings(seed: Int) throws {
    let dossier = Self.dossier(UInt64(seed))
    let before = try dossier.graph
    for addition in [
      "putin holds-office india | role: President, period: 2023/..", "iran observer sco",
      "modi death: 2019", "iran ally india | period: 2024, polarity: denied",
      "persia same-as russia", "xi attends summit | period: 2024-07-03",
      "sco inception: 2024-09",
    ] {
      var changed = dossier
      changed.add(addition)
      let after = try changed.graph
      let claim = after.claims[after.claims.count - 1]
      var ends: Set<String> = [claim.subject]
      if case .relation(_, let object) = claim.statement { ends.insert(object) }
      func new(_ entities: Set<String>?) -> [String] {
        func found(in graph: KnowledgeGraph) -> [String] {
          var circumstances = CheckCircumstances()
          circumstances.findsNotes = false
          circumstances.comparesNames = false
          circumstances.entities = entities.map { Set($0.compactMap(graph.position(ofEntity:))) }
          return graph.check(in: circumstances).map { "\($0.rule.name) \($0.message)" }
        }
        var known = Dictionary(found(in: before).map { ($0, 1) }, uniquingKeysWith: +)
        return found(in: after).filter { finding in
          guard let count = known[finding], count > 0 else { return true }
          known[finding] = count - 1
          return false
        }.sorted()
      }
      #expect(new(ends) == new(nil), "\(addition)")
    }
  }

  @Test("The claims that name an entity are those of all that name it", arguments: 0..<20)
  func naming(seed: Int) throws {
    for graph in try Self.withIndex(Self.dossier(UInt64(seed)).graph) {
      for minimum in [1, 2] {
        var selection = Selection()
        selection.standings = Set(Claim.Standing.allCases)
        selection.minimumSources = minimum
        let all = graph.claims(selection)
        for (entity, declared) in graph.entities.enumerated() {
          let naming = all.filter { position in
            let claim = graph.claims[position]
            var named = [claim.subject, claim.at, claim.standsInFor, claim.saidBy].compactMap(
              \.self)
            if case .relation(_, let object) = claim.statement { named.append(object) }
            return (named + claim.between).contains(declared.id)
          }
          #expect(graph.claims(selection, naming: entity) == naming)
        }
      }
    }
  }
}
