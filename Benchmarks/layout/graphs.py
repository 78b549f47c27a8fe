"""Makes the graphs that scripts/bench-layout draws: the same bytes on every machine.

tiesN     N nodes and three times as many ties between random pairs; ties5k has 5,000 nodes.
gridAxB   rows and columns of nodes, joined to those beside them.
treeN     a random recursive tree: each node hangs on one of those before it.
rmatS     R-MAT of scale S, four edges a node, without loops, parallel edges and isolated nodes.
instN     actors and the organizations that they belong to, N in all: few large organizations, many
          small ones, in regions that share some actors.
"""

import random
import re
from pathlib import Path

SEED = 20240703


def ties(draw: random.Random, nodes: int) -> set[tuple[int, int]]:
    return drawn(3 * nodes, lambda: (int(draw.random() * nodes), int(draw.random() * nodes)))


def drawn(count: int, pair) -> set[tuple[int, int]]:
    """As many different pairs without loops."""
    edges: dict[tuple[int, int], None] = {}
    while len(edges) < count:
        u, v = pair()
        if u != v:
            edges[min(u, v), max(u, v)] = None
    return set(edges)


def grid(width: int, height: int) -> set[tuple[int, int]]:
    nodes = range(width * height)
    return {(v, v + 1) for v in nodes if (v + 1) % width} | {
        (v, v + width) for v in nodes if v + width < width * height}


def tree(draw: random.Random, nodes: int) -> set[tuple[int, int]]:
    return {(int(draw.random() * v), v) for v in range(1, nodes)}


def rmat(draw: random.Random, scale: int) -> set[tuple[int, int]]:
    def pair():
        u = v = 0
        for _ in range(scale):
            x = draw.random()
            u, v = 2 * u + (x >= .76), 2 * v + (.57 <= x < .76 or x >= .95)
        return u, v
    return drawn(4 << scale, pair)


def institutions(draw: random.Random, nodes: int) -> set[tuple[int, int]]:
    organizations = nodes // 10
    actors = nodes - organizations
    regions = 12
    edges = set()
    for number in range(organizations):
        region = number % regions
        size = max(3, int(nodes / 25 * (1 + number // regions) ** -.7))
        for _ in range(size):
            # One member in eight comes from anywhere.
            home = region if draw.random() < .875 else int(draw.random() * regions)
            place = int((actors // regions) * draw.random() ** 1.5)
            edges.add((organizations + home + regions * place, number))
    return edges


def edges_of(name: str) -> list[tuple[int, int]]:
    """The edges of a graph, without gaps in the numbers of its nodes, in random order."""
    kind, size = re.fullmatch("([a-z]+)(.+)", name).groups()
    draw = random.Random(f"{SEED} {name}")
    if kind == "grid":
        edges = grid(*map(int, size.split("x")))
    elif kind == "rmat":
        edges = rmat(draw, int(size))
    else:
        count = int(size.replace("k", "000"))
        edges = {"ties": ties, "tree": tree, "inst": institutions}[kind](draw, count)
    used = sorted({v for edge in edges for v in edge})
    label = dict(zip(used, draw.sample(range(len(used)), len(used))))
    return draw.sample([(label[u], label[v]) for u, v in sorted(edges)], len(edges))


def make(folder: Path, name: str) -> Path:
    """The file of a graph, an edge a line."""
    path = folder / f"{name}.u.tsv"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text("".join(f"{u}\t{v}\n" for u, v in edges_of(name)))
        part.rename(path)
    return path
