"""What the ranks of a few entities rest on: their ties that count, the claims that support these, how
many of the ties several sources support, which sources these are, and the days of the first and the
last report; as one machine tells it.

Only ties of these entities are read, and of their sources the first are named.
"""

import re

from pyspark.sql import Window
from pyspark.sql import functions as F

import claims
import dates
import events
import folding
import kinds
import organs
import tables
import ties
import words

# How many sources of an entity are named, and how many of all; others are counted.
NAMED = 1_000
MOST_NAMED = 1_000_000
# Entities of which all ties are asked for by their names, and not by a join.
FEW = 1_000
COLUMNS = ["source", "target", "kind", "both", "counts", "claims", "tellers", "times"]


def is_told(plan, count):
    """Whether it is told what so many ties support."""
    asked = plan.get("evidence")
    return asked is not None and (asked.get("most") is None or count <= asked["most"])


def read(spark, storage, checkpoint, plan, names):
    """The support of some entities, by their ids."""
    if not names:
        return {}
    folded = folding.read(spark, storage, checkpoint, plan)
    asked = words.table(spark, [{"id": name} for name in names], "id string")
    near = Near(asked, folded, names)
    found = counting(spark, storage, checkpoint, plan, near, folded).select(
        F.explode(F.array("source", "target")).alias("id"), "claims", "tellers")
    told = tell(spark, storage, checkpoint, plan, found.join(asked, "id", "left_semi"), ["id"])
    return {name: {**told.get((name,), none()), "id": name} for name in names}


def none():
    """The support of whoever has no tie."""
    return {"ties": 0, "claims": 0, "corroborated": 0, "sources": []}


def counting(spark, storage, checkpoint, plan, near, folded):
    """The ties that count, folded: `source`, `target`, `claims`, `tellers`."""
    found = ties.union(list(parts(spark, storage, checkpoint, plan, near, folded)))
    return found.where("counts and source != target").select("source", "target", "claims", "tellers")


def tell(spark, storage, checkpoint, plan, found, by):
    """The support of each key that ties are listed by."""
    for name in ("supports", "tellers", "declared"):
        # A job that goes on may list others.
        checkpoint.drop(name)
    found = checkpoint.keep("supports", found.select(*by, "claims", "tellers"))
    counted = found.groupBy(*by).agg(
        F.count("*").alias("ties"), F.sum("claims").alias("claims"),
        F.count_if(F.size("tellers") > 1).alias("corroborated")).collect()
    told = sources(spark, storage, checkpoint, plan, found, by)
    return {key(row, by): {**none(), **{name: row[name] for name in ("ties", "claims", "corroborated")},
                           **told.get(key(row, by), {})} for row in counted}


def key(row, by):
    return tuple(row[name] for name in by)


def named(spark, storage, checkpoint, plan, top):
    """Some rows with the names and kinds that claims declare; actors of events are written as a table,
    as one machine has the rules for their names."""
    said = claims.inputs(plan)
    asked = words.table(spark, [{"id": row["id"]} for row in top], "id string")
    if said and top:
        lines = claims.read_all(spark, storage, plan, said)
        rows = lines.where(F.col("entity.id").isNotNull()).select("entity.*", "position").join(
            asked, "id", "left_semi").groupBy("id").agg(
            F.min_by("name", "position").alias("name"), F.min_by("kind", "position").alias("kind"))
        known = {row["id"]: row for row in rows.collect()}
        top = [{**row, "name": known[row["id"]]["name"], "kind": known[row["id"]]["kind"]}
               if row["id"] in known else row for row in top]
    path = plan["output"].get("actors")
    if path and top:
        inputs = [(number, source) for number, source in enumerate(plan["inputs"])
                  if source["format"] in events.ACTOR_COLUMNS]
        acts = [ties.keep_acts(spark, storage, checkpoint, plan, *one) for one in inputs]
        table = ties.actors(
            {**plan, "inputs": [source for _, source in inputs]}, acts, of=asked)
        storage.write_csv(table.orderBy("id"), path)
    return top


