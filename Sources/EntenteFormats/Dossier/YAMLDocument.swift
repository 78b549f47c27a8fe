import EntenteModel

/// A YAML text as a tree of values that know their bytes.
struct YAMLDocument: Sendable {
  let root: DataNode

  /// The aliases, in the order of the text.
  let aliases: [YAMLAlias]

  /// How deep values may be nested.
  private static let depth = 500
  /// libyaml nests no deeper.
  private static let deepest = 1000

  /// Reads the only document of a file; nil with a problem reported.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  init?(
    _ file: InputFile, log: inout ProblemLog,
    emptyHint: String = "`entente init` writes one to start from"
  ) {
    guard String(validating: file.bytes, as: UTF8.self) != nil else {
      log.report(
        "encoding", at: Self.firstInvalidByte(file.bytes), "the file is not UTF-8 text",
        hint: "save it as UTF-8")
      return nil
    }
    let depth = min(file.limits.nesting(orDefault: Self.depth), Self.deepest)
    var builder = YAMLTreeBuilder(depth: depth)
    do throws(YAMLFault) {
      try file.bytes.withUnsafeBufferPointer { (bytes) throws(YAMLFault) in
        var reader = try YAMLEventReader(bytes)
        try builder.read(&reader)
      }
    } catch {
      YAMLFaultReport(file: file, depth: depth, deepest: Self.deepest).add(error, to: &log)
      return nil
    }
    for offset in builder.wrongKeys.sorted() {
      log.report("wrong-type", at: offset, "a key is a single text, not a list or a set of keys")
    }
    guard let root = builder.root else {
      log.report("empty", at: 0, "the file is empty", hint: emptyHint)
      return nil
    }
    self.root = root
    aliases = builder.aliases
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var consumed = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      consumed += UTF8.width(scalar)
    }
    return consumed
  }
}

/// A place where a YAML text repeats a value that it has elsewhere.
struct YAMLAlias: Sendable {
  /// The bytes of the alias.
  var range: Range<Int>

  /// The bytes of the value, from its anchor.
  var original: Range<Int>
}
