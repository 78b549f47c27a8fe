import FoundationEssentials

/// A copy of Spark on this machine.
package struct SparkInstallation: Hashable, Sendable {
  /// The program that takes jobs.
  package let submit: String

  /// Where it was looked for, of which the first was found.
  private static func places(
    home: String?, _ environment: [String: String]
  ) -> [(path: String, says: String)] {
    var places: [(String, String)] = []
    func add(_ home: String, _ says: String) { places.append((home + "/bin/spark-submit", says)) }
    if let home {
      add(home, "--spark-home")
      return places
    }
    if let home = environment["SPARK_HOME"], !home.isEmpty { add(home, "SPARK_HOME") }
    for folder in (environment["PATH"] ?? "").split(separator: ":") where folder.hasPrefix("/") {
      places.append((folder + "/spark-submit", "PATH"))
    }
    places.append((".venv-spark/bin/spark-submit", ".venv-spark"))
    return places
  }

  /// Finds Spark: in the folder that the user names, else in `SPARK_HOME`, on the
  /// search path, or where `scripts/spark-setup` puts it.
  ///
  /// - Throws: ``SparkError`` if there is none.
  package init(
    home: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(SparkError) {
    let places = Self.places(home: home, environment)
    guard let place = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
    else {
      throw SparkError(
        home.map { "there is no bin/spark-submit in '\($0)'" }
          ?? "Spark was not found: no SPARK_HOME, no spark-submit on the search path",
        hint: "scripts/spark-setup installs it, with Java, into .venv-spark")
    }
    submit = place.path
  }

  /// Refuses to go on without Java, of which Spark's own message says little.
  ///
  /// - Throws: ``SparkError`` if there is no Java where Spark looks for it.
  package func refuseWithoutJava(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(SparkError) {
    let files = FileManager.default
    if let home = environment["JAVA_HOME"], !home.isEmpty {
      if files.isExecutableFile(atPath: home + "/bin/java") { return }
      throw SparkError(
        "JAVA_HOME is '\(home)', where there is no bin/java",
        hint: "Spark 4 needs Java 17 or 21: apt-get install openjdk-17-jre-headless")
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    guard folders.contains(where: { files.isExecutableFile(atPath: $0 + "/java") }) else {
      throw SparkError(
        "Spark needs Java, and there is none on the search path",
        hint: "apt-get install openjdk-17-jre-headless, or scripts/spark-setup")
    }
  }
}
