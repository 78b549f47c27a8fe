import ArgumentParser
import EntenteAnalysis
import EntenteFormats

/// The measures that a user asks for, by commas.
struct MeasureChoice {
  /// The measures, each once, in the order asked for.
  var measures: [Measure]

  /// Whether pairs are to be ranked by the ties between them, not entities.
  var isOfTies = false

  /// The name of the measure of ties.
  static let ofTies = "edge-betweenness"

  /// Whether a name is that of the measure of ties.
  static func isOfTies(_ name: String) -> Bool {
    ["edgebetweenness", ofTies].contains(name.lowercased())
  }

  /// The only measure, or the first.
  var first: Measure { measures[0] }

  /// The name to show, if there is one measure.
  var name: String { isOfTies ? Self.ofTies : first.rawValue }

  /// The measures of an argument; the error says what is wrong with it.
  static func named(_ text: String) throws -> MeasureChoice {
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmingSpaces }
    if names.count == 1, isOfTies(names[0]) {
      return MeasureChoice(measures: [.betweenness], isOfTies: true)
    }
    var measures: [Measure] = []
    for name in names {
      if name.isEmpty { throw ValidationError("measures go with one comma between two") }
      if isOfTies(name) {
        throw ValidationError("\(ofTies) ranks ties, and stands alone")
      }
      let measure = try Measure.named(name)
      if measures.contains(measure) {
        throw ValidationError("\(measure.rawValue) is named twice")
      }
      measures.append(measure)
    }
    return MeasureChoice(measures: measures)
  }
}

extension Measure {
  /// Whether exact scores of a large graph take long.
  var isSlow: Bool { family == .paths || self == .subgraph }
}
