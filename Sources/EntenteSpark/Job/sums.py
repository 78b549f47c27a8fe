"""Sums of numbers that are the same in any order, so however the work is cut and whichever parts of it
are done again after a worker is lost.

A number is cut into two whole ones, of large units and of small, which add up without rounding, and a
rest far below what a double tells.
"""

import math

from pyspark.sql import functions as F

# The bits of a whole number, but for its sign and a little room.
BITS = 61


def total(column, count, most):
    """The sum of a column of numbers from 0 to a greatest, of which there are at most so many."""
    value = F.col(column)
    if not count or not most or not math.isfinite(count * most):
        return F.sum(value)
    large = BITS - math.ceil(math.log2(count * most)) - 1
    small = large + BITS - math.ceil(math.log2(count)) - 1
    if not -1000 < large < small < 1000:
        return F.sum(value)
    first = F.floor(value * 2.0 ** large)
    rest = value - first * 2.0 ** -large
    second = F.floor(rest * 2.0 ** small)
    third = rest - second * 2.0 ** -small
    return F.sum(first) * 2.0 ** -large + F.sum(second) * 2.0 ** -small + F.sum(third)
