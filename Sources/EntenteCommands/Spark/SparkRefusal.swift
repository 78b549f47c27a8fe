import Foundation

/// What is refused before anything is started on Spark.
enum SparkRefusal {
  /// Refuses options that a command has and a job does not heed.
  ///
  /// - Parameters:
  ///   - used: Whether each of the options was given.
  ///   - hint: What to do instead.
  /// - Throws: ``Trouble`` that names the first that was.
  static func options(_ used: [(isUsed: Bool, option: String)], hint: String? = nil) throws {
    guard let (_, option) = used.first(where: \.isUsed) else { return }
    throw Trouble(
      "\(option) does not go with --engine spark",
      hint: hint
        ?? "entente convert … --engine spark makes ties of events, which this machine answers for")
  }

  /// Refuses to write a folder of Parquet where something is, but for what a job left that
  /// was stopped while it wrote.
  ///
  /// - Throws: ``Trouble`` that names it.
  static func existing(_ folder: String?) throws {
    guard let folder, !SparkPath.isRemote(folder),
      FileManager.default.fileExists(atPath: folder)
    else { return }
    if let names = try? FileManager.default.contentsOfDirectory(atPath: folder), !names.isEmpty,
      !names.contains("_SUCCESS"),
      names.allSatisfy({ name in ["part-", "_temporary", "."].contains(where: name.hasPrefix) })
    {
      return
    }
    throw Trouble("'\(folder)' is there already", hint: "remove it, or choose another name")
  }
}
