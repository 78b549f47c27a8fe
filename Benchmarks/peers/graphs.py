"""Makes the graphs that scripts/bench runs on: the same bytes on every machine.

    graphs.py FOLDER NAME...

rmatS    R-MAT of scale S, edge factor 16, a .57, b .19, c .19, d .05; ids permuted, loops and
         duplicates removed, isolated ids dropped. rmatS.d.tsv is directed, rmatS.dw.tsv has
         weights 1 to 255, rmatS.u.tsv has each undirected edge once.
instN    who sits with whom: actors in organizations, a power law on both sides; inst2k.uw.tsv
         and inst20k.uw.tsv weigh a pair by the number of organizations that it shares.
typed-N  a table as analysts have it: nodes.csv (id, label, kind) and edges.csv (source, target,
         kind, weight, since, until, source_id), ten times as many edges as nodes. Labels are of
         many scripts, some with commas and quotes.
edges-N  R-MAT with N different pairs and a tenth as many nodes; edges-1e6 has a million. They are
         undirected in edges-N.u.tsv, and run one way or the other in edges-N.d.tsv.
"""

import math
import re
import sys
from pathlib import Path

import numpy as np
import polars as pl

SEED = 20240703

# How many rows of a table of edges are made at a time.
ROWS = 10_000_000

FIRST = ["Aigerim", "Xi", "Vladimir", "Narendra", "Қасым-Жомарт", "Владимир", "习", "محمد", "José",
         "Zoë", "Łukasz", "Şavkat", "Sadyr", "Emomali", "শেখ", "Nguyễn", "Þóra", "Ödön", "Imran",
         "Sergei"]
LAST = ["Toqaev", "Тоқаев", "Лавров", "王毅", "علي", "Fernández", "Müller", "Mirziyoyev",
        "Жээнбеков", "Rahmon", "Modi", "Sharif", "Łukaszenka", "Guðmundsson", "O'Brien", "Nguyễn",
        "Öztürk", "Çelik", "Batbold", "Hun"]
ORGANIZATION = ["Ministry of Foreign Affairs, Republic of", "Союз", "上海合作组织",
                "Union \"Восток\"", "منظمة", "Assemblée", "Council, Regional, of", "Ұйым",
                "Treaty Organization", "Forum"]
STATE = ["Republic", "Қазақстан", "Federation", "民国", "Emirate", "Монгол", "Côte", "Kingdom",
         "Union", "Confederation"]
RELATION = ["member", "partner", "ally", "met-with", "observer", "dialogue-partner", "trades-with",
            "leads", "sanctions"]


def random(name):
    return np.random.Generator(np.random.PCG64([SEED, *name.encode()]))


def pack(u, v):
    return (u.astype(np.uint64) << np.uint64(32)) | v.astype(np.uint64)


def unpack(key):
    return (key >> np.uint64(32)).astype(np.int64), (key & np.uint64(0xFFFFFFFF)).astype(np.int64)


def write(path, *columns):
    """A row a line, and the same columns for programs that time no reading; the file appears when
    it is complete."""
    frame = pl.DataFrame({str(i): column for i, column in enumerate(columns)})
    frame.write_csv(f"{path}.part", separator="\t", include_header=False)
    keep(path, columns)
    Path(f"{path}.part").rename(path)


def keep(path, columns):
    """Keeps the columns of a file beside it."""
    np.save(f"{path}.part.npy", np.array(columns, np.int32))
    Path(f"{path}.part.npy").rename(f"{path}.npy")


def drawn(rng, scale, count):
    """Random pairs of an R-MAT, packed; some are equal, some are loops."""
    for start in range(0, count, 1 << 22):
        size = min(count - start, 1 << 22)
        u, v = np.zeros(size, np.uint32), np.zeros(size, np.uint32)
        for _ in range(scale):
            x = rng.random(size)
            right = ((x >= .57) & (x < .57 + .19)) | (x >= .57 + .19 + .19)
            u = (u << np.uint32(1)) | (x >= .57 + .19)
            v = (v << np.uint32(1)) | right
        yield pack(u, v)


def relabeled(rng, u, v, size):
    """The same pairs with random ids, without gaps."""
    present = np.zeros(size, bool)
    present[u] = present[v] = True
    label = np.full(size, -1, np.int64)
    label[present] = rng.permutation(int(present.sum()))
    return label[u], label[v]


def rmat(folder, scale):
    rng = random(f"rmat{scale}")
    u, v = unpack(np.unique(np.concatenate(list(drawn(rng, scale, 16 << scale)))))
    u, v = relabeled(rng, u[u != v], v[u != v], 1 << scale)
    order = rng.permutation(len(u))
    u, v = u[order], v[order]
    weight = random(f"rmatw{scale}").integers(1, 256, len(u), dtype=np.int32)
    write(f"{folder}/rmat{scale}.dw.tsv", u, v, weight)
    write(f"{folder}/rmat{scale}.d.tsv", u, v)
    key = np.unique(pack(np.minimum(u, v), np.maximum(u, v)))
    write(f"{folder}/rmat{scale}.u.tsv",
          *unpack(key[random(f"rmatu{scale}").permutation(len(key))]))


