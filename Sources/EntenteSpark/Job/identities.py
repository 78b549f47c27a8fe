"""Who is said to be one and the same: the entities that same-as ties join, one of which stands
for all of them.

It is the one that is declared first, else the one that is named first, as on one machine; one
that the claims give no name stands behind those that have one.
"""

from pyspark.sql import functions as F

import claims
import events
import tables
import ties
from components import large_star, small_star
from copies import copied
from progress import Stage

SAME = "same-as"
ROUNDS = 100


def joins(plan):
    """Whether entities are joined: in whatever is computed of ties, and not where ties are listed
    as the inputs have them."""
    return plan["task"] not in ("neighbors", "census", "changes") or bool(plan.get("folding"))


def read(spark, storage, checkpoint, plan, numbers, label="", always=False):
    """Who goes by whom, as the inputs of these numbers say."""
    if not always and not joins(plan):
        return Identities(None)
    name = "identities%s-%s" % (label, "-".join(map(str, numbers)))
    if not checkpoint.has(name):
        # Kept also if there are none, so that nobody looks for them again.
        if not checkpoint.has(name + "-pairs"):
            pairs = said(spark, storage, checkpoint, plan, numbers)
            if pairs is None:
                return Identities(None)
            checkpoint.keep(name + "-pairs", pairs)
        pairs = checkpoint.table(name + "-pairs")
        if pairs.limit(1).count() == 0:
            return Identities(None)
        with Stage("join entities") as stage:
            members = connected(checkpoint, name, pairs)
            places = mentions(
                spark, storage, checkpoint, plan, numbers, members.select("id"), label)
            known = members.join(places, "id").groupBy("root").agg(
                F.min_by("id", "place").alias("known"))
            rows = members.join(known, "root").where("id != known").select("id", "known")
            stage.rows = checkpoint.keep(name, rows).count()
    return Identities(checkpoint.table(name))


class Identities:
    """`table`: id, known, of all that go by another; nothing if all are themselves."""

    def __init__(self, table):
        self.all = table
        self.table = table if table is None else copied(table)

    @property
    def is_empty(self):
        return self.all is None

    def rename(self, rows, columns=("source", "target")):
        """Rows in which columns name those who stand for others in their place."""
        names = rows.columns
        if self.is_empty:
            return rows
        for column in columns:
            own = self.table.select(F.col("id").alias(column), F.col("known").alias("the_known"))
            rows = rows.join(own, column, "left").withColumn(
                column, F.coalesce("the_known", column)).drop("the_known")
        return rows.select(names)

    def drop(self, rows):
        """Rows without those whose `id` goes by another."""
        return rows if self.is_empty else rows.join(self.table.select("id"), "id", "left_anti")

    def known(self, names):
        """The names by which a few entities go."""
        if self.is_empty or not names:
            return list(names)
        found = {row["id"]: row["known"] for row in self.all.where(
            F.col("id").isin(list(names))).collect()}
        return [found.get(name, name) for name in names]

    def aliases(self, ids):
        """A table of ids, with those that go by one of them: `id`."""
        if self.is_empty:
            return ids
        own = self.all.join(ids.withColumnRenamed("id", "known"), "known").select("id")
        return ids.unionByName(own).distinct()


def said(spark, storage, checkpoint, plan, numbers):
    """The pairs that are said to be one: `source`, `target`; nothing if no input can say so.

    That does not depend on the days, relations and entities asked for, and only what is said to
    be so joins: neither a plan nor a denial does.
    """
    selection = plan.get("selection") or {}
    affirmed = [standing for standing in selection.get("modalities") or ["asserted", "reported"]
                if standing in ("asserted", "reported")] or ["asserted", "reported"]
    own = {**plan, "folding": None, "graph": {"dropsNegative": False, "takesIdentities": True},
           "selection": {**selection, "relations": [SAME], "modalities": affirmed, "minSources": 1,
                         "minTieSources": 1, "certainOnly": False, **{
                             name: None for name in (
                                 "asOf", "during", "first", "last", "among", "actors")}}}
    found = None
    lines = [number for number in numbers if number in claims.inputs(plan)]
    for number in numbers:
        source = plan["inputs"][number]
        if source["format"] == "ties":
            if not tables.says_kinds(spark, storage, source):
                continue
            rows = tables.edges(spark, storage, checkpoint, own, number, source)
        elif number in lines[:1]:
            rows = claims.edges(spark, storage, own, lines, kinds=[SAME])
        else:
            continue
        rows = rows.where("counts and source is not null and target is not null").where(
            "source != target").select("source", "target").distinct()
        found = rows if found is None else found.unionByName(rows)
    return found


