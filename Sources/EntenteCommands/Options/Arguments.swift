// How the words of the command line become values of the library.

public import ArgumentParser
public import EntenteAnalysis
public import EntenteFormats
public import EntenteGraph
import EntenteModel

extension Measure {
  /// The measure of a name on the command line.
  static func named(_ name: String) throws -> Measure {
    if let measure = Measure(name: name) { return measure }
    let names = Measure.allCases.map(\.rawValue)
    throw ValidationError(
      nearest(to: name, among: names).map { "did you mean '\($0)'?" }
        ?? "one of: " + names.joined(separator: ", "))
  }
}

extension PartialDate {
  /// The date that an argument writes; the error says what is wrong with it.
  static func written(_ text: String) throws -> PartialDate {
    do { return try PartialDate(text) } catch { throw ValidationError(error.description) }
  }
}

extension Period {
  /// The period that an argument writes; the error says what is wrong with it.
  static func written(_ text: String) throws -> Period {
    do { return try Period(text) } catch { throw ValidationError(error.description) }
  }
}

extension InputFormat: ExpressibleByArgument {}

extension OutputFormat: ExpressibleByArgument {}
extension CoMembership.Weight: ExpressibleByArgument {}
extension Neighborhood.Direction: ExpressibleByArgument {}
extension Projection.Direction: ExpressibleByArgument {}
extension Projection.Weight: ExpressibleByArgument {}
extension Projection.Parallel: ExpressibleByArgument {}
extension Memberships.Side: ExpressibleByArgument {}
extension Grouping.Equivalence: ExpressibleByArgument {}
extension SignedProjection.TensionRule: ExpressibleByArgument {}
extension Ranking.Program: ExpressibleByArgument {}
extension LinkScore: ExpressibleByArgument {}
