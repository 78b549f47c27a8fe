import EntenteFormats
import EntenteModel
import Testing

@Suite("Writing for Neo4j")
struct PropertyGraphTests {
  @Test("No text ends the literal that it stands in")
  func hostile() throws {
    let text = try Trial.hostileDossier().text(as: .cypher)
    var outside = ""
    var isInside = false
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if isInside, scalar == "\\" {
        isEscaped = true
      } else if scalar == "'" {
        isInside.toggle()
      } else if !isInside {
        outside.unicodeScalars.append(scalar)
      }
    }
    #expect(!isInside)
    #expect(!outside.contains("DETACH"))
    // Neo4j replaces such a sequence before it looks at quotes.
    #expect(!text.contains("\\u0027"))
    #expect(text.contains("\\\\' + 'u0027"))
  }

  @Test("Kinds are labels, relations are types, and dates are dates")
  func types() throws {
    let summit = try KnowledgeGraph(reading: [Summit.file()])
    let text = try summit.text(as: .cypher)
    #expect(text.contains("CREATE (a)-[r:MET_WITH]->(b)"))
    #expect(text.contains("SET e += row.properties, e:Organization;"))
    #expect(text.contains("start: date('2023-01-01')"))
    let files = try summit.written(as: .neo4j).files
    let nodes = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(nodes.hasPrefix("id:ID(Entity),name,:LABEL,iso:string"))
    #expect(files.map(\.part) == [nil, "relationships", "sources"])
    let relationships = String(decoding: files[1].bytes, as: UTF8.self)
    #expect(relationships.hasPrefix(":START_ID(Entity),:END_ID(Entity),:TYPE,period,start:date"))
  }
}
