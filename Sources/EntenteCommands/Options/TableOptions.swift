import ArgumentParser
import EntenteFormats

/// What the columns of a table mean, where their names don't tell.
struct TableOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The column from which edges run.", valueName: "name"))
  var fromColumn: String?

  @Option(help: ArgumentHelp("The column to which edges run.", valueName: "name"))
  var toColumn: String?

  @Option(help: ArgumentHelp("The column of kinds of relation.", valueName: "name"))
  var kindColumn: String?

  @Option(help: ArgumentHelp("The column of strengths.", valueName: "name"))
  var weightColumn: String?

  @Option(help: ArgumentHelp("The column of dates or periods.", valueName: "name"))
  var dateColumn: String?

  @Option(help: ArgumentHelp("The column of a table of nodes with their names.", valueName: "name"))
  var nameColumn: String?

  func validate() throws {
    if let fromColumn, fromColumn == toColumn {
      throw ValidationError("--from-column and --to-column name the same column.")
    }
  }

  /// The columns named.
  var names: TableColumnNames {
    TableColumnNames(
      source: fromColumn, target: toColumn, kind: kindColumn, weight: weightColumn,
      date: dateColumn, name: nameColumn)
  }
}
