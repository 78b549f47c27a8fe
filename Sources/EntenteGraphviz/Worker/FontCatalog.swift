#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The fonts that Pango, and so Graphviz, will find.
///
/// Fontconfig is asked itself. It is loaded by name, since Pango loads the same
/// library a moment later: no header, and nothing new to install. Only a worker
/// process does this.
struct FontCatalog {
  private var library: Fontconfig
  private var patterns: [OpaquePointer]

  /// Loads the configuration of the machine, or returns nil without fontconfig.
  init?() {
    guard let library = Fontconfig() else { return nil }
    self.library = library
    patterns = library.systemFonts()
  }

  /// Whether no font is installed.
  var isEmpty: Bool { patterns.isEmpty }

  /// The names of all families, sorted, each once.
  var families: [String] {
    var names: Set<String> = []
    for pattern in patterns {
      var index: CInt = 0
      while let name = library.family(of: pattern, at: index) {
        names.insert(name)
        index += 1
      }
    }
    return names.sorted()
  }

  /// The characters that no font can show, in ascending order.
  func missing(from text: [UInt8]) -> [Unicode.Scalar] {
    var wanted = Set(String(decoding: text, as: UTF8.self).unicodeScalars)
    wanted = wanted.filter { !$0.isASCII && !$0.properties.isDefaultIgnorableCodePoint }
    for pattern in patterns where !wanted.isEmpty {
      guard let characters = library.characters(of: pattern) else { continue }
      wanted = wanted.filter { !library.contains($0, in: characters) }
    }
    return wanted.sorted()
  }

  /// A sentence about characters that would be drawn as boxes; nil if there are none.
  func warning(about text: [UInt8]) -> String? {
    let missing = missing(from: text)
    guard let first = missing.first else { return nil }
    let code = String(first.value, radix: 16, uppercase: true)
    let package = missing.contains(where: \.isEastAsian) ? "fonts-noto-cjk" : "fonts-noto-core"
    let others = missing.count > 1 ? " and \(missing.count - 1) more" : ""
    return "no installed font has the character \(first) (U+\(code))\(others), "
      + "drawn as a box; install a font that has it, such as the package \(package)"
  }
}

extension Unicode.Scalar {
  /// Whether fonts for Chinese, Japanese and Korean hold the character.
  fileprivate var isEastAsian: Bool {
    (0x2E80...0x9FFF).contains(value) || (0xAC00...0xD7AF).contains(value)
      || (0x20000...0x3FFFF).contains(value) || (0xFF00...0xFFEF).contains(value)
  }
}

/// The few functions of fontconfig that the catalog calls.
private struct Fontconfig {
  private typealias Initialize = @convention(c) () -> CInt
  private typealias GetFonts = @convention(c) (OpaquePointer?, CInt) -> UnsafeRawPointer?
  private typealias GetString =
    @convention(c) (
      OpaquePointer, UnsafePointer<CChar>, CInt, UnsafeMutablePointer<UnsafePointer<CChar>?>
    ) -> CInt
  private typealias GetCharacters =
    @convention(c) (
      OpaquePointer, UnsafePointer<CChar>, CInt, UnsafeMutablePointer<OpaquePointer?>
    ) -> CInt
  private typealias HasCharacter = @convention(c) (OpaquePointer, UInt32) -> CInt

  private var getFonts: GetFonts
  private var getString: GetString
  private var getCharacters: GetCharacters
  private var hasCharacter: HasCharacter

  init?() {
    let names = [
      "libfontconfig.so.1", "libfontconfig.1.dylib", "/opt/homebrew/lib/libfontconfig.1.dylib",
    ]
    guard let handle = names.lazy.compactMap({ dlopen($0, RTLD_NOW) }).first,
      let initialize = dlsym(handle, "FcInit"),
      let getFonts = dlsym(handle, "FcConfigGetFonts"),
      let getString = dlsym(handle, "FcPatternGetString"),
      let getCharacters = dlsym(handle, "FcPatternGetCharSet"),
      let hasCharacter = dlsym(handle, "FcCharSetHasChar"),
      unsafeBitCast(initialize, to: Initialize.self)() != 0
    else { return nil }
    self.getFonts = unsafeBitCast(getFonts, to: GetFonts.self)
    self.getString = unsafeBitCast(getString, to: GetString.self)
    self.getCharacters = unsafeBitCast(getCharacters, to: GetCharacters.self)
    self.hasCharacter = unsafeBitCast(hasCharacter, to: HasCharacter.self)
  }

  /// The fonts of the machine.
  ///
  /// `FcFontSet` is two C integers and an array of patterns.
  func systemFonts() -> [OpaquePointer] {
    guard let set = getFonts(nil, 0) else { return [] }
    let count = Int(set.load(as: CInt.self))
    let fonts = set.load(
      fromByteOffset: MemoryLayout<CInt>.size * 2, as: UnsafePointer<OpaquePointer>?.self)
    return Array(UnsafeBufferPointer(start: fonts, count: fonts == nil ? 0 : count))
  }

  /// One of the names of a font's family, which may be in several languages.
  func family(of pattern: OpaquePointer, at index: CInt) -> String? {
    var name: UnsafePointer<CChar>?
    return getString(pattern, "family", index, &name) == 0 ? name.map { String(cString: $0) } : nil
  }

  /// The set of characters that a font has.
  func characters(of pattern: OpaquePointer) -> OpaquePointer? {
    var characters: OpaquePointer?
    return getCharacters(pattern, "charset", 0, &characters) == 0 ? characters : nil
  }

  func contains(_ character: Unicode.Scalar, in characters: OpaquePointer) -> Bool {
    hasCharacter(characters, character.value) != 0
  }
}
