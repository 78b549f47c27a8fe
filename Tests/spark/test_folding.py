"""Leaders, organs, places and members folded on Spark as on one machine: the same scores, entity
by entity. The program writes the plans; they are carried out in the tests' own session."""

import csv
import io
import json
import random
import unittest

import clusters
from programs import ROOT, ProgramTest

STATES = ["atlantis", "borduria", "carpania", "drackland"]
KINDS = {"leader": ["ann", "ben", "cai", "dia", "eve", "fay", "gil"],
         "organization": ["ministry", "desk", "union", "league", "club"],
         "place": ["city", "airport", "isle"], "state": STATES}
# person, object, period: one office after another, two at once, in doubt, without days, planned.
OFFICES = [
    ("ann", "atlantis", "2001/2004"), ("ann", "borduria", "2005-06-01/.."),
    ("ben", "borduria", "2003~"), ("ben", "carpania", "2004-07/"),
    ("cai", "carpania", ""), ("cai", "drackland", ""),
    ("dia", "drackland", "199X/2002"), ("dia", "atlantis", "2002/2002"), ("dia", "desk", "2003/.."),
    ("eve", "ministry", "../2005"), ("eve", "carpania", "2005?/2008"),
    ("fay", "union", "2000/.."), ("gil", "atlantis", "2002/2010"), ("gil", "atlantis", "2012/.."),
]
PARTS = [("ministry", "part-of", "atlantis"), ("desk", "part-of", "ministry"),
         ("city", "located-in", "borduria"), ("airport", "located-in", "city"),
         ("isle", "part-of", "carpania"), ("isle", "part-of", "drackland"),
         ("city", "capital-of", "borduria"), ("club", "part-of", "club")]
MEMBERS = [("atlantis", "union", "2001/.."), ("borduria", "union", ""), ("borduria", "league", "2003"),
           ("carpania", "league", "2002/2004"), ("union", "league", ""), ("ann", "club", ""),
           ("drackland", "club", "1999/2002")]
ACTS = ["visited", "met-with", "cooperates-with", "ally", "aids"]
PERIODS = ["", "2001", "2002-03-04", "2004-21", "2005-05-31/2005-06-02", "2003-07~", "2006/..",
           "../2003", "2004-12-31", "2012", "1990", "200X", "2005-06-01"]


def relations():
    """Subject, kind, object, period, strength."""
    chance = random.Random(3)
    everybody = [name for names in KINDS.values() for name in names] + ["nobody", "somebody"]
    rows = [(who, "holds-office", what, when, "") for who, what, when in OFFICES]
    rows += [(one, kind, other, "", "") for one, kind, other in PARTS]
    rows += [(one, "member", other, when, "") for one, other, when in MEMBERS]
    for _ in range(160):
        rows.append((chance.choice(everybody), chance.choice(ACTS), chance.choice(everybody),
                     chance.choice(PERIODS), chance.choice(["", "2", "0.5"])))
    # Whose ties all fall together, and one who is not tied at all.
    return rows + [("gil", "visited", "ministry", "2003", "")]


class FoldingTest(ProgramTest):
    def setUp(self):
        super().setUp()
        header = [{"entente": 1}, {"source": {"id": "wire", "date": "2004-05-06"}},
                  {"source": {"id": "book", "date": "2011"}}]
        declared = [{"entity": {"id": name, "kind": kind, "name": name.title()}}
                    for kind, names in KINDS.items() for name in names]
        lines = []
        for place, (subject, kind, object, period, strength) in enumerate(relations()):
            line = {"subject": subject, "relation": kind, "object": object}
            if period:
                line["period"] = period
            if strength:
                line["strength"] = float(strength)
            if kind in ACTS and place % 3:
                line["citations"] = [{"source": ("wire", "book")[place % 2]}]
            if place % 17 == 16 and kind in ACTS:
                line["modality"] = "planned"
            lines.append(line)
        # What is planned or denied makes nobody a leader; two claims of one office are one.
        lines += [{"subject": "nobody", "relation": "holds-office", "object": "atlantis",
                   "modality": "planned"},
                  {"subject": "somebody", "relation": "holds-office", "object": "atlantis",
                   "polarity": "denied"},
                  {"subject": "ann", "relation": "holds-office", "object": "atlantis",
                   "period": "2004-12/2005-01-31"}]
        self.write("claims.jsonl", "".join(json.dumps(line) + "\n" for line in [
            *header, *declared, {"entity": {"id": "lone", "kind": "leader", "name": "Lone"}},
            *lines]))
        rows = relations()
        self.table("ties.csv", ["source", "kind", "target", "period", "weight"],
                   [row for row in rows if row[1] in ACTS])
        self.table("said.csv", ["source", "kind", "target", "period", "weight"],
                   [row for row in rows if row[1] not in ACTS])
        self.table("said.nodes.csv", ["id", "label", "kind"],
                   [(name, name.title(), kind) for kind, names in KINDS.items() for name in names])


