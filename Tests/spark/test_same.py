"""Entities that are said to be one and the same are one on Spark, as they are on one machine."""

import csv
import io
import json
import unittest

from programs import ProgramTest

STRENGTH = ["--by", "strength", "--weight", "strength"]
# A chain whose end is declared, one of those who are only named, a pair of whom one has no name;
# what is planned or denied, and what another source says, joins nobody.
CLAIMS = [
    {"subject": "zed", "relation": "visited", "object": "alpha", "strength": 2},
    {"subject": "beta", "relation": "same-as", "object": "zed"},
    {"subject": "gamma", "relation": "same-as", "object": "beta", "saidBy": "m"},
    {"entity": {"id": "gamma", "kind": "leader", "name": "Gamma"}},
    {"entity": {"id": "land", "kind": "state", "name": "Land"}},
    {"entity": {"id": "Reich", "kind": "state", "name": "Reich"}},
    {"entity": {"id": "guard", "kind": "leader", "unnamed": True}},
    {"source": {"id": "wire", "date": "2004-05-06"}},
    {"subject": "gamma", "relation": "visited", "object": "delta", "period": "2004"},
    {"subject": "delta", "relation": "visited", "object": "beta", "strength": 3},
    {"subject": "z", "relation": "aids", "object": "q", "strength": 0.5},
    {"subject": "b", "property": "area", "value": "3"},
    {"subject": "c", "relation": "same-as", "object": "z"},
    {"subject": "b", "relation": "same-as", "object": "a"},
    {"subject": "a", "relation": "ally", "object": "z"},
    {"subject": "guard", "relation": "same-as", "object": "w"},
    {"subject": "w", "relation": "visited", "object": "q"},
    {"subject": "guard", "relation": "visited", "object": "zed"},
    {"subject": "c", "relation": "ally", "object": "z"},
    {"subject": "alpha", "relation": "same-as", "object": "delta", "modality": "planned"},
    {"subject": "alpha", "relation": "same-as", "object": "q", "polarity": "denied"},
    {"subject": "delta", "relation": "same-as", "object": "q",
     "citations": [{"source": "wire"}], "period": "2003"},
    {"subject": "Reich", "relation": "same-as", "object": "land"},
    {"subject": "gamma", "relation": "holds-office", "object": "Reich", "period": "2001/.."},
    {"subject": "land", "relation": "cooperates-with", "object": "q"},
    {"subject": "Reich", "relation": "cooperates-with", "object": "a"},
    {"subject": "ü – 北京", "relation": "same-as", "object": "lone"},
    {"subject": "zed", "relation": "member", "object": "club"},
    {"subject": "kappa", "relation": "member", "object": "verein"},
    {"subject": "verein", "relation": "same-as", "object": "club"},
    {"subject": "kappa", "relation": "visited", "object": "land"},
]
# The same of a table, one long chain in it; its entities are declared in another order.
TIES = [("n%d" % i, "same-as", "n%d" % (i + 1)) for i in range(40)] + [
    ("n0", "visited", "x"), ("n40", "visited", "x"), ("n17", "ally", "y"), ("y", "Same as", "yy"),
    ("yy", "visited", "x"), ("x", "attacks", "n3")]
NODES = [("n23", "N", "person"), ("n5", "M", "person"), ("yy", "Why", "state"), ("lone", "L", "state")]


