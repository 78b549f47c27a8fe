"""What changed between two dates of the same ties, or between two tables of them.

A tie is the same as another if ends, kind, role, place and key agree, and what happens once the
period as well. It is new, ended, or changed: in period, standing, count or strength.
"""

from pyspark.sql import functions as F

import answers
import dates
import relations
from progress import Stage

IDENTITY = ["source", "target", "kind", "both", "role", "place", "key", "moment"]
ORDER = {"new": 0, "ended": 1, "changed": 2}
# What is told of a tie on each side.
FACTS = ["weight", "standing", "period", "count", "sources", "evidence", "details"]


def run(spark, storage, checkpoint, plan):
    asked = plan["question"]
    with Stage("read ties") as stage:
        before, after = sides(spark, storage, checkpoint, plan, asked)
        stage.rows = before.count() + after.count()
    with Stage("compare ties") as stage:
        ties = answers.keep(storage, checkpoint, plan, "changes", compare(before, after))
        stage.rows = ties.count()
    with Stage("compare entities") as stage:
        entities = present(before, after, is_affirmed=bool(asked.get("from")))
        output = plan["output"].get("parquet")
        entities = (storage.write_table(entities, output + ".entities") if output
                    else checkpoint.keep("entities", entities))
        stage.rows = entities.count()
    limit = answers.limit(plan)
    shown, figures = [], {}
    for row in ties.groupBy("change").count().collect():
        figures["ties-" + row["change"]] = row["count"]
    for row in entities.groupBy("change").count().collect():
        figures["entities-" + row["change"]] = row["count"]
    for change in ORDER:
        own = ties.where(F.col("change") == change)
        shown += answers.told(own.orderBy(F.desc("certainty"), *answers.order()), limit)
    members = []
    for change in ("new", "ended"):
        own = entities.where(F.col("change") == change)
        members += answers.told(own.orderBy(F.desc("certainty"), F.desc("ties"), "id"), limit)
    return {"rows": sum(figures.values()), "figures": figures, "ties": shown, "entities": members}


def sides(spark, storage, checkpoint, plan, asked):
    """The ties before and after, each with how surely it holds then."""
    if not asked.get("from"):
        inputs = [[source for source in plan["inputs"] if source.get("side") in (side, "both")]
                  for side in ("before", "after")]
        return [checkpoint.keep(name, relations.read(
            spark, storage, checkpoint, plan, chosen).where("counts"))
                for name, chosen in zip(("before", "after"), inputs)]
    both = []
    for name in ("from", "to"):
        # Events are merged anew for each date, so that their counts are of that time.
        selection = {**(plan.get("selection") or {}), "asOf": asked[name], "last": asked[name][1]}
        rows = relations.read(spark, storage, checkpoint, {**plan, "selection": selection},
                              label="-" + name)
        both.append(checkpoint.keep(name, rows.where("counts")))
    return both


def merged(rows):
    """One row for each tie, however many rows tell of it."""
    best = F.min(relations.rank_of("standing"))
    names = F.array(*[F.lit(name) for name in relations.STANDINGS])
    return rows.groupBy(IDENTITY).agg(
        F.sum("weight").alias("weight"), F.element_at(names, best + 1).alias("standing"),
        relations.texts("period").alias("period"), F.sum("count").alias("count"),
        F.max("sources").alias("sources"), relations.texts("evidence").alias("evidence"),
        F.max("certainty").alias("certainty"), relations.texts("details").alias("details"))


def compare(before, after):
    def side(rows, name):
        facts = [F.col(fact).alias("%s_%s" % (fact, name)) for fact in [*FACTS, "certainty"]]
        return merged(rows).select(*IDENTITY, *facts, F.lit(True).alias("is_" + name))

    old, new = side(before, "before"), side(after, "after")
    same = [old[name].eqNullSafe(new[name]) for name in IDENTITY]
    joined = old.join(new, same, "full_outer").select(
        *[F.coalesce(old[name], new[name]).alias(name) for name in IDENTITY],
        *[table[column] for table in (old, new) for column in table.columns
          if column not in IDENTITY])
    was, now = F.col("certainty_before"), F.col("certainty_after")
    differs = [F.when(~F.col(fact + "_before").eqNullSafe(F.col(fact + "_after")), F.lit(name))
               for fact, name in (("period", "period"), ("standing", "standing"),
                                  ("count", "count"), ("weight", "strength"))]
    certain = dates.CERTAIN
    came, went = (was < certain) & (now == certain), (was == certain) & (now < certain)
    # An act of which more is told stays the one that it is; of what lasts, rows may tell in turn.
    is_act = F.col("moment").isNotNull()
    # What possibly held before and surely holds now may be new, and the other way about.
    change = (F.when(F.col("is_before").isNull(), "new").when(F.col("is_after").isNull(), "ended")
              .when(is_act & came, "new").when(is_act & went, "ended")
              .when(F.size("differences") > 0, "changed").when(came, "new").when(went, "ended"))
    sure = (F.when(F.col("is_before").isNull(), now).when(F.col("is_after").isNull(), was)
            .otherwise(F.least(was, now)))
    table = joined.withColumn("differences", F.array_compact(F.array(*differs)))
    table = table.withColumns({"change": change, "certainty": sure}).where("change is not null")
    told = [F.coalesce(fact + "_after", fact + "_before").alias(fact)
            for fact in FACTS]
    return table.select(
        "change", "source", "target", "kind", "both", *told,
        F.when(F.col("change") == "changed", F.array_join("differences", ", ")).alias("differences"),
        *[F.col("%s_before" % fact).alias("old_" + fact)
          for fact in ("weight", "standing", "period", "count", "details")], "certainty")


def present(before, after, is_affirmed):
    """Who has a tie on one side only; at dates, one that is said to be."""
    def side(rows, name):
        if is_affirmed:
            rows = rows.where(F.col("standing").isin("asserted", "reported"))
        ends = rows.select(F.explode(F.array("source", "target")).alias("id"), "certainty")
        return ends.groupBy("id").agg(F.count("*").alias("ties_" + name),
                                      F.max("certainty").alias("certainty_" + name))

    both = side(before, "before").join(side(after, "after"), "id", "full_outer")
    change = F.when(F.col("ties_before").isNull(), "new").when(F.col("ties_after").isNull(), "ended")
    return both.select(
        change.alias("change"), "id", F.coalesce("ties_after", "ties_before").alias("ties"),
        F.coalesce("certainty_after", "certainty_before").alias("certainty")).where(
        "change is not null")
