import ArgumentParser
import EntenteAnalysis
import EntenteModel

/// Which dates are looked at where something is followed over time.
struct HistoryOptions: ParsableArguments {
  /// How far dates are apart.
  enum Step: String, CaseIterable, ExpressibleByArgument {
    case month, quarter, year, decade

    var months: Int {
      switch self {
      case .month: 1
      case .quarter: 3
      case .year: 12
      case .decade: 120
      }
    }
  }

  @Option(help: "Over time: the first day of each of these, instead of the dates of change.")
  var every: Step?

  @Option(
    help: ArgumentHelp("Over time: only from this date on.", valueName: "date"),
    transform: PartialDate.written)
  var from: PartialDate?

  @Option(
    help: ArgumentHelp("Over time: only until this date.", valueName: "date"),
    transform: PartialDate.written)
  var to: PartialDate?

  func validate() throws {
    if let from, let to, from.earliest > to.latest {
      throw ValidationError("--from \(from) is after --to \(to); swap them.")
    }
  }

  /// Refuses the date or period of a selection where each date is looked at.
  func refuseDates(of selection: SelectionOptions, with option: String) throws {
    if selection.asOf != nil || selection.during != nil {
      throw ValidationError(
        "\(option) reads the graph as of each date; --from and --to say which, not --as-of or "
          + "--during.")
    }
  }

  /// The history of some claims at these dates.
  func history(of selection: Selection) -> MeasureHistory.Options {
    var options = MeasureHistory.Options()
    options.selection = selection
    options.everyMonths = every?.months
    options.from = from
    options.to = to
    return options
  }
}
