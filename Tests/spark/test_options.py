"""Options mean on Spark what they mean on one machine: who is listed, how tables are read."""

import csv
import io
import json
import unittest

import gdelt_rows
from programs import ProgramTest

KINDS = {"ru": "state", "kz": "state", "sco": "organization", "nato": "alliance", "ann": "leader"}
TIES = [("ru", "ally", "kz", 2), ("ru", "member", "sco", 1), ("kz", "member", "sco", 1),
        ("ann", "visited", "kz", 3), ("ann", "visited", "nobody", 1), ("nato", "attacks", "ru", 4),
        ("ru", "visited", "nato", 5), ("x", "visited", "y", 1), ("ru", "holds", "ru", 1)]


class OptionTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.table("ties.csv", ["source", "kind", "target", "weight"], TIES)
        self.table("ties.nodes.csv", ["id", "label", "kind"],
                   [(name, name.upper(), kind) for name, kind in KINDS.items()])
        lines = [{"entity": {"id": name, "kind": kind, "name": name}}
                 for name, kind in KINDS.items()]
        lines += [{"subject": one, "relation": kind, "object": other, "strength": strength}
                  for one, kind, other, strength in TIES if kind != "holds"]
        self.write("claims.jsonl", "".join(json.dumps(line) + "\n" for line in lines))

    TABLES = ["ties.csv", "--with", "ties.nodes.csv"]
    INPUTS = (["claims.jsonl"], TABLES)

    def answer(self, *command, format="csv"):
        text = self.program(*command, "--format", format, "--quiet").stdout
        return json.loads(text) if format == "json" else list(csv.DictReader(io.StringIO(text)))


class Listed(OptionTest):
    def test_entities_of_a_kind_are_ranked_among_all(self):
        for inputs in self.INPUTS:
            for kind in ("state", "organization", "entity", "state,leader"):
                command = ["rank", *inputs, "--by", "strength", "--weight", "strength", "--kind", kind]
                here = [(row["rank"], row["id"]) for row in self.answer(*command, "--top", "0")]
                done = self.run_job(self.planned(*command, "--top", "0")).last
                there = [(str(row["rank"]), row["id"]) for row in done["top"]]
                self.assertEqual(sorted(there), sorted(here), command)
                self.assertEqual(done["rows"], len(here))
                self.assertTrue(here)

    def test_only_the_first_of_a_kind_are_told(self):
        plan = self.planned("rank", *self.TABLES, "--by", "strength", "--kind", "state", "--top", "1")
        done = self.run_job(plan).last
        self.assertEqual([row["id"] for row in done["top"]], ["ru"])
        self.assertEqual(done["rows"], 2)

    def test_members_of_a_kind_are_told_of_groups_that_have_any(self):
        for inputs in self.INPUTS:
            for kind in ("leader", "entity"):
                command = ["groups", *inputs, "--method", "components", "--kind", kind]
                here = self.answer(*command, format="json")["groups"]
                done = self.run_job(self.planned(*command, "--format", "json")).last
                self.assertEqual([(g["size"], sorted(g["members"])) for g in done["groups"]],
                                 [(g["size"], sorted(m["id"] for m in g["members"])) for g in here])
                self.assertTrue(here)

    def test_neighbors_of_a_kind_are_told(self):
        for inputs in self.INPUTS:
            command = ["neighbors", inputs[0], "ru", *inputs[1:], "--kind", "organization", "--top", "0"]
            here = sorted((row["relation"], row["id"]) for row in self.answer(*command))
            done = self.run_job(self.planned(*command)).last
            self.assertEqual(sorted((tie["kind"], tie["id"]) for tie in done["ties"]), here)
            self.assertTrue(here)

    def test_entities_of_a_kind_are_shown_with_their_ties(self):
        for inputs in self.INPUTS:
            command = ["show", *inputs, "--kind", "state,entity"]
            here = sorted((row["id"], row["kind"], row["ties"]) for row in self.answer(*command))
            done = self.run_job(self.planned(*command)).last
            self.assertEqual(
                sorted((row["id"], row["kind"], str(row["ties"])) for row in done["top"]), here)

    def test_actors_of_events_have_kinds_too(self):
        bad = set(gdelt_rows.bad_lines())
        lines = [line for line in gdelt_rows.rows(300, seed=5) if line not in bad]
        self.write("day.export.CSV", "\n".join(lines) + "\n")
        for kind in ("state", "organization"):
            command = ["rank", "day.export.CSV", "--by", "degree", "--kind", kind, "--top", "0"]
            here = {(row["rank"], row["id"]) for row in self.answer(*command)}
            done = self.run_job(self.planned(*command)).last
            there = {(str(row["rank"]), row["id"]) for row in done["top"]}
            self.assertEqual(there, here)
            self.assertGreater(len(here), 3)


class Tables(OptionTest):
    def test_ties_that_leave_it_open_run_both_ways_if_the_user_says_so(self):
        self.table("open.csv", ["source", "target", "kind", "type"], [
            ("a", "b", "visited", ""), ("c", "d", "visited", "Directed"), ("e", "f", "ally", ""),
            ("g", "h", "", ""), ("i", "j", "visited", "0"), ("k", "l", "visited", "mutual"),
            ("m", "n", "strange", ""), ("b", "c", "visited", "false"), ("d", "e", "visited", "1")])
        for way in ([], ["--undirected"], ["--directed"]):
            self.assert_same_scores("open.csv", "--by", "pagerank", "--direction", "declared", *way)

    def test_columns_go_by_the_names_that_the_user_gives(self):
        self.table("own.csv", ["who", "target", "Whom", "value", "what", "day"], [
            ("a", "x", "b", 2, "visited", "2001"), ("b", "y", "c", 3, "member", "2003"),
            ("c", "z", "a", 5, "visited", "")])
        names = ["--from-column", "who", "--to-column", "whom", "--weight-column", "value",
                 "--kind-column", "what", "--date-column", "day"]
        strength = ["--by", "strength", "--weight", "strength"]
        self.assert_same_scores("own.csv", *names, *strength)
        self.assert_same_scores("own.csv", *names, *strength, "--as-of", "2001-06-01")
        self.assert_same_scores("own.csv", *names, *strength, "--relation", "visited")
        plan = self.planned("rank", "own.csv", *names[:3], "nowhere", "--by", "degree")
        self.assertIn("has no column nowhere", self.run_job(plan, status=2).last["message"])


if __name__ == "__main__":
    unittest.main()
