import EntenteAnalysis
import EntenteGraph
import EntenteModel

extension StructureReport {
  /// Every figure, by family.
  var figures: [Figure] { size + distance + closure + direction + likeness + center }

  private var size: [Figure] {
    let projected = structure.projection.graph
    let (n, m) = (projected.nodeCount, projected.edgeCount)
    let sizes = structure.components.sizes
    let largest = sizes.max() ?? 0
    let alone = structure.isolateCount
    return [
      Figure(
        family: "size", name: "entities", value: Double(n),
        detail: alone > 0 ? "\(alone) of them without ties" : nil, says: "who may be tied"),
      Figure(
        family: "size", name: "ties", value: Double(m), says: "pairs that are tied"),
      Figure(
        family: "size", name: "density", value: structure.density,
        says: "the share of the pairs that are tied"),
      Figure(
        family: "size", name: "mean degree", value: n == 0 ? nil : 2 * Double(m) / Double(n),
        says: "how many ties an entity has, in the mean"),
      Figure(
        family: "size", name: "components", value: Double(sizes.count),
        detail: sizes.count > 1 ? "the largest has \(largest)" : nil,
        says: "parts that no tie connects"),
    ]
  }

  private var distance: [Figure] {
    guard let found = structure.distances, found.pairCount > 0 else { return [] }
    let (source, target) = (name(ofNode: found.source), name(ofNode: found.target))
    return [
      Figure(
        family: "distance", name: "diameter", value: Double(found.diameter),
        detail: "such as from \(source) to \(target)",
        says: "the most steps between two in the largest part"),
      Figure(
        family: "distance", name: "mean distance", value: found.mean,
        says: "the steps between two in the largest part, in the mean"),
    ]
  }

  private var closure: [Figure] {
    [
      Figure(
        family: "closure", name: "transitivity", value: structure.transitivity,
        says: "how often two who are tied to a third are tied"),
      Figure(
        family: "closure", name: "mean clustering", value: structure.meanClustering,
        says: "the same for each entity, in the mean: those with few ties count as much"),
    ]
  }

  private var direction: [Figure] {
    guard let dyads = structure.dyads else { return [] }
    return [
      Figure(
        family: "direction", name: "reciprocity", value: dyads.reciprocity,
        says: "the share of ties that are answered by one back"),
      Figure(
        family: "direction", name: "mutual pairs", value: Double(dyads.mutual),
        says: "tied both ways"),
      Figure(
        family: "direction", name: "asymmetric pairs", value: Double(dyads.asymmetric),
        says: "tied one way only"),
      Figure(
        family: "direction", name: "null pairs", value: Double(dyads.null), says: "not tied"),
      Figure(
        family: "direction", name: "strong components",
        value: structure.strongComponentCount.map { Double($0) },
        says: "parts in which ties lead from each to each"),
    ]
  }

  private var likeness: [Figure] {
    structure.likeness.map { likeness in
      Figure(
        family: "likeness", name: "by \(likeness.name)", value: likeness.value,
        detail: likeness.missingCount > 0
          ? "\(likeness.missingCount) without are left out" : nil,
        says: likeness.name == "degree"
          ? "1: those with many ties are tied to each other; -1: to those with few"
          : likeness.isCorrelation
            ? "1: like is tied to like, by the number; 0: by chance; -1: high to low"
            : "1: ties stay within a group; 0: as by chance; below: they lead out")
    }
  }

  private var center: [Figure] {
    structure.centralization.map { central in
      let which =
        switch central.direction {
        case .any: "degree"
        case .incoming: "in-degree"
        case .outgoing: "out-degree"
        }
      let who = central.center.map { "most has \(graph.storage.entityName($0))" }
      return Figure(
        family: "center", name: "\(which) centralization", value: central.value,
        detail: (central.value ?? 0) > 0 ? who : nil,
        says: "1: all ties are those of one, a star; 0: all have as many")
    }
  }
}
