"""Entities folded into others, such as organs into their states, by the map of a plan."""

import json

from pyspark.sql import functions as F


def fold(spark, plan, rows):
    """Ties with the ends that stand for others put in their place.

    A tie within one that comes of it is left out; an end that is part of several is a tie of each.
    """
    parts = plan.get("folding") or []
    if not parts:
        return rows
    text = F.lit(json.dumps(parts))
    table = spark.range(1).select(F.explode(F.from_json(
        text, "array<struct<id string, into array<string>>>")).alias("part")).select("part.*")
    columns = rows.columns
    loop = F.col("source") == F.col("target")
    rows = rows.withColumn("was_loop", loop)
    for end in ("source", "target"):
        own = table.select(F.col("id").alias(end), F.col("into").alias("into_" + end))
        rows = rows.join(own, end, "left").withColumn(
            "into_" + end, F.coalesce("into_" + end, F.array(end)))
    # Those for whom both ends stand have the tie within them.
    outer = {"source": F.array_except("into_source", "into_target"),
             "target": F.array_except("into_target", "into_source")}
    kept = rows.withColumns({"outer_" + end: F.when(
        F.col("was_loop") & (F.size("into_" + end) == 1) & (F.element_at("into_" + end, 1)
                                                           == F.col(end)), F.array(end))
        .otherwise(part) for end, part in outer.items()})
    for end in ("source", "target"):
        kept = kept.withColumn(end, F.explode("outer_" + end))
    swaps = F.col("both") & (F.col("source") > F.col("target"))
    kept = kept.withColumns({
        "source": F.when(swaps, F.col("target")).otherwise(F.col("source")),
        "target": F.when(swaps, F.col("source")).otherwise(F.col("target"))})
    return kept.select(columns)
