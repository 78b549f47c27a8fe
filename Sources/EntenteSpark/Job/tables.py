"""Tables of ties, and claims as JSON Lines, as edges between names.

Both become rows of `source`, `target`, `kind`, `both` (whether the tie runs both ways), `weight`
and `counts` (whether the selection takes it). Every name is a node, also one whose ties are left
out.
"""

import math

from pyspark.sql import functions as F
from pyspark.sql.types import DoubleType

import words
from failures import Refusal
from progress import warn
from rows import quoted

# The strengths that can be added up and inverted, and stay finite numbers.
LEAST, GREATEST = 1e-300, 1e300

# The names that columns go by, the best first, as on one machine.
NAMES = {
    "source": ["source", "from", "subject", "src", "source id", "node1", "entity1", "country1",
               "state1", "ccode1"],
    "target": ["target", "to", "object", "dst", "target id", "node2", "entity2", "country2",
               "state2", "ccode2"],
    "kind": ["kind", "relation", "relation kind", "relation-kind"],
    "weight": ["weight", "strength"],
    "directed": ["type", "directed"],
    "modality": ["modality"], "sources": ["sources"],
}


def read_edges(spark, storage, plan, source):
    if source["format"] == "ties":
        return ties(spark, storage, plan, source)
    if source["format"] == "claims":
        return claims(spark, storage, plan, source)
    raise Refusal("%s can't be ranked as it is" % source["format"],
                  "convert the events to ties first")


def kinds(spark, plan):
    rows = [{"kind": kind["kind"], "symmetric": bool(kind.get("symmetric")),
             "unsaid": float(kind.get("defaultStrength") or 1.0),
             "lasts": kind.get("life") != "point"} for kind in plan.get("kinds", [])]
    return words.table(
        spark, rows, "kind string, symmetric boolean, unsaid double, lasts boolean")


def is_edge(plan):
    """Whether ties of a kind are edges: not those that divide, or that say that there is none."""
    drops = (plan.get("graph") or {}).get("dropsNegative", True)
    none = [kind["kind"] for kind in plan.get("kinds", [])
            if kind.get("family") == "absence" or (drops and kind.get("sign") == "negative")]
    return ~F.col("kind").isin(none) & (F.col("kind") != "same-as")


def refuse_unknown_choices(selection, names, what):
    for name in names:
        if selection.get(name) is not None:
            raise Refusal("%s don't tell what the selection '%s' asks for" % (what, name),
                          "select when events are read, or on one machine")


# Ties


def ties(spark, storage, plan, source):
    table = read_table(spark, storage, source)
    columns = find_columns(table.columns)
    for name in ("source", "target"):
        if name not in columns:
            raise Refusal("the table %s has no column %s" % (source["path"], name),
                          "its columns are %s" % ", ".join(table.columns))
    selection = plan.get("selection") or {}
    refuse_unknown_choices(selection, ["among", "sources"], "tables of ties")

    def text(name):
        if name not in columns:
            return F.lit(None).cast("string")
        return F.nullif(F.col(quoted(columns[name])).cast("string"), F.lit(""))

    rows = table.select(
        text("source").alias("source"), text("target").alias("target"),
        F.coalesce(text("kind"), F.lit("tie")).alias("kind"), F.lower(text("directed"))
        .alias("directed"), text("weight").try_cast("double").alias("given"),
        text("weight").isNotNull().alias("says_weight"),
        F.coalesce(text("modality"), F.lit("asserted")).alias("modality"),
        text("sources").try_cast("bigint").alias("sources"))
    rows = rows.join(kinds(spark, plan), "kind", "left")
    wanted = is_edge(plan)
    if selection.get("relations") is not None:
        wanted &= F.col("kind").isin(selection["relations"])
    if selection.get("modalities") is not None:
        wanted &= F.col("modality").isin(selection["modalities"])
    if selection.get("actors") is not None:
        wanted &= F.col("source").isin(selection["actors"]) | F.col("target").isin(
            selection["actors"])
    if selection.get("first") or selection.get("last"):
        # What happened on the days asked for can't be told from what happened before.
        raise Refusal("tables of ties sum up their days", "choose the days when events are read")
    least = max(int(selection.get(n) or 1) for n in ("minSources", "minTieSources"))
    if least > 1:
        wanted &= F.col("sources") >= least
    weight = F.when(F.col("says_weight"), F.col("given")).otherwise(F.coalesce("unsaid", F.lit(1.0)))
    both = (F.when(F.col("directed").isin("undirected", "false", "0"), True)
            .when(F.col("directed").isin("directed", "true", "1"), False)
            .otherwise(F.coalesce("symmetric", F.lit(False))))
    return rows.select(
        "source", "target", "kind", both.alias("both"),
        weight.alias("weight"), F.coalesce(wanted, F.lit(False)).alias("counts"))


