// What seems wrong about who is who, though it can be read.

extension EntityResolution {
  /// Warns of one id under which two files speak of what seems to be two: then
  /// the ids are numbers, or one of them is a slip of the pen.
  mutating func noteDifferingNames(
    of declaration: KnowledgeGraph.Builder.EntityDeclaration,
    and known: (entity: Entity, origin: Origin)
  ) {
    let (kept, other) = (known.entity, declaration.entity)
    guard known.origin.file != declaration.input, kept.id == other.id,
      bearers.inputs[declaration.input].scope == .global,
      kept.name != kept.id, other.name != other.id, !kept.isUnnamed, !other.isUnnamed,
      !other.codes.contains(where: kept.codes.contains),
      !NameLikeness.areAlike([kept.name] + kept.aliases, [other.name] + other.aliases)
    else { return }
    differingNames += 1
    guard differingNames <= Self.differingNameLimit else {
      if differingNames == Self.differingNameLimit + 1 {
        conflicts.append(
          Conflict(
            rule: "id-names-differ", severity: .warning,
            message: "more ids that mean different names in two files follow and are not listed",
            hint: "do the files count their entities each for themselves?",
            origin: declaration.origin))
      }
      return
    }
    let elsewhere = bearers.inputs[known.origin.file].file.location(ofByte: known.origin.offset)
    conflicts.append(
      Conflict(
        rule: "id-names-differ", severity: .warning,
        message: "the id '\(other.id)' means '\(other.name)' here, but '\(kept.name)' in "
          + "\(elsewhere.file):\(elsewhere.line)",
        hint: "give one of them another id; if they are one, name '\(kept.name)' as an alias",
        origin: declaration.origin))
  }

  /// How many ids of differing names are listed.
  private static let differingNameLimit = 100

  /// Tells of two ids of one file that codes have made one entity: by one code
  /// of both, which is a slip of the pen or a second id on purpose; or by
  /// another input, against what the file says.
  mutating func noteMistakable(_ pair: (first: Int, second: Int, shared: Entity.Code?)) {
    let first = bearers.declarations[pair.first].entity
    let second = bearers.declarations[pair.second].entity
    let origin = bearers.declarations[pair.second].origin
    if let code = pair.shared {
      conflicts.append(
        Conflict(
          rule: "shared-code", severity: .warning,
          message: "'\(second.id)' has the code \(code.scheme):\(code.value) of "
            + "'\(first.id)', and is taken for the same",
          hint: "correct the code, or use one id", origin: origin))
    } else {
      conflicts.append(
        Conflict(
          rule: "code-conflict",
          message: "'\(first.id)' and '\(second.id)' are declared as two entities here, but "
            + "codes in other inputs make them one",
          hint: "correct the codes, or use one id", origin: origin))
    }
  }

  /// Tells of words that were to keep entities apart and fit none.
  mutating func noteUnknownWords() {
    for word in bearers.merging.keptApart.subtracting(bearers.fittingWords).sorted() {
      let near = nearest(to: word, among: numbersByID.keys.sorted())
      conflicts.append(
        Conflict(
          rule: "unknown-id", message: "no entity goes by '\(word)', to be kept apart from others",
          hint: near.map { "did you mean '\($0)'?" }, origin: nil))
    }
  }
}