class Same(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("claims.jsonl", "".join(
            json.dumps(line) + "\n" for line in [{"entente": 1}, *CLAIMS]))
        self.table("ties.csv", ["source", "kind", "target"], TIES)
        self.table("ties.nodes.csv", ["id", "label", "kind"], NODES)

    TABLES = ["ties.csv", "--with", "ties.nodes.csv"]

    def test_they_rank_as_one(self):
        scores, _ = self.assert_same_scores("claims.jsonl", *STRENGTH)
        # The one declared first stands for all; of those only named, the first.
        self.assertLessEqual({"gamma", "z", "b", "w", "land", "ü – 北京"}, set(scores))
        self.assertFalse({"zed", "beta", "c", "a", "guard", "Reich", "lone"} & set(scores))
        for options in (["--by", "degree"], ["--by", "pagerank", "--direction", "declared"],
                        ["--by", "pagerank", "--around", "beta,zed,q"],
                        [*STRENGTH, "--source", "wire", "--during", "2003"],
                        ["--by", "degree", "--modality", "planned"],
                        [*STRENGTH, "--relation", "visited", "--min-sources", "1"],
                        ["--by", "degree", "--among", "state"]):
            self.assert_same_scores("claims.jsonl", *options, least=0)
        self.assert_same_scores("ties.csv", "--by", "degree", least=2)
        tables, _ = self.assert_same_scores(*self.TABLES, "--by", "degree")
        self.assertEqual(set(tables), {"n23", "x", "yy", "lone"})

    def test_they_are_folded_as_one(self):
        for folded in ("leaders", "states", "members:club", "organizations:verein"):
            self.assert_same_scores("claims.jsonl", *STRENGTH, "--fold", folded)

    def test_they_are_in_one_group(self):
        for asked in ([], ["zed"]):
            command = ["groups", "claims.jsonl", *asked, "--method", "components"]
            here = json.loads(self.program(*command, "--format", "json", "--quiet").stdout)["groups"]
            done = self.run_job(self.planned(*command)).last
            self.assertEqual([sorted(group["members"]) for group in done["groups"]],
                             [sorted(m["id"] for m in group["members"]) for group in here])
            self.assertTrue(here)

    def test_a_path_goes_through_all_of_them(self):
        columns = ["step", "from", "relation", "to"]
        for ends in (["alpha", "c"], ["beta", "Reich"], ["q", "lone"]):
            command = ["path", "claims.jsonl", *ends]
            lost = ends[1] == "lone"
            text = self.program(*command, "--format", "csv", "--quiet", status=int(lost)).stdout
            here = [tuple(row[c] for c in columns) for row in csv.DictReader(io.StringIO(text))]
            done = self.run_job(self.planned(*command)).last
            there = [(str(t["step"]), t["from"], t["kind"], t["id"]) for t in done["ties"]]
            self.assertEqual(len(there), len(here))
            self.assertEqual([t[0:2] for t in there], [t[0:2] for t in here])
        done = self.run_job(self.planned("path", "claims.jsonl", "beta", "gamma")).last
        self.assertEqual(done["figures"]["same"], 1)

    def test_neighbors_are_listed_as_the_claims_name_them(self):
        for options in ([], ["--fold", "leaders"]):
            name = "land" if options else "zed"
            command = ["neighbors", "claims.jsonl", name, *options]
            text = self.program(*command, "--top", "0", "--format", "csv", "--quiet").stdout
            here = sorted((row["id"], row["relation"]) for row in csv.DictReader(io.StringIO(text)))
            done = self.run_job(self.planned(*command, "--top", "0")).last
            self.assertEqual(sorted((t["id"], t["kind"]) for t in done["ties"]), here)
            self.assertTrue(here)

    def test_ties_of_claims_are_of_those_who_stand_for_all(self):
        plan = self.planned("convert", "claims.jsonl", "-o", "merged.parquet")
        self.run_job(plan)
        self.write("merged.graph.csv", "entente attribute,value\nentente,1 local\n")
        files = ["merged.csv", "--with", "merged.nodes.csv", "--with", "merged.graph.csv"]
        for options in (STRENGTH, ["--by", "degree"]):
            def ranked(*inputs):
                return self.scores(self.program("rank", *inputs, *options, "--top", "0", "--format",
                                                "csv", "--quiet").stdout)

            here, there = ranked("claims.jsonl"), ranked(*files)
            self.assertEqual(there, here)

    def test_nobody_is_joined_where_nobody_is_said_to_be(self):
        self.write("plain.jsonl", json.dumps(CLAIMS[0]) + "\n" + json.dumps(CLAIMS[19]) + "\n")
        _, run = self.assert_same_scores("plain.jsonl", "--by", "degree")
        self.assertNotIn("join entities", [line.get("name") for line in run.lines])


if __name__ == "__main__":
    unittest.main()
