/// Takes the types off the values of GraphSON.
///
/// Versions 2 and 3 write `{"@type": "g:Int32", "@value": 1}`, of which the value
/// tells as much in JSON; a map is a list of keys and values in turn. Version 1 may
/// write `{"type": "integer", "value": 1}`, or `{"@class": …}` beside others.
enum GraphSONValue {
  /// The value without its types, nor those of the values in it.
  static func plain(_ node: DataNode) -> DataNode {
    switch node.content {
    case .null, .scalar: return node
    case .list(let elements):
      return DataNode(offset: node.offset, content: .list(elements.map(plain)))
    case .map(let members):
      if let type = node["@type"]?.text, let value = node["@value"] {
        return type == "g:Map" ? map(value) : plain(value)
      }
      if members.count == 2, node["type"]?.text != nil, let value = node["value"] {
        return plain(value)
      }
      return DataNode(
        offset: node.offset,
        content: .map(
          members.filter { $0.key != "@class" }.map { member in
            var member = member
            member.value = plain(member.value)
            return member
          }))
    }
  }

  /// A map of version 3, whose keys and values stand in turn in a list.
  private static func map(_ value: DataNode) -> DataNode {
    guard let elements = value.elements else { return plain(value) }
    var members: [DataNode.Member] = []
    for i in stride(from: 0, to: elements.count - 1, by: 2) {
      let key = plain(elements[i])
      members.append(
        .init(
          key: key.id ?? "key", keyOffset: key.offset, value: plain(elements[i + 1])))
    }
    return DataNode(offset: value.offset, content: .map(members))
  }
}
