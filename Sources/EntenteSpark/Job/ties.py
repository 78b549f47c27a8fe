"""Acts to ties: what two actors did to each other, summed up.

One row for each two ends, kind and modality. Sums are of whole numbers, so they are the same
however the work is cut, and whichever parts of it are done again after a worker is lost.
"""

from urllib.parse import unquote

from pyspark.sql import Window
from pyspark.sql import functions as F

import dates
import events
from failures import Refusal
from progress import Stage, tell, warn
from words import UNIT

TIE = ["source", "target", "kind", "modality"]
ACT = ["event", *TIE, "day"]
SAMPLES = 5


def run(spark, storage, checkpoint, plan):
    output = plan["output"]
    if all(source["format"] == "claims" for source in plan["inputs"]):
        import merging

        return merging.run(spark, storage, checkpoint, plan)
    for source in plan["inputs"]:
        if source["format"] not in events.ACTOR_COLUMNS:
            raise Refusal("%s holds no table of events" % source["path"],
                          "events are merged to ties on Spark, or claims, but not both at once")
    storage.check_replaceable(output["parquet"])
    if output.get("bad"):
        storage.check_replaceable(output["bad"])
    with Stage("read events") as stage:
        acts = [keep_acts(spark, storage, checkpoint, plan, number, source)
                for number, source in enumerate(plan["inputs"])]
        figures = count_fates(acts)
        stage.rows = figures["rows"]
    check(figures, plan)
    report_bad(storage, plan, acts, figures)
    warn_of_unknown(acts)
    with Stage("merge ties") as stage:
        kept = [table.where(F.col("fate").isNull()).select(events.ACTS) for table in acts]
        ties = storage.write_table(
            merge(union(kept), plan.get("selection") or {}), output["parquet"])
        stage.rows = sums = add_sums(ties, figures)
    if output.get("csv"):
        with Stage("write ties") as stage:
            ordered = ties.orderBy(F.desc("count"), "source", "target", "kind", "modality")
            storage.write_csv(for_one_machine(ordered, plan), output["csv"])
            stage.rows = sums
    if output.get("actors"):
        with Stage("write actors") as stage:
            table = actors(plan, acts)
            storage.write_csv(table.orderBy("id"), output["actors"])
    if not figures["ties"]:
        warn("no event is left by the selection")
    return {"rows": figures["ties"], "figures": figures}


def read(spark, storage, checkpoint, plan, number, source, folded, keeps_nodes=False):
    """The ties of one table of events, for what is computed of them; folded by the days of events."""
    acts = [keep_acts(spark, storage, checkpoint, plan, number, source)]
    figures = count_fates(acts)
    if not figures["rows"]:
        raise Refusal("there are no events in %s" % source["path"], "is it the right folder?")
    report_bad(storage, plan, acts, figures)
    warn_of_unknown(acts)
    kept = acts[0].where(F.col("fate").isNull()).select(events.ACTS)
    if not folded.changes_nothing:
        both = [kind["kind"] for kind in plan.get("kinds", []) if kind.get("symmetric")]
        kept = folded.fold(kept.withColumns({
            "both": F.col("kind").isin(both),
            "times": F.array(F.struct(*[F.col("day").alias(name) for name in dates.BOUNDS]))}),
            keeps_nodes).select(events.ACTS)
    return merge(kept, plan.get("selection") or {}, ["tellings"])


def for_one_machine(ties, plan):
    """The ties with the columns by which readers of tables know directions and periods."""
    both = [kind["kind"] for kind in plan.get("kinds", []) if kind.get("symmetric")]
    way = F.when(F.col("kind").isin(both), "Undirected").otherwise("Directed").alias("type")
    named = ties.withColumnsRenamed({"first": "start", "last": "end"})
    return named.select("source", "target", way, *named.columns[2:])


# Reading


def keep_acts(spark, storage, checkpoint, plan, number, source):
    """The acts of an input on disk: each later step reads only the columns that it needs."""
    name = "acts-%s" % number
    if checkpoint.has(name):
        return checkpoint.table(name)
    return checkpoint.keep(name, events.read_acts(spark, storage, plan, source))


def union(tables):
    whole = tables[0]
    for table in tables[1:]:
        whole = whole.unionByName(table)
    return whole


def count_fates(acts):
    columns = [table.select("fate", "ordinal") for table in acts]
    counted = union(columns).groupBy("fate").agg(
        F.count("*").alias("acts"), F.count_if(F.col("ordinal") == 0).alias("rows")).collect()
    rows = {row["fate"]: row["rows"] for row in counted}
    return {
        "rows": sum(rows.values()), "bad": rows.get("bad", 0),
        "oneSided": rows.get("one-sided", 0), "leftOut": rows.get("left-out", 0),
        "acts": sum(row["acts"] for row in counted if row["fate"] is None)}


def check(figures, plan):
    paths = ", ".join(source["path"] for source in plan["inputs"])
    if not figures["rows"]:
        raise Refusal("there are no events in %s" % paths, "is it the right folder?")


