"""Short tables, of which each worker gets a copy, so that what they are joined with stays where it
is.
"""

from pyspark.sql import functions as F

# So many rows of a few columns fit the memory of any worker.
COPIED = 100_000


def copied(table):
    """A table as it is joined: copied if it is short, else dealt out as Spark sees fit."""
    return F.broadcast(table) if table.count() <= COPIED else table
