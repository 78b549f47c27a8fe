import EntenteGraph
import EntenteModel

/// Disagreements that share claims, so that no choice in one is free of the others.
struct Contest {
  /// What they are about.
  let message: String

  /// All claims, in the order of the input.
  let claims: [Int]

  /// Claims that take the same sides in all disagreements, and so stand or fall
  /// together.
  private let parties: [Party]

  private struct Party {
    var claims: [Int]

    /// The side taken in each disagreement that the claims are part of.
    var sides: [Int: Int]
  }

  /// From how many parties on choices are drawn, and not listed.
  private static let mostListed = 10

  /// From how many sides of one disagreement on choices are drawn.
  private static let mostSides = 256

  /// How many choices are drawn at most.
  private static let mostDrawn = 64

  /// Puts disagreements together that share claims.
  static func all(among disagreements: [Disagreement]) -> [Contest] {
    var sets = DisjointSets(count: disagreements.count)
    var firstOf: [Int: Int] = [:]
    for (number, disagreement) in disagreements.enumerated() {
      for claim in disagreement.sides.joined() {
        if let known = firstOf[claim] {
          sets.join(UInt32(known), UInt32(number))
        } else {
          firstOf[claim] = number
        }
      }
    }
    var order: [Int] = []
    var members: [Int: [Disagreement]] = [:]
    for (number, disagreement) in disagreements.enumerated() {
      let root = Int(sets.root(of: UInt32(number)))
      if members[root] == nil { order.append(root) }
      members[root, default: []].append(disagreement)
    }
    return order.map { Contest(members[$0] ?? []) }
  }

  private init(_ disagreements: [Disagreement]) {
    var taken: [Int: [Int: Int]] = [:]
    for (number, disagreement) in disagreements.enumerated() {
      for (side, members) in disagreement.sides.enumerated() {
        for claim in members { taken[claim, default: [:]][number] = side }
      }
    }
    claims = taken.keys.sorted()
    message = disagreements.map(\.message).joined(separator: "; ")
    var parties: [Party] = []
    var known: [[Int: Int]: Int] = [:]
    for claim in claims {
      let sides = taken[claim] ?? [:]
      if let party = known[sides] {
        parties[party].claims.append(claim)
      } else {
        known[sides] = parties.count
        parties.append(Party(claims: [claim], sides: sides))
      }
    }
    self.parties = parties
  }

  /// What each consistent choice leaves out.
  ///
  /// A choice is consistent if no two of its claims contradict each other, and
  /// full: no claim could be added. Where there are too many parties to try all,
  /// some choices are drawn, the same every time.
  func choices() -> [[Int]] {
    // One disagreement: one side of it.
    let isOne = parties.allSatisfy { $0.sides.count == 1 && $0.sides.keys == parties[0].sides.keys }
    if isOne, parties.count <= Self.mostSides {
      return parties.indices.map { leftOut(by: [$0]) }
    }
    var found: [[Int]] = []
    if parties.count <= Self.mostListed {
      for bits in 1..<(1 << parties.count) {
        let chosen = parties.indices.filter { bits >> $0 & 1 == 1 }
        if let sides = sides(of: chosen), isFull(chosen, sides) {
          found.append(leftOut(by: chosen))
        }
      }
    } else {
      var generator = SplitMix64(seed: 1)
      var seen: Set<[Int]> = []
      for _ in 0..<Self.mostDrawn {
        let choice = leftOut(by: drawn(by: &generator))
        if seen.insert(choice).inserted { found.append(choice) }
      }
    }
    return found
  }

  /// The side that some parties take in each disagreement; nil if they take two.
  private func sides(of chosen: [Int]) -> [Int: Int]? {
    var sides: [Int: Int] = [:]
    for party in chosen {
      guard fits(parties[party], sides) else { return nil }
      sides.merge(parties[party].sides) { known, _ in known }
    }
    return sides
  }

  private func isFull(_ chosen: [Int], _ sides: [Int: Int]) -> Bool {
    parties.indices.allSatisfy { chosen.contains($0) || !fits(parties[$0], sides) }
  }

  private func fits(_ party: Party, _ sides: [Int: Int]) -> Bool {
    party.sides.allSatisfy { sides[$0] ?? $1 == $1 }
  }

  /// Takes parties in an order drawn, each if it contradicts none before.
  private func drawn(by generator: inout SplitMix64) -> [Int] {
    var sides: [Int: Int] = [:]
    return parties.indices.shuffled(using: &generator).filter { party in
      guard fits(parties[party], sides) else { return false }
      sides.merge(parties[party].sides) { known, _ in known }
      return true
    }
  }

  private func leftOut(by chosen: [Int]) -> [Int] {
    let kept = Set(chosen)
    return parties.indices.filter { !kept.contains($0) }.flatMap { parties[$0].claims }.sorted()
  }
}
