import EntenteModel

/// The labels and properties of property graphs, as the nodes and edges of other
/// JSON say the same.
enum PropertyGraphMembers {
  /// Keys that would be taken for what a label says already.
  private static let reserved: Set<String> = [
    "kind", "relation", "directed", "undirected", "type",
  ]

  /// The kind that a label stands for, as a member: one of the standard kinds
  /// however it is written (`Person`), else the label.
  static func kind(_ label: String, at offset: Int) -> DataNode.Member {
    let lower = label.lowercased()
    let isStandard =
      Vocabulary.standard[Entity.Kind(rawValue: lower)] != nil
      && Vocabulary.standard[Entity.Kind(rawValue: label)] == nil
    return member("kind", isStandard ? lower : label, at: offset)
  }

  static func member(_ key: String, _ text: String, at offset: Int) -> DataNode.Member {
    DataNode.Member(
      key: key, keyOffset: offset,
      value: DataNode(offset: offset, content: .scalar(text), isQuoted: true))
  }

  /// The properties under names that no label has.
  static func properties(_ members: [DataNode.Member]) -> [DataNode.Member] {
    members.map { member in
      guard reserved.contains(member.key) else { return member }
      var member = member
      member.key = "properties." + member.key
      return member
    }
  }
}
