import CYaml

/// A piece of a YAML text.
struct YAMLEvent {
  var kind: Kind

  /// The bytes that it takes; of the start of a list or a map, the bytes of its
  /// head only.
  var range: Range<Int>

  /// The name under which aliases repeat it.
  var anchor: String?

  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(String)
    case scalar(String, isQuoted: Bool, isPlain: Bool)
    case listStart(isFlow: Bool)
    case mapStart(isFlow: Bool)
    /// The end of a list or a map.
    case end
  }
}

/// What is wrong with a YAML text, as its parser says it.
enum YAMLFault: Error {
  /// Something stands where it can't, in the context of what was being read.
  case syntax(String, at: Int, context: String? = nil, contextAt: Int = 0)
  /// YAML does not allow a character.
  case character(String, code: Int)
  case duplicateKeys([String], first: Int, second: Int)
  case nesting(at: Int)
  case aliases(at: Int)
  case outOfMemory
}

/// Reads a YAML text piece by piece; the only door to libyaml.
struct YAMLEventReader: ~Copyable {
  private let text: UnsafeBufferPointer<UInt8>

  /// libyaml keeps pointers into its parser, which therefore may not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  private var place: YAMLPlace

  /// Reads a text in UTF-8, which must outlive the reader; a byte order mark is
  /// passed over.
  init(_ text: UnsafeBufferPointer<UInt8>) throws(YAMLFault) {
    self.text = text
    let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    place = YAMLPlace(byte: start)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else { throw .outOfMemory }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let rest = UnsafeBufferPointer(rebasing: text[start...])
    yaml_parser_set_input_string(parser, rest.baseAddress, rest.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next piece.
  mutating func next() throws(YAMLFault) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
    defer { yaml_event_delete(&event) }
    let start = place.move(to: event.start_mark.index, in: text)
    let end = place.move(to: event.end_mark.index, in: text)
    // Marks of what isn't there may lie before those of what ends there.
    let range = start..<max(start, end)
    switch event.type {
    case YAML_STREAM_START_EVENT: return YAMLEvent(kind: .streamStart, range: range)
    case YAML_STREAM_END_EVENT: return YAMLEvent(kind: .streamEnd, range: range)
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, range: range)
    case YAML_DOCUMENT_END_EVENT: return YAMLEvent(kind: .documentEnd, range: range)
    case YAML_ALIAS_EVENT:
      let name = Self.string(event.data.alias.anchor) ?? ""
      return YAMLEvent(kind: .alias(name), range: range)
    case YAML_SCALAR_EVENT: return scalar(event, range)
    case YAML_SEQUENCE_START_EVENT:
      let list = event.data.sequence_start
      let isFlow = list.style == YAML_FLOW_SEQUENCE_STYLE
      return YAMLEvent(
        kind: .listStart(isFlow: isFlow), range: range, anchor: Self.string(list.anchor))
    case YAML_MAPPING_START_EVENT:
      let map = event.data.mapping_start
      let isFlow = map.style == YAML_FLOW_MAPPING_STYLE
      return YAMLEvent(
        kind: .mapStart(isFlow: isFlow), range: range, anchor: Self.string(map.anchor))
    default: return YAMLEvent(kind: .end, range: range)
    }
  }

  private func scalar(_ event: yaml_event_t, _ range: Range<Int>) -> YAMLEvent {
    let scalar = event.data.scalar
    let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let isBlock =
      scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE
    let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
    return YAMLEvent(
      kind: .scalar(
        String(decoding: value, as: UTF8.self), isQuoted: !isBlock && !isPlain, isPlain: isPlain),
      range: isBlock ? YAMLBlockText.range(of: range, in: text) : range,
      anchor: Self.string(scalar.anchor))
  }

  private static func string(_ name: UnsafePointer<UInt8>?) -> String? {
    name.map { String(cString: $0) }
  }

  /// Whether a colon stands among some bytes.
  func hasColon(in range: Range<Int>) -> Bool { text[range].contains(UInt8(ascii: ":")) }

  /// Why the parser goes no further.
  private var fault: YAMLFault {
    mutating get {
      let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
      switch parser.pointee.error {
      case YAML_MEMORY_ERROR: return .outOfMemory
      case YAML_READER_ERROR: return .character(problem, code: Int(parser.pointee.problem_value))
      default:
        let at = place.move(to: parser.pointee.problem_mark.index, in: text)
        if problem.hasPrefix("Maximum nesting level") { return .nesting(at: at) }
        let context = parser.pointee.context.map { String(cString: $0) }
        let contextAt = place.move(to: parser.pointee.context_mark.index, in: text)
        return .syntax(problem, at: at, context: context, contextAt: contextAt)
      }
    }
  }
}

/// A place in a text, in characters and in bytes: libyaml counts Unicode scalars.
private struct YAMLPlace {
  private var character = 0
  private var byte: Int

  init(byte: Int) { self.byte = byte }

  /// Goes to a character, and tells its byte.
  ///
  /// - Complexity: O(*d*) for a distance of *d* bytes.
  mutating func move(to target: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    while character < target, byte < bytes.count {
      // Eight characters of one byte each.
      if target - character >= 8, bytes.count - byte >= 8,
        bytes.loadUnaligned(fromByteOffset: byte, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        byte += 8
        character += 8
        continue
      }
      byte += 1
      while byte < bytes.count, Self.isInside(bytes[byte]) { byte += 1 }
      character += 1
    }
    while character > target, byte > 0 {
      byte -= 1
      while byte > 0, Self.isInside(bytes[byte]) { byte -= 1 }
      character -= 1
    }
    return byte
  }

  /// Whether a byte continues a character.
  private static func isInside(_ byte: UInt8) -> Bool { byte & 0b1100_0000 == 0b1000_0000 }
}
