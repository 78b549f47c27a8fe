import EntenteModel

/// A reader of property graphs whose nodes and edges are records of JSON: one a
/// line, in a list, or within one value.
protocol PropertyGraphReader {
  /// What has been read.
  var builder: JSONGraphBuilder { get set }

  /// Creates a reader that has read nothing.
  init(builder: JSONGraphBuilder)

  /// Reads a record.
  mutating func read(_ record: DataNode)

  /// Reads what had to wait for the last record; not every record need be sound.
  mutating func finish(areRecordsSound: Bool)
}

extension PropertyGraphReader {
  /// The graph of a file; nil with an error reported if it is malformed.
  static func read(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    var reader = Self(builder: JSONGraphBuilder(log: log))
    reader.builder.isDirected = true
    var records = ProblemLog(file: file)
    JSONRecords.read(file, log: &records) { record, _ in reader.read(record) }
    reader.finish(areRecordsSound: records.problems.isEmpty)
    if reader.builder.isSound { reader.builder.joinEnds() }
    let graph = reader.builder.finish(at: 0)
    log = reader.builder.log
    for problem in records.problems { log.add(problem) }
    return records.problems.contains { $0.severity == .error } ? nil : graph
  }
}
