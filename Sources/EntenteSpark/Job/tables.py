"""Tables of ties as edges between names.

They become rows of `source`, `target`, `kind`, `both` (whether the tie runs both ways), `weight`
and `counts` (whether the selection takes it). Every name is a node, also one whose ties are left
out.
"""

import math

from pyspark.sql import functions as F

import dates
import words
from failures import Refusal
from rows import place, quoted

# The strengths that can be added up and inverted, and stay finite numbers.
LEAST, GREATEST = 1e-300, 1e300

# A column for the place of a row in its input.
PLACE = "entente place"
PLACE_TYPE = "struct<file: string, block: bigint, row: bigint>"

# The names that columns go by, the best first, as on one machine.
NAMES = {
    "source": ["source", "from", "subject", "src", "source id", "node1", "entity1", "country1",
               "state1", "ccode1"],
    "target": ["target", "to", "object", "dst", "target id", "node2", "entity2", "country2",
               "state2", "ccode2"],
    "kind": ["kind", "relation", "relation kind", "relation-kind"],
    "weight": ["weight", "strength"],
    "directed": ["type", "directed"],
    "period": ["period", "date", "when", "year"],
    "start": ["start", "begin", "since", "start date", "start_date"],
    "end": ["end", "until", "end date", "end_date"],
    "role": ["role", "label"], "at": ["at"], "count": ["count"],
    "modality": ["modality"], "sources": ["sources"],
}


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
    is_edge = ~F.col("kind").isin(none)
    if (plan.get("graph") or {}).get("takesIdentities"):
        return is_edge
    return is_edge & (F.col("kind") != "same-as")


def counts_sources(plan):
    """Whether a tie weighs as much as it has sources."""
    return (plan.get("graph") or {}).get("weight") == "sources"


def refuse_unknown_choices(selection, names, what):
    for name in names:
        if selection.get(name) is not None:
            raise Refusal("%s don't tell what the selection '%s' asks for" % (what, name),
                          "select when events are read, or on one machine")
    if selection.get("minConfidence"):
        raise Refusal("%s don't tell how sure they are" % what)


# Ties


def edges(spark, storage, checkpoint, plan, number, source, says_place=False):
    table = read_table(spark, storage, source)
    if says_place:
        table = table.withColumn(PLACE, place())
    columns = columns_of(storage, source, table)
    selection = plan.get("selection") or {}
    refuse_unknown_choices(selection, ["among", "sources"], "tables of ties")

    def text(name):
        return text_of(columns, name)

    rows = table.select(
        text("source").alias("source"), text("target").alias("target"),
        kind_of(plan, columns).alias("kind"),
        F.lower(text("directed")).alias("directed"),
        text("weight").try_cast("double").alias("given"),
        text("weight").isNotNull().alias("says_weight"),
        F.coalesce(text("modality"), F.lit("asserted")).alias("modality"),
        period_of(columns).alias("period"), text("sources").try_cast("bigint").alias("sources"),
        text("sources").isNotNull().alias("says_sources"),
        *([F.col(PLACE).alias("place")] if says_place else []))
    rows = rows.join(kinds(spark, plan), "kind", "left")
    wanted = is_edge(plan) & chosen(selection, F.col("modality"))
    times = dates.no_times()
    if dates.needed(plan):
        rows = dates.with_bounds_of_periods(
            checkpoint, "periods-%d" % number, rows.withColumn(
                "lasts", F.coalesce("lasts", F.lit(True))), source["path"], plan)
        wanted &= dates.certainty(selection, F.col("lasts")) > dates.NO
        times = F.array(dates.time()) if dates.needs_times(plan) else times
    least = max(int(selection.get(n) or 1) for n in ("minSources", "minTieSources"))
    if least > 1:
        wanted &= F.col("sources") >= least
    weight = F.when(F.col("says_weight"), F.col("given")).otherwise(F.coalesce("unsaid", F.lit(1.0)))
    if counts_sources(plan):
        weight = number_of_sources(source, columns)
    return rows.select(
        "source", "target", "kind", runs_both_ways(source).alias("both"),
        weight.alias("weight"), F.coalesce(wanted, F.lit(False)).alias("counts"),
        times.alias("times"), *(["place"] if says_place else []))


def number_of_sources(source, columns):
    """How many sources each tie has; one where a row leaves it open."""
    if "sources" not in columns:
        raise Refusal("the table %s has no column sources, by which its ties could be weighed" % (
            source["path"]), "weigh them by --weight strength, or give the table that column")
    said = F.concat(F.lit("the number of sources of the tie "), "source", F.lit(" - "), "target",
                    F.lit(" is no whole number"))
    return F.when(F.col("says_sources"), F.when(F.col("sources") >= 0, F.greatest(
        "sources", F.lit(1).cast("bigint"))).otherwise(F.raise_error(said).cast("bigint"))).otherwise(
        1).cast("double")


def columns_of(storage, source, table):
    """The columns of a table of ties by what they mean."""
    columns = find_columns(table.columns, source)
    for name in ("source", "target"):
        if name not in columns:
            raise Refusal("the table %s has no column %s" % (source["path"], name),
                          "its columns are %s" % ", ".join(table.columns))
    if "start" not in columns and "end" not in columns and is_packed(storage, source):
        # So are they named in Parquet of our own.
        columns.update({meaning: name for meaning, name in (("start", "first"), ("end", "last"))
                        if name in table.columns})
    return columns