TABLES = ["ties.csv", "--with", "said.csv", "--with", "said.nodes.csv"]
STRENGTH = ["--by", "strength", "--weight", "strength"]


class Folding(FoldingTest):
    def test_each_tie_is_of_the_state_in_which_a_leader_then_held_office(self):
        plain, _ = self.assert_same_scores("claims.jsonl", *STRENGTH)
        for inputs in (["claims.jsonl"], TABLES):
            folded, _ = self.assert_same_scores(*inputs, *STRENGTH, "--fold", "leaders")
            self.assertNotIn("ann", folded)
            # An office of an organization is none of a state.
            self.assertIn("fay", folded)
            self.assertNotEqual(plain["atlantis"], folded["atlantis"])

    def assert_same(self, *cases):
        """Tables and claims in turn."""
        for number, options in enumerate(cases):
            inputs = [TABLES, ["claims.jsonl"]][number % 2]
            with self.subTest(options=options, inputs=inputs[0]):
                self.assert_same_scores(*inputs, *STRENGTH, *options)

    def test_all_ways_to_fold_and_to_choose_agree(self):
        self.assert_same(
            ["--fold", "states"], ["--fold", "states"], ["--fold", "leaders,organs"],
            ["--fold", "places"], ["--fold", "leaders,places", "--as-of", "2004"],
            ["--fold", "leaders", "--modality", "planned"],
            ["--fold", "leaders", "--relation", "met-with,visited", "--direction", "declared"],
            ["--fold", "states", "--during", "2002/2004", "--certain-only"])

    def test_what_only_claims_say_chooses_as_well(self):
        for options in (["--fold", "leaders", "--among", "state"], ["--among", "person,state"],
                        ["--fold", "states", "--source", "wire"]):
            with self.subTest(options=options):
                self.assert_same_scores("claims.jsonl", *STRENGTH, *options)

    def test_members_give_way_to_organizations_and_the_other_way_about(self):
        # In tables organizations go by their names, too.
        self.assert_same(
            ["--fold", "members:Union,members:club"], ["--fold", "members"],
            ["--fold", "organizations"], ["--fold", "organizations:league"],
            ["--fold", "members", "--as-of", "2003-06"], ["--fold", "leaders,members:union"],
            ["--fold", "leaders,organizations", "--relation", "visited,ally"])

    def test_an_organization_without_members_is_refused(self):
        command = ["rank", "claims.jsonl", "--by", "degree", "--fold", "members:desk"]
        self.program(*command, status=2)
        run = self.run_job(self.planned(*command), status=2)
        self.assertIn("finds no member of 'desk'", run.last["message"])

    def test_inputs_that_say_nothing_of_it_fold_nobody_and_that_is_said(self):
        _, run = self.assert_same_scores("ties.csv", *STRENGTH, "--fold", "states")
        self.assertIn("nobody is folded", run.line("warning")["message"])

    def test_the_summit_and_the_world_are_ranked_alike(self):
        for name in ("sco-astana-2024", "world-2024-07"):
            self.program("convert", str(ROOT / "graphs" / (name + ".yaml")), "-o", name + ".all.jsonl")
            # Spark joins nobody by same-as.
            lines = (self.folder / (name + ".all.jsonl")).read_text("utf-8").splitlines(True)
            self.write(name + ".jsonl", "".join(
                line for line in lines if '"relation":"same-as"' not in line))
            # Of the summit a claim without a day is of the same act as another with one, here.
            options = [["--by", "degree", "--fold", "states"],
                       ["--by", "degree", "--fold", "members:sco"]]
            for options in ([["--by", "strength", "--weight", "strength", "--fold", "states"]]
                            if name == "world-2024-07" else options):
                with self.subTest(name, options=options):
                    self.assert_same_scores(name + ".jsonl", *options)

    def test_a_period_of_an_office_that_can_not_be_read_is_refused(self):
        self.write("bad.csv", "source,kind,target,period\nann,holds-office,atlantis,long ago\n")
        plan = self.planned("rank", "ties.csv", "--by", "degree", "--with", "bad.csv",
                            "--fold", "leaders")
        self.assertIn("'long ago'", self.run_job(plan, status=2).last["message"])

    def test_neighbors_and_paths_are_those_of_states(self):
        for command, names in ((["neighbors", "claims.jsonl", "borduria"], ["id", "relation"]),
                               (["neighbors", *TABLES, "borduria"], ["id", "relation"])):
            command += ["--fold", "states", "--top", "0"]
            text = self.program(*command, "--format", "csv", "--quiet").stdout
            here = sorted((row["id"], row["relation"]) for row in csv.DictReader(io.StringIO(text))
                          if row["standing"] != "planned")
            done = self.run_job(self.planned(*command)).last
            there = sorted((tie["id"], tie["kind"]) for tie in done["ties"]
                           if tie["standing"] != "planned")
            self.assertEqual(there, here)
            self.assertGreater(len(here), 5)
        plan = self.planned("neighbors", *TABLES, "ann", "--fold", "leaders")
        self.assertIn("'ann' is folded into others", self.run_job(plan, status=2).last["message"])

    def test_groups_are_those_of_states_and_count_ties_as_one_machine_does(self):
        def members(groups):
            return sorted(sorted(group) for group in groups)

        for inputs in (["claims.jsonl"], TABLES):
            command = ["groups", inputs[0], *inputs[1:], "--method", "components", "--fold", "states",
                       "--relation", "visited", "--during", "2001/2002"]
            here = json.loads(self.program(*command, "--format", "json", "--quiet").stdout)["groups"]
            done = self.run_job(self.planned(*command)).last
            self.assertEqual(
                members(group["members"] for group in done["groups"]),
                members([member["id"] for member in group["members"]] for group in here))
            self.assertEqual([group["tiesWithin"] for group in done["groups"]],
                             [group["tiesWithin"] for group in here])
            self.assertTrue(here)


