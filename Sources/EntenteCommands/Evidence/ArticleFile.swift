import EntenteFormats
import EntenteModel
import Foundation

/// The text of an article that is at hand.
struct ArticleFile {
  /// How many lines are not empty.
  let paragraphCount: Int

  init(_ file: InputFile) {
    let text = String(decoding: file.bytes, as: UTF8.self)
    paragraphCount = text.split(whereSeparator: \.isNewline)
      .count { line in line.contains { !$0.isWhitespace && $0 != "\u{FEFF}" } }
  }

  /// The article at an address that is a file in the folder of one of the inputs,
  /// or below it.
  ///
  /// Whoever wrote the input wrote the address: no file elsewhere is opened for it,
  /// nor one that is no plain file, such as a pipe, which may never end.
  ///
  /// - Parameters:
  ///   - address: A relative path.
  ///   - inputs: The names of the files that were read.
  init?(at address: String, beside inputs: [String]) {
    guard !address.isEmpty, !address.hasPrefix("/"), !address.contains(":"),
      !address.utf8.contains(0)
    else { return nil }
    for input in inputs {
      let folder = URL(fileURLWithPath: input).deletingLastPathComponent()
        .resolvingSymlinksInPath().standardizedFileURL
      let file = folder.appendingPathComponent(address).resolvingSymlinksInPath()
        .standardizedFileURL
      let inside = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
      var status = stat()
      guard file.path.hasPrefix(inside), stat(file.path, &status) == 0,
        status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
        let found = try? InputFile(contentsOf: file.path)
      else { continue }
      self.init(found)
      return
    }
    return nil
  }
}