def report_bad(storage, plan, acts, figures):
    """Writes bad records aside and shows some; refuses them if the plan is strict."""
    count = figures["bad"]
    if not count:
        return
    bad = union([table.where(F.col("fate") == "bad").select("file", "reason", "line")
                 for table in acts])
    # What a row says is cut, as its line may be as long as a file.
    cut = bad.select("file", "reason", F.substring("line", 1, 200).alias("line"))
    samples = [{"file": unquote(row["file"]), "line": row["line"], "reason": row["reason"]}
               for row in cut.limit(SAMPLES).collect()]
    path = plan["output"].get("bad")
    if path:
        bad.write.mode("overwrite").json(path, compression="none")
    tell("bad", count=count, path=path, samples=samples)
    first = samples[0]
    place = "%s: %s" % (first["file"], first["reason"])
    if count == figures["rows"]:
        whole = "the only record is bad" if count == 1 else "all %d records are bad; the first" % count
        raise Refusal("%s: %s" % (whole, place),
                      "is the format of the table the one that was named?")
    if plan.get("strict"):
        raise Refusal("%d of %d records are bad; the first: %s" % (count, figures["rows"], place),
                      "run without --strict to leave them out")


def warn_of_unknown(acts):
    codes = union([table.where(F.col("unknown_code").isNotNull()).select("unknown_code")
                   for table in acts])
    most = codes.groupBy("unknown_code").count().orderBy(F.desc("count"), "unknown_code")
    found = most.limit(SAMPLES + 1).collect()
    if found:
        names = ", ".join("'%s'" % row["unknown_code"][:40] for row in found[:SAMPLES])
        more = " and others" if len(found) > SAMPLES else ""
        warn("no codes of events that are known, read as neutral: %s%s" % (names, more))


# Merging


def merge(acts, selection, further=()):
    """One row a tie. An act that several rows tell of counts once, with all its sources.

    Further columns are asked for by name: `tellings` adds up how many sources each act has.
    """
    told = (acts.repartition(*ACT).groupBy(*ACT, "origin")
            .agg(F.max("strength").alias("strength"), F.max("score").alias("score"),
                 F.max("mentions").alias("mentions")))
    same = Window.partitionBy(*ACT)
    first = F.row_number().over(same.orderBy(F.desc("strength"), "origin")) == 1
    told = told.withColumn("first", first)
    # The score and the mentions of an act are the greatest that any of its rows gives.
    told = told.withColumns({
        name: F.when(F.col("first"), F.max(name).over(same)) for name in ("score", "mentions")})
    least = int(selection.get("minSources") or 1)
    if least > 1:
        told = told.withColumn("tellers", F.count("*").over(same)).where(F.col("tellers") >= least)
    ties = told.groupBy(*TIE).agg(
        F.sum(F.when(F.col("first"), F.col("strength"))).alias("weight"),
        F.count_if("first").alias("count"), F.min("day").alias("first"),
        F.max("day").alias("last"), F.sum("score").alias("scores"),
        F.count("score").alias("scored"), F.count_distinct("origin").alias("sources"),
        F.sum("mentions").alias("mentions"), F.count("*").alias("tellings"))
    least = int(selection.get("minTieSources") or 1)
    if least > 1:
        ties = ties.where(F.col("sources") >= least)
    mean = F.when(F.col("scored") > 0, F.col("scores") / F.col("scored") / UNIT)
    return ties.select(
        *TIE, (F.col("weight") / UNIT).alias("weight"), "count", "first", "last",
        mean.alias("goldstein"), "sources", "mentions", *further)


def add_sums(ties, figures):
    """Adds the figures of the ties, and returns their number."""
    sums = ties.agg(F.count("*").alias("ties"), F.sum("count").alias("events")).first()
    figures["ties"] = sums["ties"]
    figures["events"] = sums["events"] or 0
    return sums["ties"]


# Actors


def actors(plan, acts, of=None):
    """Each actor of a tie with what the event of the least id says of it; or some actors, tied or not."""
    is_taken = F.col("fate").isNull() if of is None else (
        F.col("source").isNotNull() & F.col("target").isNotNull())
    layouts = {}
    for source, table in zip(plan["inputs"], acts):
        layouts.setdefault("gdelt" if source["format"] == "gdelt" else "named", []).append(table)
    tables = []
    for layout, parts in layouts.items():
        columns = events.ACTOR_COLUMNS["gdelt" if layout == "gdelt" else "icews"]
        whole = union([part.where(is_taken).select(
            "event", F.explode(F.array(
                F.struct(F.col("source").alias("id"), F.col("source_raw").alias("raw")),
                F.struct(F.col("target").alias("id"), F.col("target_raw").alias("raw")),
            )).alias("actor")) for part in parts])
        if of is not None:
            whole = whole.join(of, F.col("actor.id") == of["id"], "left_semi")
        # Most events name an actor as others do: the many become few before they are ordered.
        spellings = whole.groupBy("actor.id", *["actor.raw." + c for c in columns]).agg(
            F.min(F.col("event").try_cast("bigint")).alias("event"))
        order = [F.coalesce("event", F.lit((1 << 63) - 1)), *columns]
        first = F.row_number().over(Window.partitionBy("id").orderBy(*order)) == 1
        tables.append(spellings.withColumn("rank", first).where("rank").select("id", *columns))
    whole = tables[0]
    for table in tables[1:]:
        whole = whole.unionByName(table, allowMissingColumns=True)
    return whole
