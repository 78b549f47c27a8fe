import Foundation

/// Writes files that appear only once they are complete.
enum OutputFile {
  /// Writes all bytes, or leaves what was there.
  ///
  /// The bytes go to a new file beside the old one, which then takes its place.
  /// What is no regular file, such as a pipe or `/dev/null`, is written to as it is.
  static func write(_ data: Data, to path: String) throws {
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
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: target))
        try handle.write(contentsOf: data)
        try handle.close()
      } else {
        try replace(target, by: data, mode: exists ? status.st_mode & 0o7777 : nil)
      }
    } catch let error as Trouble {
      throw Trouble("can't write '\(path)': " + error.message, hint: error.hint)
    } catch {
      throw Trouble("can't write '\(path)'", hint: "check that you may write there")
    }
  }

  private static func replace(_ path: String, by data: Data, mode: mode_t?) throws {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
      throw Trouble("there is no folder '\(folder)'", hint: "make it first")
    }
    var template = Array((path + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Trouble(reason, hint: "check who may write to the folder") }
    let temporary = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    do {
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      try handle.write(contentsOf: data)
      let mask = umask(0)
      umask(mask)
      guard fchmod(descriptor, mode ?? 0o666 & ~mask) == 0 else { throw Trouble(reason) }
      try handle.close()
      guard rename(temporary, path) == 0 else { throw Trouble(reason) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// What the system says of its last error.
  private static var reason: String { String(cString: strerror(errno)) }
}
