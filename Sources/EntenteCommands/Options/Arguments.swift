// How the words of the command line become values of the library.

public import ArgumentParser
public import EntenteAnalysis
public import EntenteFormats
public import EntenteModel

extension Measure: ExpressibleByArgument {
  /// The measure of a name on the command line.
  public init?(argument: String) { self.init(name: argument) }
}

extension PartialDate: ExpressibleByArgument {
  /// The date that an argument writes.
  public init?(argument: String) {
    guard let date = try? PartialDate(argument) else { return nil }
    self = date
  }
}

extension Period: ExpressibleByArgument {
  /// The period that an argument writes.
  public init?(argument: String) {
    guard let period = try? Period(argument) else { return nil }
    self = period
  }
}

extension InputFormat: ExpressibleByArgument {}
extension Neighborhood.Direction: ExpressibleByArgument {}
extension Projection.Direction: ExpressibleByArgument {}
extension Projection.Weight: ExpressibleByArgument {}
extension Projection.Parallel: ExpressibleByArgument {}
extension Projection.Folding: ExpressibleByArgument {}
