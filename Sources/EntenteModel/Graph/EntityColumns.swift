/// The entities of a graph, a column for each thing known of them.
package struct EntityColumns: Sendable {
  package var id = Column<TextID>()
  package var name = Column<TextID>()
  package var kind = Column<UInt16>()
  /// 1 for each entity that has no name of its own, else 0.
  package var unnamed = Column<UInt8>()
  package var origin = Column<Origin>()

  /// The aliases of entity *i* are `aliases[aliasStarts[i]..<aliasStarts[i + 1]]`.
  package var aliasStarts = Column<UInt32>([0])
  package var aliases = Column<TextID>()

  /// The codes of entity *i* are `codes[codeStarts[i]..<codeStarts[i + 1]]`.
  package var codeStarts = Column<UInt32>([0])
  package var codes = Column<Code>()

  package var count: Int { id.count }

  /// A code of a scheme, such as `iso3:KAZ`.
  package struct Code: BitwiseCopyable, Sendable {
    package var scheme: TextID
    package var value: TextID
  }

  package init() {}

  package func isUnnamed(_ entity: Int) -> Bool { unnamed[entity] != 0 }

  package func aliases(of entity: Int) -> Slice<Column<TextID>> {
    aliases[Int(aliasStarts[entity])..<Int(aliasStarts[entity + 1])]
  }

  package func codes(of entity: Int) -> Slice<Column<Code>> {
    codes[Int(codeStarts[entity])..<Int(codeStarts[entity + 1])]
  }

  /// Adds an entity of which no more is known than id, name and kind.
  mutating func append(_ id: TextID, name: TextID, kind: UInt16, origin: Origin) {
    self.id.append(id)
    self.name.append(name)
    self.kind.append(kind)
    unnamed.append(0)
    self.origin.append(origin)
    aliasStarts.append(UInt32(aliases.count))
    codeStarts.append(UInt32(codes.count))
  }

  mutating func append(_ entity: Entity, kind: UInt16, origin: Origin, in texts: inout TextInterner)
  {
    id.append(texts.intern(entity.id))
    name.append(texts.intern(entity.name))
    self.kind.append(kind)
    unnamed.append(entity.isUnnamed ? 1 : 0)
    self.origin.append(origin)
    for alias in entity.aliases { aliases.append(texts.intern(alias)) }
    aliasStarts.append(UInt32(aliases.count))
    for code in entity.codes {
      codes.append(Code(scheme: texts.intern(code.scheme), value: texts.intern(code.value)))
    }
    codeStarts.append(UInt32(codes.count))
  }
  /// Forgets all entities but the first.
  mutating func keep(first count: Int) {
    guard count < self.count else { return }
    aliases.keep(first: Int(aliasStarts[count]))
    aliasStarts.keep(first: count + 1)
    codes.keep(first: Int(codeStarts[count]))
    codeStarts.keep(first: count + 1)
    id.keep(first: count)
    name.keep(first: count)
    kind.keep(first: count)
    unnamed.keep(first: count)
    origin.keep(first: count)
  }

  /// The value of an entity, of a kind that is told.
  func entity(_ position: Int, kind: Entity.Kind, in texts: TextArena) -> Entity {
    Entity(
      id: texts[id[position]], kind: kind, name: texts[name[position]],
      aliases: aliases(of: position).map { texts[$0] },
      codes: codes(of: position).map {
        Entity.Code(scheme: texts[$0.scheme], value: texts[$0.value])
      },
      isUnnamed: isUnnamed(position))
  }
}
