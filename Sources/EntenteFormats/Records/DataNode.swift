/// A value of a data file with its place: what YAML and JSON have in common.
///
/// A scalar is its source text. What it means, our schema decides, never the
/// data language: `no` is Norway's code and not a truth value.
struct DataNode: Sendable {
  /// The byte of the file at which the value starts.
  var offset: Int

  /// What the value is.
  var content: Content

  /// Whether a scalar stands in quotes in JSON, where it is no number.
  var isQuoted = false

  enum Content: Sendable {
    /// Nothing: `null` in JSON, an empty plain scalar in YAML.
    case null
    case scalar(String)
    case list([DataNode])
    case map([Member])
  }

  /// A key of a map with its value.
  struct Member: Sendable {
    var key: String
    var keyOffset: Int
    var value: DataNode
  }

  /// What the value is, in a word for messages.
  var typeName: String {
    switch content {
    case .null: "nothing"
    case .scalar: "a single value"
    case .list: "a list"
    case .map: "a set of keys"
    }
  }
}
