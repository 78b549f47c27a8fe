import EntenteFormats
import EntenteModel
import Testing

@Suite("Writing Turtle")
struct TurtleTests {
  @Test("A planned claim is a statement about a triple, and no triple")
  func planned() throws {
    let dossier = try Trial.hostileDossier()
    let text = try dossier.text(as: .turtle)
    let count = Trial.hostileTexts.count
    let plain = text.split(separator: "\n").filter {
      $0.hasPrefix("<urn:entente:entity:") && $0.contains("<urn:entente:relation:member>")
    }
    #expect(plain.count == count - count / 2)
    #expect(
      text.split(separator: "\n").count { $0.contains("a ent:Claim, rdf:Statement") } == count)
  }

  @Test("Ids are percent-encoded, and texts stay in their quotes")
  func hostile() throws {
    let reading = Reading(
      "source,target,relation\n\"a> <b\",\"é\",\"x\"\"y\"\n", name: "t.csv")
    let text = try #require(reading.graph).text(as: .turtle)
    #expect(text.contains("<urn:entente:entity:a%3E%20%3Cb> <urn:entente:relation:x%22y>"))
    #expect(text.contains("rdfs:label \"x\\\"y\""))
  }
}
