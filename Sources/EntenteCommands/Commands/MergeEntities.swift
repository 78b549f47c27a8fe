import ArgumentParser
import EntenteFormats
import EntenteModel

/// `entente merge-entities`: two entities of a dossier become one.
struct MergeEntities: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-entities",
    abstract: "Makes two entities of a dossier one.",
    discussion: """
        entente merge-entities FILE khurelsukh leader-of-mongolia

      The first stays, with the names and codes of both; claims about the second are about it. \
      A claim that the two are the same goes. Different kinds or codes are refused, and so is a \
      claim that would tie the entity to itself.
      """)

  @Argument(help: "The dossier to change.", completion: .file())
  var file: String

  @Argument(help: "The entity that stays: its id.")
  var kept: String

  @Argument(help: "The entity that becomes one with it: its id.")
  var merged: String

  @OptionGroup var edit: EditOptions

  func run() async throws {
    try await reportingTrouble {
      let before = try edit.editor(of: file)
      let edited = try before.merging(merged, into: kept)
      let gone = before.graph.claims.count - edited.graph.claims.count
      let note =
        gone == 0 ? "" : "; \(gone == 1 ? "1 claim" : "\(gone) claims") that they are the same went"
      try edit.finish(
        edited, before: before, at: file, "merged \(merged) into \(kept) in \(file)\(note)")
    }
  }
}
