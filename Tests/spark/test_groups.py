"""Groups of nodes, against plain definitions."""

import random
import unittest
from collections import Counter, defaultdict

import graphs
import jobs
import vocabulary
from test_rank import RankTest

SAMPLES = graphs.samples()


def tangle():
    """Circles of several lengths, with paths into them, between them and out of them."""
    rows = []
    for name, length in (("x", 6), ("y", 2), ("z", 5)):
        rows += [("%s%02d" % (name, i), "%s%02d" % (name, (i + 1) % length), "visited", 1.0)
                 for i in range(length)]
    for path in (["in 1", "in 2", "x03"], ["x05", "between", "y00"], ["y01", "z04"],
                 ["z00", "out 1", "out 2"], ["in 1", "out 2"]):
        rows += [(tail, head, "visited", 1.0) for tail, head in zip(path, path[1:])]
    chance = random.Random(3)
    for _ in range(60):
        rows.append(("r%d" % chance.randrange(40), "r%d" % chance.randrange(40), "aids", 1.0))
    return graphs.Ties(rows)


class Groups(RankTest):
    def groups(self, sample, method, weight="none", **changes):
        setting = {"method": method, **changes.pop("groups", {})}
        plan = self.plan(self.ties(sample), weight=weight, task="groups", groups=setting, **changes)
        plan["output"] = {"parquet": str(self.folder / "groups.parquet")}
        return plan

    def found(self):
        path = str(self.folder / "groups.parquet").translate({ord(c): "\\" + c for c in "[]{}*"})
        rows = jobs.session().read.parquet(path).collect()
        self.assertEqual(len({row["id"] for row in rows}), len(rows))
        sizes = Counter(row["group"] for row in rows)
        self.assertEqual({row["group"]: row["size"] for row in rows}, dict(sizes))
        return {row["id"]: row["group"] for row in rows}

    def check_line(self, done, sample, labels, is_listed=lambda group, members: len(members) > 1):
        """The groups of the last line are those that labels make, the largest first."""
        members = defaultdict(list)
        for node, label in labels.items():
            members[label].append(node)
        listed = {label: own for label, own in members.items() if is_listed(label, own)}
        self.assertEqual(done["figures"]["groups"], len(listed))
        self.assertEqual(done["figures"]["alone"],
                         len(labels) - sum(len(own) for own in listed.values()))
        told = done["groups"]
        self.assertEqual(len(told), len(listed))
        ties = [row for row in sample.rows if row[0] != row[1] and row[2] not in vocabulary.NEGATIVE]
        for group in told:
            own = set(group["members"])
            self.assertIn(sorted(own), [sorted(one) for one in listed.values()])
            self.assertEqual(group["members"], sorted(own, key=str.encode))
            self.assertEqual(group["size"], len(own))
            inner = [row for row in ties if row[0] in own and row[1] in own]
            self.assertEqual(group["tiesWithin"], len(inner))
            self.assertEqual(group["tiesOut"], sum((row[0] in own) != (row[1] in own) for row in ties))
            self.assertEqual({k["kind"]: k["count"] for k in group["kinds"]},
                             dict(Counter(row[2] for row in inner)))
            ends = Counter(end for row in inner for end in row[:2])
            most = max(ends.values(), default=0)
            self.assertEqual(group["center"], min(
                (node for node in own if ends[node] == most), key=str.encode))
        return told

    def test_components_are_those_that_ties_connect(self):
        for name in ("mixed", "loops"):
            with self.subTest(name):
                sample = SAMPLES[name]
                done = self.run_job(self.groups(sample, "components")).last
                labels = graphs.components(sample)
                self.assertEqual(self.found(), labels)
                told = self.check_line(done, sample, labels)
                self.assertEqual([g["size"] for g in told],
                                 sorted((g["size"] for g in told), reverse=True))
                self.assertEqual(done["figures"]["components"], len(set(labels.values())))

    def test_of_a_strong_component_each_reaches_each(self):
        for name in ("mixed", "loops"):
            with self.subTest(name):
                sample = SAMPLES[name]
                plan = self.groups(sample, "strong-components")
                plan["graph"]["slot"] = 7
                done = self.run_job(plan).last
                labels = graphs.strong_components(sample)
                self.assertEqual(self.found(), labels)
                self.check_line(done, sample, labels)

    def test_strong_components_are_resumed_in_any_round(self):
        sample = tangle()
        plan = self.groups(sample, "strong-components", checkpoint={
            "path": str(self.folder / "point"), "every": 2, "fingerprint": "f", "resume": False})
        import strong

        limit, strong.LIMIT = strong.LIMIT, 5
        try:
            self.assertIn("in no component yet", self.run_job(plan, status=2).last["message"])
        finally:
            strong.LIMIT = limit
        plan["checkpoint"]["resume"] = True
        run = self.run_job(plan)
        self.assertEqual(next(l["round"] for l in run.lines if l["event"] == "round"), 5)
        labels = graphs.strong_components(sample)
        self.assertEqual(self.found(), labels)
        self.check_line(run.last, sample, labels)

    def test_cores_are_shells_from_the_highest_down(self):
        sample = SAMPLES["mixed"]
        done = self.run_job(self.groups(sample, "cores")).last
        labels = {node: "core %d" % core for node, core in graphs.cores(sample).items()}
        self.assertEqual(self.found(), labels)
        told = self.check_line(done, sample, labels, lambda label, members: label != "core 0")
        numbers = [int(group["label"].removeprefix("core ")) for group in told]
        self.assertEqual(numbers, sorted(numbers, reverse=True))
        self.assertEqual(done["figures"]["degeneracy"], numbers[0])

    def test_label_propagation_finds_groups_that_are_there(self):
        sample = graphs.planted(6, 20, within=0.5, between=0.02, seed=1)
        done = self.run_job(self.groups(sample, "label-propagation", "strength")).last
        labels = self.found()
        truth = graphs.modularity(sample, {node: node[0] for node in sample.nodes})
        self.assertTrue(done["converged"])
        self.assertAlmostEqual(done["figures"]["modularity"], graphs.modularity(sample, labels), 9)
        self.assertGreater(done["figures"]["modularity"], 0.95 * truth)
        self.check_line(done, sample, labels)
        # Each is with most of those it is tied to: no other group has more of its ties.
        weights = defaultdict(Counter)
        for (tail, head), weight in sample.arcs("ignore", True).items():
            weights[head][labels[tail]] += weight
        for node, own in weights.items():
            self.assertEqual(own[labels[node]], max(own.values()), node)

    def test_label_propagation_is_drawn_by_its_seed_and_weighs_ties(self):
        # Two circles, each tied within by heavy ties, and across by as many light ones.
        rows = [("%s%d" % (side, i), "%s%d" % (side, (i + step) % 8), "met-with", 5.0)
                for side in "ab" for i in range(8) for step in (1, 2)]
        rows += [("a%d" % i, "b%d" % ((i + step) % 8), "met-with", 0.25)
                 for i in range(8) for step in range(5)]
        sample, answers = graphs.Ties(rows), []
        for seed in (1, 1, 2):
            self.run_job(self.groups(sample, "label-propagation", "strength", groups={"seed": seed}))
            labels = self.found()
            self.assertTrue(all(len({labels[n] for n in labels if labels[n] == one}) == 1
                                and len({n[0] for n in labels if labels[n] == one}) == 1
                                for one in labels.values()), labels)
            answers.append(labels)
        self.assertEqual(answers[0], answers[1])

    def test_one_label_for_all_is_told(self):
        rows = [("n%d" % i, "n%d" % j, "met-with", 1.0) for i in range(12) for j in range(i)]
        run = self.run_job(self.groups(graphs.Ties(rows), "label-propagation", "strength"))
        self.assertIn("no clear communities", run.line("warning")["message"])

    def test_the_group_of_one_and_the_first_members(self):
        sample = SAMPLES["mixed"]
        labels = graphs.components(sample)
        plan = self.groups(sample, "components", groups={"entity": "sink", "members": 2, "top": 3})
        told = self.run_job(plan).last["groups"]
        self.assertEqual([(g["size"], g["members"]) for g in told], [(3, ["island 1", "island 2"])])
        plan["groups"]["entity"] = "alone"
        self.assertEqual(self.run_job(plan).last["groups"], [])
        plan["groups"]["entity"] = "nobody"
        self.assertIn("'nobody'", self.run_job(plan, status=2).last["message"])
        del plan["groups"]["entity"]
        plan["groups"]["top"] = 1
        told = self.run_job(plan).last["groups"]
        self.assertEqual([g["size"] for g in told], [max(Counter(labels.values()).values())])

    def test_other_methods_are_refused(self):
        run = self.run_job(self.groups(SAMPLES["loops"], "leiden"), status=2)
        self.assertIn("no way to find groups", run.last["message"])


if __name__ == "__main__":
    unittest.main()
