/// The entities of a graph, a column for each thing known of them.
package struct EntityColumns: Sendable {
  package var id = Column<TextID>()
  package var name = Column<TextID>()
  package var kind = Column<UInt16>()
  package var isUnnamed = Column<Bool>()
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

  package func aliases(of entity: Int) -> Slice<Column<TextID>> {
    aliases[Int(aliasStarts[entity])..<Int(aliasStarts[entity + 1])]
  }

  package func codes(of entity: Int) -> Slice<Column<Code>> {
    codes[Int(codeStarts[entity])..<Int(codeStarts[entity + 1])]
  }

  /// Adds an entity of which no more is known than its id.
  mutating func append(_ id: TextID, kind: UInt16, origin: Origin) {
    self.id.append(id)
    name.append(id)
    self.kind.append(kind)
    isUnnamed.append(false)
    self.origin.append(origin)
    aliasStarts.append(UInt32(aliases.count))
    codeStarts.append(UInt32(codes.count))
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
      codes.append(Code(scheme: texts.intern(code.scheme), value: texts.intern(code.value)))
    }
    codeStarts.append(UInt32(codes.count))
  }
}
