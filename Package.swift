// swift-tools-version: 6.2

import PackageDescription

/// Every target is held to the same rules.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "entente",
  products: [
    .executable(name: "entente", targets: ["entente"])
  ],
  traits: [
    .trait(
      name: "SQLite",
      description: "Graphs in SQLite databases; needs libsqlite3-dev and doubles the build.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
    .package(url: "https://github.com/jpsim/Yams", .upToNextMinor(from: "6.2.2")),
    .package(
      url: "https://github.com/swiftlang/swift-subprocess", .upToNextMinor(from: "1.0.2"),
      traits: []),
    .package(url: "https://github.com/apple/swift-system", .upToNextMinor(from: "1.8.1")),
    .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
  ],
  targets: [
    // Floor 0: integers; words; the C libraries.
    .target(name: "EntenteModel", dependencies: ["CMemory"], swiftSettings: settings),
    .target(name: "EntenteGraph", dependencies: ["CMemory"], swiftSettings: settings),
    .target(name: "CMemory"),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "EntenteGraphviz",
      dependencies: [
        "CGraphviz",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),

    // Floor 1: what is read, asked and answered.
    .target(
      name: "EntenteFormats",
      dependencies: [
        "EntenteModel", "EntenteGraph", "CMemory", "CZlib", "Yams",
        .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
      ],
      swiftSettings: settings),
    .target(
      name: "EntenteAnalysis", dependencies: ["EntenteModel", "EntenteGraph"],
      swiftSettings: settings),

    .target(
      name: "EntenteSpark",
      dependencies: [
        "EntenteModel",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [.embedInCode("Job")],
      swiftSettings: settings),

    // Floor 2: diagrams.
    .target(
      name: "EntenteRendering",
      dependencies: ["EntenteModel", "EntenteGraph", "EntenteAnalysis", "EntenteGraphviz"],
      swiftSettings: settings),

    // Floor 3 and 4: the command line.
    .target(
      name: "EntenteCommands",
      dependencies: [
        "EntenteModel", "EntenteGraph", "EntenteGraphviz", "EntenteFormats", "EntenteAnalysis",
        "EntenteRendering", "EntenteSpark",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "entente", dependencies: ["EntenteCommands"], swiftSettings: settings),

    // What scripts/bench times.
    .executableTarget(
      name: "entente-bench", dependencies: ["EntenteGraph"], path: "Benchmarks/entente-bench",
      swiftSettings: settings),

    .testTarget(
      name: "EntenteGraphTests", dependencies: ["EntenteGraph"], exclude: ["Fixtures"],
      swiftSettings: settings),
    .executableTarget(
      name: "graphviz-worker-fixture", dependencies: ["EntenteGraphviz"],
      path: "Tests/graphviz-worker-fixture", swiftSettings: settings),
    .testTarget(
      name: "EntenteGraphvizTests",
      dependencies: ["EntenteGraphviz", "graphviz-worker-fixture"], swiftSettings: settings),
    .testTarget(
      name: "EntenteRenderingTests",
      dependencies: [
        "EntenteModel", "EntenteGraph", "EntenteFormats", "EntenteAnalysis", "EntenteGraphviz",
        "EntenteRendering", "graphviz-worker-fixture",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EntenteModelTests", dependencies: ["EntenteModel"], swiftSettings: settings),
    .testTarget(
      name: "EntenteFormatsTests",
      dependencies: [
        "EntenteModel", "EntenteFormats", "CZlib",
        .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EntenteSparkTests", dependencies: ["EntenteModel", "EntenteSpark"],
      swiftSettings: settings),
    .testTarget(
      name: "EntenteAnalysisTests",
      dependencies: ["EntenteModel", "EntenteGraph", "EntenteFormats", "EntenteAnalysis"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "EntenteCommandsTests",
      dependencies: [
        "entente", "EntenteModel", "EntenteFormats", "EntenteAnalysis", "EntenteCommands",
      ],
      exclude: ["Golden"],
      swiftSettings: settings),
  ]
)
