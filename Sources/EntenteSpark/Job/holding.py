"""What groups and those of their members who are listed rest on, as one machine tells it.

A group rests on the ties within it, a member on those of them that are its own; a core rests on the
ties to higher ones as well.
"""

from pyspark.sql import functions as F

import folding
import supports
import words
from copies import copied


def read(spark, storage, checkpoint, plan, members, rows, names, count):
    """The support of some groups, by their numbers, and of members of them, by numbers and ids.

    `rows` are the groups, of which each has its place as its number, `names` the members by these
    numbers; `count` is how many entities there are.
    """
    is_core = (plan.get("groups") or {}).get("method") == "cores"
    roots = words.table(spark, [{"root": row["root"], "number": number}
                                for number, row in enumerate(rows)], "root bigint, number int")
    folded = folding.read(spark, storage, checkpoint, plan)
    own = members.where(F.col("root") >= min(row["root"] for row in rows)) if is_core else (
        members.join(roots, "root", "left_semi"))
    own = copied(own.select("id", "root"))
    # Of groups that are most of all, all ties are read.
    is_most = is_core or 2 * sum(row["size"] for row in rows) > count
    near = Everywhere() if is_most else supports.Near(own.select("id"), folded)
    found = supports.counting(spark, storage, checkpoint, plan, near, folded)
    for end in ("source", "target"):
        found = found.join(own.select(F.col("id").alias(end), F.col("root").alias(end + "_root")), end)
    root = F.least("source_root", "target_root") if is_core else F.when(
        F.col("source_root") == F.col("target_root"), F.col("source_root"))
    found = found.withColumn("root", root).join(roots, "root")
    found = found.withColumn("id", F.explode(holders(bool(plan["evidence"].get("members")))))
    asked = words.table(spark, [{"number": number, "id": name} for number in names
                                for name in names[number]], "number int, id string")
    asked = asked.withColumn("is_asked", F.lit(True))
    found = found.join(asked, ["number", "id"], "left").where("id is null or is_asked")
    return supports.tell(spark, storage, checkpoint, plan, found, ["number", "id"])


def holders(has_members):
    """Who rests on a tie of a group: the group, which has no id, and the ends that are in it."""
    group = F.array(F.lit(None).cast("string"))
    if not has_members:
        return group
    return F.concat(group, F.array_compact(F.array(*[
        F.when(F.col(end + "_root") == F.col("root"), F.col(end)) for end in ("source", "target")])))


class Everywhere:
    """All rows may be of groups that are most of all."""

    def of(self, rows, first="source", second="target"):
        return rows
