import EntenteModel

/// Reads style files: the YAML in which people say how diagrams look.
struct StyleSheetReader {
  let words: StyleSheet.Words
  var log: ProblemLog

  init(_ file: InputFile, words: StyleSheet.Words) {
    self.words = words
    log = ProblemLog(file: file)
  }

  /// The style, or nil if the file holds none; problems are left in the log.
  mutating func read() -> StyleSheet? {
    guard
      let document = YAMLDocument(
        log.file, log: &log, emptyHint: "begin with 'entente-style: 1'"),
      var record = Record(document.root, of: "style", log: &log)
    else { return nil }
    checkVersion(&record)
    var sheet = StyleSheet()
    sheet.theme = record.text("theme", log: &log)
    sheet.sizeBy = word("size-by", of: &record)
    sheet.colorBy = word("color-by", of: &record)
    sheet.labelTop = count("label-top", of: &record)
    readKinds(of: &record, into: &sheet)
    readFamilies(of: &record, into: &sheet)
    readThemes(of: &record, into: &sheet)
    record.refuseUnknownKeys(log: &log)
    if let theme = sheet.theme {
      checkTheme(theme, at: record.offset(of: "theme") ?? 0, among: sheet)
    }
    return sheet
  }

  private mutating func checkVersion(_ record: inout Record) {
    guard let version = record.text("entente-style", log: &log) else {
      if record.offset(of: "entente-style") == nil {
        log.report(
          "missing-key", at: record.offset, "this is not a style: it has no key 'entente-style'",
          hint: "begin with 'entente-style: 1'")
      }
      return
    }
    if version != "1" {
      log.report(
        "version", at: record.offset(of: "entente-style") ?? 0,
        "this program reads styles of version 1, not '\(version)'")
    }
  }

  /// The name of a measure or property.
  private mutating func word(_ key: String, of record: inout Record) -> String? {
    guard let text = record.text(key, log: &log) else { return nil }
    guard !text.isEmpty else {
      log.report("malformed-id", at: record.offset(of: key) ?? record.offset, "'\(key)' is empty")
      return nil
    }
    return text
  }

  private mutating func count(_ key: String, of record: inout Record) -> Int? {
    guard let text = record.text(key, log: &log) else { return nil }
    guard let count = Int(text), count >= 0 else {
      log.report(
        "wrong-type", at: record.offset(of: key) ?? record.offset,
        "'\(key)' is a whole number from 0, not '\(text)'")
      return nil
    }
    return count
  }
}

// MARK: - Marks

extension StyleSheetReader {
  private mutating func readKinds(of record: inout Record, into sheet: inout StyleSheet) {
    readEach("kinds", of: &record, as: "mark of a kind") { reader, name, offset, record in
      sheet.kinds.append(
        StyleSheet.Kind(
          kind: Entity.Kind(rawValue: name),
          shape: reader.word("shape", of: &record, among: reader.words.shapes),
          isRounded: record.flag("rounded", log: &reader.log),
          isDoubled: record.flag("doubled", log: &reader.log),
          location: reader.log.file.location(ofByte: offset)))
      record.refuseUnknownKeys(log: &reader.log)
    }
  }

  private mutating func readFamilies(of record: inout Record, into sheet: inout StyleSheet) {
    readEach("families", of: &record, as: "mark of a family") { reader, name, offset, record in
      let family = reader.family(name, at: offset)
      let width = record.number("width", in: 0.25...12, log: &reader.log)
      let dash = reader.word("dash", of: &record, among: reader.words.dashes)
      let head = reader.word("head", of: &record, among: reader.words.heads)
      let length = record.number("length", in: 0.2...5, log: &reader.log)
      record.refuseUnknownKeys(log: &reader.log)
      guard let family else { return }
      sheet.families.append(
        StyleSheet.Family(family: family, width: width, dash: dash, head: head, length: length))
    }
  }

  private mutating func family(_ name: String, at offset: Int) -> Relation.Family? {
    if let family = Relation.Family(rawValue: name) { return family }
    let known = Relation.Family.allCases.map(\.rawValue)
    log.report(
      "unknown-word", at: offset, "there is no family of relations '\(name)'",
      hint: Self.suggestion(for: name, among: known))
    return nil
  }
}

// MARK: - Themes

extension StyleSheetReader {
  private mutating func readThemes(of record: inout Record, into sheet: inout StyleSheet) {
    readEach("themes", of: &record, as: "theme") { reader, name, offset, record in
      if reader.words.themes.contains(name) {
        reader.log.report(
          "word-conflict", at: offset, "'\(name)' is a theme of the program",
          hint: "choose another name, and begin with 'based-on: \(name)'")
      }
      sheet.themes.append(reader.theme(name, at: offset, &record))
    }
  }

