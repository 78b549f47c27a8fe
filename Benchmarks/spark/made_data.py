"""Data made for trials of Spark, and the Spark that makes them."""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = Path(__file__).with_name("generate.py")


def use_spark():
    """Goes on in the environment that has Spark."""
    try:
        import pyspark  # noqa: F401 (is it there?)
    except ImportError:
        python = ROOT / ".venv-spark/bin/python"
        if not python.exists():
            sys.exit("Spark is missing: run scripts/spark-setup.")
        os.execv(python, [str(python), *sys.argv])


def number(text):
    """A number such as 16M."""
    units = {"k": 1000, "M": 1_000_000, "G": 1_000_000_000}
    return int(float(text[:-1]) * units[text[-1]]) if text[-1] in units else int(text)


def table_of_ties(folder, count):
    """A table of random ties as one file of CSV, made unless it is there."""
    from pyspark.sql import SparkSession

    import generate

    path = folder / ("ties-%d.csv" % count)
    if not path.exists():
        parts = folder / ("ties-%d.parts" % count)
        spark = SparkSession.builder.master("local[2]").config(
            "spark.ui.enabled", "false").config("spark.log.level", "ERROR").getOrCreate()
        generate.ties(spark.range(count), count).coalesce(1).write.mode("overwrite").csv(
            str(parts), header=True)
        spark.stop()
        next(parts.glob("part-*.csv")).rename(path)
        shutil.rmtree(parts)
    return path
