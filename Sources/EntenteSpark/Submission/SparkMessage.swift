import FoundationEssentials

/// A line by which a job says how far it is, or what came of it.
///
/// Such a line begins with `ENTENTE` and a space, and is an object of JSON; every
/// other line is Spark's own talk.
package enum SparkMessage: Hashable, Sendable {
  /// Into how many parts the work is cut.
  case plan(partitions: Int, bytes: Int?)
  /// A stage has ended, with so many rows.
  case stage(name: String, rows: Int?, seconds: Double?)
  /// A round of a measure has ended.
  case round(Round)
  /// Something the user should know.
  case warning(String)
  /// Records that can't be read.
  case bad(Bad)
  /// The job has done its work.
  case done(Done)
  /// The job gives up.
  case failed(message: String, hint: String?)
  /// The job can't use what it was given, such as the name of an entity that is not there.
  case refused(message: String, hint: String?)

  /// A round of a measure that goes on until little changes.
  package struct Round: Hashable, Sendable, Decodable {
    package var measure: String
    package var round: Int
    package var of: Int?
    package var change: Double?
    package var seconds: Double?
  }

  /// Records that can't be read, with a few of them.
  package struct Bad: Hashable, Sendable, Decodable {
    package var count: Int
    package var path: String?
    package var samples: [Sample]?

    package struct Sample: Hashable, Sendable, Decodable {
      package var file: String?
      package var line: String
      package var reason: String
    }
  }

  /// What came of a job.
  package struct Done: Hashable, Sendable, Decodable {
    package var rows: Int?
    /// Amounts by their names.
    package var figures: [String: Double] = [:]
    /// The first rows of a ranking.
    package var top: [Row] = []
    /// The first groups, and what claims say of those whom they name.
    package var groups: [Group] = []
    package var named: [Named] = []
    /// Whether the scores are settled; nil if they are no sequence of rounds.
    package var converged: Bool?
    /// The first ties of an answer, and entities that came or went.
    package var ties: [SparkTie] = []
    package var entities: [SparkTie.End] = []
    /// What was counted, group by group.
    package var counts: [SparkCount] = []

    package struct Row: Hashable, Sendable, Decodable {
      package var id: String
      package var value: Double
      /// The rank among all, where only some of them are listed.
      package var rank: Int?
      package var name: String?
      package var kind: String?
      /// What its rank rests on, if that is asked for.
      package var evidence: Evidence?
    }

    /// What some ties rest on.
    package struct Evidence: Hashable, Sendable, Decodable {
      package var ties: Int
      package var claims: Int
      /// The number of ties that several sources support.
      package var corroborated: Int
      /// The first sources in the order of the inputs, and how many there are.
      package var sources: [String]
      package var sourceCount: Int?
      package var first: String?
      package var last: String?
    }

    /// An entity that claims declare.
    package struct Named: Hashable, Sendable, Decodable {
      package var id: String
      package var name: String?
      package var kind: String?
    }

    /// Entities that belong together.
    package struct Group: Hashable, Sendable, Decodable {
      package var label: String?
      package var center: String
      package var size: Int
      package var tiesWithin: Int
      package var tiesOut: Int
      package var kinds: [Kind]
      /// The first members, by id.
      package var members: [String]
      /// What the group rests on, and what each of these members does, if that is asked for.
      package var evidence: Evidence?
      package var supports: [Evidence]?

      package struct Kind: Hashable, Sendable, Decodable {
        package var kind: String
        package var count: Int
      }
    }

    private enum Key: String, CodingKey {
      case rows, figures, top, groups, named, converged, ties, entities, counts
    }

    /// A name that the job chose.
    private struct Name: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }

      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    package init(from decoder: any Decoder) throws {
      let whole = try decoder.container(keyedBy: Key.self)
      rows = try whole.decodeIfPresent(Int.self, forKey: .rows)
      top = try whole.decodeIfPresent([Row].self, forKey: .top) ?? []
      groups = try whole.decodeIfPresent([Group].self, forKey: .groups) ?? []
      named = try whole.decodeIfPresent([Named].self, forKey: .named) ?? []
      converged = try whole.decodeIfPresent(Bool.self, forKey: .converged)
      ties = try whole.decodeIfPresent([SparkTie].self, forKey: .ties) ?? []
      entities = try whole.decodeIfPresent([SparkTie.End].self, forKey: .entities) ?? []
      counts = try whole.decodeIfPresent([SparkCount].self, forKey: .counts) ?? []
      guard whole.contains(.figures) else { return }
      let named = try whole.nestedContainer(keyedBy: Name.self, forKey: .figures)
      for name in named.allKeys {
        if let figure = try? named.decode(Double.self, forKey: name) {
          figures[name.stringValue] = figure
        }
      }
    }
  }

  /// What a line says; nil if it is none of the job's.
  package init?(_ line: String) {
    guard line.hasPrefix(Self.mark) else { return nil }
    let data = Data(line.dropFirst(Self.mark.count).utf8)
    let decoder = JSONDecoder()
    func body<Body: Decodable>(_: Body.Type) -> Body? { try? decoder.decode(Body.self, from: data) }
    switch body(Head.self)?.event {
    case "plan":
      guard let body = body(PlanBody.self) else { return nil }
      self = .plan(partitions: body.partitions, bytes: body.inputBytes)
    case "stage":
      guard let body = body(StageBody.self) else { return nil }
      self = .stage(name: body.name, rows: body.rows, seconds: body.seconds)
    case "round":
      guard let round = body(Round.self) else { return nil }
      self = .round(round)
    case "warning":
      guard let body = body(FailureBody.self) else { return nil }
      self = .warning(body.message)
    case "bad":
      guard let bad = body(Bad.self) else { return nil }
      self = .bad(bad)
    case "done":
      guard let done = body(Done.self) else { return nil }
      self = .done(done)
    case "failed":
      guard let body = body(FailureBody.self) else { return nil }
      self =
        body.class == "Refusal"
        ? .refused(message: body.message, hint: body.hint)
        : .failed(message: body.message, hint: body.hint)
    default: return nil
    }
  }

  private static let mark = "ENTENTE "

  private struct Head: Decodable { var event: String }

  private struct PlanBody: Decodable {
    var partitions: Int
    var inputBytes: Int?
  }

  private struct StageBody: Decodable {
    var name: String
    var rows: Int?
    var seconds: Double?
  }

  private struct FailureBody: Decodable {
    var `class`: String?
    var message: String
    var hint: String?
  }
}
