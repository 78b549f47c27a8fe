import EntenteGraph
import EntenteModel
import Synchronization

/// The ties of a graph in which each claim is a tie of its own, as large graphs from
/// tables are: read many at a time and on all threads.
///
/// What comes out equals what ``ProjectedTies`` makes of them one by one.
struct LoneTies: Sendable {
  private let claims: Range<Int>
  private let choice: ClaimFilter.PlainChoice
  private let uses: [Projection.Use]
  private let places: [UInt32]
  private let columns: ClaimColumns
  private let options: Projection.Options

  /// The strength of a tie that says none, by its kind.
  private let strengths: [Double]

  /// Whether ties of each kind have no direction.
  private let areSymmetric: [Bool]

  /// How many claims a thread reads at a time.
  private static let pieceSize = 1 << 16

  /// - Parameters:
  ///   - claims: The claims of which each is a tie.
  ///   - choice: Which of them count.
  ///   - uses: What a tie of each kind is.
  ///   - places: The node of each entity; none if each is the node of its number.
  ///   - graph: The graph.
  ///   - options: How ties are read.
  init(
    _ claims: Range<Int>, _ choice: ClaimFilter.PlainChoice, _ uses: [Projection.Use],
    places: [UInt32], in graph: KnowledgeGraph, _ options: Projection.Options
  ) {
    self.claims = claims
    self.choice = choice
    self.uses = uses
    self.places = places
    self.options = options
    columns = graph.storage.claims
    strengths = graph.vocabulary.relationKinds.map(\.defaultStrength)
    areSymmetric = graph.vocabulary.relationKinds.map(\.isSymmetric)
  }

  /// What was made of some of the claims, but for their arcs.
  private struct Part: Sendable {
    var relations: [UInt32] = []
    var report: ProjectionReport
    var refusal: Projection.Refusal?
  }

  /// The plain graph of the ties, and what was left out of it.
  ///
  /// - Throws: The first refusal in the order of the claims.
  func projected(
    nodeCount: Int, _ report: inout ProjectionReport
  ) throws(Projection.Refusal) -> ProjectedTies {
    let pieceCount = (claims.count + Self.pieceSize - 1) / Self.pieceSize
    let empty = Part(report: ProjectionReport(options))
    let parts = Mutex([Part](repeating: empty, count: pieceCount))
    let graph = options.graph(
      ofPieces: pieceCount, nodeCount: nodeCount,
      arcCount: claims.count * (options.direction == .ignore ? 2 : 1)
    ) { piece in
      var (part, arcs) = (empty, CSRGraph.Arcs())
      take(piece, into: &part, &arcs)
      parts.withLock { [part] in $0[piece] = part }
      return arcs
    }
    let taken = parts.withLock(\.self)
    if let refusal = taken.lazy.compactMap(\.refusal).first { throw refusal }
    for part in taken { report.add(leftOutOf: part.report) }
    return ProjectedTies(graph: graph, relations: Array(taken.map(\.relations).joined()))
  }

  private func take(_ piece: Int, into part: inout Part, _ arcs: inout CSRGraph.Arcs) {
    let first = claims.lowerBound + piece * Self.pieceSize
    let range = first..<min(claims.upperBound, first + Self.pieceSize)
    arcs.makeRoom(
      for: range.count * (options.direction == .declared ? 1 : 2),
      isWeighted: options.weight != .none)
    part.relations.reserveCapacity(range.count)
    columns.withEnds(of: range) { subjects, objects, kinds, flags in
      for place in 0..<range.count {
        let kind = Int(kinds[place])
        guard choice.allows(flags[place], kind: kind) else { continue }
        var (subject, object) = (subjects[place], objects[place])
        if !places.isEmpty { (subject, object) = (places[Int(subject)], places[Int(object)]) }
        guard subject != .max, object != .max,
          part.report.count(uses[kind], isLoop: subject == object)
        else { continue }
        if options.weight != .none {
          do throws(Projection.Refusal) {
            arcs.weights.append(
              try Projection.weight(
                ofClaim: first + place, in: columns, default: strengths[kind], options))
          } catch {
            part.refusal = error
            return
          }
        }
        let isDirected = flags[place].isDirected(ofSymmetricKind: areSymmetric[kind])
        arcs.add(subject, object, isDirected: isDirected, options.direction)
        part.relations.append(UInt32(first + place - claims.lowerBound))
      }
    }
  }
}
