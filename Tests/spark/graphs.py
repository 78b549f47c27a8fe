"""Small graphs with all that graphs may hold, and plain definitions of the measures on them."""

import random
from collections import defaultdict

import vocabulary

KINDS = ["visited", "met-with", "aids", "attacks"]


class Ties:
    """Rows of ties: source, target, kind, weight."""

    def __init__(self, rows):
        self.rows = rows

    @property
    def nodes(self):
        return sorted({end for row in self.rows for end in row[:2]})

    def arcs(self, direction, is_weighted):
        """Merged arcs: (tail, head) to weight; without loops and ties that divide."""
        merged = defaultdict(float)
        for source, target, kind, weight in self.rows:
            if source == target or kind in vocabulary.NEGATIVE:
                continue
            ways = []
            both = direction == "ignore" or kind in vocabulary.SYMMETRIC
            if direction != "reversed" or both:
                ways.append((source, target))
            if direction == "reversed" or both:
                ways.append((target, source))
            for way in ways:
                merged[way] = merged[way] + weight if is_weighted else 1.0
        return dict(merged)


def samples():
    """Graphs by name."""
    chance = random.Random(5)
    names = ["a", "Ünï \"c\" ödé", "北京", "كرد", "x,y", "'; drop table ties; --", "`b`", "\u202e evil",
             "n" * 300] + ["node %d" % i for i in range(51)]
    rows = []
    for _ in range(260):
        source = names[int(len(names) * chance.random() ** 2)]
        target = names[int(len(names) * chance.random() ** 1.5)]
        rows.append((source, target, chance.choice(KINDS), chance.choice([0.5, 1.0, 2.0, 7.25])))
    rows += [rows[0]] * 3                                # parallel ties
    rows += [("alone", "alone", "visited", 1.0)]         # a loop, and a node without others
    rows += [("enemy", "foe", "attacks", 4.0)]           # nodes whose only tie divides
    rows += [("island 1", "island 2", "met-with", 2.0), ("island 2", "sink", "visited", 1.0)]
    hub = [("hub", "leaf %03d" % i, "visited", 1.0) for i in range(120)]
    hub += [("leaf %03d" % i, "leaf %03d" % ((i * 7 + 1) % 120), "met-with", 0.25)
            for i in range(120)]
    chain = [("c%02d" % i, "c%02d" % (i + 1), "visited", 1.0) for i in range(40)]
    return {"mixed": Ties(rows), "hub": Ties(hub), "chain": Ties(chain),
            "loops": Ties([("a", "a", "visited", 1.0), ("b", "b", "met-with", 1.0)])}


def pagerank(ties, direction, is_weighted, damping=0.85, tolerance=1e-10, seeds=None):
    """The scores, and the rounds after which the change is below the tolerance."""
    for rounds, (scores, change) in enumerate(
            walk(ties, direction, is_weighted, damping, seeds), start=1):
        if change < tolerance:
            return shares(scores), rounds


def pagerank_rounds(ties, direction, is_weighted, rounds):
    """The scores after some rounds."""
    steps = walk(ties, direction, is_weighted, 0.85, None)
    for _ in range(rounds):
        scores, _ = next(steps)
    return shares(scores)


def shares(scores):
    total = sum(scores.values())
    return {node: score / total for node, score in scores.items()}


def walk(ties, direction, is_weighted, damping, seeds):
    """The scores after each round, and how much it changed them."""
    nodes, arcs = ties.nodes, ties.arcs(direction, is_weighted)
    totals = defaultdict(float)
    for (tail, _), weight in arcs.items():
        totals[tail] += weight
    seeds = seeds or {node: 1.0 for node in nodes}
    jumps = {node: seeds.get(node, 0) / sum(seeds.values()) for node in nodes}
    scores = dict(jumps)
    while True:
        stranded = sum(score for node, score in scores.items() if not totals[node])
        jumping = 1 - damping + damping * stranded
        after = {node: jumping * jumps[node] for node in nodes}
        for (tail, head), weight in arcs.items():
            after[head] += damping * scores[tail] * weight / totals[tail]
        change = sum(abs(after[node] - scores[node]) for node in nodes)
        scores = after
        yield scores, change