def growing(folder, name, edges):
    rng = random(name)
    scale = round(math.log2(edges / 10))
    keys = np.empty(0, np.uint64)
    while len(keys) < edges:
        u, v = unpack(np.concatenate(list(drawn(rng, scale, int(1.5 * (edges - len(keys))) + 99))))
        one_way = pack(np.minimum(u, v), np.maximum(u, v))[u != v]
        keys = np.unique(np.concatenate([keys, one_way]))
    u, v = relabeled(rng, *unpack(rng.permutation(keys)[:edges]), 1 << scale)
    write(f"{folder}/{name}.u.tsv", u, v)
    turns = rng.random(edges) < .5
    write(f"{folder}/{name}.d.tsv", np.where(turns, v, u), np.where(turns, u, v))


def institutions(folder, name, actors, organizations, largest):
    rng = random(name)
    sizes = np.maximum(3, largest * np.arange(1, organizations + 1) ** -.6).astype(np.int64)
    share = np.arange(1, actors + 1) ** -.5
    reach = np.cumsum((share / share.sum())[rng.permutation(actors)])
    members = []
    for size in sizes:
        drawn = np.searchsorted(reach, rng.random(int(size * 1.3) + 2))
        drawn = np.minimum(drawn, actors - 1)
        first = np.sort(np.unique(drawn, return_index=True)[1])
        members.append(np.sort(drawn[first][:size]))
    used = np.unique(np.concatenate(members))
    label = np.full(actors, -1, np.int64)
    label[used] = np.arange(len(used))
    pairs = []
    for each in members:
        i, j = np.triu_indices(len(each), 1)
        pairs.append(pack(label[each[i]], label[each[j]]))
    key, weight = np.unique(np.concatenate(pairs), return_counts=True)
    order = rng.permutation(len(key))
    write(f"{folder}/{name}.uw.tsv", *unpack(key[order]), weight[order])


def typed(folder, name, nodes):
    edges = 10 * nodes
    rng = random(name)
    kind = rng.choice(3, nodes, p=[.05, .75, .20]).astype(np.uint32)
    a, b = (rng.integers(0, 20, nodes).astype(np.uint32) for _ in range(2))
    number = pl.Series(np.arange(nodes)).cast(pl.String)

    def words(of, which):
        return pl.Series(of).gather(pl.Series(which))

    frame = pl.DataFrame({
        "id": words(["st", "ld", "og"], kind) + "-" + number,
        "leader": words(FIRST, a) + " " + words(LAST, b) + " " + number,
        "organization": words(ORGANIZATION, a % 10) + " " + number,
        "state": words(STATE, b % 10) + " " + number,
        "kind": words(["state", "leader", "organization"], kind)})
    label = pl.coalesce(*(pl.when(pl.col("kind") == each).then(pl.col(each))
                          for each in ("leader", "organization", "state")))
    permutation = rng.permutation(nodes)
    (folder / name).mkdir(exist_ok=True)
    frame.select("id", label.alias("label"), "kind").write_csv(folder / name / "nodes.csv")
    with open(folder / name / "edges.csv.part", "wb") as file:
        for start in range(0, edges, ROWS):
            rows = ties(rng, frame["id"], permutation, min(ROWS, edges - start))
            rows.write_csv(file, include_header=start == 0)
    (folder / name / "edges.csv.part").rename(folder / name / "edges.csv")


def ties(rng, ids, permutation, edges):
    """Rows of a typed table of edges."""
    def words(of, which):
        return pl.Series(of).gather(pl.Series(which))

    nodes = len(permutation)
    source = permutation[np.minimum((nodes * rng.random(edges) ** 2.2).astype(np.int64), nodes - 1)]
    target = permutation[np.minimum((nodes * rng.random(edges) ** 3.0).astype(np.int64), nodes - 1)]
    target = np.where(source == target, (target + 1) % nodes, target)
    since = rng.integers(0, 12000, edges)
    until = since + rng.integers(1, 4000, edges)
    is_open = rng.random(edges) < .6
    weight = rng.integers(1, 1000, edges) / 100.0
    relation = rng.integers(0, len(RELATION), edges)
    cited = pl.Series(rng.integers(0, max(10, nodes // 20), edges)).cast(pl.String)
    first_day = np.datetime64("1991-12-25")
    table = pl.DataFrame({
        "source": words(ids, source), "target": words(ids, target),
        "kind": words(RELATION, relation), "weight": weight,
        "since": first_day + since.astype("timedelta64[D]"),
        "until": first_day + until.astype("timedelta64[D]"), "open": is_open,
        "source_id": "src-" + cited})
    until = pl.when(pl.col("open")).then(None).otherwise(pl.col("until")).alias("until")
    return table.with_columns(until).drop("open")


INSTITUTIONS = {"inst2k": (2000, 200, 200), "inst20k": (20000, 2000, 900)}
TABLES = {"typed-10k": 10_000, "typed-100k": 100_000, "typed-1m": 1_000_000,
          "typed-10m": 10_000_000}


def make(folder, name):
    if re.fullmatch("rmat[0-9]+", name):
        rmat(folder, int(name[4:]))
    elif name in INSTITUTIONS:
        institutions(folder, name, *INSTITUTIONS[name])
    elif name in TABLES:
        typed(folder, name, TABLES[name])
    elif re.fullmatch("edges-1e[0-9]", name):
        growing(folder, name, int(float(name[6:])))
    else:
        sys.exit(f"no graph is called {name}; there are rmatS, edges-1eN, "
                 + ", ".join([*INSTITUTIONS, *TABLES]))


if __name__ == "__main__":
    for name in sys.argv[2:]:
        make(Path(sys.argv[1]), name)
