"""Sums on Spark that are the same in any order, and as near to the true sum as a double can be."""

import json
import math
import random
import unittest

from jobs import session  # puts the job on the path

import sums

from pyspark.sql import functions as F

COUNT = 4000


def numbers(seed, draw):
    chance = random.Random(seed)
    return [draw(chance) for _ in range(COUNT)]


SAMPLES = {
    "of one size": numbers(1, lambda chance: chance.random()),
    "of all sizes": numbers(2, lambda chance: 10.0 ** chance.uniform(-12, 12)),
    "tenths": [0.1] * COUNT,
    "tiny": numbers(3, lambda chance: chance.random() * 1e-200),
    "whole": numbers(4, lambda chance: float(chance.randrange(1, 1 << 40))),
}


def table(values):
    """A table of numbers that is made without Python on the workers."""
    text = session().range(1).select(F.lit(json.dumps(values)).alias("text"))
    return text.select(F.explode(F.from_json("text", "array<double>")).alias("weight"))


class Sums(unittest.TestCase):
    def total(self, values, partitions):
        total = sums.total("weight", 2 * len(values), max(values))
        # Dealt out anew, so that parts are summed up by themselves and then with each other.
        return table(values).repartition(partitions).agg(total.alias("sum")).first()["sum"]

    def test_they_are_the_same_in_any_order_and_however_they_are_cut(self):
        for name, values in SAMPLES.items():
            with self.subTest(name):
                turned = [values, values[::-1], sorted(values), sorted(values, reverse=True)]
                found = {self.total(order, parts) for order in turned for parts in (1, 7)}
                self.assertEqual(len(found), 1, found)

    def test_they_are_within_a_place_of_the_true_sum(self):
        for name, values in SAMPLES.items():
            with self.subTest(name):
                true = math.fsum(values)
                self.assertLessEqual(abs(self.total(values, 3) - true), 2 * math.ulp(true))

    def test_none_are_no_sum(self):
        for count, most in ((0, None), (5, 1.0)):
            self.assertIsNone(table([]).agg(sums.total("weight", count, most).alias("sum")).first()["sum"])


if __name__ == "__main__":
    unittest.main()
