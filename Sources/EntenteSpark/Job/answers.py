"""What all answers share: rows kept, written as Parquet, and the first of them told."""

from pyspark.sql import functions as F

# The columns of a tie that are told of it.
TIE = ["source", "target", "kind", "both", "weight", "standing", "period", "details", "count",
       "sources", "evidence"]
# How many names of a group are listed, which in a sound graph are few.
LISTED = 1000
# How many sources a tie names.
NAMED = 5


def run(spark, storage, checkpoint, plan):
    """Answers a question of a plan."""
    output = plan["output"].get("parquet")
    if output:
        storage.check_replaceable(output)
    return find(plan["task"])(spark, storage, checkpoint, plan)


def find(task):
    if task == "neighbors":
        import neighbors

        return neighbors.run
    if task == "path":
        import shortest

        return shortest.run
    if task == "census":
        import census

        return census.run
    import changes

    return changes.run


def limit(plan):
    return int(plan["output"].get("top") or 20)


def keep(storage, checkpoint, plan, name, rows):
    """Rows on disk: where the user wants all of them, else for the time of the job."""
    if plan["output"].get("parquet"):
        return storage.write_table(rows, plan["output"]["parquet"])
    return checkpoint.keep(name, rows)


def told(rows, limit):
    """Some rows as the program reads them, without what is null."""
    found = rows.limit(limit).collect()
    return [{name: value for name, value in row.asDict().items() if value is not None}
            for row in found]


def named_first(tellers):
    """The first of some sources, in one text."""
    more = F.when(F.size(tellers) > NAMED, F.lit("; …")).otherwise(F.lit(""))
    return F.concat(F.array_join(F.slice(tellers, 1, NAMED), "; "), more)


def order():
    """The strongest ties first, then by ends, kind and period."""
    return [F.desc_nulls_last("weight"), "source", "target", "kind", "standing",
            F.asc_nulls_first("period"), F.asc_nulls_first("details")]
