import ArgumentParser
import EntenteFormats
import EntenteModel

/// `entente remove`: claims of a dossier go.
struct Remove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Removes claims from a dossier.",
    discussion: """
      A claim goes by its id, or by the line on which it begins:

        entente remove FILE c17
        entente remove FILE 124 130 --dry-run

      Comments, order and spelling of the file stay.
      """)

  @Argument(help: "The dossier to change.", completion: .file())
  var file: String

  @Argument(help: "The id of a claim, or the line on which it begins.")
  var claims: [String]

  @OptionGroup var edit: EditOptions

  func run() async throws {
    try await reportingTrouble {
      let before = try edit.editor(of: file)
      let positions = Set(try claims.map { try position($0, in: before.graph) })
      let edited = try before.removing(claims: positions)
      let count = positions.count == 1 ? "1 claim" : "\(positions.count) claims"
      try edit.finish(edited, before: before, at: file, "removed \(count) from \(file)")
    }
  }

  private func position(_ name: String, in graph: KnowledgeGraph) throws -> Int {
    if let position = graph.claims.firstIndex(where: { $0.id == name }) { return position }
    if let line = Int(name) {
      let found = graph.claims.indices.filter { graph.location(ofClaim: $0).line == line }
      if found.count == 1 { return found[0] }
      throw Trouble(
        found.isEmpty ? "no claim begins on line \(line)" : "several claims begin on line \(line)",
        hint: found.isEmpty ? "entente show \(file) ENTITY lists claims with their lines" : nil)
    }
    let near = nearest(to: name, among: graph.claims.compactMap(\.id))
    throw Trouble(
      "no claim has the id '\(name)'",
      hint: near.map { "did you mean '\($0)'?" } ?? "or name the line on which it begins")
  }
}