def find_columns(names):
    """The columns by what they mean."""
    known = {}
    for name in names:
        known.setdefault(name.strip().lower(), name)
    found = {}
    for meaning, spellings in NAMES.items():
        spelling = next((spelling for spelling in spellings if spelling in known), None)
        if spelling:
            found[meaning] = known[spelling]
    return found


def read_table(spark, storage, source):
    path = source["path"]
    if source.get("file") == "parquet" or (not source.get("file") and is_parquet(storage, path)):
        return spark.read.parquet(storage.pattern(path))
    return spark.read.csv(
        storage.pattern(path), header=True, sep=source.get("separator") or ",", quote='"',
        escape='"', enforceSchema=False, mode="FAILFAST",
        ignoreLeadingWhiteSpace=False, ignoreTrailingWhiteSpace=False)


def is_parquet(storage, path):
    if path.endswith(".parquet"):
        return True
    if not storage.exists(path) or not storage.system(path).getFileStatus(
            storage.path(path)).isDirectory():
        return False
    return any(name.endswith(".parquet") for name in storage.names(path))


# Claims

CLAIM = """
    subject string, relation string, object string, property string, period string,
    modality string, polarity string, saidBy string, role string, at string, key string,
    strength double, confidence double, directed boolean,
    citations array<struct<source string>>, entity struct<id string, kind string>,
    source struct<id string>, entente int, broken string
"""


