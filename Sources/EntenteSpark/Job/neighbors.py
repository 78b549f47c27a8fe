"""The ties of an entity: those that hold, with the plans by which they came, and apart those that
don't, or not yet."""

from pyspark.sql import functions as F

import answers
import folding
import listing
import plans
import relations
from progress import Stage

# Of how many entities the ties are looked for by their names; of more, all ties are read.
MOST_NAMED = 1_000


def run(spark, storage, checkpoint, plan):
    asked = plan["question"]
    name, direction = asked["entity"], asked.get("direction")
    folded = folding.read(spark, storage, checkpoint, plan)
    name = folded.same.known([name])[0]
    folded.refuse_folded(name)
    # What is folded into the entity has its ties too.
    own = folded.folded_into(name)
    ends = [name, *own] if len(own) < MOST_NAMED else None
    with Stage("read ties") as stage:
        rows = relations.read(
            spark, storage, checkpoint, plan, ends=ends, folded=folded.around(name))
        rows = rows.where(relations.touches([name]))
        rows = checkpoint.keep("touching", seen(plan, rows, name))
        stage.rows = rows.count()
    if not stage.rows:
        relations.refuse_absent(spark, storage, plan, [], [name])
    if direction:
        rows = rows.where(F.col("direction").isin(direction, "both") | F.lit(direction == "both"))
    rows = plans.joined(spark, storage, checkpoint, plan, rows)
    rows = listing.listed(spark, storage, checkpoint, plan, rows)
    table = rows.select("id", "direction", *[c for c in answers.TIE if c != "both"], "apart",
                        "plans", "fulfilled")
    with Stage("list ties") as stage:
        table = answers.keep(storage, checkpoint, plan, "neighbors", table)
        counts = table.groupBy("apart").count().collect()
        figures = {"apart" if row["apart"] else "ties": row["count"] for row in counts}
        stage.rows = sum(figures.values())
    limit = answers.limit(plan)
    order = answers.order()
    shown = answers.told(table.where(~F.col("apart")).orderBy(*order), limit)
    shown += answers.told(table.where("apart").orderBy(*order), limit)
    return {"rows": figures.get("ties", 0), "figures": figures, "ties": shown}


def seen(plan, rows, name):
    """Ties as an entity sees them; those that the selection leaves for their standing are apart."""
    absent = [kind["kind"] for kind in plan.get("kinds", []) if kind.get("family") == "absence"]
    way = (F.when(F.col("both"), "both").when(F.col("source") == name, "out").otherwise("in"))
    wanted = F.col("counts") & ~F.col("kind").isin(absent)
    others = F.when(F.col("source") == name, F.col("target")).otherwise(F.col("source"))
    return rows.withColumns({"direction": way, "id": others, "apart": ~wanted}).where(
        "counts or otherwise").withColumn("number", F.monotonically_increasing_id())
