"""Claims as JSON Lines, as edges between names; see `tables`."""

from pyspark.sql import functions as F
from pyspark.sql.types import DoubleType

import dates
import occasions
import tables
from failures import Refusal, counted

CLAIM = """
    subject string, relation string, object string, property string, period string,
    modality string, polarity string, saidBy string, role string, at string, key string,
    `for` string,
    strength double, confidence double, directed boolean,
    citations array<struct<source string>>,
    entity struct<id string, kind string, name string, unnamed boolean>,
    source struct<id string, date string>, entente int, broken string
"""


# What the claims of a tie agree on.
KEY = ["first", "second", "kind", "both", "role", "at", "key"]


def edges(spark, storage, plan, numbers, says_place=False, kinds=None, near=None):
    """Claims that agree in ends, kind, role, place and key are one tie, as strong as the strongest.

    Acts that happen once are told apart by their occasions. The claims of all inputs go together,
    or only those of some kinds, or of some entities: then with who says so, and in how many claims.
    """
    selection = plan.get("selection") or {}
    claims = read_all(spark, storage, plan, numbers)
    relations, wanted = choose(spark, plan, claims)
    if kinds is not None:
        relations = relations.where(F.col("relation").isin(kinds))
    if near is not None:
        relations = near.of(relations, "subject", "object")
    are_acts = has_acts(plan, kinds or selection.get("relations"))
    if are_acts or dates.needed(plan):
        relations = occasions.with_days(date(claims, relations))
    else:
        relations = occasions.without_days(relations)
    times = dates.no_times()
    if dates.needed(plan):
        dates.refuse_undatable(relations, paths(plan, numbers))
        wanted &= dates.certainty(selection, F.col("lasts")) > dates.NO
        times = F.collect_set(dates.time()) if dates.needs_times(plan) else times
    relations = relations.withColumn("counts", F.coalesce(wanted, F.lit(False)))
    swap = F.col("both") & (F.col("subject") > F.col("object"))
    relations = relations.withColumns({
        "first": F.when(swap, F.col("object")).otherwise(F.col("subject")),
        "second": F.when(swap, F.col("subject")).otherwise(F.col("object")),
        "unsaid": F.coalesce("unsaid", F.lit(1.0))})
    alike = relations.groupBy(*KEY, *occasions.DAYS, "counts").agg(
        F.max("strength").alias("strength"), F.first("unsaid").alias("unsaid"),
        F.collect_set("citations.source").alias("tellers"), times.alias("times"),
        F.count("*").alias("claims"), F.min("position").alias("position"))
    times = F.flatten(F.collect_list("times")) if dates.needs_times(plan) else dates.no_times()
    told = occasions.numbered(alike, KEY) if are_acts else occasions.unnumbered(alike)
    weight = (F.greatest(F.size(union_of("tellers")), F.lit(1)) if tables.counts_sources(plan)
              else F.coalesce(F.max("strength"), F.first("unsaid")))
    merged = told.groupBy(*KEY, "occasion", "counts").agg(
        weight.alias("weight"),
        union_of("tellers").alias("tellers"), times.alias("times"), F.sum("claims").alias("claims"),
        F.min("position").alias("position"))
    least = int(selection.get("minSources") or 1)
    if least > 1:
        merged = merged.withColumn("counts", F.col("counts") & (F.size("tellers") >= least))
    found = merged.select(
        F.col("first").alias("source"), F.col("second").alias("target"), "kind", "both",
        F.col("weight").cast(DoubleType()).alias("weight"),
        (F.col("counts") & tables.is_edge(plan)).alias("counts"), "times",
        *(["position"] if says_place else []), *(["claims", "tellers"] if near is not None else []))
    if says_place or kinds is not None or near is not None:
        return found
    return found.unionByName(tables.lone(entities(claims)))


def has_acts(plan, kinds):
    """Whether some kinds of relation happen once; of all if nothing is asked for."""
    acts = {kind["kind"] for kind in plan.get("kinds", []) if kind.get("life") == "point"}
    return bool(acts if kinds is None else acts.intersection(kinds))


def union_of(column):
    """All that is in the lists of lists of a group, each once."""
    return F.array_distinct(F.flatten(F.flatten(F.collect_list(column))))


def inputs(plan):
    """The numbers of the inputs that hold claims."""
    return [number for number, source in enumerate(plan["inputs"]) if source["format"] == "claims"]


