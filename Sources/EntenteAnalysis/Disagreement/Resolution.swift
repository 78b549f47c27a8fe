public import EntenteModel

/// What a stated policy made of the disagreements of a graph.
public struct Resolution: Hashable, Sendable {
  /// The policy.
  public let preference: Preference

  /// The disagreements that it settled.
  public let decisions: [Decision]

  /// What it could not settle: every claim of these is kept.
  public let undecided: [String]

  /// A disagreement settled.
  public struct Decision: Hashable, Sendable {
    /// What the claims disagreed on.
    public let message: String

    /// The positions of the claims that were taken.
    public let kept: [Int]

    /// The positions of those that were left out.
    public let dropped: [Int]
  }

  /// The positions of all claims left out, in the order of the input.
  public var dropped: [Int] { Set(decisions.flatMap(\.dropped)).sorted() }
}

extension Selection {
  /// Settles what the claims disagree on, and leaves out what does not prevail.
  ///
  /// The claims that the selection leaves out by source or confidence have no
  /// say; those that it leaves out by date have: which of two dates is true does
  /// not depend on the day asked for. A claim that is left out no longer
  /// contradicts others.
  ///
  /// - Complexity: That of ``KnowledgeGraph/disagreements()``.
  public mutating func resolve(
    in graph: KnowledgeGraph, by preference: Preference
  ) -> Resolution {
    let filter = ClaimFilter(self, in: graph)
    var dropped: Set<Int> = []
    var decisions: [Resolution.Decision] = []
    var undecided: [String] = []
    for disagreement in graph.disagreements() {
      let sides = disagreement.sides.map { side in
        side.filter { filter.supports($0) && !dropped.contains($0) }
      }.filter { !$0.isEmpty }
      guard sides.count > 1 else { continue }
      guard let best = preference.best(of: sides.map { graph.citedSources(of: $0) }) else {
        undecided.append(disagreement.message)
        continue
      }
      let losing = sides.indices.filter { $0 != best }.flatMap { sides[$0] }
      dropped.formUnion(losing)
      decisions.append(
        Resolution.Decision(message: disagreement.message, kept: sides[best], dropped: losing))
    }
    withheld.formUnion(dropped)
    self.preference = preference
    return Resolution(preference: preference, decisions: decisions, undecided: undecided)
  }
}

extension KnowledgeGraph {
  /// The sources that some claims cite, each once.
  fileprivate func citedSources(of claims: [Int]) -> [Source] {
    let numbers = Set(claims.flatMap { storage.claims.citations(of: $0).map(\.source) })
    return numbers.sorted().map { sources[Int($0)] }
  }
}

extension Preference {
  /// The side whose sources prevail; nil if none does for certain.
  fileprivate func best(of sides: [[Source]]) -> Int? {
    switch self {
    case .newest: return newest(of: sides)
    case .mostSources: return Self.greatest(sides.map { Double($0.count) })
    case .reliability:
      // One that the dossier does not judge stands behind every one that it does.
      return Self.greatest(sides.map { $0.compactMap(\.reliability).max() ?? -1 })
    case .source(let id):
      let own = sides.indices.filter { side in sides[side].contains { $0.id == id } }
      return own.count == 1 ? own[0] : nil
    }
  }

  /// The side with a source that is surely newer than all sources of the others.
  private func newest(of sides: [[Source]]) -> Int? {
    let dates = sides.map { $0.compactMap(\.date) }
    guard dates.allSatisfy({ !$0.isEmpty }) else { return nil }
    let first = dates.map { $0.map(\.earliest).max() ?? .distantPast }
    let last = dates.map { $0.map(\.latest).max() ?? .distantPast }
    return sides.indices.first { side in
      sides.indices.allSatisfy { $0 == side || last[$0] < first[side] }
    }
  }

  private static func greatest(_ numbers: [Double]) -> Int? {
    guard let most = numbers.max() else { return nil }
    let best = numbers.indices.filter { numbers[$0] == most }
    return best.count == 1 ? best[0] : nil
  }
}
