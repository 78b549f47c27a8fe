import ArgumentParser
import EntenteFormats
import EntenteModel

/// `entente kinds`: the words of claims.
struct Kinds: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the kinds of entity and relation and the properties that claims may use.",
    discussion: """
      A dossier may declare kinds of its own:

        relation-kinds:
          nationalizes: {from: [state], to: [organization], sign: "-", family: conflict}
      """)

  @Argument(help: "A dossier, to list its own kinds as well.", completion: .file())
  var inputPath: String?

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() async throws {
    try await reportingTrouble {
      let words =
        try inputPath.map {
          try input.graph(of: [$0], quiet: output.quiet, writing: output.output).vocabulary
        }
        ?? .standard
      try output.write(
        text: text(words), table: { _ in relations(words) }, json: json(words))
    }
  }

  private func text(_ words: Vocabulary) -> String {
    let style = output.style
    let entities = words.entityKinds.map { kind in
      kind.kind.rawValue + (kind.parent.map { " (a kind of \($0.rawValue))" } ?? "")
    }
    let properties = words.properties.map { "\($0.property.rawValue) (\($0.type.rawValue))" }
    return style(.strong, "Kinds of relation") + "\n\n" + relations(words).text(style) + "\n"
      + style(.strong, "Kinds of entity") + "\n"
      + style.wrapped("  " + entities.joined(separator: ", "), hanging: 2) + "\n\n"
      + style(.strong, "Properties") + "\n"
      + style.wrapped("  " + properties.joined(separator: ", "), hanging: 2) + "\n"
  }

  private func relations(_ words: Vocabulary) -> Table {
    var table = Table([
      .init(name: "relation", role: .strong), .init(name: "family"), .init(name: "sign"),
      .init(name: "life"), .init(name: "from"), .init(name: "to"), .init(name: "inverse"),
    ])
    for family in Relation.Family.allCases {
      for kind in words.relationKinds where kind.family == family {
        table.rows.append([
          kind.kind.rawValue, family.rawValue, kind.sign.rawValue, kind.life.rawValue,
          Self.names(kind.from), Self.names(kind.to),
          kind.isSymmetric ? "symmetric" : kind.inverse,
        ])
      }
    }
    return table
  }

  private func json(_ words: Vocabulary) -> JSONValue {
    .object([
      "entente": .integer(1),
      "entityKinds": .array(
        words.entityKinds.map { kind in
          .object([
            "kind": .string(kind.kind.rawValue), "parent": .text(kind.parent?.rawValue),
            "plural": .string(kind.plural),
          ])
        }),
      "relationKinds": .array(
        words.relationKinds.map { kind in
          .object([
            "kind": .string(kind.kind.rawValue), "family": .string(kind.family.rawValue),
            "sign": .string(kind.sign.rawValue), "life": .string(kind.life.rawValue),
            "symmetric": .boolean(kind.isSymmetric), "inverse": .string(kind.inverse),
            "from": .list(kind.from.map { .string($0.rawValue) }),
            "to": .list(kind.to.map { .string($0.rawValue) }),
            "strength": .number(kind.defaultStrength),
          ])
        }),
      "properties": .array(
        words.properties.map { property in
          .object([
            "property": .string(property.property.rawValue),
            "type": .string(property.type.rawValue),
            "functional": .boolean(property.isFunctional), "unit": .text(property.unit),
          ])
        }),
    ])
  }

  private static func names(_ kinds: [Entity.Kind]) -> String {
    kinds.isEmpty ? "any" : kinds.map(\.rawValue).joined(separator: ", ")
  }
}
