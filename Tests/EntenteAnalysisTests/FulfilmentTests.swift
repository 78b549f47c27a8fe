import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Plans that came true")
struct FulfilmentTests {
  private func neighborhood(_ report: String, plan: String = "") throws -> Neighborhood {
    let graph = try Dossier(
      "putin leader", "xi leader", "summit event",
      "putin met-with xi | period: 2024-07-03, modality: planned" + plan,
      "xi met-with putin | cite: august" + report
    ).graph
    return graph.neighborhood(of: try graph.position("putin"))
  }

  @Test("A meeting reported as held is shown as held, with the plan as further evidence")
  func held() throws {
    let found = try neighborhood(", period: 2024-07-03")
    #expect(found.ties.map(\.plans) == [[0]])
    #expect(found.ties.map(\.tie.standing) == [.asserted])
    #expect(found.apart.isEmpty)
  }

  @Test("A meeting of another day is not the one that was planned")
  func anotherDay() throws {
    let found = try neighborhood(", period: 2024-07-20")
    #expect(found.ties.map(\.plans) == [[]])
    #expect(found.apart.count == 1)
  }

  @Test("A report that names no event is of the meeting planned for that day at one")
  func eventUnsaid() throws {
    let found = try neighborhood(", period: 2024-07-03", plan: ", at: summit")
    #expect(found.ties.map(\.plans) == [[0]])
  }

  @Test("A report without a date is of any earlier meeting, unless it names the event")
  func undated() throws {
    #expect(try neighborhood("").apart.count == 1)
    #expect(try neighborhood(", at: summit", plan: ", at: summit").apart.isEmpty)
  }

  @Test("What a denial says came not true")
  func denied() throws {
    let found = try neighborhood(", period: 2024-07-03, polarity: denied")
    #expect(found.ties.isEmpty)
    #expect(found.apart.map(\.tie.claims) == [[0, 1]])
  }

  @Test("A tie that lasted before is not the one planned to begin")
  func earlierTie() throws {
    func apart(_ period: String) throws -> Int {
      let graph = try Dossier(
        "iran", "sco organization", "iran member sco | period: 2024-07/.., modality: planned",
        "iran member sco | period: \(period), cite: autumn"
      ).graph
      return graph.neighborhood(of: try graph.position("iran")).apart.count
    }
    #expect(try apart("2005/..") == 1)
    #expect(try apart("2024-07-04/..") == 0)
  }

  @Test("What came true is one tie to draw, with the claims of both")
  func joined() throws {
    let graph = try Dossier(
      "putin leader", "xi leader", "summit event",
      "putin met-with xi | period: 2024-07-03, modality: planned, at: summit",
      "putin met-with xi | period: 2024-07-03, cite: august"
    ).graph
    let ties = graph.ties(.everything)
    #expect(ties.count == 2)
    let joined = graph.joiningFulfilledPlans(ties)
    #expect(joined.map(\.claims) == [[0, 1]])
    #expect(joined.map(\.standing) == [.asserted])
  }
}
