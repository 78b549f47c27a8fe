/// A value of a data file with its place: what YAML and JSON have in common.
///
/// A scalar is its source text. What it means, our schema decides, never the
/// data language: `no` is Norway's code and not a truth value.
struct DataNode: Sendable {
  /// The byte of the file at which the value starts, with its anchor or tag if
  /// it has one.
  var offset: Int

  /// What the value is.
  var content: Content

  /// Whether a scalar stands in quotes; in JSON, it is no number then.
  var isQuoted = false

  /// Whether a list or a map stands between brackets, or in a value that does.
  var isFlow = false

  /// Whether an alias of YAML stands here, for a value that is written elsewhere.
  var isAlias = false

  /// How many bytes the value takes; known of YAML, where it can be changed in
  /// place.
  ///
  /// It is kept short, since large graphs have many values.
  private(set) var length: UInt32 = 0

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

    /// How many bytes the key takes; known of YAML.
    private(set) var keyLength: UInt32 = 0
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

// MARK: - Bytes

extension DataNode {
  /// The bytes of the value.
  var range: Range<Int> {
    get { offset..<(offset + Int(length)) }
    set {
      offset = newValue.lowerBound
      length = UInt32(clamping: newValue.count)
    }
  }

  /// A value that takes some bytes.
  init(_ range: Range<Int>, _ content: Content) {
    self.init(offset: range.lowerBound, content: content)
    length = UInt32(clamping: range.count)
  }
}

extension DataNode.Member {
  /// The bytes of the key.
  var keyRange: Range<Int> { keyOffset..<(keyOffset + Int(keyLength)) }

  /// The bytes of the key and its value.
  var range: Range<Int> {
    keyOffset..<max(keyRange.upperBound, value.range.upperBound)
  }

  /// A key that takes some bytes, with its value.
  init(_ key: String, _ range: Range<Int>, _ value: DataNode) {
    self.init(key: key, keyOffset: range.lowerBound, value: value)
    keyLength = UInt32(clamping: range.count)
  }
}
