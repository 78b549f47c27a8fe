/// The names under which files of other programs carry what a claim or an
/// entity says and those programs have no field for.
///
/// They are the names of JSON Lines, so that no format has to quote them.
enum CarriedField {
  /// What a file says of itself as a whole.
  enum Graph {
    /// The version of the dossier that the file carries: `1`, or `1 local` if
    /// its ids mean something in this file only.
    static let version = "entente"
    /// The sources, a JSON object each.
    static let sources = "ententeSources"
    /// The words of the dossier's own, as one JSON object.
    static let vocabulary = "ententeVocabulary"
    /// The columns that the format can't hold as they are.
    static let columns = "ententeColumns"

    static let all: Set<String> = [version, sources, vocabulary, columns]
  }

  /// What a file says of an entity beside its properties.
  enum Node {
    static let aliases = "aliases"
    static let isUnnamed = "unnamed"
    /// The claims of properties that say more than a value, a JSON object each.
    static let claims = "claims"
    /// What comes before the scheme of a code that has no column of its own.
    static let codePrefix = "code."
  }

  /// What a file says of a claim beside relation, weight and period.
  enum Edge {
    static let id = "claim"
    static let key = "relationKey"
    static let isOwnRelation = "ownRelation"
    static let role = "role"
    static let at = "at"
    static let standsInFor = "for"
    static let between = "between"
    static let modality = "modality"
    static let polarity = "polarity"
    static let saidBy = "saidBy"
    static let basis = "basis"
    static let confidence = "confidence"
    static let citations = "cite"
    static let note = "note"
  }

  /// What comes before the name of an attribute that would be taken for a field.
  static let attributePrefix = "attribute."

  /// The names that a column of other meaning can't have: those above, and
  /// those that a format or a program gives a meaning.
  private static let taken: Set<String> = [
    Node.aliases, Node.isUnnamed, Node.claims, Edge.id, Edge.key, Edge.isOwnRelation, Edge.role,
    Edge.at, Edge.standsInFor, Edge.between, Edge.modality, Edge.polarity, Edge.saidBy, Edge.basis,
    Edge.confidence, Edge.citations, Edge.note, "id", "name", "label", "kind", "relation", "weight",
    "strength", "value", "period", "start", "end", "type", "key", "source", "target", "from", "to",
    "directed", "undirected", "labelv", "labele", "entente", "dir", "cluster", "subgraph",
  ]

  /// The name of the column of an attribute or a property.
  static func column(for attribute: String) -> String {
    let lower = attribute.lowercased()
    let isTaken =
      taken.contains(lower) || lower.hasPrefix(attributePrefix)
      || lower.hasPrefix(Node.codePrefix) || ClaimSchema.codeSchemes.contains(lower)
    return isTaken ? attributePrefix + attribute : attribute
  }

  /// The attribute or property that a column is of.
  static func attribute(of column: String) -> String {
    column.hasPrefix(attributePrefix) ? String(column.dropFirst(attributePrefix.count)) : column
  }
}