def claims(spark, storage, plan, source):
    """Claims that agree in ends, kind, role, place and key are one tie, as strong as the strongest.

    Acts that happen once are told apart by their periods, as these are written.
    """
    lines = spark.read.text(storage.pattern(source["path"])).where(F.trim("value") != "")
    options = {"mode": "PERMISSIVE", "columnNameOfCorruptRecord": "broken"}
    read = F.from_json("value", CLAIM.replace("\n", " "), options).alias("claim")
    rows = lines.select(read, F.col("value").alias("line")).select("claim.*", "line")
    selection = plan.get("selection") or {}
    refuse_unknown_choices(selection, ["first", "last"], "claims on Spark")
    known = F.coalesce(F.col("subject"), F.col("entity.id"), F.col("source.id"),
                       F.col("entente").cast("string"))
    wrong = rows.where(F.col("broken").isNotNull() | known.isNull()).select(
        F.substring("line", 1, 200).alias("line"))
    first = wrong.first()
    if first:
        raise Refusal("%d lines of %s are no claims; the first: %s" % (
            wrong.count(), source["path"], first["line"]))
    declared = rows.where(F.col("entity.id").isNotNull()).select(
        F.col("entity.id").alias("id"),
        F.coalesce("entity.kind", F.lit("entity")).alias("entity_kind"))
    relations = rows.where(F.col("relation").isNotNull() & F.col("object").isNotNull()).join(
        kinds(spark, plan).withColumnRenamed("kind", "relation"), "relation", "left")
    if relations.where(F.col("relation") == "same-as").limit(1).count():
        warn("same-as does not join entities on Spark: they stay apart")
    both = F.when(F.col("directed").isNotNull(), ~F.col("directed")).otherwise(
        F.coalesce("symmetric", F.lit(False)))
    relations = relations.withColumn("both", both).withColumn("kind", F.col("relation"))
    wanted = claim_condition(selection)
    if selection.get("among") is not None:
        allowed = declared.where(F.col("entity_kind").isin(selection["among"])).select(
            "id").distinct()
        raise_if_empty = allowed  # Entities that are not declared are of no kind.
        for end in ("subject", "object"):
            relations = relations.join(
                raise_if_empty.select(F.col("id").alias(end), F.lit(True).alias(end + "_allowed")),
                end, "left")
            wanted &= F.coalesce(end + "_allowed", F.lit(False))
    relations = relations.withColumn("counts", F.coalesce(wanted, F.lit(False)))
    swap = F.col("both") & (F.col("subject") > F.col("object"))
    relations = relations.withColumns({
        "first": F.when(swap, F.col("object")).otherwise(F.col("subject")),
        "second": F.when(swap, F.col("subject")).otherwise(F.col("object")),
        "moment": F.when(~F.coalesce("lasts", F.lit(True)), F.col("period")),
        "unsaid": F.coalesce("unsaid", F.lit(1.0))})
    merged = relations.groupBy(
        "first", "second", "kind", "both", "role", "at", "key", "moment", "counts").agg(
        F.coalesce(F.max("strength"), F.first("unsaid")).alias("weight"),
        F.array_distinct(F.flatten(F.collect_list("citations.source"))).alias("tellers"))
    least = int(selection.get("minSources") or 1)
    if least > 1:
        merged = merged.withColumn("counts", F.col("counts") & (F.size("tellers") >= least))
    edges = merged.select(
        F.col("first").alias("source"), F.col("second").alias("target"), "kind", "both",
        F.col("weight").cast(DoubleType()).alias("weight"),
        (F.col("counts") & is_edge(plan)).alias("counts"))
    # An entity without ties is a node too: a loop that does not count.
    alone = declared if selection.get("among") is None else declared.where(
        F.col("entity_kind").isin(selection["among"]))
    facts = rows.where(F.col("subject").isNotNull() & F.col("relation").isNull()).select(
        F.col("subject").alias("id"))
    lone = alone.select("id").unionByName(facts).distinct()
    return edges.unionByName(lone.select(
        F.col("id").alias("source"), F.col("id").alias("target"), F.lit("").alias("kind"),
        F.lit(False).alias("both"), F.lit(1.0).alias("weight"), F.lit(False).alias("counts")))


def claim_condition(selection):
    standing = (F.when(F.col("polarity") == "denied", "denied")
                .when(F.col("modality") == "planned", "planned")
                .when(F.col("saidBy").isNotNull(), "reported").otherwise("asserted"))
    standings = selection.get("modalities") or ["asserted", "reported"]
    wanted = standing.isin(standings)
    if selection.get("relations") is not None:
        wanted &= F.col("relation").isin(selection["relations"])
    if selection.get("actors") is not None:
        wanted &= F.col("subject").isin(selection["actors"]) | F.col("object").isin(
            selection["actors"])
    if selection.get("sources") is not None:
        wanted &= F.arrays_overlap(
            "citations.source", F.array(*[F.lit(s) for s in selection["sources"]]))
    if selection.get("minConfidence"):
        wanted &= F.coalesce("confidence", F.lit(1.0)) >= float(selection["minConfidence"])
    return wanted


def check_weights(edges):
    """Refuses weights that can't be read as strengths."""
    weight = F.col("weight")
    sound = weight.isNotNull() & ~F.isnan(weight) & weight.between(LEAST, GREATEST)
    bad = edges.where(F.col("counts") & ~F.coalesce(sound, F.lit(False)))
    row = bad.select("source", "target", "weight").first()
    if row:
        value = row["weight"]
        text = "no number" if value is None or math.isnan(value) else str(value)
        raise Refusal("the strength of the tie %s - %s is %s: it must be above 0" % (
            row["source"], row["target"], text), "rank without strengths, or mend the table")
