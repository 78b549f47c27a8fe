public import EntenteModel
import FoundationEssentials

extension InputFile {
  /// Reads the bytes of a file.
  ///
  /// - Throws: A ``ReadError`` that says why the file can't be read.
  public init(contentsOf path: String) throws(ReadError) {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw ReadError(path, "there is no such file", hint: Self.similarName(path))
    }
    if isDirectory { throw ReadError(path, "this is a folder, not a file") }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ReadError(path, "the file can't be read", hint: "check who may read it")
    }
    self.init(name: path, bytes: [UInt8](data))
  }

  /// Reads the inputs that a path means: a file, or every graph that lies right
  /// in a folder and is not hidden, in the order of their names.
  public static func inputs(at path: String) throws(ReadError) -> [InputFile] {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory
    else { return [try InputFile(contentsOf: path)] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw ReadError(path, "the folder can't be read", hint: "check who may read it")
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    var files: [InputFile] = []
    for name in names.sorted()
    where !name.hasPrefix(".") && InputFormat(endingOf: name) != nil {
      guard FileManager.default.fileExists(atPath: folder + name, isDirectory: &isDirectory),
        !isDirectory
      else { continue }
      files.append(try InputFile(contentsOf: folder + name))
    }
    guard !files.isEmpty else {
      throw ReadError(path, "the folder holds no dossier, claim file or table")
    }
    return files
  }

  /// A hint at a file of nearly the same name beside the one that is missing.
  private static func similarName(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last else { return nil }
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard let near = nearest(to: String(name), among: names.sorted()) else { return nil }
    return "did you mean '\(parts.count > 1 ? folder + "/" + near : near)'?"
  }
}

extension ReadError {
  fileprivate init(_ path: String, _ message: String, hint: String? = nil) {
    self.init([
      Problem(
        "unreadable", .error, message, hint: hint,
        at: SourceLocation(file: path, line: 0, column: 0))
    ])
  }
}
