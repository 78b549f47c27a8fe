import EntenteGraph
public import EntenteModel

extension KnowledgeGraph {
  /// Finds the groups into which entities fall.
  ///
  ///     let communities = try summit.grouping(by: .leiden)
  ///     for group in communities.groups { print(group.members.count, group.kinds) }
  ///
  /// - Complexity: That of the method in `EntenteGraph`.
  /// - Throws: A ``Grouping/Refusal`` if the graph can't be read so.
  public func grouping(
    by method: GroupMethod, _ options: Grouping.Options = Grouping.Options()
  ) throws(Grouping.Refusal) -> Grouping {
    switch method {
    case .camps, .signedLeiden: return try signedGrouping(by: method, options)
    case .layeredLeiden: return try layeredGrouping(options)
    default: break
    }
    let basis = try basis(for: method, options)
    switch method {
    case .louvain, .leiden, .labelPropagation, .infomap:
      return try seeded(
        method, basis, options,
        run: { Self.communities(method, of: basis.graph, options, seed: $0) },
        quality: { labels in
          method == .infomap
            ? [.init(name: "codeLength", value: basis.graph.codeLength(of: labels))]
            : [
              .init(
                name: "modularity",
                value: basis.graph.modularity(of: labels, resolution: options.resolution))
            ]
        },
        divide: { Self.communities(method, of: $0, options, seed: $1).labels })
    case .components, .strongComponents:
      let parts =
        method == .components
        ? basis.graph.components() : basis.graph.stronglyConnectedComponents()
      return GroupDraft(parts.labels).grouping(
        method, basis, in: self, quality: [.init(name: "components", value: Double(parts.count))])
    case .cores: return cores(basis)
    case .blocks: return try blocks(basis, options)
    default: return joints(method, basis)
    }
  }

  private func basis(
    for method: GroupMethod, _ options: Grouping.Options
  ) throws(Grouping.Refusal) -> GroupBasis {
    if let affiliation = options.affiliation {
      return try GroupBasis(of: self, options, affiliation)
    }
    do {
      return try GroupBasis(
        of: self, options,
        direction: method == .strongComponents
          ? .declared : method.readsDirection ? options.direction : .ignore,
        weight: method.readsWeights || options.blockCount != nil ? options.weight : .none)
    } catch { throw .projection(error) }
  }

  private static func communities(
    _ method: GroupMethod, of graph: CSRGraph, _ options: Grouping.Options, seed: UInt64
  ) -> (labels: [Int32], quality: [Grouping.Quality]) {
    let found: Communities
    switch method {
    case .louvain: found = graph.louvainCommunities(resolution: options.resolution, seed: seed)
    case .labelPropagation: found = graph.labelPropagationCommunities(seed: seed)
    case .infomap:
      let modules = graph.flowModules(seed: seed)
      return (
        modules.labels,
        [
          .init(name: "codeLength", value: modules.codeLength),
          .init(name: "codeLengthWithoutModules", value: modules.plainLength),
        ]
      )
    default:
      found = graph.leidenCommunities(
        resolution: options.resolution, iterations: 10, seed: seed)
    }
    return (found.labels, [.init(name: "modularity", value: found.modularity)])
  }

  /// Runs a method with one seed after another, and takes the division that agrees most
  /// with the others, or merges them.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - basis: What is divided.
  ///   - options: How often, with which seeds, and what becomes of the runs.
  ///   - run: Divides the basis.
  ///   - quality: Measures a division of it.
  ///   - divide: Divides the graph of pairs that are together in most runs.
  /// - Returns: The groups, with how far the runs agree if there are several.
  /// - Throws: A ``Grouping/Refusal`` if groups are too large to be merged.
  private func seeded(
    _ method: GroupMethod, _ basis: GroupBasis, _ options: Grouping.Options,
    run: (UInt64) -> (labels: [Int32], quality: [Grouping.Quality]),
    quality: ([Int32]) -> [Grouping.Quality], divide: (CSRGraph, UInt64) -> [Int32]
  ) throws(Grouping.Refusal) -> Grouping {
    let runs = (0..<max(1, options.runs)).map { run(options.seed &+ UInt64($0)) }
    guard runs.count > 1 else {
      return GroupDraft(runs[0].labels).grouping(method, basis, in: self, quality: runs[0].quality)
    }
    let divisions = runs.map(\.labels)
    if options.mergesRuns {
      guard
        let merged = MergedDivision(
          of: divisions,
          dividing: { divide($0, options.seed &+ UInt64($1)) })
      else { throw .tooLargeToMerge }
      let rounds = merged.roundCount.counted("round", "rounds")
      var grouping = GroupDraft(merged.labels).grouping(
        method, basis, in: self, quality: quality(merged.labels),
        consensus: Consensus(of: divisions, around: merged.labels),
        notes: [
          "merged: those together in half of the runs or more are tied and divided again, "
            + (merged.isSettled ? "until all runs agreed: \(rounds)" : "\(rounds), without end")
        ])
      grouping.isMerged = true
      return grouping
    }
    // A code is good if it is short.
    let sign: Double = method == .infomap ? -1 : 1
    let consensus = Consensus(
      of: divisions, qualities: runs.map { sign * ($0.quality.first?.value ?? 0) })
    return GroupDraft(runs[consensus.chosen].labels).grouping(
      method, basis, in: self, quality: runs[consensus.chosen].quality, consensus: consensus)
  }

  // MARK: Signs and layers

