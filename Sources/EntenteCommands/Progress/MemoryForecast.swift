import EntenteAnalysis
import EntenteFormats

/// How much memory a command will take at most, told before it reads.
struct MemoryForecast: Equatable {
  /// What a command does with the graph that it has read.
  enum Work {
    /// Looks at it as it is.
    case look
    /// Projects it and ranks the nodes.
    case rank(Measure, Projection.Direction, isWeighted: Bool)
    /// Writes it in another format, all of which is held.
    case write
    /// Writes it as a snapshot, with the ties of each entity.
    case snapshot
  }

  /// The bytes of the inputs.
  private let total: Int

  /// The bytes held of them while they are read.
  var texts: Int

  /// The bytes of the graph that is made of them.
  var graph: Int

  /// The bytes that the work takes beside the graph.
  var work: Int

  /// The bytes that the program takes for nothing.
  private static let program = 24_000_000

  /// The most bytes at a time.
  var peak: Int { Self.program + graph + max(texts, work) }

  /// - Parameters:
  ///   - inputs: What the inputs will give.
  ///   - work: What comes after reading.
  ///   - threads: How many threads work.
  init(_ inputs: [InputForecast], _ work: Work, threads: Int) {
    total = inputs.reduce(0) { $0 + $1.byteCount }
    texts = inputs.reduce(0) { $0 + $1.textBytes }
    graph = inputs.reduce(0) { $0 + $1.graphBytes }
    let ties = inputs.reduce(0) { $0 + $1.ties }
    let entities = inputs.map(\.entities).max() ?? 0
    switch work {
    case .look: self.work = 0
    case .write: self.work = graph
    case .snapshot: self.work = 8 * ties + 100 * entities
    case .rank(let measure, let direction, let isWeighted):
      let arcs = direction == .ignore ? 2 * ties : ties
      // The arcs in a list, and in rows from one end and then from the other.
      let arcLength = isWeighted ? 12 : 4
      let rows = arcs * arcLength
      let copies = direction == .ignore ? 0 : rows
      self.work =
        4 * ties + 200 * entities
        + max(arcs * (arcLength + 4) + rows, 2 * rows + copies)
        + Self.storage(of: measure, entities: entities, rows: rows, threads: threads)
    }
  }

  /// Which of some measures takes most, in a graph of middling size.
  static func heaviest(of measures: [Measure]) -> Measure {
    let sizes = measures.map { storage(of: $0, entities: 5000, rows: 400_000, threads: 2) }
    let most = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
    return measures[most]
  }

  /// What a kernel takes beside the graph and the scores.
  private static func storage(
    of measure: Measure, entities: Int, rows: Int, threads: Int
  ) -> Int {
    switch measure {
    case .degree, .strength: 0
    case .core, .onion: rows + 40 * entities
    case .clustering: 2 * rows + 40 * entities
    case .constraint, .hierarchy, .effectiveSize: 6 * rows + 8 * entities * threads
    case .brokerage, .coordinator, .itinerant, .gatekeeper, .representative, .liaison:
      2 * rows + (60 + 20 * threads) * entities
    case .currentFlowBetweenness, .currentFlowCloseness:
      4 * rows + 8 * min(entities, 5000) * min(entities, 5000)
    case .subgraph: rows + 128 * entities * threads
    case .closeness, .harmonic: 240 * entities * threads
    case .betweenness: 300 * entities * threads
    case .pagerank, .eigenvector, .katz, .hubs, .authorities, .power, .communicability:
      rows + 64 * entities
    }
  }
}

extension MemoryForecast {
  /// What is told before reading.
  func line(available: Int?) -> String {
    let size = total > 0 ? "reading \(AmountText.bytes(total)) " : "this "
    let line = size + "will take about \(AmountText.bytes(peak)) of memory"
    return available.map { line + "; \(AmountText.bytes($0)) are available" } ?? line
  }

  /// Why the command had better not start; nil if there is enough memory.
  func shortage(available: Int?) -> Trouble? {
    guard let available, peak > available else { return nil }
    return Trouble(
      "this takes about \(AmountText.bytes(peak)) of memory, and "
        + "\(AmountText.bytes(available)) are available",
      hint: "on a machine with more, convert -o NAME.entente writes a snapshot, which is opened "
        + "without being read; on a cluster, entente convert … -o ties.parquet --engine spark "
        + "--master spark://host:7077 merges events, and rank … --engine spark ranks ties")
  }

  /// Whether the texts alone are more than there is.
  func isHopeless(available: Int?) -> Bool { available.map { texts > $0 } ?? false }
}
