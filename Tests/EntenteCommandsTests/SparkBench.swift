import Foundation

/// A folder with a Spark whose `spark-submit` says what a test wants, Java, files to
/// read, and a folder for what is made on the way.
struct SparkBench {
  let folder: URL

  /// - Parameters:
  ///   - submit: What `spark-submit` does, in the language of the shell.
  ///   - files: The texts of files, by their names.
  /// - Throws: What keeps a file from being written.
  init(submit: String, files: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let bin = folder.appending(path: "spark/bin")
    for place in [bin, folder.appending(path: "tmp")] {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }
    for (name, text) in [("spark-submit", submit), ("java", "exit 0")] {
      let file = bin.appending(path: name)
      try Data("#!/bin/bash\n\(text)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
  }

  /// Runs a command of the shell, in which `$spark` is what makes Spark the engine.
  func run(_ command: String) throws -> Program.Run {
    try Program.shell(
      "cd '\(folder.path)' && export JAVA_HOME=$PWD/spark TMPDIR=$PWD/tmp && "
        + "spark=\"--engine spark --spark-home $PWD/spark\" && " + command)
  }

  /// Runs the program with this Spark at hand, which it need not use.
  func entente(_ arguments: String) throws -> Program.Run {
    try run("entente \(arguments) --spark-home $PWD/spark")
  }

  /// What lies where jobs have their folders.
  func left() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "tmp").path)
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }
}