def connected(checkpoint, name, pairs):
    """The members of each chain, however long: `id`, `root`."""
    state = pairs.select(F.greatest("source", "target").alias("node"),
                         F.least("source", "target").alias("root")).distinct()
    digest = None
    for number in range(1, ROUNDS + 1):
        kept = "%s-round-%d" % (name, number)
        state = checkpoint.keep(kept, small_star(large_star(state)))
        row = state.agg(F.count("*"), F.sum(
            F.xxhash64("node", "root").cast("decimal(38,0)")).cast("string")).first()
        if number > 1:
            checkpoint.drop("%s-round-%d" % (name, number - 1))
        if tuple(row) == digest:
            break
        digest = tuple(row)
    return state.select(F.col("node").alias("id"), "root").unionByName(
        state.select(F.col("root").alias("id"), "root").distinct())


def mentions(spark, storage, checkpoint, plan, numbers, ids, label):
    """Where in the inputs some entities stand first: `id`, `place`; those that are declared come
    before those that are only named, and those that have a name before those that have none."""
    parts = []
    for number in numbers:
        source = plan["inputs"][number]
        if source["format"] == "nodes":
            rows = tables.entities(spark, storage, source, says_place=True)
            parts.append(placed(rows, number, is_declared=True))
        elif source["format"] == "ties":
            parts.append(placed(tables.ends(spark, storage, source), number))
        elif source["format"] == "claims":
            parts += claimed(claims.read(spark, storage, source, says_place=True), number)
        elif source["format"] in events.ACTOR_COLUMNS:
            acts = ties.keep_acts(
                spark, storage, checkpoint, plan, "%d%s" % (number, label), source)
            actors = acts.select(F.explode(F.array("source", "target")).alias("id"), "event")
            parts.append(placed(actors.withColumn(
                "event", F.col("event").try_cast("bigint")), number, is_declared=True))
    whole = ties.union(parts)
    return whole.join(copied(ids), "id", "left_semi").groupBy("id").agg(F.struct(
        F.coalesce(F.min("unnamed"), F.lit(False)).alias("unnamed"),
        F.min("place").alias("place"), F.first("id").alias("id")).alias("place"))


def claimed(lines, number):
    """Where claims declare entities, and where they name them."""
    declared = lines.where(F.col("entity.id").isNotNull()).select(
        "entity.id", F.coalesce("entity.unnamed", F.lit(False)).alias("unnamed"), "place")
    object = F.when(F.col("relation").isNotNull(), F.col("object"))
    named = lines.where(F.col("subject").isNotNull()).select(
        F.posexplode(F.array("subject", object)).alias("end", "id"), "place")
    return [placed(declared, number, is_declared=True), placed(named, number)]


def placed(rows, number, is_declared=False):
    """Mentions in an order that can be compared; those of events are in the order of their ids."""
    none = {"unnamed": "boolean", "event": "bigint", "end": "int", "place": tables.PLACE_TYPE}
    rows = rows.withColumns({name: F.lit(None).cast(kind) for name, kind in none.items()
                             if name not in rows.columns})
    return rows.select("id", "unnamed", F.struct(
        F.lit(not is_declared).alias("undeclared"), F.lit(number).alias("input"), "event", "place",
        F.col("end").cast("int").alias("end")).alias("place"))
