/// The countries of ISO 3166-1 by code and by name, as event tables write them.
///
/// Where the country codes of CAMEO differ from ISO 3166-1 alpha-3, they are
/// read as what they mean:
///
/// | CAMEO | ISO | |
/// |---|---|---|
/// | `IMY` | `IMN` | Isle of Man |
/// | `MTN` | `MNE` | Montenegro |
/// | `ROM` | `ROU` | Romania |
/// | `TMP` | `TLS` | Timor-Leste |
/// | `ZAR` | `COD` | Democratic Republic of the Congo |
///
/// Codes of regions (`EUR`, `AFR`) and of parts of countries (`WSB`, the West Bank)
/// are no countries.
enum CountryNames {
  /// The code of ISO 3166-1 alpha-3 that a code of CAMEO stands for.
  static func code(ofCAMEO code: String) -> String? {
    let code = differing[code] ?? code
    return table.namesByCode[code] == nil ? nil : code
  }

  /// Every code of CAMEO that is a country, with the code of ISO 3166-1.
  static var codesOfCAMEO: [(code: String, iso: String)] {
    let own = table.namesByCode.keys.filter { differing[$0] == nil }.map { ($0, $0) }
    return (own + differing.map { ($0.key, $0.value) }).sorted { $0.0 < $1.0 }
  }

  /// Every name of a country, in lower case, with the country's code.
  static var codesByName: [String: String] { table.codesByName }

  /// The code of a country, by a name of it.
  static func code(of name: String) -> String? { table.codesByName[name.lowercased()] }

  /// The English short name of a code.
  static func name(of code: String) -> String? { table.namesByCode[code] }

  /// The name of a region that a code of CAMEO stands for.
  static func region(of code: String) -> String? { regions[code] }

  private static let differing = [
    "IMY": "IMN", "MTN": "MNE", "ROM": "ROU", "TMP": "TLS", "ZAR": "COD",
  ]

  private static let regions = [
    "AFR": "Africa", "ASA": "Asia", "BAG": "Baghdad", "BLK": "Balkans", "CAS": "Central Asia",
    "CAU": "Caucasus", "CEU": "Central Europe", "CFR": "Central Africa", "CRB": "Caribbean",
    "EAF": "Eastern Africa", "EEU": "Eastern Europe", "EIN": "East Indies", "EUR": "Europe",
    "GZS": "Gaza Strip", "LAM": "Latin America", "MDT": "Mediterranean", "MEA": "Middle East",
    "NAF": "North Africa", "NMR": "North America", "PGS": "Persian Gulf",
    "SAF": "Southern Africa", "SAM": "South America", "SAS": "South Asia", "SCN": "Scandinavia",
    "SEA": "Southeast Asia", "WAF": "West Africa", "WSB": "West Bank", "WST": "the West",
  ]

  private static let table: (namesByCode: [String: String], codesByName: [String: String]) = {
    var names: [String: String] = [:]
    var codes: [String: String] = [:]
    for line in rows.split(separator: "\n") {
      let code = String(line.prefix(3))
      let spellings = line.dropFirst(4).split(separator: "|")
      names[code] = String(spellings[0])
      codes[code.lowercased()] = code
      for spelling in spellings { codes[spelling.lowercased()] = code }
    }
    return (names, codes)
  }()

