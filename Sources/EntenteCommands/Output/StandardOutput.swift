import Foundation

/// Writes to standard output, quietly ending if its reader has gone.
enum StandardOutput {
  static func write(_ data: Data) {
    var rest = data[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        // The reader of the pipe closed it: it has what it wants.
        exit(errno == EPIPE ? 0 : 2)
      }
      rest = rest.dropFirst(written)
    }
  }
}
