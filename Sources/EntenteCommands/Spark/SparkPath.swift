import Foundation

/// A path as Spark's workers read it.
enum SparkPath {
  /// Whether a path names another place than this machine's files: `s3a://…`,
  /// `hdfs://…`.
  static func isRemote(_ path: String) -> Bool {
    guard let range = path.range(of: "://") else { return false }
    let scheme = path[..<range.lowerBound]
    return !scheme.isEmpty && scheme != "file"
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// Whether a path is a pattern of names and no file of that very name.
  static func isPattern(_ path: String) -> Bool {
    path.contains { "*?[{".contains($0) } && !FileManager.default.fileExists(atPath: path)
  }

  /// The path for the job, from the root on unless it is remote.
  ///
  /// What would be a pattern in the name of a file that is there stands for itself.
  static func whole(_ path: String) -> String {
    if isRemote(path) || path.hasPrefix("file:") { return path }
    let whole = URL(fileURLWithPath: path).standardizedFileURL.path
    if isPattern(path) { return whole }
    return String(whole.flatMap { "*?[]{}\\".contains($0) ? ["\\", $0] : [$0] })
  }

  /// Whether an input is a file of this machine, or a folder or pattern that holds it.
  static func covers(_ input: String, _ file: String) -> Bool {
    if isRemote(input) { return false }
    let path = input.hasPrefix("file:") ? String(input.dropFirst("file:".count)) : input
    func resolved(_ path: String) -> String {
      URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
    let file = resolved(file)
    guard FileManager.default.fileExists(atPath: file) else { return false }
    if isPattern(path) { return fnmatch(resolved(path), file, FNM_PATHNAME) == 0 }
    let whole = resolved(path)
    return file == whole || file.hasPrefix(whole + "/")
  }

  /// The path of a file that the job writes.
  static func written(_ path: String) -> String {
    isRemote(path) ? path : URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
