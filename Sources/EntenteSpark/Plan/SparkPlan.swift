package import FoundationEssentials

/// What a job on Spark is to do, all of it decided: the job joins and counts, and
/// knows no rule of its own.
///
/// It goes to the job as one file of JSON. What a code of an event means, which
/// kinds are symmetric, which claims count: each comes from the same tables that
/// one machine reads.
package struct SparkPlan: Encodable, Sendable {
  /// Raised whenever a job of before would read a plan wrongly.
  package let version = 1

  package var task: Task
  package var inputs: [Input]

  /// What codes of events mean, and what one means that is in no table.
  package var meanings: [Meaning] = []
  package var unknownMeaning = Meaning(code: "", kind: "acts-toward")

  /// Which codes of actors are states.
  package var countries: [Country] = []

  /// Which names of actors are states, where a table names its actors.
  package var names: [CountryName] = []

  /// The types of actors that are bodies, not groups of people.
  package var bodies: [String] = []

  /// Those of them that are organs of the state of the actor's country.
  package var organs: [String] = []

  package var kinds: [Kind]
  package var selection = Selection()

  /// The kinds of entity that are listed of all that are found; all if nil.
  package var listed: [String]?

  /// Whether a bad record ends the job.
  package var strict = false

  /// Into how many parts the work is cut; chosen from the size of the inputs if nil.
  package var partitions: Int?

  package var output: Output
  package var checkpoint: Checkpoint?
  package var graph = Graph()
  package var rank: Rank?
  package var question: Question?
  package var folding: Folding?
  package var groups: Groups?

  /// Whether it is told what each row rests on; not if nil.
  package var evidence: Evidence?

  /// Of how many ties it is told at most what rows rest on; however many if nil.
  package struct Evidence: Encodable, Hashable, Sendable {
    package var most: Int?

    /// Whether of groups it is told of their members too; not if nil.
    package var members: Bool?

    package init(most: Int?) { self.most = most }
  }

  package init(_ task: Task, inputs: [Input], kinds: [Kind], output: Output) {
    self.task = task
    self.inputs = inputs
    self.kinds = kinds
    self.output = output
  }

  /// The kinds of job.
  package enum Task: String, Encodable, Sendable {
    /// Merges events or claims to ties.
    case ties
    /// Scores every entity.
    case rank
    /// Tells who belongs together.
    case groups
    /// The ties of an entity.
    case neighbors
    /// How two entities are connected.
    case path
    /// What ties there are, counted.
    case census
    /// What changed between two dates or two inputs.
    case changes
  }

  /// A file, a folder, or a pattern of names, as Spark reads them.
  package struct Input: Encodable, Hashable, Sendable {
    package var path: String
    /// The path as the user gave it.
    package var name: String?
    package var format: Format
    /// The names of the columns of a table without a header.
    package var columns: [String]?
    package var header = true
    package var separator: String?
    /// The columns of a table of ties that the user names, by what they mean.
    package var names: [String: String]?
    /// Whether ties of a table that leaves it open run both ways; not if nil.
    package var undirected: Bool?
    /// Of which of two that are compared it is; nil if only one graph is read.
    package var side: Side?

    package enum Format: String, Encodable, Sendable {
      /// Tables of events, each of its own layout.
      case gdelt, icews, polecat
      /// Tables of ties: CSV or Parquet.
      case ties
      /// Tables of entities.
      case nodes
      /// Claims as JSON, one on a line.
      case claims

      /// Whether it is a table of events.
      package var isOfEvents: Bool { [.gdelt, .icews, .polecat].contains(self) }
    }

    package init(path: String, format: Format) {
      self.path = path
      self.format = format
    }
  }

  /// Which events, claims and ties count; nil is all.
  package struct Selection: Encodable, Hashable, Sendable {
    package var relations: [String]?
    package var among: [String]?
    package var actors: [String]?
    /// The first and last day, as `2024-07-03`.
    package var first: String?
    package var last: String?
    /// The days of the date at which ties hold, and of the period in which they do.
    package var asOf: [String]?
    package var during: [String?]?
    package var certainOnly = false
    package var modalities = ["asserted", "reported"]
    package var sources: [String]?
    package var minSources = 1
    package var minConfidence = 0.0

    package init() {}
  }

  /// Where the results go.
  package struct Output: Encodable, Hashable, Sendable {
    /// A folder of Parquet files: everything.
    package var parquet: String?
    /// One table for programs of one machine.
    package var csv: String?
    /// Who takes part in the events, as rows of an event table.
    package var actors: String?
    /// Who is tied by claims, as a table of nodes.
    package var nodes: String?
    /// A folder for records that can't be read.
    package var bad: String?
    /// How many of the first rows the job reports.
    package var top = 20
    /// A file that says how the job went.
    package var report: String?

    package init() {}
  }

  /// Where a long job keeps what it has, so that another can go on from there.
  package struct Checkpoint: Encodable, Hashable, Sendable {
    package var path: String
    /// After how many rounds it is kept.
    package var every = 5
    /// Whether this job goes on where another ended.
    package var resume = false
    /// Tells whether that one did the same work.
    package var fingerprint = ""

    package init(path: String, resume: Bool) {
      self.path = path
      self.resume = resume
    }
  }
}

extension SparkPlan {
  /// The plan as its file holds it; equal plans are equal texts.
  package func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  /// A number that differs, all but surely, between plans whose work differs; where
  /// results go and checkpoints lie makes no difference.
  func fingerprint() throws -> String {
    var plan = self
    plan.output = Output()
    plan.checkpoint = nil
    plan.partitions = nil
    for place in plan.inputs.indices { plan.inputs[place].name = nil }
    // Who is told of them.
    plan.groups?.entity = nil
    plan.groups?.top = nil
    plan.groups?.members = nil
    // FNV-1a of 64 bits.
    let sum = try plan.json().reduce(into: UInt64(0xcbf2_9ce4_8422_2325)) { sum, byte in
      sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(sum, radix: 16)
  }
}
