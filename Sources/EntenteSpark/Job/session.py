"""The session of Spark, and how finely the work is cut."""

import math

from pyspark.sql import SparkSession

# What a task handles at once, unpacked.
BYTES_A_PARTITION = 64 << 20
# Rows that are joined by an entity are all at one task if they name one, a hub: a part that is much
# larger than others, and than this, is cut into pieces that several tasks join.
HUBS = {"spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes": str(2 * BYTES_A_PARTITION),
        "spark.sql.adaptive.advisoryPartitionSizeInBytes": str(BYTES_A_PARTITION)}
# How much larger packed files are once read.
UNPACKED = 5


def open_session(plan):
    """Opens the session with the settings on which the meaning of the job depends."""
    spark = SparkSession.builder.appName("entente " + plan["task"]).getOrCreate()
    settings = {
        # Days are days, whatever the zone of a machine.
        "spark.sql.session.timeZone": "UTC",
        # Wrong rows are found only if all of a row is read.
        "spark.sql.csv.parser.columnPruning.enabled": "false",
        # A table that seems small is not sent to all workers: an estimate may be wrong.
        "spark.sql.autoBroadcastJoinThreshold": "-1",
        "spark.sql.adaptive.autoBroadcastJoinThreshold": "-1",
        # A sum that overflows is an error.
        "spark.sql.ansi.enabled": "true",
        "spark.sql.parquet.compression.codec": "zstd",
        "spark.sql.caseSensitive": "true",
        # Plans hold the words of a vocabulary, and logs hold plans again and again.
        "spark.sql.maxPlanStringLength": "8192",
    }
    for key, value in settings.items():
        spark.conf.set(key, value)
    for key, value in HUBS.items():
        # Whoever knows the machines may know better.
        if not spark.sparkContext.getConf().contains(key):
            spark.conf.set(key, value)
    return spark


def choose_partitions(spark, plan, total, packed):
    """Cuts the work by the size of the input, unless the plan says how; sets it and returns it."""
    asked = plan.get("partitions")
    if asked:
        count = int(asked)
    else:
        unpacked = total + (UNPACKED - 1) * packed
        cores = max(2, spark.sparkContext.defaultParallelism)
        count = min(100_000, max(cores, math.ceil(unpacked / BYTES_A_PARTITION)))
    spark.conf.set("spark.sql.shuffle.partitions", str(count))
    return count


# From so many arcs on, a hub may be most of the work of a task.
ARCS_WITH_HUBS = 10_000_000


def prepare_rounds(spark, arcs, always_same=False):
    """Says whether Spark plans again while a job runs, as it does to split the tasks of hubs; and
    returns whether there may be hubs.

    That costs a job a stage. It does not pay where the graph is small, or each round the same.
    """
    least = int(spark.conf.get("spark.entente.arcsWithHubs", str(ARCS_WITH_HUBS)))
    replans = arcs >= least and not always_same
    spark.conf.set("spark.sql.adaptive.enabled", str(replans).lower())
    return arcs >= least


def end_rounds(spark):
    """Lets Spark plan again what is done once, after rounds."""
    spark.conf.set("spark.sql.adaptive.enabled", "true")
