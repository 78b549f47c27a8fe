import EntenteModel

extension Check {
  /// Lives that end before they begin, whichever dates are true.
  func lives() -> [Finding] {
    reversed(.birth, .death, "dies before being born")
      + reversed(.inception, .dissolution, "is dissolved before it is founded")
  }

  private func reversed(
    _ beginning: Property, _ end: Property, _ what: String
  ) -> [Finding] {
    let ends = dates(end)
    guard !ends.isEmpty else { return [] }
    return dates(beginning).sorted { $0.key < $1.key }.compactMap { entity, begins in
      guard let ends = ends[entity], let first = begins.map(\.extent.earliestStart).min(),
        let last = ends.map(\.extent.latestEnd).max(), last < first
      else { return nil }
      return finding(
        .reversedLife, "\(name(entity)) \(what)", claims: begins.map(\.claim) + ends.map(\.claim))
    }
  }

  /// Offices held before birth.
  func heldBeforeBirth() -> [Finding] {
    let births = dates(.birth)
    guard !births.isEmpty else { return [] }
    return ties.filter { $0.relation.kind == .holdsOffice }.compactMap { tie in
      guard let dates = births[ends(of: tie).first],
        let first = dates.map(\.extent.earliestStart).min()
      else { return nil }
      let early = holding(tie).filter { claim in
        graph.storage.period(ofClaim: claim) != nil
          && graph.extent(ofClaim: claim).latestStart < first
      }
      guard !early.isEmpty else { return nil }
      return finding(
        .heldBeforeBirth, sentence(tie) + " before the birth of the holder",
        claims: early + dates.map(\.claim))
    }
  }

  /// Memberships after the organization, or the member, was dissolved.
  func membersAfterDissolution() -> [Finding] {
    let dissolutions = dates(.dissolution)
    guard !dissolutions.isEmpty else { return [] }
    return ties.filter { Relation.Kind.membershipLevels.contains($0.relation.kind) }.flatMap {
      tie in
      [ends(of: tie).second, ends(of: tie).first].compactMap { entity -> Finding? in
        guard let dates = dissolutions[entity], let last = dates.map(\.extent.latestEnd).max()
        else { return nil }
        let late = holding(tie).filter { graph.extent(ofClaim: $0).earliestEnd > last }
        guard !late.isEmpty else { return nil }
        return finding(
          .memberAfterDissolution, sentence(tie) + " after \(name(entity)) was dissolved",
          claims: late + dates.map(\.claim))
      }
    }
  }
}
