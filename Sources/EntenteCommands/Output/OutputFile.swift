import Foundation

/// Writes files that appear only once they are complete.
enum OutputFile {
  /// Writes all bytes, or leaves what was there.
  static func write(_ data: Data, to path: String) throws {
    try write(to: path) { output in try data.withUnsafeBytes(output) }
  }

  /// Writes what is handed over, or leaves what was there.
  ///
  /// The bytes go to a new file beside the old one, which then takes its place.
  /// What is no regular file, such as a pipe or `/dev/null`, is written to as it is.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - body: Hands over the bytes, some at a time.
  /// - Throws: ``Trouble``, or what the body throws.
  static func write(
    to path: String, _ body: (_ output: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    if path.isEmpty { throw Trouble("the name of the file to write is empty") }
    // The file that a link leads to is replaced, not the link.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    var status = stat()
    let exists = stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw Trouble("can't write '\(path)': it is a folder", hint: "name a file in it")
    }
    do {
      if exists, status.st_mode & S_IFMT != S_IFREG {
        let descriptor = open(target, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
          throw Trouble(reason, hint: "check that you may write there")
        }
        defer { close(descriptor) }
        try body { try write($0, to: descriptor) }
      } else {
        try replace(target, mode: exists ? status.st_mode & 0o7777 : nil, body)
      }
    } catch let error as Trouble {
      throw Trouble("can't write '\(path)': " + error.message, hint: error.hint)
    }
  }

  private static func replace(
    _ path: String, mode: mode_t?,
    _ body: (_ output: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
      throw Trouble("there is no folder '\(folder)'", hint: "make it first")
    }
    var template = Array((path + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Trouble(reason, hint: "check who may write to the folder") }
    let temporary = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    var isOpen = true
    do {
      try body { try write($0, to: descriptor) }
      let mask = umask(0)
      umask(mask)
      guard fchmod(descriptor, mode ?? 0o666 & ~mask) == 0 else { throw Trouble(reason) }
      isOpen = false
      guard close(descriptor) == 0 else { throw Trouble(reason) }
      guard rename(temporary, path) == 0 else { throw Trouble(reason) }
    } catch {
      if isOpen { close(descriptor) }
      unlink(temporary)
      throw error
    }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
    let failure = SystemOutput.write(bytes, to: descriptor)
    if failure != 0 { throw Trouble(String(cString: strerror(failure))) }
  }

  /// What the system says of its last error.
  private static var reason: String { String(cString: strerror(errno)) }
}
