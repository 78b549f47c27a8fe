"""Claims to ties: what is said of two, summed up as one machine projects it.

The claims of a relation count once, with the greatest of their strengths, or that of the kind;
the relations of two of one kind are added up.
"""

from pyspark.sql import functions as F

import claims
import folding
import identities
import relations
import tables
from failures import Refusal
from progress import Stage, warn

KEY = ["source", "target", "kind", "modality", "type"]


def run(spark, storage, checkpoint, plan):
    output = plan["output"]
    selection = plan.get("selection") or {}
    if "denied" in (selection.get("modalities") or []):
        raise Refusal("a claim that is denied is no tie", "leave denied out of --modality")
    storage.check_replaceable(output["parquet"])
    folded = folding.read(spark, storage, checkpoint, plan)
    with Stage("read claims") as stage:
        rows = checkpoint.keep("relations", relations.read(
            spark, storage, checkpoint, plan, folded=folded))
        sums = rows.agg(F.sum("count").alias("rows"), F.sum(
            F.when(~F.col("counts"), F.col("count"))).alias("leftOut")).first()
        stage.rows = sums["rows"] or 0
    # Who is said to be the same is one already.
    chosen = rows.where(F.col("counts") & (F.col("kind") != identities.SAME))
    with Stage("merge ties") as stage:
        ties = storage.write_table(merge(spark, plan, chosen), output["parquet"])
        figures = {"rows": sums["rows"] or 0, "leftOut": sums["leftOut"] or 0}
        counted = ties.agg(F.count("*").alias("ties"), F.sum("count").alias("events")).first()
        figures.update(ties=counted["ties"], events=counted["events"] or 0)
        stage.rows = figures["ties"]
    if output.get("csv"):
        with Stage("write ties") as stage:
            ordered = ties.orderBy(F.desc("count"), *KEY).withColumnsRenamed(
                {"first": "start", "last": "end"})
            storage.write_csv(ordered, output["csv"])
            stage.rows = figures["ties"]
    if output.get("nodes"):
        with Stage("write entities") as stage:
            everybody = named(spark, storage, plan, ties, folded.same)
            storage.write_csv(everybody.orderBy("id"), output["nodes"])
    if not figures["ties"]:
        warn("no claim is left by the selection")
    return {"rows": figures["ties"], "figures": figures}


def merge(spark, plan, rows):
    """One row for each two ends, kind and modality."""
    unsaid = tables.kinds(spark, plan).select("kind", "unsaid")
    rows = rows.join(unsaid, "kind", "left").withColumns({
        "modality": F.when(F.col("standing") == "planned", "planned").otherwise("asserted"),
        "type": F.when(F.col("both"), "Undirected").otherwise("Directed"),
        "weight": F.coalesce("weight", "unsaid", F.lit(1.0)),
        "from": F.when(F.col("period").isNotNull(), F.col("es")),
        "until": F.when(F.col("period").isNotNull(), F.col("le"))})
    first, last = F.lit("0001-01-01").cast("date"), F.lit("9999-12-31").cast("date")
    merged = rows.groupBy(KEY).agg(
        F.sum("weight").alias("weight"), F.sum("count").alias("count"),
        F.nullif(F.min("from"), first).alias("first"), F.nullif(F.max("until"), last).alias("last"),
        F.size(F.array_distinct(F.flatten(F.collect_list("tellers")))).cast("bigint")
        .alias("sources"))
    least = int((plan.get("selection") or {}).get("minTieSources") or 1)
    return merged if least <= 1 else merged.where(F.col("sources") >= least)


def named(spark, storage, plan, ties, same):
    """Who is tied or declared, or stands for others, with name and kind."""
    def unnamed(ids):
        return ids.withColumns({name: F.lit(None).cast("string") for name in ("label", "kind")})

    ends = unnamed(ties.select(F.explode(F.array("source", "target")).alias("id")))
    if not same.is_empty:
        ends = ends.unionByName(unnamed(same.all.select(F.col("known").alias("id")).distinct()))
    for source in plan["inputs"]:
        lines = claims.read(spark, storage, source)
        ends = ends.unionByName(lines.where(F.col("entity.id").isNotNull()).select(
            F.col("entity.id").alias("id"), F.col("entity.name").alias("label"),
            F.col("entity.kind").alias("kind")))
        ends = ends.unionByName(unnamed(claims.entities(lines).select("id")))
    whole = same.drop(ends).groupBy("id").agg(F.max("label").alias("label"), F.max("kind").alias("kind"))
    among = (plan.get("selection") or {}).get("among")
    if among is not None:
        whole = whole.where(F.col("kind").isin(among))
    return whole.select("id", F.coalesce("label", "id").alias("label"),
                        F.coalesce("kind", F.lit("entity")).alias("kind"))