  private func signedGrouping(
    by method: GroupMethod, _ options: Grouping.Options
  ) throws(Grouping.Refusal) -> Grouping {
    let projection: SignedProjection
    do {
      projection = try SignedProjection(
        of: self, options.selection, tension: options.tension, folding: options.folding)
    } catch { throw .projection(error) }
    let graph = projection.graph
    let basis = GroupBasis(of: projection, in: self)
    if method == .camps {
      let camps = graph.camps(limit: options.campLimit, seed: options.seed)
      return GroupDraft(camps.labels).grouping(
        method, basis, in: self,
        quality: [
          .init(name: "frustration", value: Double(camps.frustration)),
          .init(name: "lowerBound", value: Double(camps.lowerBound)),
        ], notes: [camps.words])
    }
    func layer(_ isPositive: Bool) -> CommunityLayer {
      let edges = graph.edges.filter { $0.isPositive == isPositive }.map { ($0.first, $0.second) }
      return CommunityLayer(
        CSRGraph(nodeCount: graph.nodeCount, edges: edges), weight: isPositive ? 1 : -1)
    }
    return try seeded(method, basis, options, layers: [layer(true), layer(false)])
  }

  private func layeredGrouping(_ options: Grouping.Options) throws(Grouping.Refusal) -> Grouping {
    var projecting = GroupBasis.options(options, .ignore, options.weight)
    projecting.dropsNegative = false
    let projection: Projection
    do { projection = try Projection(self, projecting) } catch { throw .projection(error) }
    var basis = GroupBasis(of: projection, in: self)
    var layers: [CommunityLayer] = []
    var names: [String] = []
    for (isNegative, family) in [false, true].flatMap({ sign in
      Relation.Family.allCases.map { (sign, $0) }
    }) {
      var kinds = Set(
        vocabulary.relationKinds.filter {
          $0.family == family && ($0.sign == .negative) == isNegative
        }.map(\.kind))
      if let chosen = options.selection.relationKinds { kinds.formIntersection(chosen) }
      guard !kinds.isEmpty else { continue }
      var own = projecting
      own.selection.relationKinds = kinds
      let layer: Projection
      do { layer = try Projection(self, own) } catch { throw .projection(error) }
      guard layer.graph.edgeCount > 0 else { continue }
      // The same selection of entities makes the same nodes.
      layers.append(CommunityLayer(layer.graph, weight: isNegative ? -1 : 1))
      names.append((isNegative ? "against " : "") + family.rawValue)
    }
    basis.summary += "; layers: " + names.joined(separator: ", ")
    return try seeded(.layeredLeiden, basis, options, layers: layers)
  }

  private func seeded(
    _ method: GroupMethod, _ basis: GroupBasis, _ options: Grouping.Options,
    layers: [CommunityLayer]
  ) throws(Grouping.Refusal) -> Grouping {
    func quality(_ labels: [Int32]) -> [Grouping.Quality] {
      let value =
        layers.isEmpty
        ? 0
        : CommunityLayer.modularity(of: labels, in: layers, resolution: options.resolution)
      return [.init(name: "modularity", value: value)]
    }
    return try seeded(
      method, basis, options,
      run: { seed in
        guard !layers.isEmpty else {
          let alone = basis.entities.indices.map { Int32($0) }
          return (alone, quality(alone))
        }
        let found = CommunityLayer.communities(
          in: layers, resolution: options.resolution, iterations: 10, seed: seed)
        return (found.labels, [.init(name: "modularity", value: found.modularity)])
      }, quality: quality,
      divide: { pairs, seed in
        pairs.leidenCommunities(resolution: options.resolution, iterations: 10, seed: seed).labels
      })
  }

  // MARK: Structure

  private func cores(_ basis: GroupBasis) -> Grouping {
    let numbers = basis.graph.coreNumbers()
    let highest = numbers.max() ?? 0
    var draft = GroupDraft()
    for core in stride(from: highest, to: 0, by: -1) {
      let nodes = numbers.indices.filter { numbers[$0] == core }
      if !nodes.isEmpty { draft.add(nodes, label: "core \(core)") }
    }
    draft.keepsOrder = true
    return draft.grouping(
      .cores, basis, in: self, quality: [.init(name: "degeneracy", value: Double(highest))])
  }

  private func joints(_ method: GroupMethod, _ basis: GroupBasis) -> Grouping {
    let found = basis.graph.biconnectedComponents()
    var draft = GroupDraft()
    switch method {
    case .bridges:
      // They are in the order of their ends, which a stable order keeps.
      let order = found.bridges.indices.sorted { a, b in
        let (x, y) = (found.bridges[a].cutOff, found.bridges[b].cutOff)
        return x == y ? a < b : x > y
      }
      for bridge in order.map({ found.bridges[$0] }) {
        draft.add([Int(bridge.first), Int(bridge.second)], label: nil, cutOff: bridge.cutOff)
      }
      draft.keepsOrder = true
    case .articulationPoints:
      let points = found.articulationPoints.sorted { a, b in
        a.cutOff == b.cutOff ? a.node < b.node : a.cutOff > b.cutOff
      }
      for point in points {
        draft.add([Int(point.node)], label: "\(point.parts) parts", cutOff: point.cutOff)
      }
      draft.keepsOrder = true
    default:
      for component in found.components {
        draft.add(component.map { Int($0) }, label: nil)
      }
    }
    return draft.grouping(
      method, basis, in: self,
      quality: [
        .init(name: "bridges", value: Double(found.bridges.count)),
        .init(name: "articulationPoints", value: Double(found.articulationPoints.count)),
      ])
  }
}

extension Camps {
  /// Whether the camps are best, in words.
  package var words: String {
    let pairs = frustration.counted("pair", "pairs")
    if isExact {
      return frustration == 0
        ? "frustration 0: the camps are in balance"
        : "frustration \(frustration), exact: \(pairs), friends in two camps or foes in "
          + "one, and no division has fewer"
    }
    return "frustration at most \(frustration), at least \(lowerBound): the best division found, "
      + "not proved best"
  }
}