def says_kinds(spark, storage, source):
    """Whether a table of ties has a column that can tell of what kind they are."""
    found = find_columns(read_table(spark, storage, source).columns, source)
    return "kind" in found or "directed" in found


def ends(spark, storage, source):
    """Who is named by a table of ties, and where: `id`, `end` (0 or 1), `place`."""
    table = read_table(spark, storage, source).withColumn(PLACE, place())
    columns = columns_of(storage, source, table)
    both = F.array(text_of(columns, "source"), text_of(columns, "target"))
    return table.select(F.posexplode(both).alias("end", "id"), F.col(PLACE).alias("place"))


def entities(spark, storage, source, says_place=False):
    """A table of entities: `id`, `entity_kind`; with places also `unnamed`, `place`."""
    table = read_table(spark, storage, source)
    known = {name.strip().lower(): name for name in reversed(table.columns)}
    if "id" not in known:
        raise Refusal("the table %s has no column id" % source["path"],
                      "its columns are %s" % ", ".join(table.columns))

    def text(*names):
        name = next((name for name in names if name in known), None)
        return F.lit(None).cast("string") if name is None else F.nullif(
            F.col(quoted(known[name])).cast("string"), F.lit(""))

    named = [text("id").alias("id"), text("kind", "type").alias("entity_kind")]
    if not says_place:
        return table.select(*named)
    return table.withColumn(PLACE, place()).select(
        *named, F.coalesce(F.lower(text("unnamed")) == "true", F.lit(False)).alias("unnamed"),
        F.col(PLACE).alias("place"))


def lone(entities):
    """Entities as edges: an entity without ties is a node too, as a loop that does not count."""
    return entities.select(
        F.col("id").alias("source"), F.col("id").alias("target"), F.lit("").alias("kind"),
        F.lit(False).alias("both"), F.lit(1.0).alias("weight"), F.lit(False).alias("counts"),
        dates.no_times().alias("times"))


def text_of(columns, name):
    """A field as a text; null if it is empty, or there is no such column."""
    if name not in columns:
        return F.lit(None).cast("string")
    return F.nullif(F.col(quoted(columns[name])).cast("string"), F.lit(""))


def is_way(text):
    return text.isin("directed", "true", "undirected", "false", "mutual")


def given_kind(columns):
    """The word for the kind; without a column of kinds, what the type says beside a direction."""
    if "kind" in columns:
        return text_of(columns, "kind")
    word = text_of(columns, "directed")
    return F.when(~is_way(F.lower(word)), word)


def kind_of(plan, columns):
    """The kind that a word means, however it is written: `Met with`, `ALLY`."""
    word = given_kind(columns)
    known = [kind["kind"] for kind in plan.get("kinds", [])]
    folded = F.regexp_replace(F.lower(word), r"[\s_]", "-")
    return F.coalesce(F.when(~word.isin(known) & folded.isin(known), folded).otherwise(word),
                      F.lit("tied"))


def period_of(columns):
    return F.coalesce(text_of(columns, "period"),
                      dates.span(text_of(columns, "start"), text_of(columns, "end")))


def runs_both_ways(source):
    """Whether a tie runs both ways, by its kind, else by its row, else as the user says."""
    return (F.when(F.coalesce("symmetric", F.lit(False)), True)
            .when(F.col("directed").isin("undirected", "false", "mutual"), True)
            .when(F.col("directed").isin("directed", "true"), False)
            .otherwise(bool(source.get("undirected"))))


def chosen(selection, standing):
    """Whether a selection takes a tie of a kind and a standing, with these ends."""
    wanted = F.lit(True)
    if selection.get("relations") is not None:
        wanted &= F.col("kind").isin(selection["relations"])
    if selection.get("modalities") is not None:
        wanted &= standing.isin(selection["modalities"])
    if selection.get("actors") is not None:
        wanted &= F.col("source").isin(selection["actors"]) | F.col("target").isin(
            selection["actors"])
    return wanted


def find_columns(names, source):
    """The columns by what they mean; those that the user names go before all others."""
    known = {}
    for name in names:
        known.setdefault(name.strip().lower(), name)
    found = {}
    for meaning, given in (source.get("names") or {}).items():
        name = given if given in names else known.get(given.strip().lower())
        if name is None:
            raise Refusal("the table %s has no column %s" % (source["path"], given),
                          "its columns are %s" % ", ".join(names))
        found[meaning] = name
    for meaning, spellings in NAMES.items():
        # A column has one meaning: what is named for another is not taken again.
        free = [known[spelling] for spelling in spellings
                if spelling in known and known[spelling] not in found.values()]
        if free and meaning not in found:
            found[meaning] = free[0]
    return found


def read_table(spark, storage, source):
    path = source["path"]
    if is_packed(storage, source):
        return spark.read.parquet(storage.pattern(path))
    return spark.read.csv(
        storage.pattern(path), header=True, sep=source.get("separator") or ",", quote='"',
        escape='"', enforceSchema=False, mode="FAILFAST",
        ignoreLeadingWhiteSpace=False, ignoreTrailingWhiteSpace=False)


def is_packed(storage, source):
    """Whether a table is Parquet."""
    path = source["path"]
    return source.get("file") == "parquet" or (not source.get("file") and is_parquet(storage, path))


def is_parquet(storage, path):
    if path.endswith(".parquet"):
        return True
    if not storage.exists(path) or not storage.system(path).getFileStatus(
            storage.path(path)).isDirectory():
        return False
    return any(name.endswith(".parquet") for name in storage.names(path))


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
