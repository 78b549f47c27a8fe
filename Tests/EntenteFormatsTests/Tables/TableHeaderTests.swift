import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Headers of tables")
struct TableHeaderTests {
  @Test(
    "A header gives name, role and type as Neo4j and Neptune write them",
    arguments: [
      ("age:int", "age int"), ("age:Long", "age int"), ("names:string[]", "names text list"),
      ("since:date", "since period"), ("ok:boolean", "ok boolean"), ("x:double", "x number"),
      ("at:point{crs:WGS-84}", "at text"), ("t:time{timezone:+02:00}", "t text"),
      ("a:Int(single)", "a int"), (":ID", " id"), ("personId:ID(Person)", "personId id (Person)"),
      ("id:ID{id-type: int}", "id id"), (":START_ID(Film)", " source (Film)"),
      (":END_ID", " target"), (":TYPE", " type"), (":LABEL", " label"), ("x:IGNORE", "x ignored"),
      ("~id", "~id id"), ("~From", "~From source"), ("~to", "~to target"),
      ("~label", "~label label"),
      ("http://x", "http://x"), ("ratio a:b", "ratio a:b"), ("dc:date", "dc period"),
      (":int", ":int"), ("a:int[3]", "a:int[3]"), ("", ""), (":", ":"), ("a:int(", "a:int("),
    ])
  func headers(text: String, expected: String) {
    let header = ColumnHeader(text)
    var words = [header.name]
    if let role = header.role { words.append("\(role)") }
    if let type = header.type { words.append(type == .integer ? "int" : "\(type)") }
    if header.isList { words.append("list") }
    if let space = header.idSpace { words.append("(\(space))") }
    #expect(words.joined(separator: " ") == expected)
  }

  @Test("Tables of Neo4j keep ids of several spaces apart, with labels and typed values")
  func neo4j() throws {
    let people = InputFile(
      "people.csv",
      "personId:ID(Person),name,born:int,nicknames:string[],:LABEL\n1,Ann,1964,A;Annie,Person;Actor\n"
    )
    let films = InputFile("films.csv", "id:ID(Film),title,:LABEL,x:IGNORE\n1,Dune,Film,y\n")
    let roles = InputFile(
      "roles.csv",
      ":START_ID(Person),role,since:date,:END_ID(Film),:TYPE\n1,Chani,2024-02-01,1,attends\n")
    let graph = try KnowledgeGraph(reading: [people, films, roles])
    #expect(graph.entities.map(\.id) == ["Person:1", "Film:1"])
    #expect(graph.entities.map(\.name) == ["Ann", "1"])
    #expect(graph.entities.map(\.kind.rawValue) == ["person", "Film"])
    let properties = graph.claims.compactMap { claim in
      if case .property(let property, let value) = claim.statement {
        "\(claim.subject) \(property.rawValue)=\(value)"
      } else {
        nil
      }
    }
    #expect(
      properties == [
        "Person:1 personId=1", "Person:1 label=Actor", "Person:1 born=1964",
        "Person:1 nicknames=A", "Person:1 nicknames=Annie", "Film:1 id=1", "Film:1 title=Dune",
      ])
    #expect(graph.vocabulary[Property(rawValue: "born")]?.type == .integer)
    let tie = try #require(graph.claims.first { $0.role != nil })
    #expect(tie.subject == "Person:1" && tie.statement == .relation(.attends, object: "Film:1"))
    #expect(tie.period == (try Period("2024-02-01/")) && tie.attributes.isEmpty)
  }

  @Test("Tables of Neptune are nodes and edges with their labels for kinds")
  func neptune() throws {
    let nodes = InputFile("n.csv", "~id,~label,code:string,lat:double\nv1,airport,007,48.5\n")
    let edges = InputFile("e.csv", "~id,~from,~to,~label,dist:int\ne1,v1,v2,route,12\n")
    let graph = try KnowledgeGraph(reading: [edges, nodes])
    #expect(graph.entities.map(\.kind) == [Entity.Kind(rawValue: "airport"), .plain])
    #expect(graph.relations.map(\.kind.rawValue) == ["route"])
    let tie = try #require(graph.claims.first { $0.key == "e1" })
    #expect(tie.attributes == [Claim.Attribute("dist", type: .integer, value: "12")])
  }

  @Test("Columns of one name, or of none, keep their values apart")
  func repeatedNames() {
    let reading = PlainReading("id,x,x,,x (2)\n1,a,b,c,d\n") { TableReader.read($0, log: &$1) }
    #expect(
      reading.nodes == ["1 x=a:text x (2)=b:text column 4=c:text x (2) (2)=d:text"])
  }
}
