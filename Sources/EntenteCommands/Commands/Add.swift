import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// `entente add`: new claims in a dossier, in place.
struct Add: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Adds claims, entities and sources to a dossier.",
    discussion: """
      A claim is subject, relation and object, or subject, property and value; what else is \
      known of it follows with the keys of a dossier:

        entente add FILE 'putin met-with modi period:2024-07-08 cite:wire¶3'
        entente add FILE 'modi visited russia period:2024-07-08/2024-07-09 planned cite:first'
        entente add FILE 'sco inception 2001 cite:second¶2' --dry-run
        entente add FILE 'sangay represents bhutan role:"Foreign minister" cite:wire¶9' \\
          --entity 'sangay person "Sangay Dorji"' --entity 'bhutan state Bhutan iso:BTN' \\
          --source 'wire 2024-07-08 title:"A report"'

      Entities go by id, name or alias; a name of several words stands in double quotes. \
      planned, denied and inferred need no key. `entente kinds` lists relations and properties.

      Comments, order and spelling of the file stay. What would be an error is refused, and the \
      file is left as it was (exit status 2).
      """)

  @Argument(help: "The dossier to change.", completion: .file())
  var file: String

  @Argument(help: "A claim, in quotes.")
  var claims: [String] = []

  @Option(
    name: .customLong("entity"),
    help: ArgumentHelp(
      "Declare an entity: id, kind, name, then key:value; repeatable.", valueName: "words"))
  var entities: [String] = []

  @Option(
    name: .customLong("source"),
    help: ArgumentHelp(
      "Declare a source: id, date, then key:value; repeatable.", valueName: "words"))
  var sources: [String] = []

  @OptionGroup var edit: EditOptions

  func validate() throws {
    if claims.isEmpty, entities.isEmpty, sources.isEmpty {
      throw ValidationError("Name a claim, such as 'putin met-with xi', an --entity or a --source.")
    }
  }

  func run() async throws {
    try await reportingTrouble {
      let before = try edit.editor(of: file)
      var addition = try declarations(before.graph.vocabulary)
      // Claims may speak of what is declared with them.
      let isDeclaring = !addition.entities.isEmpty || !addition.sources.isEmpty
      let declared = isDeclaring ? try before.adding(addition).graph : before.graph
      addition.claims = try newClaims(in: declared)
      let edited = try before.adding(addition)
      try edit.finish(edited, before: before, at: file, "added \(summary) to \(file)")
    }
  }

  private func declarations(_ vocabulary: Vocabulary) throws -> DossierEditor.Addition {
    var addition = DossierEditor.Addition()
    var problems: [Problem] = []
    for text in entities {
      var statement = Statement(text, named: "--entity")
      do { addition.entities.append(try statement.entity(vocabulary)) } catch {
        problems += error.problems
      }
    }
    for text in sources {
      var statement = Statement(text, named: "--source")
      do { addition.sources.append(try statement.source()) } catch { problems += error.problems }
    }
    if !problems.isEmpty { throw ReadError(problems) }
    return addition
  }

  private func newClaims(in graph: KnowledgeGraph) throws -> [Claim] {
    let names = EntityNames(of: graph)
    let citable = graph.sources.map(\.id)
    var found: [Claim] = []
    var problems: [Problem] = []
    for (i, text) in claims.enumerated() {
      var statement = Statement(text, named: claims.count > 1 ? "claim \(i + 1)" : "claim")
      do {
        found.append(
          try statement.claim(graph.vocabulary, sources: citable) {
            Self.resolve($0, by: names, in: graph)
          })
      } catch { problems += error.problems }
    }
    if !problems.isEmpty { throw ReadError(problems) }
    return found
  }

  private static func resolve(
    _ name: String, by names: EntityNames, in graph: KnowledgeGraph
  ) -> Statement.Resolved {
    do throws(EntityNames.Failure) {
      return .id(graph.entities[try names.position(of: name)].id)
    } catch {
      return unknown(error, in: graph)
    }
  }

  private static func unknown(
    _ failure: EntityNames.Failure, in graph: KnowledgeGraph
  ) -> Statement.Resolved {
    func list(_ positions: [Int]) -> String {
      positions.prefix(5).map { "'\(graph.entities[$0].id)' (\(graph.entities[$0].name))" }
        .joined(separator: " or ")
    }
    switch failure {
    case .ambiguous(let name, let positions):
      return .unknown(message: "'\(name)' may mean several entities", hint: list(positions))
    case .unknown(let name, let near):
      return .unknown(
        message: "unknown entity '\(name)'",
        hint: near.isEmpty
          ? "declare it as well: --entity '\(name) person \"Its name\"'"
          : "did you mean \(list(near))?")
    }
  }

  private var summary: String {
    [
      (sources.count, "source", "sources"), (entities.count, "entity", "entities"),
      (claims.count, "claim", "claims"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }.joined(separator: ", ")
  }
}