  private mutating func theme(
    _ name: String, at offset: Int, _ record: inout Record
  ) -> StyleSheet.ColorTheme {
    var theme = StyleSheet.ColorTheme(name: name, location: log.file.location(ofByte: offset))
    theme.base = word("based-on", of: &record, among: words.themes)
    for key in StyleSheet.colorKeys {
      if let node = record.node(key), let color = color(node, key) { theme.colors[key] = color }
    }
    readEach("kinds", of: &record, as: "color of a kind") { reader, name, _, record in
      theme.kinds.append(
        (
          kind: Entity.Kind(rawValue: name), border: reader.color("border", of: &record),
          fill: reader.color("fill", of: &record)
        ))
      record.refuseUnknownKeys(log: &reader.log)
    }
    readEach("families", of: &record, as: "color of a family") { reader, name, offset, record in
      let family = reader.family(name, at: offset)
      let (line, text) = (reader.color("line", of: &record), reader.color("text", of: &record))
      record.refuseUnknownKeys(log: &reader.log)
      if let family { theme.families.append((family: family, line: line, text: text)) }
    }
    theme.categories = categories(of: &record)
    record.refuseUnknownKeys(log: &log)
    return theme
  }

  /// The colors of categories: each a border, or a border and a fill.
  private mutating func categories(
    of record: inout Record
  ) -> [(border: String, fill: String?)] {
    guard let node = record.node("categories") else { return [] }
    guard case .list(let elements) = node.content else {
      log.report(
        "wrong-type", at: node.offset, "'categories' is a list of colors, not \(node.typeName)",
        hint: "write [\"#1770D2\", \"#864705\"]")
      return []
    }
    guard (2...StyleSheet.mostCategories).contains(elements.count) else {
      log.report(
        "out-of-range", at: node.offset,
        "'categories' has \(elements.count) colors",
        hint: "it has 2 to \(StyleSheet.mostCategories); eight are as many as people tell apart")
      return []
    }
    return elements.compactMap { element in
      guard case .map = element.content else {
        return color(element, "categories").map { (border: $0, fill: nil) }
      }
      guard var record = Record(element, of: "category", log: &log) else { return nil }
      let (border, fill) = (color("border", of: &record), color("fill", of: &record))
      if record.offset(of: "border") == nil {
        log.report("missing-key", at: element.offset, "this category has no 'border'")
      }
      record.refuseUnknownKeys(log: &log)
      return border.map { (border: $0, fill: fill) }
    }
  }

  private mutating func checkTheme(_ name: String, at offset: Int, among sheet: StyleSheet) {
    let known = words.themes + sheet.themes.map(\.name)
    guard !known.contains(name) else { return }
    log.report(
      "unknown-word", at: offset, "there is no theme '\(name)'",
      hint: Self.suggestion(for: name, among: known))
  }

  private mutating func color(_ key: String, of record: inout Record) -> String? {
    record.node(key).flatMap { color($0, key) }
  }

  /// The color that a value writes: `#RRGGBB` or `#RGB`, in capitals and with six
  /// digits whatever the file has.
  private mutating func color(_ node: DataNode, _ key: String) -> String? {
    guard case .scalar(let text) = node.content else {
      let isNull = if case .null = node.content { true } else { false }
      log.report(
        isNull ? "null-value" : "wrong-type", at: node.offset,
        isNull ? "the color '\(key)' has no value" : "'\(key)' is a color, not \(node.typeName)",
        hint: "write it in quotes, \"#1770D2\": without them YAML takes # for a comment")
      return nil
    }
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 3 || digits.count == 6,
      digits.allSatisfy(Self.isHexDigit)
    else {
      log.report(
        "malformed-color", at: node.offset, "'\(text.prefix(40))' is no color",
        hint: "write red, green and blue as \"#1770D2\"")
      return nil
    }
    let plain = digits.map { Character(Unicode.Scalar($0)).uppercased() }
    return "#" + (plain.count == 3 ? plain.map { $0 + $0 } : plain).joined()
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}

// MARK: - Words

extension StyleSheetReader {
  private mutating func readEach(
    _ section: String, of record: inout Record, as subject: String,
    _ read: (inout StyleSheetReader, _ name: String, _ offset: Int, inout Record) -> Void
  ) {
    var log = log
    record.readEach(section, as: subject, log: &log) { name, offset, record, inner in
      self.log = inner
      read(&self, name, offset, &record)
      inner = self.log
    }
    self.log = log
  }

  /// The word of a key, one of those known.
  private mutating func word(
    _ key: String, of record: inout Record, among known: [String]
  ) -> String? {
    guard let text = record.text(key, log: &log) else { return nil }
    if known.contains(text) { return text }
    log.report(
      "unknown-word", at: record.offset(of: key) ?? record.offset,
      "'\(key)' can't be '\(text)'", hint: Self.suggestion(for: text, among: known))
    return nil
  }

  private static func suggestion(for word: String, among known: [String]) -> String {
    nearest(to: word, among: known).map { "did you mean '\($0)'?" }
      ?? "one of: " + known.joined(separator: ", ")
  }
}