class Events(FoldingTest):
    """Who acts in a table of events is folded by the day of each event."""

    def setUp(self):
        super().setUp()
        header = ["Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country",
                  "Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors",
                  "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
                  "Province", "Country", "Latitude", "Longitude"]
        chance = random.Random(9)
        names = ["Ann", "Ben", "Eve", "Russia", "France", "Some Desk"]
        rows = [header]
        for number in range(120):
            day = "%d-%02d-%02d" % (chance.randint(2001, 2009), chance.randint(1, 12),
                                    chance.randint(1, 28))
            one, other = chance.choice(names), chance.choice(names)
            rows.append([str(number), day, one, "", "", "x", chance.choice(["042", "036", "111"]),
                         chance.choice(["1.9", "4", "-2"]), other, "", "", str(number), "1",
                         "The Example Daily", *[""] * 6])
        self.write("events.tab", "".join("\t".join(row) + "\n" for row in rows))
        self.table("offices.csv", ["source", "kind", "target", "period"], [
            ("Ann", "holds-office", "Russia", "2001/2004"), ("Ann", "holds-office", "France", "2005/.."),
            ("Ben", "holds-office", "France", "2003-02/.."), ("Ben", "holds-office", "Russia", "../2003"),
            ("Some Desk", "part-of", "France", "")])
        self.table("offices.nodes.csv", ["id", "label", "kind"], [
            ("Ann", "Ann", "leader"), ("Ben", "Ben", "leader"), ("Russia", "Russia", "state"),
            ("France", "France", "state"), ("Some Desk", "Some Desk", "organization")])

    INPUTS = ["events.tab", "--with", "offices.csv", "--with", "offices.nodes.csv"]

    def test_a_leader_acts_for_the_state_of_the_day(self):
        for options in (["--fold", "leaders"], ["--fold", "states", "--direction", "declared"]):
            folded, _ = self.assert_same_scores(*self.INPUTS, *STRENGTH, *options)
            self.assertEqual("Ann" in folded, False)

    def test_events_are_grouped_without_a_conversion(self):
        for options in ([], ["--fold", "leaders"]):
            command = ["groups", *self.INPUTS, "--method", "components", *options]
            here = json.loads(self.program(*command, "--format", "json", "--quiet").stdout)["groups"]
            done = self.run_job(self.planned(*command)).last
            self.assertEqual([sorted(group["members"]) for group in done["groups"]],
                             [sorted(m["id"] for m in group["members"]) for group in here])
            self.assertEqual([group["tiesWithin"] for group in done["groups"]],
                             [group["tiesWithin"] for group in here])
            self.assertTrue(here)

    def test_the_kinds_of_those_who_are_folded_do_not_choose_events(self):
        told = self.program("rank", "events.tab", "--with", "claims.jsonl", "--by", "degree", "--fold",
                            "leaders", "--among", "state", "--engine", "spark", "--spark-home", clusters.spark_home(), status=2).stderr
        self.assertIn("--among with --fold and events", told)


if __name__ == "__main__":
    unittest.main()