class Near:
    """Which rows may be ties of those that are asked for, who are named if they are few."""

    def __init__(self, asked, folded, names=None):
        is_short = names is not None and len(names) <= FEW
        self.names = list(names) if folded.changes_nothing and is_short else None
        self.table = asked if folded.changes_nothing else folded.belonging_to(asked)

    def of(self, rows, first="source", second="target"):
        if self.names is not None:
            return rows.where(F.col(first).isin(self.names) | F.col(second).isin(self.names))
        kept = rows.columns
        for end, mark in ((first, "is_first"), (second, "is_second")):
            own = self.table.select(F.col("id").alias(end), F.lit(True).alias(mark))
            rows = rows.join(own, end, "left")
        return rows.where("is_first or is_second").select(kept)


def parts(spark, storage, checkpoint, plan, near, folded):
    """The ties of each input, folded; claims of several go together."""
    said = claims.inputs(plan)
    for number, source in enumerate(plan["inputs"]):
        if number in said[1:] or source["format"] == "nodes":
            continue
        if source["format"] == "claims":
            rows = folded.fold(claims.edges(spark, storage, plan, said, near=near).select(COLUMNS))
            yield kinds.among(spark, storage, plan, rows)
        elif source["format"] == "ties":
            rows = near.of(tables.edges(
                spark, storage, checkpoint, plan, number, source, says_place=True).where("counts"))
            yield folded.fold(rows.withColumns({
                "claims": F.lit(1).cast("bigint"), "tellers": F.array(file_of(F.col("place.file")))
            }).select(COLUMNS))
        else:
            yield folded.fold(of_events(spark, storage, checkpoint, plan, number, source, near))


def of_events(spark, storage, checkpoint, plan, number, source, near):
    """Each act is a tie, each row that tells of it a claim; and what codes of actors tell."""
    acts = ties.keep_acts(spark, storage, checkpoint, plan, number, source)
    both = [kind["kind"] for kind in plan.get("kinds", []) if kind.get("symmetric")]
    kept = near.of(acts.where("fate is null").select(*events.ACTS)).withColumn(
        "origin", file_of(F.col("origin")))
    rows = kept.groupBy(*ties.ACT).agg(
        F.count("*").alias("claims"), F.collect_set("origin").alias("tellers")).withColumns({
            "both": F.col("kind").isin(both), "counts": tables.is_edge(plan),
            "times": F.array(F.struct(*[F.col("day").alias(name) for name in dates.BOUNDS]))})
    selection = plan.get("selection") or {}
    least = max(int(selection.get(name) or 1) for name in ("minSources", "minTieSources"))
    if least > 1:
        rows = rows.where(F.size("tellers") >= least)
    told = organs.ties(spark, plan, source, acts)
    if told is None or not organs.count(plan):
        return rows.select(COLUMNS)
    file = F.lit(address(literal(source["path"])))
    return rows.select(COLUMNS).unionByName(near.of(told).select(
        "source", "target", F.lit(organs.KIND).alias("kind"), F.lit(False).alias("both"),
        F.lit(True).alias("counts"), F.lit(1).cast("bigint").alias("claims"),
        F.array(file).alias("tellers"), organs.times().alias("times")))


# Sources


def sources(spark, storage, checkpoint, plan, found, by):
    """The first sources of each key in the order of the inputs, and the days of all of them."""
    told = checkpoint.keep("tellers", found.select(
        *by, F.explode("tellers").alias("teller")).distinct())
    known = checkpoint.keep("declared", declared(
        spark, storage, checkpoint, plan, told.select("teller").distinct()))
    rows = told.join(known, "teller", "left")
    rows = dates.with_days(rows, {"date": F.col("date")})
    first, last = F.struct("date_first", "date_last"), F.struct("date_last", "date_first")
    has_day = F.col("date_first").isNotNull()
    days = rows.groupBy(*by).agg(
        F.count("*").alias("count"),
        F.min_by(F.when(has_day, F.col("date")), F.when(has_day, first)).alias("first"),
        F.max_by(F.when(has_day, F.col("date")), F.when(has_day, last)).alias("last")).collect()
    most = most_named([row["count"] for row in days])
    order = Window.partitionBy(*by).orderBy("undeclared", "input", "file", "row", "teller")
    names = {}
    for row in (rows.withColumn("place", F.row_number().over(order)).where(F.col("place") <= most)
                .orderBy(*by, "place").select(*by, "teller").collect()):
        names.setdefault(key(row, by), []).append(name_of(plan, row["teller"]))
    return {key(row, by): {"sources": names.get(key(row, by), []), "sourceCount": row["count"],
                           "first": plain(row["first"]), "last": plain(row["last"])} for row in days}


