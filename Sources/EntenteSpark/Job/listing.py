"""Which of all that is found is listed: entities of the kinds that a user asks for. All counts
without them, and whoever is listed keeps the rank among all."""

from pyspark.sql import Window
from pyspark.sql import functions as F

from kinds import kinds_of

# What an entity is of which no input says more.
UNSAID = "entity"


def is_asked(plan):
    return plan.get("listed") is not None


def listed(spark, storage, checkpoint, plan, rows, column="id"):
    """The rows whose entity is of a kind that is listed."""
    if not is_asked(plan):
        return rows
    known = kinds_of(spark, storage, plan, range(len(plan["inputs"])), checkpoint)
    known = known.withColumnRenamed("id", column)
    kind = F.coalesce("entity_kind", F.lit(UNSAID))
    return rows.join(known, column, "left").where(kind.isin(plan["listed"])).select(rows.columns)


def ranked(checkpoint, table):
    """Scores with their ranks among all, of which equal ones share the best: `rank`.

    Scores are cut into ranges, so that equal ones are in one; before each the others are counted.
    """
    spark = table.sparkSession
    parts = int(spark.conf.get("spark.sql.shuffle.partitions"))
    cut = checkpoint.keep("ranges", table.repartitionByRange(parts, F.desc("score")).withColumn(
        "range", F.spark_partition_id()))
    before = Window.orderBy("range").rowsBetween(Window.unboundedPreceding, -1)
    counts = cut.groupBy("range").count().withColumn(
        "offset", F.coalesce(F.sum("count").over(before), F.lit(0))).drop("count")
    own = F.rank().over(Window.partitionBy("range").orderBy(F.desc("score")))
    return cut.join(F.broadcast(counts), "range").withColumn(
        "rank", own + F.col("offset")).drop("range", "offset")
