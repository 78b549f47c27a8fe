import EntenteGraph

extension CSRGraph {
  /// Krackhardt's kite: Andre, Beverly, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane.
  ///
  /// D. Krackhardt. "Assessing the political landscape." *Administrative Science
  /// Quarterly* 35(2), 1990, pp. 342–369. doi:10.2307/2393394
  static let kite = CSRGraph(
    nodeCount: 10,
    edges: [
      (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5),
      (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9),
    ])

  /// Marriages among Florentine families, 1394–1434, after Padgett.
  ///
  /// 0 Acciaiuoli, 1 Albizzi, 2 Barbadori, 3 Bischeri, 4 Castellani, 5 Ginori, 6 Guadagni,
  /// 7 Lamberteschi, 8 Medici, 9 Pazzi, 10 Peruzzi, 11 Pucci (who married none of these),
  /// 12 Ridolfi, 13 Salviati, 14 Strozzi, 15 Tornabuoni.
  ///
  /// R. L. Breiger, P. E. Pattison. "Cumulated social roles: the duality of persons and
  /// their algebras." *Social Networks* 8(3), 1986, pp. 215–256.
  /// doi:10.1016/0378-8733(86)90006-7
  static let florentineFamilies = CSRGraph(nodeCount: 16, edges: marriages)

  /// The same without Pucci; the families after it move up by one.
  static let marriedFlorentineFamilies = CSRGraph(
    nodeCount: 15, edges: marriages.map { ($0 > 11 ? $0 - 1 : $0, $1 > 11 ? $1 - 1 : $1) })

  private static let marriages: [(Node, Node)] = [
    (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 14), (4, 10), (4, 14),
    (6, 7), (6, 15), (8, 12), (8, 13), (8, 15), (9, 13), (10, 14), (12, 14), (12, 15),
  ]
}
