/// The entities of a graph, a column for each thing known of them.
package struct EntityColumns: Sendable {
  package var id: [TextID] = []
  package var name: [TextID] = []
  package var kind: [UInt16] = []
  package var isUnnamed: [Bool] = []
  package var origin: [Origin] = []

  /// The aliases of entity *i* are `aliases[aliasStarts[i]..<aliasStarts[i + 1]]`.
  package var aliasStarts: [UInt32] = [0]
  package var aliases: [TextID] = []

  /// The codes of entity *i* are `codes[codeStarts[i]..<codeStarts[i + 1]]`.
  package var codeStarts: [UInt32] = [0]
  package var codes: [(scheme: TextID, value: TextID)] = []

  package var count: Int { id.count }

  package init() {}

  package func aliases(of entity: Int) -> ArraySlice<TextID> {
    aliases[Int(aliasStarts[entity])..<Int(aliasStarts[entity + 1])]
  }

  package func codes(of entity: Int) -> ArraySlice<(scheme: TextID, value: TextID)> {
    codes[Int(codeStarts[entity])..<Int(codeStarts[entity + 1])]
  }

  mutating func append(_ entity: Entity, kind: UInt16, origin: Origin, in texts: inout TextInterner)
  {
    id.append(texts.intern(entity.id))
    name.append(texts.intern(entity.name))
    self.kind.append(kind)
    isUnnamed.append(entity.isUnnamed)
    self.origin.append(origin)
    for alias in entity.aliases { aliases.append(texts.intern(alias)) }
    aliasStarts.append(UInt32(aliases.count))
    for code in entity.codes {
      codes.append((texts.intern(code.scheme), texts.intern(code.value)))
    }
    codeStarts.append(UInt32(codes.count))
  }
}
