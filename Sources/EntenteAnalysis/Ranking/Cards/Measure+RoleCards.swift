extension Measure {
  /// The cards of the roles of Gould and Fernandez.
  var roleCard: Card {
    let (title, meaning, formula) =
      switch self {
      case .coordinator:
        (
          "Coordinator", "How often it stands between two of its own group.",
          "i → v → k, not i → k, all of one group"
        )
      case .itinerant:
        (
          "Itinerant broker", "How often it stands between two of one other group: a consultant.",
          "i → v → k, not i → k, i and k of one group, v of another"
        )
      case .gatekeeper:
        (
          "Gatekeeper", "How often it lets one of another group in to one of its own.",
          "i → v → k, not i → k, v and k of one group, i of another"
        )
      case .representative:
        (
          "Representative", "How often it speaks for one of its own group to one of another.",
          "i → v → k, not i → k, i and v of one group, k of another"
        )
      case .liaison:
        (
          "Liaison", "How often it stands between two groups, and is of neither.",
          "i → v → k, not i → k, all of different groups"
        )
      default:
        (
          "Brokerage", "How often it stands between two others who are not tied.",
          "i → v → k, not i → k"
        )
      }
    return Card(
      title: title, meaning: meaning,
      formula: "the number of " + formula + "; groups by --group-by, kinds of entity unless given",
      scale: "a count, with what is expected by chance and z; --normalized gives z",
      direction: Card.directed + "; ignored, each pair counts both ways", weight: "not at all",
      disconnected: "no matter", complexity: "O(m √m)",
      reference: "R. V. Gould, R. M. Fernandez, Sociological Methodology 19 (1989) 89–126, "
        + "doi:10.2307/270949")
  }
}