def paths(plan, numbers):
    return ", ".join(plan["inputs"][number]["path"] for number in numbers)


def read_all(spark, storage, plan, numbers):
    """The lines of some inputs, with their `position` in them."""
    whole = None
    for number in numbers:
        rows = read(spark, storage, plan["inputs"][number], says_place=True)
        rows = rows.withColumn("position", F.struct(F.lit(number).alias("input"), "place")).drop("place")
        whole = rows if whole is None else whole.unionByName(rows)
    return whole


def read(spark, storage, source, says_place=False):
    """The lines of a file, each a claim, an entity, a source or the head."""
    lines = spark.read.text(storage.pattern(source["path"]))
    if says_place:
        lines = lines.withColumn("place", tables.place())
    lines = lines.where(F.trim("value") != "")
    options = {"mode": "PERMISSIVE", "columnNameOfCorruptRecord": "broken"}
    told = F.from_json("value", CLAIM.replace("\n", " "), options).alias("claim")
    further = ["place"] if says_place else []
    rows = lines.select(told, F.col("value").alias("line"), *further).select(
        "claim.*", "line", *further)
    if source["path"] not in storage.sound:
        refuse_wrong(source, rows)
        storage.sound.add(source["path"])
    return rows


def refuse_wrong(source, rows):
    """Refuses lines that are no claims."""
    known = F.coalesce(F.col("subject"), F.col("entity.id"), F.col("source.id"),
                       F.col("entente").cast("string"))
    wrong = rows.where(F.col("broken").isNotNull() | known.isNull()).select(
        F.substring("line", 1, 200).alias("line"))
    first = wrong.first()
    if first:
        raise Refusal("%s: %s" % (counted(
            wrong.count(), "a line of %s is no claim" % source["path"],
            "lines of %s are no claims; the first" % source["path"]), first["line"]))


def entities(rows):
    """Who is declared or has a fact: `id`, `entity_kind`."""
    declared = rows.where(F.col("entity.id").isNotNull()).select(
        F.col("entity.id").alias("id"),
        F.coalesce("entity.kind", F.lit("entity")).alias("entity_kind"))
    facts = rows.where(F.col("subject").isNotNull() & F.col("relation").isNull()).select(
        F.col("subject").alias("id"), F.lit(None).cast("string").alias("entity_kind"))
    return declared.unionByName(facts).groupBy("id").agg(
        F.max("entity_kind").alias("entity_kind"))


def choose(spark, plan, rows):
    """The claims of relations with what is known of their kinds, and which of them count."""
    selection = plan.get("selection") or {}
    found = rows.where(F.col("relation").isNotNull() & F.col("object").isNotNull())
    found = found.join(tables.kinds(spark, plan).withColumnRenamed("kind", "relation"),
                       "relation", "left")
    both = F.when(F.col("directed").isNotNull(), ~F.col("directed")).otherwise(
        F.coalesce("symmetric", F.lit(False)))
    found = found.withColumns({
        "both": both, "kind": F.col("relation"), "lasts": F.coalesce("lasts", F.lit(True)),
        "standing": standing()})
    return found, condition(selection)


def standing():
    return (F.when(F.col("polarity") == "denied", "denied")
            .when(F.col("modality") == "planned", "planned")
            .when(F.col("saidBy").isNotNull(), "reported").otherwise("asserted"))


def condition(selection):
    standings = selection.get("modalities") or ["asserted", "reported"]
    wanted = F.col("standing").isin(standings)
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


def date(rows, relations):
    """Adds the days from and to which claims can hold, and must.

    A claim without a period is known by the days of the sources that it cites.
    """
    said = dates.with_days(rows.where(F.col("source.date").isNotNull()).select(
        F.col("source.id").alias("teller"), F.col("source.date").alias("date")),
        {"said": F.col("date")})
    said = said.groupBy("teller").agg(
        F.min("said_first").alias("from"), F.max("said_last").alias("until"))
    told = relations.where(F.col("period").isNull()).select(
        "line", F.explode("citations.source").alias("teller")).distinct()
    told = told.join(said, "teller").groupBy("line").agg(
        F.max("from").alias("said_first"), F.min("until").alias("said_last"))
    dated = relations.join(told, "line", "left")
    return dates.with_bounds(
        dated, F.col("period"), F.col("lasts"), F.coalesce(F.col("modality") == "planned", F.lit(False)),
        F.col("said_first"), F.col("said_last"))