  /// Code, name, and other names after bars.
  private static let rows = """
    AFG Afghanistan
    ALA Åland Islands
    ALB Albania
    DZA Algeria
    ASM American Samoa
    AND Andorra
    AGO Angola
    AIA Anguilla
    ATA Antarctica
    ATG Antigua and Barbuda
    ARG Argentina
    ARM Armenia
    ABW Aruba
    AUS Australia
    AUT Austria
    AZE Azerbaijan
    BHS Bahamas
    BHR Bahrain
    BGD Bangladesh
    BRB Barbados
    BLR Belarus
    BEL Belgium
    BLZ Belize
    BEN Benin
    BMU Bermuda
    BTN Bhutan
    BOL Bolivia
    BES Bonaire, Sint Eustatius and Saba
    BIH Bosnia and Herzegovina|Bosnia
    BWA Botswana
    BRA Brazil
    VGB British Virgin Islands
    BRN Brunei|Brunei Darussalam
    BGR Bulgaria
    BFA Burkina Faso
    BDI Burundi
    KHM Cambodia
    CMR Cameroon
    CAN Canada
    CPV Cape Verde|Cabo Verde
    CYM Cayman Islands
    CAF Central African Republic
    TCD Chad
    CHL Chile
    CHN China|People's Republic of China
    COL Colombia
    COM Comoros
    COG Republic of the Congo|Congo|Congo-Brazzaville|Republic of Congo
    COD Democratic Republic of the Congo|Democratic Republic of Congo|Congo-Kinshasa|DR Congo|Zaire
    COK Cook Islands
    CRI Costa Rica
    CIV Ivory Coast|Côte d'Ivoire|Cote d'Ivoire
    HRV Croatia
    CUB Cuba
    CUW Curaçao|Curacao
    CYP Cyprus
    CZE Czech Republic|Czechia
    DNK Denmark
    DJI Djibouti
    DMA Dominica
    DOM Dominican Republic
    ECU Ecuador
    EGY Egypt
    SLV El Salvador
    GNQ Equatorial Guinea
    ERI Eritrea
    EST Estonia
    SWZ Eswatini|Swaziland
    ETH Ethiopia
    FLK Falkland Islands
    FRO Faroe Islands|Faeroe Islands
    FJI Fiji
    FIN Finland
    FRA France
    GUF French Guiana
    PYF French Polynesia
    GAB Gabon
    GMB Gambia|The Gambia
    GEO Georgia
    DEU Germany
    GHA Ghana
    GIB Gibraltar
    GRC Greece
    GRL Greenland
    GRD Grenada
    GLP Guadeloupe
    GUM Guam
    GTM Guatemala
    GGY Guernsey
    GIN Guinea
    GNB Guinea-Bissau
    GUY Guyana
    HTI Haiti
    VAT Holy See|Vatican City|Vatican
    HND Honduras
    HKG Hong Kong
    HUN Hungary
    ISL Iceland
    IND India
    IDN Indonesia
    IRN Iran|Islamic Republic of Iran
    IRQ Iraq
    IRL Ireland
    IMN Isle of Man
    ISR Israel
    ITA Italy
    JAM Jamaica
    JPN Japan
    JEY Jersey
    JOR Jordan
    KAZ Kazakhstan
    KEN Kenya
    KIR Kiribati
    KWT Kuwait
    KGZ Kyrgyzstan|Kyrgyz Republic
    LAO Laos|Lao People's Democratic Republic
    LVA Latvia
    LBN Lebanon
    LSO Lesotho
    LBR Liberia
    LBY Libya
    LIE Liechtenstein
    LTU Lithuania
    LUX Luxembourg
    MAC Macao|Macau
    MDG Madagascar
    MWI Malawi
    MYS Malaysia
    MDV Maldives
    MLI Mali
    MLT Malta
    MHL Marshall Islands
    MTQ Martinique
    MRT Mauritania
    MUS Mauritius
    MYT Mayotte
    MEX Mexico
    FSM Micronesia|Federated States of Micronesia
    MDA Moldova
    MCO Monaco
    MNG Mongolia
    MNE Montenegro
    MSR Montserrat
    MAR Morocco
    MOZ Mozambique
    MMR Myanmar|Burma
    NAM Namibia
    NRU Nauru
    NPL Nepal
    NLD Netherlands
    NCL New Caledonia
    NZL New Zealand
    NIC Nicaragua
    NER Niger
    NGA Nigeria
    NIU Niue
    NFK Norfolk Island
    PRK North Korea|Democratic People's Republic of Korea
    MKD North Macedonia|Macedonia
    MNP Northern Mariana Islands
    NOR Norway
    OMN Oman
    PAK Pakistan
    PLW Palau
    PSE Palestine|Occupied Palestinian Territory|State of Palestine|Palestinian Territories
    PAN Panama
    PNG Papua New Guinea
    PRY Paraguay
    PER Peru
    PHL Philippines
    PCN Pitcairn
    POL Poland
    PRT Portugal
    PRI Puerto Rico
    QAT Qatar
    REU Réunion|Reunion
    ROU Romania
    RUS Russia|Russian Federation
    RWA Rwanda
    BLM Saint Barthélemy
    SHN Saint Helena
    KNA Saint Kitts and Nevis|Saint Kitts-Nevis
    LCA Saint Lucia
    MAF Saint Martin
    SPM Saint Pierre and Miquelon
    VCT Saint Vincent and the Grenadines
    WSM Samoa
    SMR San Marino
    STP São Tomé and Príncipe|Sao Tome and Principe
    SAU Saudi Arabia
    SEN Senegal
    SRB Serbia
    SYC Seychelles
    SLE Sierra Leone
    SGP Singapore
    SXM Sint Maarten
    SVK Slovakia
    SVN Slovenia
    SLB Solomon Islands
    SOM Somalia
    ZAF South Africa
    KOR South Korea|Republic of Korea
    SSD South Sudan
    ESP Spain
    LKA Sri Lanka
    SDN Sudan
    SUR Suriname
    SJM Svalbard and Jan Mayen
    SWE Sweden
    CHE Switzerland
    SYR Syria|Syrian Arab Republic
    TWN Taiwan
    TJK Tajikistan
    TZA Tanzania
    THA Thailand
    TLS Timor-Leste|East Timor
    TGO Togo
    TKL Tokelau
    TON Tonga
    TTO Trinidad and Tobago
    TUN Tunisia
    TUR Turkey|Türkiye
    TKM Turkmenistan
    TCA Turks and Caicos Islands
    TUV Tuvalu
    UGA Uganda
    UKR Ukraine
    ARE United Arab Emirates
    GBR United Kingdom
    USA United States|United States of America
    VIR United States Virgin Islands
    URY Uruguay
    UZB Uzbekistan
    VUT Vanuatu
    VEN Venezuela
    VNM Vietnam|Viet Nam
    WLF Wallis and Futuna
    ESH Western Sahara
    YEM Yemen
    ZMB Zambia
    ZWE Zimbabwe
    """
}
