#if SQLite
  /// The tables in which a graph is stored.
  ///
  /// | table | a row is | columns |
  /// |---|---|---|
  /// | `graph` | a fact of the whole | `key`, `value` |
  /// | `entities` | an entity | `id`, `kind`, `name`, `unnamed` |
  /// | `aliases` | another name of an entity | `entity`, `alias` |
  /// | `codes` | a code of an entity | `entity`, `scheme`, `code` |
  /// | `sources` | a source | `id`, `date`, `date_basis`, `title`, `publisher`, `author`, `url`, `reliability`, `note` |
  /// | `claims` | a claim | `number`, `id`, `subject`, `relation` and `object` or `property` and `value`, `period`, `start`, `end`, `modality`, `polarity`, `said_by`, `basis`, `role`, `at`, `for`, `strength`, `confidence`, `key`, `directed`, `own_relation`, `note` |
  /// | `between` | a party between which a subject mediates | `claim`, `party` |
  /// | `citations` | a place in a source | `claim`, `source`, `locator`, `quotation` |
  /// | `attributes` | a value that a foreign file gives an edge | `claim`, `position`, `name`, `type`, `value` |
  ///
  /// Under `graph` stand the version of the schema (`entente`, 1), the `title`, the
  /// `vocabulary` of the graph's own as JSON, as in JSON Lines, and `ids`: `local`
  /// if they mean nothing outside of this graph. Rows keep the order of the graph.
  ///
  /// - `entity`, `subject` and `object` name `entities.id`; `claim` names
  ///   `claims.number`; `citations.source` names `sources.id`. `said_by`, `at`,
  ///   `for` and `party` are ids of entities or other words.
  /// - `period` is the period as dossiers write it; `start` and `end` are the first
  ///   and the last day that it can mean, to compare. Where `period` is null, a
  ///   reader makes it of them.
  /// - `directed` is 1 for a tie that runs from subject to object, 0 for one that
  ///   has no direction, null for a property. `strength` is null where the kind of
  ///   relation gives it.
  /// - `own_relation` is 1 for the edge of a foreign file, a relation by itself
  ///   whatever other claims agree with it.
  /// - A text that holds the character U+0000 is a blob of its UTF-8.
  ///
  /// The view `ties` has a row for each claim of a relation, with the names of both
  /// ends, how the claim stands, and what it cites:
  ///
  ///     SELECT subject, role, object, cited FROM ties
  ///     WHERE relation = 'holds-office' AND standing = 'asserted';
  enum SQLiteSchema {
    /// The version of the tables, under `entente` in the table `graph`.
    static let version = "1"

    /// The tables and their columns, in the order in which rows are written.
    static let tables: [(name: String, columns: [String])] = [
      ("graph", ["key", "value"]),
      ("entities", ["id", "kind", "name", "unnamed"]),
      ("aliases", ["entity", "alias"]),
      ("codes", ["entity", "scheme", "code"]),
      (
        "sources",
        ["id", "date", "date_basis", "title", "publisher", "author", "url", "reliability", "note"]
      ),
      (
        "claims",
        [
          "number", "id", "subject", "relation", "object", "property", "value", "period", "start",
          "end", "modality", "polarity", "said_by", "basis", "role", "at", "for", "strength",
          "confidence", "key", "directed", "own_relation", "note",
        ]
      ),
      ("between", ["claim", "party"]),
      ("citations", ["claim", "source", "locator", "quotation"]),
      ("attributes", ["claim", "position", "name", "type", "value"]),
    ]

    /// The statements that make the tables, their indices and the view.
    static let definition = """
      PRAGMA application_id = 0x454E5445;
      PRAGMA user_version = 1;
      CREATE TABLE graph (
        key TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL
      );
      CREATE TABLE entities (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        unnamed INTEGER NOT NULL DEFAULT 0 CHECK (unnamed IN (0, 1))
      );
      CREATE TABLE aliases (
        entity TEXT NOT NULL REFERENCES entities (id),
        alias TEXT NOT NULL
      );
      CREATE TABLE codes (
        entity TEXT NOT NULL REFERENCES entities (id),
        scheme TEXT NOT NULL,
        code TEXT NOT NULL
      );
      CREATE TABLE sources (
        id TEXT PRIMARY KEY NOT NULL,
        date TEXT,
        date_basis TEXT CHECK (date_basis IN ('stated', 'inferred')),
        title TEXT,
        publisher TEXT,
        author TEXT,
        url TEXT,
        reliability REAL,
        note TEXT
      );
      CREATE TABLE claims (
        number INTEGER PRIMARY KEY,
        id TEXT,
        subject TEXT NOT NULL REFERENCES entities (id),
        relation TEXT,
        object TEXT REFERENCES entities (id),
        property TEXT,
        value TEXT,
        period TEXT,
        start TEXT,
        "end" TEXT,
        modality TEXT NOT NULL DEFAULT 'asserted' CHECK (modality IN ('asserted', 'planned')),
        polarity TEXT NOT NULL DEFAULT 'affirmed' CHECK (polarity IN ('affirmed', 'denied')),
        said_by TEXT,
        basis TEXT NOT NULL DEFAULT 'stated' CHECK (basis IN ('stated', 'inferred')),
        role TEXT,
        at TEXT,
        "for" TEXT,
        strength REAL,
        confidence REAL CHECK (confidence BETWEEN 0 AND 1),
        "key" TEXT,
        directed INTEGER CHECK (directed IN (0, 1)),
        own_relation INTEGER NOT NULL DEFAULT 0 CHECK (own_relation IN (0, 1)),
        note TEXT,
        CHECK ((relation IS NULL) = (object IS NULL)),
        CHECK ((property IS NULL) = (value IS NULL)),
        CHECK ((relation IS NULL) <> (property IS NULL))
      );
      CREATE TABLE "between" (
        claim INTEGER NOT NULL REFERENCES claims (number),
        party TEXT NOT NULL
      );
      CREATE TABLE citations (
        claim INTEGER NOT NULL REFERENCES claims (number),
        source TEXT NOT NULL REFERENCES sources (id),
        locator TEXT,
        quotation TEXT
      );
      CREATE TABLE attributes (
        claim INTEGER NOT NULL REFERENCES claims (number),
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        type TEXT NOT NULL
          CHECK (type IN ('text', 'number', 'integer', 'boolean', 'period', 'code')),
        value TEXT NOT NULL,
        PRIMARY KEY (claim, position)
      );
      CREATE INDEX entities_by_name ON entities (name);
      CREATE INDEX entities_by_kind ON entities (kind);
      CREATE INDEX aliases_by_entity ON aliases (entity);
      CREATE INDEX aliases_by_alias ON aliases (alias);
      CREATE INDEX codes_by_entity ON codes (entity);
      CREATE INDEX codes_by_code ON codes (scheme, code);
      CREATE INDEX claims_by_subject ON claims (subject);
      CREATE INDEX claims_by_object ON claims (object);
      CREATE INDEX claims_by_relation ON claims (relation);
      CREATE INDEX claims_by_property ON claims (property);
      CREATE INDEX claims_by_days ON claims (start, "end");
      CREATE INDEX between_by_claim ON "between" (claim);
      CREATE INDEX citations_by_claim ON citations (claim);
      CREATE INDEX citations_by_source ON citations (source);
      CREATE VIEW ties AS
        SELECT
          claims.number AS claim,
          subjects.name AS subject,
          claims.relation AS relation,
          objects.name AS object,
          claims.period AS period,
          claims.start AS start,
          claims."end" AS "end",
          claims.role AS role,
          claims.strength AS strength,
          claims.directed AS directed,
          CASE
            WHEN claims.polarity = 'denied' THEN 'denied'
            WHEN claims.modality = 'planned' THEN 'planned'
            WHEN claims.said_by IS NOT NULL THEN 'reported'
            ELSE 'asserted'
          END AS standing,
          (
            SELECT group_concat(source || coalesce(' ' || locator, ''), '; ')
            FROM citations
            WHERE citations.claim = claims.number
          ) AS cited,
          claims.subject AS subject_id,
          subjects.kind AS subject_kind,
          claims.object AS object_id,
          objects.kind AS object_kind
        FROM claims
        JOIN entities AS subjects ON subjects.id = claims.subject
        JOIN entities AS objects ON objects.id = claims.object;
      """
  }
#endif