def neighbors(ties):
    found = {node: set() for node in ties.nodes}
    for tail, head in ties.arcs("ignore", False):
        found[tail].add(head)
    return found


def components(ties):
    near, label = neighbors(ties), {}
    for node in sorted(near, key=str.encode):
        if node in label:
            continue
        stack, label[node] = [node], node
        while stack:
            for other in near[stack.pop()]:
                if other not in label:
                    label[other] = node
                    stack.append(other)
    return label


def cores(ties):
    near, found, k = neighbors(ties), {}, 0
    left = {node: set(others) for node, others in near.items()}
    while left:
        node = min(left, key=lambda n: len(left[n]))
        k = max(k, len(left[node]))
        found[node] = k
        for other in left.pop(node):
            left[other].discard(node)
    return found


def triangles(ties):
    near = neighbors(ties)
    counts = {}
    for node, others in near.items():
        counts[node] = sum(1 for a in others for b in others if a < b and b in near[a])
    return counts


def clustering(ties):
    near, counts = neighbors(ties), triangles(ties)
    return {node: 2 * counts[node] / (len(others) * (len(others) - 1)) if len(others) > 1 else 0.0
            for node, others in near.items()}


def hits(ties, direction, is_weighted, rounds):
    nodes, arcs = ties.nodes, ties.arcs(direction, is_weighted)
    hubs = {node: 1 / len(nodes) for node in nodes}
    authorities = dict.fromkeys(nodes, 0.0)
    for _ in range(rounds):
        authorities = dict.fromkeys(nodes, 0.0)
        for (tail, head), weight in arcs.items():
            authorities[head] += hubs[tail] * weight
        hubs = dict.fromkeys(nodes, 0.0)
        for (tail, head), weight in arcs.items():
            hubs[tail] += authorities[head] * weight
        for scores in (hubs, authorities):
            total = sum(scores.values()) or 1.0
            for node in nodes:
                scores[node] /= total
    return hubs, authorities


def strong_components(ties):
    """The least name of each component, by who reaches whom."""
    ahead = {node: set() for node in ties.nodes}
    for tail, head in ties.arcs("declared", False):
        ahead[tail].add(head)
    reached = {}
    for node in ties.nodes:
        stack, reached[node] = [node], {node}
        while stack:
            for other in ahead[stack.pop()] - reached[node]:
                reached[node].add(other)
                stack.append(other)
    return {node: min((other for other in reached[node] if node in reached[other]), key=str.encode)
            for node in ties.nodes}


def distances(ties, direction):
    """For each node how many steps it is from those that reach it, itself not among them."""
    behind = {node: set() for node in ties.nodes}
    for tail, head in ties.arcs(direction, False):
        behind[head].add(tail)
    found = {}
    for node in ties.nodes:
        steps, front, far = {}, {node}, 0
        while front:
            far += 1
            front = {other for one in front for other in behind[one]} - set(steps) - {node}
            steps.update(dict.fromkeys(front, far))
        found[node] = list(steps.values())
    return found


def harmonic(ties, direction):
    return {node: sum(1 / far for far in steps) for node, steps in distances(ties, direction).items()}


def closeness(ties, direction):
    others = len(ties.nodes) - 1
    return {node: len(steps) / others * len(steps) / sum(steps) if steps else 0.0
            for node, steps in distances(ties, direction).items()}


def planted(groups, size, within, between, seed):
    """Groups in which pairs are tied more often than between them."""
    chance = random.Random(seed)
    names = ["%s %02d" % (chr(97 + group), i) for group in range(groups) for i in range(size)]
    rows = [(one, other, "met-with", 1.0) for place, one in enumerate(names)
            for other in names[:place]
            if chance.random() < (within if one[0] == other[0] else between)]
    return Ties(rows)


def modularity(ties, label):
    """Of undirected ties with their weights."""
    arcs = ties.arcs("ignore", True)
    whole, within, degree = sum(arcs.values()), 0.0, defaultdict(float)
    for (tail, head), weight in arcs.items():
        degree[label[tail]] += weight
        within += weight if label[tail] == label[head] else 0
    return within / whole - sum((total / whole) ** 2 for total in degree.values())
