"""What ties hold, counted: entities, ties by kind, sign and standing, degrees and strengths."""

from pyspark.sql import functions as F

import answers
import claims
import events
import listing
import relations
import tables
import ties
from failures import Refusal
from kinds import actors
from progress import Stage

# How finely strengths are told apart where the middle one is looked for: the one that is found
# has a place at most this part of all away from the middle.
ACCURACY = 100_000


def run(spark, storage, checkpoint, plan):
    with Stage("read ties") as stage:
        rows = checkpoint.keep("ties", relations.read(spark, storage, checkpoint, plan))
        stage.rows = total = rows.count()
    if not total and not any(source["format"] == "claims" for source in plan["inputs"]):
        raise Refusal("there are no ties in the inputs")
    sound = relations.has_ends()
    bad = rows.where(~sound).count()
    if bad:
        raise Refusal("%d of %d ties name one end or none" % (bad, total))
    with Stage("count entities") as stage:
        entities = checkpoint.keep("entities", declared(
            spark, storage, checkpoint, plan, rows))
        stage.rows = entities.count()
    chosen = rows.where("counts")
    if listing.is_asked(plan):
        return list_entities(storage, checkpoint, plan, entities, chosen)
    with Stage("count ties") as stage:
        sums, stage.rows = count_ties(plan, rows, chosen)
    with Stage("measure entities") as stage:
        figures = checkpoint.keep("degrees", measure(entities, chosen))
        output = plan["output"].get("parquet")
        if output:
            figures = storage.write_table(figures, output)
        spread, stage.rows = spread_of(figures), None
    kinds = counted("kind", entities.groupBy(F.col("kind").alias("name")).count())
    done = {"entities": sum(row["count"] for row in kinds), **sums["figures"]}
    return {"rows": sums["figures"]["ties"], "figures": done,
            "counts": kinds + sums["counts"] + spread}


def list_entities(storage, checkpoint, plan, entities, chosen):
    """The entities of the kinds asked for, with their ties; those that have most come first."""
    with Stage("list entities") as stage:
        ends = chosen.select(F.explode(F.array_distinct(F.array("source", "target"))).alias("id"))
        table = entities.where(F.col("kind").isin(plan["listed"])).join(
            ends.groupBy("id").agg(F.count("*").alias("ties")), "id", "left").na.fill(0, ["ties"])
        table = answers.keep(storage, checkpoint, plan, "listed", table)
        stage.rows = table.count()
    order = [F.desc("ties"), "id"]
    told = [{**row, "value": row["ties"]}
            for row in answers.told(table.orderBy(*order), answers.limit(plan))]
    return {"rows": stage.rows, "figures": {"entities": stage.rows}, "top": told}


def declared(spark, storage, checkpoint, plan, rows):
    """Everybody, with their kinds: `entity` where nobody says."""
    ends = rows.select(F.explode(F.array("source", "target")).alias("id"),
                       F.lit(None).cast("string").alias("entity_kind"))
    for number, source in enumerate(plan["inputs"]):
        if source["format"] == "nodes":
            ends = ends.unionByName(tables.entities(spark, storage, source))
        if source["format"] == "claims":
            lines = claims.read(spark, storage, source)
            ends = ends.unionByName(claims.entities(lines))
        if source["format"] in events.ACTOR_COLUMNS and listing.is_asked(plan):
            acts = ties.keep_acts(spark, storage, checkpoint, plan, number, source)
            ends = ends.unionByName(actors(acts))
    everybody = ends.groupBy("id").agg(
        F.coalesce(F.max("entity_kind"), F.lit("entity")).alias("kind"))
    among = (plan.get("selection") or {}).get("among")
    return everybody if among is None else everybody.where(F.col("kind").isin(among))


def counted(group, rows):
    """Names with their counts, the most frequent first."""
    found = rows.orderBy(F.desc("count"), "name").limit(answers.LISTED).collect()
    return [{"group": group, "name": row["name"], "count": row["count"]} for row in found]


def count_ties(plan, rows, chosen):
    signs = {"positive": [], "neutral": [], "negative": []}
    for kind in plan.get("kinds", []):
        signs[kind.get("sign") or "neutral"].append(kind["kind"])
    sign = (F.when(F.col("kind").isin(signs["positive"]), "positive")
            .when(F.col("kind").isin(signs["negative"]), "negative").otherwise("neutral"))

    def by(column):
        return chosen.groupBy(column.alias("name")).count()

    kinds = counted("relation", by(F.col("kind")))
    standings = counted("standing", chosen.groupBy(F.col("standing").alias("name")).agg(
        F.sum("count").alias("count")))
    sums = chosen.agg(
        F.count("*").alias("ties"), F.sum("count").alias("claims"),
        F.count_if(F.col("source") == F.col("target")).alias("loops"),
        F.count_if(F.col("both")).alias("bothWays"),
        F.count_if(F.col("period").isNotNull()).alias("dated")).first().asDict()
    days = chosen.where(F.col("period").isNotNull() & (F.col("es") > F.lit("0001-01-01").cast(
        "date"))).agg(F.min("es").alias("first")).first()["first"]
    until = chosen.where(F.col("period").isNotNull() & (F.col("le") < F.lit("9999-12-31").cast(
        "date"))).agg(F.max("le").alias("last")).first()["last"]
    figures = {name: value or 0 for name, value in sums.items()}
    counts = kinds + standings + counted("sign", by(sign))
    counts += [{"group": "days", "name": name, "text": day.isoformat()}
               for name, day in (("first", days), ("last", until)) if day]
    return {"figures": figures, "counts": counts}, figures["ties"]


def measure(entities, chosen):
    """With how many others each is tied, by how many ties, and how strongly."""
    ends = chosen.where(F.col("source") != F.col("target")).select(
        "source", "target", F.coalesce("weight", F.lit(1.0)).alias("weight"))
    back = ends.select(F.col("target").alias("source"), F.col("source").alias("target"), "weight")
    # The ties of two are added up first: those of a hub are then no more than it has neighbors.
    pairs = ends.unionByName(back).groupBy("source", "target").agg(
        F.count("*").alias("ties"), F.sum("weight").alias("weight"))
    own = pairs.groupBy(F.col("source").alias("id")).agg(
        F.count("*").alias("degree"), F.sum("ties").alias("ties"),
        F.sum("weight").alias("strength"))
    return entities.join(own, "id", "left").na.fill(0, ["degree", "ties", "strength"])


def spread_of(figures):
    """The least, the middle and the greatest of degrees, ties and strengths."""
    names = ["degree", "ties", "strength"]
    row = figures.agg(*[part for name in names for part in (
        F.min(name).alias(name + "_min"),
        F.percentile_approx(name, 0.5, ACCURACY).alias(name + "_median"),
        F.max(name).alias(name + "_max"))]).first()
    isolated = figures.where("degree = 0").count()
    spread = [{"group": name, "name": what, "value": float(row["%s_%s" % (name, what)])}
              for name in names for what in ("min", "median", "max")
              if row["%s_%s" % (name, what)] is not None]
    return spread + [{"group": "degree", "name": "isolated", "count": isolated}]
