import ArgumentParser
import EntenteFormats
import EntenteModel

/// `entente rename`: another id for an entity or a source of a dossier.
struct Rename: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Gives an entity or a source of a dossier another id, everywhere.",
    discussion: """
        entente rename FILE putin vladimir-putin
        entente rename FILE first reuters-2024-07-03 --source

      Comments, order and spelling of the file stay.
      """)

  @Argument(help: "The dossier to change.", completion: .file())
  var file: String

  @Argument(help: "The id that it has.")
  var old: String

  @Argument(help: "The id that it gets.")
  var new: String

  @Flag(help: "Rename a source.")
  var source = false

  @OptionGroup var edit: EditOptions

  func run() async throws {
    try await reportingTrouble {
      let before = try edit.editor(of: file)
      let edited =
        source
        ? try before.renaming(source: old, to: new)
        : try before.renaming(old, to: new)
      try edit.finish(edited, before: before, at: file, "renamed \(old) to \(new) in \(file)")
    }
  }
}
