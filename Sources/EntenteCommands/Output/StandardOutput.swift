import Foundation

/// Writes to standard output, quietly ending if its reader has gone.
enum StandardOutput {
  static func write(_ data: Data) throws { try data.withUnsafeBytes { try write($0) } }

  static func write(_ bytes: UnsafeRawBufferPointer) throws {
    let failure = SystemOutput.write(bytes, to: 1)
    // The reader of a pipe closed it: it has what it wants.
    if failure == EPIPE { exit(0) }
    if failure != 0 {
      throw Trouble("can't write to standard output: " + String(cString: strerror(failure)))
    }
  }
}

/// Writes to standard error; there is nobody to tell if that fails.
enum StandardError {
  static func write(_ text: String) {
    _ = Data(text.utf8).withUnsafeBytes { SystemOutput.write($0, to: 2) }
  }
}

enum SystemOutput {
  /// Writes all bytes, and returns 0 or the number of the system's error.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    // A closed pipe is seen as an error of writing, not by a signal that kills.
    signal(SIGPIPE, SIG_IGN)
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
