"""What scripts/bench measures: the kernels, their graphs and goals, and when results agree."""

import re
from dataclasses import dataclass, field

# The packages that each peer needs.
NEEDS = {
    "scipy": ["numpy", "scipy", "polars"],
    "igraph": ["igraph"],
    "networkit": ["networkit"],
    "graphblas": ["python-graphblas", "graphblas-algorithms"],
    "rustworkx": ["rustworkx"],
    "scikit-network": ["scikit-network"],
    "networkx": ["networkx"],
    "polars": ["polars"],
    "duckdb": ["duckdb"],
    "pandas": ["pandas"],
    "graph-tool": [],
}

# Who uses a second thread, and in what.
PARALLEL = {
    "pagerank": {"networkit", "graph-tool", "graphblas"},
    "pagerank20": {"networkit", "graph-tool"},
    "pagerank_weighted": {"networkit", "graph-tool", "graphblas"},
    "betweenness": {"networkit", "graph-tool", "rustworkx"},
    "betweenness_weighted": {"networkit", "graph-tool"},
    "closeness": {"networkit", "graph-tool", "rustworkx"},
    "harmonic": {"networkit", "graph-tool"},
    "eigenvector": {"networkit", "graph-tool", "graphblas"},
    "katz": {"networkit", "graphblas"},
    "wcc": {"networkit"},
    "triangles": {"networkit", "graph-tool", "graphblas", "scikit-network"},
    "clustering": {"networkit", "graph-tool", "graphblas"},
    "kcore": {"networkit"},
    "louvain": {"networkit"},
    "leiden": {"networkit"},
    "labelprop": {"networkit"},
    "load": {"polars+networkit", "polars+scipy"},
    "task": {"polars+scipy", "duckdb+scipy"},
}

# Who takes minutes where others take seconds, and the graphs on which it runs all the same.
SLOW = {
    "networkx": {"rmat12", "rmat13", "rmat14", "inst2k"},
    "pandas+networkx": {"typed-10k", "typed-100k"},
}


@dataclass
class Goal:
    """At most `factor` times the CPU seconds of the best peer, `against`, on some graphs."""

    factor: float
    against: str
    graphs: tuple


@dataclass
class Kernel:
    title: str
    mode: str
    graphs: list
    quick: list
    goal: Goal = None
    tolerance: float = 0
    aliases: tuple = ()
    families: tuple = ("rmat",)
    # Those who do a whole task, a process from the command to its answer.
    programs: dict = field(default_factory=dict)

    @property
    def is_whole(self):
        return bool(self.programs)

    def file(self, data, graph):
        if graph.startswith("typed"):
            return data / graph / "edges.csv"
        mode = "uw" if graph.startswith("inst") else self.mode
        return data / f"{graph}.{mode}.tsv"

    def command(self, variant, name, graph, threads, repeats, options, python, peers):
        """The words that time a program; `name` is what it calls the kernel."""
        path = self.file(options.data, graph)
        mode = path.suffixes[-2][1:] if path.suffix == ".tsv" else ""
        if not self.is_whole:
            if variant == "entente":
                return [options.build / "entente-bench", path, mode, threads, repeats, name]
            python = "/usr/bin/python3" if variant == "graph-tool" else python
            return [python, peers / "worker.py", variant, path, mode, threads, repeats, name]
        entente = options.build / "entente"
        nodes = path.with_name("nodes.csv")
        if self.mode == "typed":
            if variant == "entente":
                return [entente, "rank", path, "--with", nodes, "--by", "pagerank", "--top", 20,
                        "--format", "tsv", "--quiet"]
            return [python, peers / "tasks" / (variant.replace("+", "_") + ".py"), nodes, path]
        if variant == "entente":
            return [entente, "show", path, "--input-format", "edge-list", "--format", "json",
                    "--quiet"]
        return [python, peers / "tasks" / "load.py", variant, path]

    def answer(self, output):
        """A digest of what a whole task printed."""
        if self.mode == "typed":
            rows = [line.split("\t") for line in output.splitlines()]
            rows = [row for row in rows if row[0] != "rank"]
            return {"top": [[row[1] if len(row) == 5 else row[0], float(row[-1])] for row in rows]}
        numbers = re.search(r'"entities": *(\d+).*?"relations": *(\d+)', output, re.S)
        n, m = numbers.groups() if numbers else output.split()[:2]
        return {"nodes": int(n), "edges": int(m)}


