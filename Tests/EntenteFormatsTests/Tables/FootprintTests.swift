import EntenteFormats
import EntenteModel
import Testing

@Suite("The memory of typed graphs")
struct FootprintTests {
  private static let kinds = ["member", "partner", "ally", "met-with", "trades-with"]

  /// A table of dated ties between entities with ids of some length.
  private func edges(_ count: Int, between entities: Int) -> InputFile {
    var bytes = Array("source,target,kind,weight,since,until\n".utf8)
    bytes.reserveCapacity(60 * count)
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<count {
      let year = 1990 + next(20)
      bytes += "org-\(next(entities)),org-\(next(entities)),".utf8
      bytes += "\(Self.kinds[next(5)]),\(next(900)).5,\(year)-03-07,\(year + next(9))-11-30\n".utf8
    }
    return InputFile(name: "ties.edges.csv", bytes: bytes)
  }

  private func nodes(_ count: Int) -> InputFile {
    var bytes = Array("id,name,kind\n".utf8)
    for node in 0..<count { bytes += "org-\(node),Assembly of Region \(node),organization\n".utf8 }
    return InputFile(name: "ties.nodes.csv", bytes: bytes)
  }

  @Test("A tie with ends, kind, dates and strength takes no more than 50 bytes, names included")
  func typed() throws {
    let count = 100_000
    let named = try KnowledgeGraph(
      reading: [edges(count, between: count / 16), nodes(count / 16)])
    #expect(named.relations.count == count)
    #expect(named.entities.count == count / 16)
    #expect(named.footprint <= 50 * count, "\(named.footprint / count) bytes a tie")
    let used = try KnowledgeGraph(reading: [edges(count, between: count / 10)])
    #expect(used.footprint <= 50 * count, "\(used.footprint / count) bytes a tie")
    // Two ends, kind, flags, two dates, strength and origin are there.
    #expect(used.footprint > 31 * count)
  }
}
