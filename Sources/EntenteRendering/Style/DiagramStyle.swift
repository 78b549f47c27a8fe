public import EntenteAnalysis
public import EntenteModel

/// How a diagram looks, as data: marks, colors, and what size and color mean.
///
///     var style = DiagramStyle(theme: .dark)
///     style.sizing = .measure(.betweenness)
///     style.coloring = .communities
///     style.labelCount = 20
public struct DiagramStyle: Hashable, Sendable {
  /// The colors.
  public var theme: Theme

  /// The marks of kinds of entity; a kind without one looks as its parent does.
  package var kinds = KindMark.standard

  /// The marks of families of relations.
  package var families = FamilyMark.standard

  /// What makes a shape and its name large.
  public var sizing = Sizing.neighbors

  /// What colors a shape.
  public var coloring = Coloring.kind

  /// How many shapes bear their names, the largest first; all if nil.
  ///
  /// The others are small marks.
  public var labelCount: Int?

  /// The usual marks in the colors of a theme.
  public init(theme: Theme = .light) { self.theme = theme }

  /// What makes a shape and its name large.
  public enum Sizing: Hashable, Sendable {
    /// Nothing: all are of one size.
    case none
    /// The number of its neighbors in what is drawn.
    case neighbors
    /// A measure, computed as `rank` does over the same selection.
    case measure(Measure)
    /// A property whose values are numbers.
    case property(Property)
  }

  /// What colors a shape.
  public enum Coloring: Hashable, Sendable {
    /// The kind of the entity.
    case kind
    /// The community in which the Leiden method finds it.
    case communities
    /// A measure, from pale to strong.
    case measure(Measure)
    /// A property: a scale if its values are numbers, else a color for each.
    case property(Property)
  }
}

extension DiagramStyle {
  /// The style with thinner lines where there are many for so many shapes, so that
  /// they don't become a felt.
  func thinned(lines: Int, shapes: Int) -> DiagramStyle {
    guard lines > 40, shapes > 0 else { return self }
    let density = Double(lines) / Double(shapes)
    let factor = min(1, max(0.5, (2.5 / density).squareRoot()))
    var style = self
    style.families = families.mapValues { mark in
      var mark = mark
      mark.width *= factor
      return mark
    }
    return style
  }

  /// The mark of a kind, or of the nearest kind above it that has one.
  func mark(of kind: Entity.Kind, in words: Vocabulary) -> KindMark {
    Self.nearest(to: kind, in: words) { kinds[$0] } ?? kinds[.plain] ?? KindMark(.box)
  }

  /// The mark of a family.
  func mark(of family: Relation.Family) -> FamilyMark { families[family] ?? .plain }

  /// The colors of a kind, or of the nearest kind above it that has some.
  func colors(of kind: Entity.Kind, in words: Vocabulary) -> Theme.KindColors {
    Self.nearest(to: kind, in: words) { theme.kinds[$0] } ?? theme.colors(of: kind)
  }

  /// The first thing found for a kind or a kind above it.
  private static func nearest<Thing>(
    to kind: Entity.Kind, in words: Vocabulary, _ find: (Entity.Kind) -> Thing?
  ) -> Thing? {
    var current: Entity.Kind? = kind
    var steps = 0
    while let k = current, steps <= words.entityKinds.count {
      if let thing = find(k) { return thing }
      current = words[k]?.parent
      steps += 1
    }
    return nil
  }
}

extension DiagramStyle.Sizing {
  /// What a word of the command line or a style file means: `none`, `neighbors`,
  /// a measure, or else a property.
  package init(named name: String) {
    switch name {
    case "none": self = .none
    case "neighbors": self = .neighbors
    default: self = Measure(name: name).map(Self.measure) ?? .property(Property(rawValue: name))
    }
  }
}

extension DiagramStyle.Coloring {
  /// What a word of the command line or a style file means: `kind`, `community`,
  /// a measure, or else a property.
  package init(named name: String) {
    switch name {
    case "kind": self = .kind
    case "community", "communities": self = .communities
    default: self = Measure(name: name).map(Self.measure) ?? .property(Property(rawValue: name))
    }
  }
}
