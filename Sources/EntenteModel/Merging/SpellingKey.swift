/// Keys that names have in common if they are written in different ways.
enum SpellingKey {
  /// The words in American spelling, without articles and full stops; nil if
  /// nothing is left.
  ///
  ///     spelling(of: ["the", "defence", "organisation"])  // "defense organization"
  static func spelling(of words: [Substring]) -> String? {
    let plain = words.filter { $0 != "the" && $0 != "a" && $0 != "an" }.map { american($0) }
      .filter { !$0.isEmpty }
    return plain.isEmpty ? nil : plain.joined(separator: " ")
  }

  /// British endings, each with the American one.
  private static let endings: [(british: String, american: String)] = [
    ("isation", "ization"), ("isations", "izations"), ("isational", "izational"),
    ("ising", "izing"), ("ised", "ized"), ("iser", "izer"), ("ise", "ize"),
    ("lyse", "lyze"), ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("tre", "ter"),
    ("tres", "ters"), ("ence", "ense"), ("ogue", "og"), ("ogues", "ogs"),
    ("programme", "program"), ("programmes", "programs"), ("defences", "defenses"),
    ("labourers", "laborers"), ("aeroplane", "airplane"), ("grey", "gray"),
  ]

  private static func american(_ word: Substring) -> String {
    var word = word.filter { $0 != "." && $0 != "," }
    if word == "&" { return "and" }
    guard word.utf8.count >= 4 else { return word }
    for (british, american) in endings
    where word.hasSuffix(british) && (word.count > british.count + 1 || british.count > 5) {
      word.removeLast(british.count)
      return word + american
    }
    return word
  }

  /// The consonants of a name as they sound in most ways of writing names in
  /// Latin letters; nil for a name too short to tell.
  ///
  ///     sound(of: ["muammar", "gaddafi"])  // "mmr kdf", as of "moammar qadhafi"
  static func sound(of words: [Substring]) -> String? {
    let sounds = words.map { sound($0) }
    let length = sounds.reduce(0) { $0 + $1.count }
    return length < 4 || words.joined().count < 7 ? nil : sounds.joined(separator: " ")
  }

  private static func sound(_ word: Substring) -> String {
    var sound = ""
    var last: Character = " "
    for (i, letter) in word.enumerated() {
      let isFirst = i == 0
      if "aeiouyj'".contains(letter), !isFirst {
        // Doubled letters are one, but not those with a vowel between.
        last = " "
        continue
      }
      let consonant: Character? =
        switch letter {
        case "a", "e", "i", "o", "u": "a"
        case "j": "y"
        case "q", "c", "g": "k"
        case "w": "v"
        case "z": "s"
        case "h": isFirst ? "h" : nil
        default: letter
        }
      guard let consonant else { continue }
      if consonant != last { sound.append(consonant) }
      last = consonant
    }
    return sound
  }
}
