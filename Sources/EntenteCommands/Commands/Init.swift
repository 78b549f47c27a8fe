import ArgumentParser
import Foundation

/// `entente init`: a small dossier to start from.
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a small commented dossier to start from.")

  @Argument(help: "The file to write.", completion: .file())
  var file = "dossier.yaml"

  @Flag(help: "Overwrite a file that is there.")
  var force = false

  func run() async throws {
    try await reportingTrouble {
      if file == "-" {
        return try StandardOutput.write(Data(Self.dossier.utf8))
      }
      if !force, FileManager.default.fileExists(atPath: file) {
        throw Trouble("'\(file)' is there already", hint: "name another file, or add --force")
      }
      try OutputFile.write(Data(Self.dossier.utf8), to: file)
      Diagnostics.remark("wrote \(file); next: entente check \(file), entente show \(file)")
    }
  }

  /// The dossier: every part once, with a word on each.
  static let dossier = """
    # A dossier holds claims: who is tied to whom, how, since when, according to whom.
    entente: 1
    title: My first dossier

    # Where the claims come from. Date, title, publisher, author and url are optional.
    sources:
      report: {date: 2024-07-03, title: A report that I read}

    # States, leaders, organizations, events, places, blocs, initiatives. The id on the left is
    # how claims speak of them. Codes such as iso join them with other dossiers.
    entities:
      freedonia: {kind: state, name: Freedonia}
      sylvania: {kind: state, name: Sylvania}
      firefly: {kind: leader, name: Rufus T. Firefly, aliases: [Firefly]}
      trentino: {kind: leader, name: Ambassador Trentino}
      league: {kind: organization, name: League of Small States}

    # One claim a line. Dates may be partial (2024, 2024-07), or spans (2001/.. is "since 2001").
    claims:
      - {subject: freedonia, relation: member, object: league, period: 2001/.., cite: report ¶1}
      - {subject: sylvania, relation: observer, object: league, cite: report ¶1}
      - {subject: firefly, relation: holds-office, object: freedonia, role: President, cite: report ¶2}
      - {subject: trentino, relation: represents, object: sylvania, cite: report ¶2}
      # What is only planned is marked so, and does not count as done.
      - {subject: firefly, relation: met-with, object: trentino, period: 2024-07-05, modality: planned, cite: report ¶3}
      # What somebody merely says keeps who said it.
      - {subject: sylvania, relation: rival, object: freedonia, said-by: firefly, cite: report ¶4}
      # A fact of one entity is a property with a value.
      - {subject: league, property: inception, value: 1998, cite: report ¶5}

    """
}
