"""The program's answers, the same on Spark as on one machine."""

import csv
import io
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import clusters

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ENTENTE", ROOT / ".build/debug/entente")
TIES = """source,target,kind,weight,period
a,b,visited,2,2024-07-03
b,a,visited,1,2024-07-05
a,ü,Met with,3,2024-07
a,c,ally,,2020/..
c,d,member,1.5,2021/2023
"x, ""y""!",a,member,1,
d,e,attacks,4,2024-01-01/2024-02-01
c,d,member,2,2024/
a,a,visited,1,
island,北京,ally,1,199X
"""
CLAIMS = """{"entity": {"id": "ru", "kind": "state", "name": "Russia"}}
{"entity": {"id": "kz", "kind": "state", "name": "Kazakhstan"}}
{"source": {"id": "wire", "date": "2024-07-03"}}
{"subject": "ru", "relation": "ally", "object": "by", "strength": 2, "citations": [{"source": "wire"}]}
{"subject": "by", "relation": "ally", "object": "ru", "strength": 5, "period": "2001/.."}
{"subject": "ru", "relation": "visited", "object": "kz", "period": "2024-07-03"}
{"subject": "kz", "relation": "visited", "object": "ru", "modality": "planned", "period": "2024-08"}
{"subject": "ru", "relation": "member", "object": "sco", "saidBy": "kz"}
"""
# Organs, and the states of which they are a part.
NODES = "id,label,kind\nRUS,Russia,state\nUSA,United States,state\nMIL,Russian army,organization\n"
ORGANS = "source,target,type,kind\nMIL,RUS,Directed,part-of\n"
ACTS = "source,target,kind,weight\nMIL,USA,visited,2\nRUS,USA,visited,1\nMIL,RUS,visited,1\n"


class Questions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="entente spark ü "))
        for name, text in (("ties.csv", TIES), ("claims.jsonl", CLAIMS), ("acts.csv", ACTS),
                           ("acts.nodes.csv", NODES), ("acts.organs.csv", ORGANS),
                           ("later.csv", TIES.replace("b,a,visited,1,2024-07-05\n", ""))):
            (cls.folder / name).write_text(text, "utf-8")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def run_program(self, *arguments, status=0):
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True,
                              text=True, timeout=clusters.PATIENCE)
        self.assertEqual(done.returncode, status, (arguments, done.stderr))
        return done

    def rows(self, *arguments, columns, status=0):
        text = self.run_program(*arguments, "--format", "csv", "--quiet", status=status).stdout
        found = list(csv.DictReader(io.StringIO(text)))
        return sorted(tuple(row[name] for name in columns) for row in found)

    def assert_same(self, *arguments, columns, keep=lambda row: True, status=0):
        here = [row for row in self.rows(*arguments, columns=columns, status=status) if keep(row)]
        there = [row for row in self.rows(
            *arguments, "--engine", "spark", "--master", "local[2]", "--partitions", "1",
            "--spark-home", clusters.spark_home(), "--conf", "spark.sql.codegen.wholeStage=false",
            columns=columns, status=status) if keep(row)]
        self.assertEqual(there, here)
        self.assertTrue(here)

    def test_neighbors(self):
        columns = ["direction", "relation", "id", "name", "period", "details", "standing"]
        self.assert_same("neighbors", "ties.csv", "a", columns=columns)
        self.assert_same("neighbors", "ties.csv", "c", "--as-of", "2022", columns=columns)
        self.assert_same("neighbors", "claims.jsonl", "ru", columns=columns[:3] + columns[4:])

    def test_counts(self):
        for name in ("ties.csv", "claims.jsonl"):
            self.assert_same("show", name, columns=["group", "name", "count"],
                             keep=lambda row: row[0] in ("kind", "relation", "standing"))

    def test_paths(self):
        columns = ["length", "step", "from", "to", "direction", "relation"]
        self.assert_same("path", "ties.csv", "b", "e", columns=columns)

    def test_changes(self):
        columns = ["change", "item", "certainty", "subject", "relation", "object", "before",
                   "after"]
        self.assert_same(
            "compare", "ties.csv", "--from", "2022", "--to", "2024-07-04", columns=columns,
            keep=lambda row: row[1] in ("entity", "tie"))
        self.assert_same("compare", "ties.csv", "later.csv", columns=columns,
                         keep=lambda row: row[1] in ("entity", "tie"))

    def test_folding(self):
        files = ["acts.csv", "--with", "acts.nodes.csv", "--with", "acts.organs.csv"]
        self.assert_same("rank", *files, "--by", "strength", "--weight", "strength", "--fold",
                         "organs", "--direction", "ignore", columns=["id", "score"])
        self.assert_same("neighbors", *files, "RUS", "--fold", "organs",
                         columns=["direction", "relation", "id", "name", "kind"])

    def test_days_of_tables_choose_what_is_ranked(self):
        self.assert_same("rank", "ties.csv", "--by", "strength", "--weight", "strength", "--during",
                         "2021/2023", "--direction", "ignore", columns=["id", "score"])

    def test_only_ties_that_surely_hold_are_ranked_if_asked_for(self):
        days = ["--during", "2021/2024", "--certain-only", "--direction", "ignore"]
        self.assert_same("rank", "ties.csv", "--by", "degree", *days, columns=["id", "score"])
        self.assert_same("rank", "claims.jsonl", "--by", "degree", *days, columns=["id", "score"])

    def test_ties_of_claims_rank_as_the_claims_do(self):
        self.run_program(
            "convert", "claims.jsonl", "-o", "merged.parquet", "--engine", "spark", "--master",
            "local[2]", "--spark-home", clusters.spark_home(), "--partitions", "1")
        files = ["merged.csv", "--with", "merged.nodes.csv", "--with", "merged.graph.csv"]
        for options in (["--by", "strength", "--weight", "strength"], ["--by", "degree"]):
            self.assertEqual(self.rows("rank", *files, *options, columns=["id", "score"]),
                             self.rows("rank", "claims.jsonl", *options, columns=["id", "score"]))


if __name__ == "__main__":
    unittest.main()
