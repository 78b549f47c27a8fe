import EntenteModel

extension InputFile {
  /// The same file with no more at hand than its first bytes, as long files are opened.
  func beginning(of count: Int) -> InputFile {
    let bytes = bytes
    return InputFile(name: name, beginning: Array(bytes.prefix(count)), of: bytes.count) {
      Array(bytes[min($0, bytes.count)...].prefix($1))
    }
  }
}