def most_named(counts):
    """How many sources of each are named, so that there are not too many in all."""
    most = NAMED
    while most > 1 and sum(min(count, most) for count in counts) > MOST_NAMED:
        most //= 2
    return most


def declared(spark, storage, checkpoint, plan, asked):
    """Where in the inputs sources are first named, and of what day they are: `teller`, `undeclared`,
    `input`, `file`, `row`, `date`."""
    said = claims.inputs(plan)
    none = F.lit(None).cast("string")
    found = []
    for number, source in enumerate(plan["inputs"]):
        if source["format"] in ("ties", *events.ACTOR_COLUMNS):
            begins = address(literal(re.match(r"(\\.|[^*?\[{\\])*", source["path"]).group()))
            found.append(asked.where(F.col("teller").startswith(begins)).select(
                "teller", F.lit(0).alias("undeclared"), F.lit(number).alias("input"),
                F.col("teller").alias("file"), place(F.lit(-1), F.lit(-1)), none.alias("date")))
    if said:
        lines = claims.read_all(spark, storage, plan, said)
        own = lines.where(F.col("source.id").isNotNull()).select(
            F.col("source.id").alias("teller"), F.lit(0).alias("undeclared"), "position",
            F.col("source.date").alias("date"))
        named = lines.where(F.col("subject").isNotNull()).select(
            F.explode("citations.source").alias("teller"), F.lit(1).alias("undeclared"), "position",
            none.alias("date"))
        for part in (own, named):
            found.append(part.join(asked, "teller", "left_semi").select(
                "teller", "undeclared", "position.input", file_of(F.col("position.place.file")).alias("file"),
                place(F.col("position.place.block"), F.col("position.place.row")), "date"))
    for number, source in enumerate(plan["inputs"]):
        if source["format"] in events.ACTOR_COLUMNS:
            acts = ties.keep_acts(spark, storage, checkpoint, plan, number, source)
            found.append(acts.where("origin_place is not null").join(
                asked.withColumnRenamed("teller", "cited"), "cited", "left_semi").select(
                F.col("cited").alias("teller"), F.lit(0).alias("undeclared"),
                F.lit(number).alias("input"), file_of(F.col("origin_place.file")).alias("file"),
                place(F.col("origin_place.block"), F.col("origin_place.row")),
                F.col("reported").alias("date")))
    whole = ties.union(found)
    columns = ["undeclared", "input", "file", "row", "date"]
    return whole.groupBy("teller").agg(F.min(F.struct(*columns)).alias("first")).select(
        "teller", "first.*")


def place(block, row):
    return F.struct(block.cast("bigint").alias("block"), row.cast("bigint").alias("row")).alias("row")


def file_of(address):
    """A file as a source, by an address of Spark's; what is elsewhere stays as it is."""
    path = F.regexp_replace(address, "^file:/+", "/")
    return F.when(address.startswith("file:/"), F.concat(
        F.lit("file:"), F.url_decode(F.replace(path, F.lit("+"), F.lit("%2B"))))).otherwise(address)


def literal(pattern):
    """A path without the marks before what would else be a pattern."""
    return re.sub(r"\\(.)", r"\1", pattern)


def address(path):
    return "file:" + path if path.startswith("/") else path


def name_of(plan, teller):
    """The name of a source; a file goes by the name that the user gave."""
    if not teller.startswith("file:/"):
        return teller
    path = teller[len("file:"):]
    for source in plan["inputs"]:
        whole = literal(source["path"])
        given = source.get("name") or whole
        if whole.endswith(given) and path.startswith(whole[:len(whole) - len(given)]):
            return path[len(whole) - len(given):]
    return path


def plain(date):
    """A date as it is written, without what is unknown of it."""
    return None if date is None else date.split("T")[0].replace("-XX", "")
