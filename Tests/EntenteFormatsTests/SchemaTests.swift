import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("The schema of the dossier")
struct SchemaTests {
  private let schema: JSONSchema

  init() throws {
    let path = Summit.path.replacing(
      "graphs/sco-astana-2024.yaml", with: "schema/dossier.schema.json")
    schema = try JSONSchema(InputFile(contentsOf: path))
  }

  @Test("Names the words of the standard vocabulary, and lets a dossier bring its own")
  func words() throws {
    let words = Vocabulary.standard
    for (name, expected) in [
      ("entity-kind-name", words.entityKinds.map(\.kind.rawValue)),
      ("relation-kind-name", words.relationKinds.map(\.kind.rawValue)),
      ("property-name", words.properties.map(\.property.rawValue)),
    ] {
      let choices = try #require(schema["$defs/\(name)/anyOf"]).list
      #expect(Set(choices[0]["enum"]?.list.compactMap(\.scalar) ?? []) == Set(expected))
      #expect(choices[1]["$ref"]?.scalar == "#/$defs/text")
    }
    let dated = words.properties.filter { $0.type == .period }.map(\.property.rawValue)
    #expect(
      schema["$defs/claim/if/properties/property/enum"]?.list.compactMap(\.scalar) == dated)
  }

  @Test(
    "Names the words of each closed set",
    arguments: [
      ("claim/properties/modality", Claim.Modality.allCases.map(\.rawValue)),
      ("claim/properties/polarity", Claim.Polarity.allCases.map(\.rawValue)),
      ("claim/properties/basis", Claim.Basis.allCases.map(\.rawValue)),
      ("source/properties/date-basis", Claim.Basis.allCases.map(\.rawValue)),
      ("relation-kind/properties/sign", Relation.Sign.allCases.map(\.rawValue)),
      ("relation-kind/properties/life", Relation.Life.allCases.map(\.rawValue)),
      ("relation-kind/properties/family", Relation.Family.allCases.map(\.rawValue)),
      ("property/properties/type", Property.ValueType.allCases.map(\.rawValue)),
    ])
  func closedSets(path: String, words: [String]) throws {
    let choices = try #require(schema["$defs/\(path)/enum"]).list.compactMap(\.scalar)
    #expect(Set(choices) == Set(words))
  }

  @Test(
    "Has the keys that the reader knows, no more and no fewer",
    arguments: [
      ("properties", "zzzzzzzz: 1", []),
      ("$defs/source/properties", "sources: {x: {zzzzzzzz: 1}}", []),
      ("$defs/entity/properties", "entities: {x: {zzzzzzzz: 1}}", []),
      ("$defs/entity-kind/properties", "entity-kinds: {x: {zzzzzzzz: 1}}", []),
      ("$defs/relation-kind/properties", "relation-kinds: {x: {zzzzzzzz: 1}}", []),
      ("$defs/property/properties", "properties: {x: {zzzzzzzz: 1}}", []),
      (
        "$defs/claim/properties",
        "claims: [{subject: x, relation: ally, object: y, zzzzzzzz: 1}]", ["value"]
      ),
      (
        "$defs/claim/properties", "claims: [{subject: x, property: aim, value: y, zzzzzzzz: 1}]",
        ["object"]
      ),
      (
        "$defs/citation/anyOf/1/properties",
        "claims: [{subject: x, relation: ally, object: y, cite: {source: z, zzzzzzzz: 1}}]", []
      ),
    ])
  func keys(path: String, text: String, elsewhere: [String]) throws {
    let problems = Reading("entente: 1\n" + text).problems
    let hint = try #require(problems.first { $0.rule == "unknown-key" }?.hint)
    let known = try #require(hint.split(separator: "known keys: ").last).split(separator: ", ")
    let keys = try #require(part(path)).members.map(\.key)
    #expect(Set(known.map(String.init) + elsewhere) == Set(keys))
  }

  @Test("Describes every key")
  func descriptions() throws {
    for name in ["source", "entity", "claim", "entity-kind", "relation-kind", "property"] {
      for key in try #require(part("$defs/\(name)/properties")).members {
        #expect(key.value["description"]?.scalar?.hasSuffix(".") == true, "\(name) \(key.key)")
      }
    }
  }

  @Test("Allows the summit")
  func summit() throws {
    #expect(try schema.allows(node(of: Summit.file())))
  }

  @Test(
    "Allows what the reader reads",
    arguments: [
      "entente: 1", "entente: 1\nsources:\nentities:\nclaims:\n", "entente: 1\ntitle: 2024",
      "entente: 1\nentities: {no: {name: 2024}, 1: }",
      "entente: 1\nentities: {a: {aliases: x}}",
      "entente: 1\nentity-kinds: {x: {parent: state, plural: xs}}",
      "entente: 1\nrelation-kinds: {x: {from: state, to: [place, x], sign: 0, strength: 2}}\nentity-kinds: {x: }",
      "entente: 1\nproperties: {x: {type: number, functional: true, unit: '%'}}",
    ])
  func allowed(text: String) throws {
    #expect(Reading(text).errors.isEmpty)
    #expect(try schema.allows(node(of: InputFile("a.yaml", text))))
  }

  @Test(
    "Refuses every mistake of structure that the reader refuses",
    arguments: BrokenDossier.structural)
  func refused(_ broken: BrokenDossier) throws {
    #expect(try !schema.allows(node(of: InputFile("a.yaml", broken.text))))
  }

  @Test(
    "Takes the periods that the reader takes",
    arguments: [
      "2024", "199X", "19XX", "1XXX", "-0043", "-004X", "Y12345", "Y-17000", "2024-05", "2024-XX",
      "2024-XX-XX", "2024-21", "2024-05-XX", "2024-07-03", "2024-07-03T10:00Z", "2022~", "2022?",
      "2022-05%", "2024/2025", "2001/..", "2001/", "../2005", "/2005", "199X/2024-07-03~",
      "", "24", "20245", "2024-13", "2024-00", "2024-7", "2024-07-32", "2024-07-00", "2024/07/03",
      "/", "../..", "now", "X024", "2X24", "199X-05", "2024-21-03", "2024-XX-03", "Y2024", "2024 ",
      "July 2024", "2024-07T10:00", "2024??", "../", "/..", "2024/...",
    ])
  func periods(text: String) throws {
    let isPeriod = (try? Period(text)) != nil
    let dossier = "entente: 1\nclaims: [{subject: a, relation: ally, object: b, period: '\(text)'}]"
    #expect(try schema.allows(node(of: InputFile("a.yaml", dossier))) == isPeriod)
    let isDate = (try? PartialDate(text)) != nil
    let source = "entente: 1\nsources: {a: {date: '\(text)'}}"
    #expect(try schema.allows(node(of: InputFile("a.yaml", source))) == isDate)
  }

  /// The part at a path, in which a number is a position in a list.
  private func part(_ path: String) -> DataNode? {
    guard let list = path.firstRange(of: "/anyOf/1/") else { return schema[path] }
    return schema[String(path[..<list.lowerBound]) + "/anyOf"]?.list[1][
      String(path[list.upperBound...])]
  }

  private func node(of file: InputFile) throws -> DataNode {
    var log = ProblemLog(file: file)
    return try #require(YAMLDocument(file, log: &log)?.root)
  }
}
