/// The event codes of CAMEO, Conflict and Mediation Event Observations, with
/// their values on Goldstein's scale and the kinds of relation they stand for.
///
/// | root | events | kind |
/// |---|---|---|
/// | 01 | statements | `comments-on`; 018 `sympathizes-with`, 019 `agrees-with` |
/// | 02 | appeals | `appeals-to`: what is asked for is not done |
/// | 03 | stated intent | planned: 036 `met-with`, 033 `aids`, 034 and 035 `yields-to`, others `cooperates-with` |
/// | 04 | consultation | 041 `spoke-with`, 042 `visited`, 043 `received-by`, 044 `met-with`, 045 `mediates-for`, 046 `negotiates-with`, else `consults-with` |
/// | 05 | diplomatic cooperation | 051 `praises`, 052 and 053 `supports`, 054 `recognizes`, 057 `agreement-with`, else `cooperates-with` |
/// | 06, 07, 08 | cooperation, aid, concessions | `cooperates-with`, `aids`, `yields-to` |
/// | 09, 10, 11, 12 | verbal conflict | `investigates`, `demands-of`, `criticizes` (113 `opposes`), `rejects` |
/// | 13, 15 | threats, show of force | `threatens` |
/// | 14 | protest | `opposes` |
/// | 16 | reduced relations | `reduces-relations-with`; 163 `sanctions` |
/// | 17 | coercion | `coerces` |
/// | 18, 19, 20 | violence | `attacks` |
///
/// Recognition (054) is the word of one state and no `diplomatic-relations`, which
/// takes two; sanctions within a state (172) are `coerces`.
///
/// > D. Gerner, P. Schrodt, Ö. Yilmaz, R. Abu-Jabr. "Conflict and Mediation Event
/// > Observations (CAMEO): A New Event Data Framework for the Analysis of Foreign
/// > Policy Interactions." *International Studies Association*, 2002.
/// >
/// > J. Goldstein. "A Conflict-Cooperation Scale for WEIS Events Data."
/// > *Journal of Conflict Resolution* 36(2), 1992, pp. 369–385.
/// > doi:[10.1177/0022002792036002007](https://doi.org/10.1177/0022002792036002007)
enum CAMEOCodes {
  /// What a code means, or nil if it is none of CAMEO's.
  ///
  /// Programs that take codes for numbers lose the zero in front: `42` is `042`.
  static subscript(code: String) -> EventMeaning? { meanings[code] ?? meanings["0" + code] }

  /// Every code that the subscript knows, with what it means.
  static var all: [(code: String, meaning: EventMeaning)] {
    meanings.flatMap { code, meaning in
      let short = String(code.dropFirst())
      let isShortened = code.hasPrefix("0") && !short.isEmpty && meanings[short] == nil
      return [(code, meaning)] + (isShortened ? [(short, meaning)] : [])
    }
  }

  private static let meanings: [String: EventMeaning] = {
    var meanings: [String: EventMeaning] = [:]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: ":")
      let words = parts[0].split(separator: " ")
      let meaning = EventMeaning(
        words: words.dropLast(), goldstein: words.last.flatMap { Double($0) })
      for code in parts[1].split(separator: " ") { meanings[String(code)] = meaning }
    }
    return meanings
  }()

  /// Kind, value on Goldstein's scale, codes.
  private static let table = """
    comments-on 0: 01 010 014 015 017
    comments-on -0.1: 011
    comments-on -0.4: 012
    comments-on 0.4: 013
    comments-on -5: 016
    sympathizes-with 3.4: 018
    agrees-with 3.4: 019
    appeals-to 3: 02 020
    appeals-to 3.4: 021 0211 0212 0213 0214 022 023 0231 0232 0233 0234
    appeals-to -0.3: 024 0241 0242 0243 0244 025 0251 0252 0253 0254 0255 0256
    appeals-to 4: 026 027 028
    cooperates-with planned 4: 03 030
    cooperates-with planned 5.2: 031 0311 0312 0313 0314
    cooperates-with planned 4.5: 032
    aids planned 5.2: 033 0331 0332 0333
    aids planned 6: 0334
    yields-to planned 7: 034 0341 0342 0343 0344 035 0351 0352 0353 0354 0355 0356
    met-with planned 4: 036
    agreement-with planned 5: 037
    cooperates-with planned 7: 038
    mediates-for planned 5: 039
    consults-with 1: 04 040
    spoke-with 1: 041
    visited 1.9: 042
    received-by reversed 2.8: 043
    met-with 2.5: 044
    mediates-for 5: 045
    negotiates-with 7: 046
    cooperates-with 3.5: 05 050
    praises 3.4: 051
    supports 3.5: 052
    supports 3.8: 053
    recognizes 6: 054
    apologizes-to 7: 055
    forgives 7: 056
    agreement-with 8: 057
    cooperates-with 6: 06 060
    cooperates-with 6.4: 061
    cooperates-with 7.4: 062 063
    cooperates-with 7: 064
    aids 7: 07 070 075
    aids 7.4: 071 073
    aids 8.3: 072
    aids 8.5: 074
    yields-to 5: 08 080 081 0811 0812 0813 0814 082 083 0831 0832 0833 0834
    yields-to 7: 084 0841 0842 085
    yields-to 9: 086 0861 0862 0863 087 0871 0872 0873
    yields-to 10: 0874
    investigates -2: 09 090 091 092 093 094
    demands-of -5: 10 100 101 1011 1012 1013 1014 102 103 1031 1032 1033 1034 104 1041 1042 1043
    demands-of -5: 1044 105 1051 1052 1053 1054 1055 1056 106 107 108
    criticizes -2: 11 110 111 112 1121 1122 1123 1124 1125 114
    opposes -2: 113
    sues -2: 115
    finds-guilty -2: 116
    rejects -4: 12 120 121 1211 1212 1213 1214 122 1221 1222 1223 1224 123 1231 1232 1233 1234 124
    rejects -4: 1241 1242 1243 1244 1245 1246
    rejects -5: 125 126 127 128 129
    threatens -6: 13
    threatens -4.4: 130
    threatens -5.8: 131 1311 1312 1313 132 1321 1322 1323 1324 133 134 135
    threatens -7: 136 137 138 1381 1382 1383 1384 1385 139
    opposes -6.5: 14 140 141 1411 1412 1413 1414 142 1421 1422 1423 1424 143 1431 1432 1433 1434
    opposes -7.5: 144 1441 1442 1443 1444 145 1451 1452 1453 1454
    threatens -7.2: 15 150 151 152 153 154
    reduces-relations-with -4: 16 160 161
    reduces-relations-with -5.6: 162 1621 1622 1623
    sanctions -8: 163
    reduces-relations-with -6.5: 164
    reduces-relations-with -7: 165 166 1661 1662 1663
    coerces -7: 17 170
    coerces -9.2: 171 1711 1712
    coerces -5: 172 1721 1722 1723 1724 173 174
    coerces -9: 175
    attacks -9: 18 180 181 1821 1822
    attacks -9.5: 182
    attacks -10: 1823 183 1831 1832 1833 186
    attacks -8: 184 185
    attacks -10: 19 190 193 194 195
    attacks -9.5: 191 192 196
    attacks -10: 20 200 202 203 204 2041 2042
    attacks -9.5: 201
    """
}