KERNELS = {
    "pagerank": Kernel("PageRank", "d", ["rmat18"], ["rmat14"],
                       Goal(.8, "graphblas", ("rmat18",)), 1e-3),
    "pagerank20": Kernel("PageRank, 20 iterations", "d", ["rmat18", "rmat20"], ["rmat14"],
                         Goal(.8, "GAP", ("rmat20",)), 1e-4),
    "pagerank_weighted": Kernel("weighted PageRank", "dw", ["rmat18"], ["rmat14"],
                                Goal(.5, "networkit", ("rmat18",)), 1e-3, ("pagerank_w",)),
    "betweenness": Kernel("betweenness", "u", ["rmat13"], ["rmat12"],
                          Goal(.33, "GAP", ("rmat13",)), 1e-9),
    "betweenness_weighted": Kernel("weighted betweenness", "uw", ["inst2k"], ["inst2k"],
                                   Goal(.5, "networkit", ("inst2k",)), 1e-9, ("betweenness_w",),
                                   ("inst",)),
    "closeness": Kernel("closeness", "u", ["rmat13"], ["rmat12"],
                        Goal(.1, "igraph", ("rmat13",)), 1e-9),
    "harmonic": Kernel("harmonic centrality", "u", ["rmat13"], ["rmat12"],
                       Goal(.1, "igraph", ("rmat13",)), 1e-9),
    "triangles": Kernel("triangles", "u", ["rmat18"], ["rmat14"], Goal(.5, "GAP", ("rmat18",))),
    "clustering": Kernel("local clustering", "u", ["rmat18"], ["rmat14"],
                         Goal(.5, "igraph", ("rmat18",)), 1e-9),
    "kcore": Kernel("core numbers", "u", ["rmat18"], ["rmat14"],
                    Goal(.5, "graph-tool", ("rmat18",))),
    "wcc": Kernel("weak components", "u", ["rmat18", "rmat20"], ["rmat14"],
                  Goal(1, "GAP", ("rmat20",))),
    "scc": Kernel("strong components", "d", ["rmat18"], ["rmat14"],
                  Goal(.8, "networkit", ("rmat18",))),
    "bfs": Kernel("breadth-first search", "u", ["rmat18", "rmat20"], ["rmat14"],
                  Goal(1, "GAP", ("rmat20",))),
    "sssp": Kernel("weighted shortest paths", "dw", ["rmat18"], ["rmat14"],
                   Goal(1, "GAP", ("rmat18",)), 1e-9),
    "eigenvector": Kernel("eigenvector centrality", "u", ["rmat18"], ["rmat14"],
                          Goal(.7, "graphblas", ("rmat18",)), 1e-4),
    "katz": Kernel("Katz centrality", "u", ["rmat18"], ["rmat14"],
                   Goal(.7, "graphblas", ("rmat18",)), 1e-4),
    "louvain": Kernel("Louvain", "u", ["inst20k", "rmat18"], ["inst2k", "rmat14"],
                      Goal(.5, "networkit", ("inst20k", "rmat18")), .002,
                      families=("rmat", "inst")),
    "leiden": Kernel("Leiden", "u", ["inst20k", "rmat18"], ["inst2k", "rmat14"],
                     Goal(.5, "networkit", ("inst20k", "rmat18")), .002,
                     families=("rmat", "inst")),
    "labelprop": Kernel("label propagation", "u", ["rmat18"], ["rmat14"],
                        Goal(.5, "networkit", ("rmat18",)), 1,
                        ("lpa", "labelpropagation"), ("rmat", "inst")),
    "load": Kernel("text edge list to a graph", "d", ["rmat18", "rmat20"], ["rmat14"],
                   Goal(.33, "polars+networkit", ("rmat20",)),
                   programs={"entente": ["entente"],
                             "polars": ["polars+networkit", "polars+scipy"],
                             "networkit": ["networkit"], "igraph": ["igraph"],
                             "networkx": ["networkx"]}),
    "task": Kernel("whole task", "typed", ["typed-10k", "typed-100k", "typed-1m"], ["typed-10k"],
                   Goal(.1, "polars+scipy", ("typed-10k", "typed-100k")), 1e-6,
                   families=("typed",),
                   programs={"entente": ["entente"], "polars": ["polars+scipy"],
                             "duckdb": ["duckdb+scipy"], "pandas": ["pandas+networkx"]}),
}

# The whole task on the largest table has a goal of its own.
TASK_GOALS = {"typed-1m": Goal(.2, "polars+scipy", ("typed-1m",))}


def goal(name, graph):
    """The goal of a kernel on a graph, if it has one there."""
    found = TASK_GOALS.get(graph) or KERNELS[name].goal
    return found if found and graph in found.graphs else None


def agreement(kernel, ours, theirs):
    """Whether two digests agree: (true, false or nil where nothing compares; how near)."""
    ours, theirs = plain(kernel, ours), plain(kernel, theirs)
    if "modularity" in theirs:
        words = f"Q {theirs['modularity']:.4f}"
        if "modularity" not in ours:
            return None, words
        return ours["modularity"] >= theirs["modularity"] - kernel.tolerance, words
    for exact in ("parts", "largest", "count", "nodes", "edges"):
        if exact in ours and exact in theirs and ours[exact] != theirs[exact]:
            return False, f"{theirs[exact]} {exact} for {ours[exact]}"
    pairs = list(numbers(kernel, ours, theirs))
    if kernel.mode == "typed" and [row[0] for row in ours["top"]] != [
            row[0] for row in theirs["top"]]:
        return False, "another first twenty"
    if not pairs:
        common = {"parts", "count", "nodes"} & ours.keys() & theirs.keys()
        return (True, "equal") if common else (None, "not compared")
    far = max(0 if a == b else abs(a - b) / max(abs(a), abs(b)) for a, b in pairs)
    return far <= kernel.tolerance, "equal" if far == 0 else f"{far:.0e}"


def plain(kernel, digest):
    """A digest with one name for each number: parts are no other count, a sum is the l1."""
    names = {"sum": "l1"} | ({} if kernel is KERNELS["triangles"] else {"count": "parts"})
    return {names.get(key, key): value for key, value in digest.items()}


def numbers(kernel, ours, theirs):
    """Numbers that should be equal, pair by pair; those of vectors without a scale by length."""
    free = kernel.title.startswith(("eigenvector", "Katz"))
    scale = [digest["l2"] if free else 1 for digest in (ours, theirs)]
    for key in ("l1", "l2", "max"):
        if key in ours and key in theirs:
            yield ours[key] / scale[0], theirs[key] / scale[1]
    for (_, a), (_, b) in zip(ours.get("top", ()), theirs.get("top", ())):
        yield a / scale[0], b / scale[1]
