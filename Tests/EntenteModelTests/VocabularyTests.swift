import EntenteModel
import Testing

@Suite("The standard vocabulary")
struct VocabularyTests {
  private let words = Vocabulary.standard

  @Test("Names are unique, in lower case, and joined by hyphens")
  func names() {
    let lists = [
      words.entityKinds.map(\.kind.rawValue), words.relationKinds.map(\.kind.rawValue),
      words.properties.map(\.property.rawValue),
    ]
    for names in lists {
      #expect(Set(names).count == names.count)
      for name in names {
        #expect(name.allSatisfy { $0 == "-" || ("a"..."z").contains($0) }, "\(name)")
      }
    }
  }

  @Test("Every kind of the design is there, and no other")
  func kinds() {
    let kinds = """
      member associate-member suspended-member observer dialogue-partner candidate invited founded
      chairs hosts organizes attends absent-from represents holds-office succeeded-by received-by
      met-with visited spoke-with ally partner diplomatic-relations cooperates-with agreement-with
      aids trades-with invests-in mediates supports praises criticizes influences opposes rival
      perceives-threat threatens sanctions attacks part-of located-in capital-of borders
      predecessor-of same-as tied
      """.split { $0.isWhitespace }.map(String.init)
    #expect(Set(words.relationKinds.map(\.kind.rawValue)) == Set(kinds))
    let entities = "state person leader organization event place bloc initiative entity"
    #expect(
      words.entityKinds.map(\.kind.rawValue) == entities.split(separator: " ").map(String.init))
    for name in ["inception", "dissolution", "birth", "death", "population", "leadership-election"]
    {
      #expect(words[Property(rawValue: name)] != nil, "\(name)")
    }
  }

  @Test("The ends of every relation are kinds that exist")
  func ends() {
    for definition in words.relationKinds {
      for kind in definition.from + definition.to { #expect(words[kind] != nil) }
    }
    for kind in words.entityKinds {
      if let parent = kind.parent { #expect(words[parent] != nil && parent != kind.kind) }
    }
  }

  @Test("A symmetric kind is its own inverse and takes the same at both ends")
  func symmetry() {
    for definition in words.relationKinds where definition.isSymmetric {
      #expect(definition.inverse == definition.kind.rawValue)
      #expect(definition.from == definition.to)
    }
    let inverses = words.relationKinds.map(\.inverse)
    #expect(Set(inverses).count == inverses.count)
    let names = Set(words.relationKinds.map(\.kind.rawValue))
    for definition in words.relationKinds where !definition.isSymmetric && definition.kind != .tied
    {
      #expect(!names.contains(definition.inverse), "\(definition.inverse) is a kind of its own")
    }
  }

  @Test("Conflict divides, cooperation does not, and absence does neither")
  func signs() {
    for definition in words.relationKinds {
      switch definition.family {
      case .conflict: #expect(definition.sign == .negative, "\(definition.kind.rawValue)")
      case .absence:
        #expect(definition.sign == .neutral)
        #expect(definition.kind == .absentFrom)
      case .structure, .office, .cooperation, .contact:
        #expect(definition.sign != .negative, "\(definition.kind.rawValue)")
      }
      #expect(definition.defaultStrength == 1)
    }
    for family in Relation.Family.allCases {
      #expect(words.relationKinds.contains { $0.family == family })
    }
  }

  @Test("Meetings and visits happen once; membership, office and alliance last")
  func lives() {
    for name in ["met-with", "visited", "attends", "absent-from", "spoke-with", "criticizes"] {
      #expect(words[Relation.Kind(rawValue: name)]?.life == .point)
    }
    for name in ["member", "holds-office", "ally", "partner", "part-of", "sanctions", "tied"] {
      #expect(words[Relation.Kind(rawValue: name)]?.life == .interval)
    }
  }

  @Test("A leader is a person, a person no leader, and a plain entity may be anything")
  func subkinds() {
    #expect(words.kind(.leader, isA: .person))
    #expect(!words.kind(.person, isA: .leader))
    #expect(words.kind(.leader, isOneOf: [.state, .person]))
    #expect(!words.kind(.place, isOneOf: [.state, .person]))
    #expect(words.kind(.plain, isOneOf: [.state]))
    #expect(words.kind(.place, isOneOf: []))
  }

  @Test("Kinds that are each other's parents do not hang the question")
  func parentCycle() {
    var words = Vocabulary()
    let (a, b) = (Entity.Kind(rawValue: "a"), Entity.Kind(rawValue: "b"))
    words.add(.init(a, parent: b))
    words.add(.init(b, parent: a))
    #expect(words.kind(a, isA: b))
    #expect(!words.kind(a, isA: .state))
  }

  @Test("A word that is known keeps its number and meaning")
  func adding() {
    var words = Vocabulary.standard
    let count = words.relationKinds.count
    let number = words.add(Relation.Kind.Definition(.member, sign: .negative))
    #expect(words.relationKinds.count == count && words[.member]?.sign == .positive)
    #expect(words.relationKinds[number].kind == .member)
    let own = words.add(Relation.Kind.Definition(Relation.Kind(rawValue: "supplies")))
    #expect(own == count)
    #expect(words.relationKinds[own].inverse == "inverse of supplies")
  }
}

@Suite("Edit distance")
struct EditDistanceTests {
  @Test(
    "Counts letters inserted, deleted, changed and swapped",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("belarus", "belarus", 0),
      ("balarus", "belarus", 1), ("belrus", "belarus", 1), ("bealrus", "belarus", 1),
      ("kitten", "sitting", 3), ("ca", "abc", 3), ("Erdoğan", "Erdogan", 1),
    ])
  func distance(a: String, b: String, expected: Int) {
    #expect(editDistance(a, b) == expected)
    #expect(editDistance(b, a) == expected)
  }

  @Test("The nearest word is offered if it is near, the first of equals, whatever its case")
  func nearestWord() {
    #expect(nearest(to: "Balarus", among: ["russia", "belarus"]) == "belarus")
    #expect(nearest(to: "memberr", among: ["members", "member"]) == "members")
    #expect(nearest(to: "menber", among: ["mender", "member"]) == "mender")
    #expect(nearest(to: "PUTIN", among: ["xi", "putin"]) == "putin")
    #expect(nearest(to: "atlantis", among: ["russia", "belarus"]) == nil)
    #expect(nearest(to: "a", among: []) == nil)
    #expect(nearest(to: "rusia", among: ["prussia", "russia"]) == "russia")
  }
}
