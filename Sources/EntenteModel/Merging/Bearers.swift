/// What bears one id in one scope, numbered in the order of first declarations,
/// and which of these are one entity.
struct Bearers {
  typealias Declaration = KnowledgeGraph.Builder.EntityDeclaration
  typealias Input = KnowledgeGraph.Builder.Input

  let declarations: [Declaration]
  let inputs: [Input]
  let merging: KnowledgeGraph.Merging

  /// The number of each bearer by its id.
  private(set) var numbers: [EntityResolution.Name: UInt32] = [:]

  /// The bearer of each declaration.
  private(set) var ofDeclaration: [UInt32] = []

  /// Why bearers, other than the first of their entity, belong to it.
  private(set) var reasons: [UInt32: MergeReason] = [:]

  /// The words of ``KnowledgeGraph/Merging/keptApart`` that fit an entity.
  private(set) var fittingWords: Set<String> = []

  private var sets = DisjointSets(count: 0)
  private var keptApart: Set<UInt32> = []

  init(_ declarations: [Declaration], inputs: [Input], merging: KnowledgeGraph.Merging) {
    self.declarations = declarations
    self.inputs = inputs
    self.merging = merging
    ofDeclaration.reserveCapacity(declarations.count)
    for declaration in declarations {
      let name = EntityResolution.Name(
        id: declaration.entity.id, scope: inputs[declaration.input].scope)
      let next = UInt32(sets.count)
      let number = numbers[name, default: next]
      if number == next {
        numbers[name] = next
        sets.append()
      }
      ofDeclaration.append(number)
      if !merging.keptApart.isEmpty { noteKeptApart(declaration, number) }
    }
  }

  private mutating func noteKeptApart(_ declaration: Declaration, _ number: UInt32) {
    let entity = declaration.entity
    let marked = EntityResolution.stem(of: inputs[declaration.input].file.name) + ":" + entity.id
    for word in [entity.id, entity.name, marked] where merging.keptApart.contains(word) {
      fittingWords.insert(word)
      keptApart.insert(number)
    }
  }

  var count: Int { sets.count }

  /// The first bearer of the entity of another.
  mutating func root(of bearer: UInt32) -> UInt32 { sets.root(of: bearer) }

  /// The first bearer of the entity of a declaration.
  mutating func root(ofDeclaration declaration: Int) -> UInt32 {
    sets.root(of: ofDeclaration[declaration])
  }

  /// Whether a bearer is to be merged with no other.
  func isKeptApart(_ bearer: UInt32) -> Bool { keptApart.contains(bearer) }

  /// Takes two bearers for one entity.
  mutating func join(_ a: UInt32, _ b: UInt32, by reason: MergeReason) {
    if let merged = sets.join(a, b) { reasons[merged] = reason }
  }

  /// Takes for one what shares a code, whatever its id.
  ///
  /// - Complexity: O(*n*) expected for *n* declarations.
  mutating func joinByCode() {
    var owners: [Entity.Code: UInt32] = [:]
    for (i, declaration) in declarations.enumerated() where !declaration.entity.codes.isEmpty {
      let bearer = ofDeclaration[i]
      guard !isKeptApart(bearer) else { continue }
      for code in declaration.entity.codes {
        if let owner = owners[code] {
          join(owner, bearer, by: .code(code))
        } else {
          owners[code] = bearer
        }
      }
    }
  }

  /// The declarations of one file that codes have made one entity, in pairs
  /// with the code by which they did.
  ///
  /// The code is shared by the two themselves, or nil if other inputs join them.
  mutating func joinedWithinFiles() -> [(first: Int, second: Int, shared: Entity.Code?)] {
    guard !reasons.isEmpty else { return [] }
    struct Place: Hashable {
      var entity: UInt32
      var input: Int
    }
    let joined = Set(reasons.keys.map { sets.root(of: $0) })
    var firsts: [Place: Int] = [:]
    var seen: Set<UInt32> = []
    var pairs: [(first: Int, second: Int, shared: Entity.Code?)] = []
    for (i, declaration) in declarations.enumerated() {
      let root = sets.root(of: ofDeclaration[i])
      guard joined.contains(root) else { continue }
      let place = Place(entity: root, input: declaration.input)
      guard let first = firsts[place] else {
        firsts[place] = i
        continue
      }
      guard ofDeclaration[first] != ofDeclaration[i], seen.insert(ofDeclaration[i]).inserted else {
        continue
      }
      let codes = declarations[first].entity.codes
      pairs.append((first, i, declaration.entity.codes.first(where: codes.contains)))
    }
    return pairs
  }
}
