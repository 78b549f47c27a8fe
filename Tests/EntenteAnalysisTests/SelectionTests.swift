import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Selection")
struct SelectionTests {
  private let people = Dossier(
    "a", "b", "o organization", "l leader", "p person",
    "a member o | period: 2001/2010, cite: july",
    "b member o | period: 2015/.., cite: [july, august]",
    "l met-with p | period: 2012-05",
    "l holds-office a | role: President, said-by: b, cite: august",
    "b member o | modality: planned, role: host",
    "a ally b | polarity: denied")

  @Test("Keeps what is asserted and reported unless more is asked for")
  func standings() throws {
    let graph = try people.graph
    #expect(try graph.texts() == ["a member o", "b member o", "l met-with p", "l holds-office a"])
    #expect(try graph.texts { $0.standings = [.reported] } == ["l holds-office a"])
    #expect(try graph.texts { $0.standings = [.planned] } == ["b member o"])
    #expect(try graph.texts { $0.standings = [.denied] } == ["a ally b"])
    #expect(graph.ties(.everything).count == 6)
  }

  @Test("A lasting tie holds on the days of its period")
  func lastingTie() throws {
    let graph = try people.graph
    let members = { (day: String) in
      try graph.texts {
        $0.relationKinds = [.member]
        $0.asOf = try PartialDate(day)
      }
    }
    #expect(try members("2000-12-31") == [])
    #expect(try members("2001-06-01") == ["a member o"])
    #expect(try members("2010-12-31") == ["a member o"])
    #expect(try members("2011-01-01") == [])
    #expect(try members("2024-01-01") == ["b member o"])
  }

  @Test("A single event is kept from the day on which it may have happened")
  func singleEvent() throws {
    let graph = try people.graph
    let meetings = { (day: String) in
      try graph.texts {
        $0.relationKinds = [.metWith]
        $0.asOf = try PartialDate(day)
      }
    }
    #expect(try meetings("2012-04-30") == [])
    #expect(try meetings("2012-05-01") == ["l met-with p"])
    #expect(try meetings("2024") == ["l met-with p"])
  }

  @Test("A period keeps what overlaps it")
  func during() throws {
    let graph = try people.graph
    let ties = { (period: String) in
      try graph.texts {
        $0.relationKinds = [.member, .metWith]
        $0.during = try Period(period)
      }
    }
    #expect(try ties("2011/2014") == ["l met-with p"])
    #expect(try ties("2010/2012") == ["a member o", "l met-with p"])
    #expect(try ties("2016") == ["b member o"])
  }

  @Test("A tie without a period holds on the day of its source, and possibly on others")
  func certainty() throws {
    let graph = try Dossier("a", "b", "a ally b").graph
    var selection = Selection()
    selection.asOf = try PartialDate("2024-07-03")
    #expect(graph.ties(selection).map(\.certainty) == [.certain])
    selection.asOf = try PartialDate("2020-01-01")
    #expect(graph.ties(selection).map(\.certainty) == [.possible])
    selection.certainOnly = true
    #expect(graph.ties(selection).isEmpty)
  }

  @Test("Kinds of relation and of entity are kept, a leader being a person")
  func kinds() throws {
    let graph = try people.graph
    #expect(try graph.texts { $0.relationKinds = [.metWith] } == ["l met-with p"])
    #expect(try graph.texts { $0.entityKinds = [.person] } == ["l met-with p"])
    #expect(try graph.texts { $0.entityKinds = [.leader] } == [])
    #expect(try graph.texts { $0.entityKinds = [.leader, .state] } == ["l holds-office a"])
  }

  @Test("Claims are kept that one of the sources supports")
  func sources() throws {
    let graph = try people.graph
    #expect(try graph.texts { $0.sources = ["august"] } == ["b member o", "l holds-office a"])
    #expect(try graph.texts { $0.sources = ["undated"] } == [])
  }

  @Test("Ties are kept that enough sources support, whichever claims cite them")
  func minimumSources() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally b | cite: july", "a ally b | cite: august",
      "b ally c | cite: [july ¶1, july ¶2]"
    ).graph
    #expect(try graph.texts { $0.minimumSources = 2 } == ["a ally b"])
    #expect(try graph.texts { $0.minimumSources = 3 } == [])
  }

  @Test("Facts are claims of a selection, unless kinds of relation are asked for")
  func facts() throws {
    let graph = try Dossier(
      "a", "o organization", "a member o", "o inception: 2001 | cite: july",
      "o inception: 2001 | cite: august", "a population: 5"
    ).graph
    #expect(graph.claims(Selection()) == [0, 1, 2, 3])
    var members = Selection()
    members.relationKinds = [.member]
    #expect(graph.claims(members) == [0])
    var organizations = Selection()
    organizations.entityKinds = [.organization]
    #expect(graph.claims(organizations) == [1, 2])
    var supported = Selection()
    supported.minimumSources = 2
    #expect(graph.claims(supported) == [1, 2])
  }
}
