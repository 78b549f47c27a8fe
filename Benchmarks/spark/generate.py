"""Makes random ties or events of any number on Spark, as Parquet or as a table of GDELT.

    spark-submit generate.py ties|events COUNT PATH WORDS

WORDS is JSON that names the codes of events and of states to draw from.
"""

import json
import sys

from pyspark.sql import SparkSession, functions as F


def main(what, count, path, words):
    rows = SparkSession.builder.getOrCreate().range(count)
    if what == "ties":
        ties(rows, count).write.mode("overwrite").parquet(path)
    else:
        events(rows, count, words).write.mode("overwrite").text(path)


def ties(rows, count):
    """Ties among a sixteenth as many entities: few hubs, many leaves."""
    entities = max(10, count // 16)

    def entity(seed, power):
        place = F.floor(F.pow(F.rand(seed), power) * entities)
        return F.concat(F.lit("Q"), place.cast("string"))

    return rows.select(
        entity(1, 3).alias("source"), entity(2, 2).alias("target"),
        one_of(["visited", "met-with", "aids", "supports"], 3).alias("kind"),
        F.floor(1 + F.rand(4) * 7).cast("double").alias("weight"))


def events(rows, count, words):
    """Events of a year in the columns of GDELT 2.0; five have one address."""
    code = one_of(words["codes"], 5)
    day = F.date_format(
        F.date_add(F.lit("2024-01-01").cast("date"), (F.rand(6) * 365).cast("int")), "yyyyMMdd")
    place = [F.lit(word) for word in [
        "4", "Astana, Kazakhstan", "KZ", "KZ05", "23569", "51.18", "71.44", "-2325003"]]
    address = F.concat(
        F.lit("https://www.example.org/news/2024/"),
        F.md5(F.floor(F.rand(7) * count / 5).cast("string")), F.lit(".html"))
    fields = [
        F.col("id").cast("string"), day, F.substring(day, 1, 6), F.substring(day, 1, 4),
        F.lit("2024.5"), *party(10, words), *party(20, words), F.lit("1"), code,
        F.substring(code, 1, 3), F.substring(code, 1, 2), F.lit("1"),
        F.round(F.rand(8) * 20 - 10, 1).cast("string"), F.ceil(F.rand(9) * 40).cast("string"),
        F.lit("3"), F.lit("10"), F.lit("2.5"), *place, *place, *place, F.lit("20240704101500"),
        address]
    return rows.select(F.concat_ws("\t", *fields))


def party(seed, words):
    """The ten columns of one who takes part."""
    state, body = one_of(words["states"], seed), one_of(["", "", "GOV", "MIL", "BUS"], seed + 1)
    none = F.lit("")
    return [F.concat(state, body), F.concat(F.lit("NAME OF "), state), state, *[none] * 4, body,
            none, none]


def one_of(values, seed):
    place = (F.rand(seed) * len(values)).cast("int")
    return F.get(F.array(*[F.lit(value) for value in values]), place)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], json.loads(sys.argv[4]))
