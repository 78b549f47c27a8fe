"""What scripts/bench can measure: the kernels and whole tasks, their graphs, who takes part."""

from dataclasses import dataclass

from goals import family

# The packages from PyPI that each peer needs.
NEEDS: dict[str, list[str]] = {
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
}

# Who uses a second thread, and in what.
PARALLEL: dict[str, set[str]] = {
    "pagerank": {"networkit", "graph-tool", "graphblas", "GAP"},
    "pagerank20": {"networkit", "graph-tool", "GAP"},
    "pagerank_weighted": {"networkit", "graph-tool", "graphblas"},
    "betweenness": {"networkit", "graph-tool", "rustworkx", "GAP"},
    "betweenness_weighted": {"networkit", "graph-tool"},
    "closeness": {"networkit", "graph-tool", "rustworkx"},
    "harmonic": {"networkit", "graph-tool"},
    "eigenvector": {"networkit", "graph-tool", "graphblas"},
    "katz": {"networkit", "graphblas"},
    "wcc": {"networkit", "GAP"},
    "triangles": {"networkit", "graph-tool", "graphblas", "scikit-network", "GAP"},
    "clustering": {"networkit", "graph-tool", "graphblas"},
    "bfs": {"GAP"},
    "sssp": {"GAP"},
    "kcore": {"networkit"},
    "louvain": {"networkit"},
    "leiden": {"networkit"},
    "labelprop": {"networkit"},
    "load": {"polars+networkit", "polars+scipy", "polars+igraph", "duckdb+scipy", "GAP"},
    "task": {"polars+networkit", "polars+scipy", "polars+igraph", "duckdb+scipy"},
}

# Who takes minutes where others take seconds, and the graphs on which it runs all the same.
SLOW: dict[str, set[str]] = {
    "networkx": {"rmat12", "rmat13", "rmat14", "inst2k"},
    "pandas+networkx": {"typed-10k", "typed-100k"},
}


@dataclass(frozen=True)
class Kernel:
    """Something to time."""

    title: str
    # How graphs are read: directed or undirected, weighted or not; `typed` has tables.
    mode: str
    graphs: list[str]
    quick: list[str]
    # How far numbers may differ.
    tolerance: float = 0
    # What else entente-bench calls it.
    aliases: tuple[str, ...] = ()
    families: tuple[str, ...] = ("rmat",)
    # Those who do a whole task, a process from the command to its answer: programs and what each
    # needs. Empty for a kernel, whose programs the peers name themselves.
    programs: tuple[tuple[str, str], ...] = ()

    @property
    def is_whole(self) -> bool:
        return bool(self.programs)

    def suits(self, graph: str) -> bool:
        return family(graph) in self.families


KERNELS: dict[str, Kernel] = {
    "task": Kernel(
        "whole task", "typed", ["typed-1m", "typed-100k", "typed-10k"], ["typed-10k"], 1e-6,
        families=("typed",),
        programs=(("entente", "entente"), ("polars+scipy", "polars"), ("duckdb+scipy", "duckdb"),
                  ("polars+networkit", "networkit"), ("polars+igraph", "igraph"),
                  ("pandas+networkx", "pandas"))),
    "load": Kernel(
        "text edge list to a graph", "d", ["rmat20", "rmat18"], ["rmat14"],
        programs=(("entente", "entente"), ("polars+scipy", "polars"), ("duckdb+scipy", "duckdb"),
                  ("polars+networkit", "networkit"), ("polars+igraph", "igraph"),
                  ("networkit", "networkit"), ("igraph", "igraph"), ("networkx", "networkx"),
                  ("GAP", "GAP"))),
    "pagerank20": Kernel("PageRank, 20 iterations", "d", ["rmat20", "rmat18"], ["rmat14"], 1e-4),
    "pagerank": Kernel("PageRank", "d", ["rmat18"], ["rmat14"], 1e-3),
    "pagerank_weighted": Kernel(
        "weighted PageRank", "dw", ["rmat18"], ["rmat14"], 1e-3, ("pagerank_w",)),
    "wcc": Kernel("weak components", "u", ["rmat20", "rmat18"], ["rmat14"]),
    "scc": Kernel("strong components", "d", ["rmat18"], ["rmat14"]),
    "bfs": Kernel("breadth-first search", "u", ["rmat20", "rmat18"], ["rmat14"]),
    "sssp": Kernel("weighted shortest paths", "dw", ["rmat18"], ["rmat14"], 1e-9),
    "kcore": Kernel("core numbers", "u", ["rmat18"], ["rmat14"]),
    "eigenvector": Kernel("eigenvector centrality", "u", ["rmat18"], ["rmat14"], 1e-4),
    "katz": Kernel("Katz centrality", "u", ["rmat18"], ["rmat14"], 1e-4),
    "louvain": Kernel("Louvain", "u", ["inst20k", "rmat18"], ["inst2k", "rmat14"], .002,
                      families=("rmat", "inst")),
    "leiden": Kernel("Leiden", "u", ["inst20k", "rmat18"], ["inst2k", "rmat14"], .002,
                     families=("rmat", "inst")),
    "labelprop": Kernel("label propagation", "u", ["rmat18"], ["rmat14"], 1,
                        ("lpa", "labelpropagation"), ("rmat", "inst")),
    "triangles": Kernel("triangles", "u", ["rmat18"], ["rmat14"]),
    "clustering": Kernel("local clustering", "u", ["rmat18"], ["rmat14"], 1e-9),
    "closeness": Kernel("closeness", "u", ["rmat13"], ["rmat12"], 1e-9),
    "harmonic": Kernel("harmonic centrality", "u", ["rmat13"], ["rmat12"], 1e-9),
    "betweenness_weighted": Kernel("weighted betweenness", "uw", ["inst2k"], ["inst2k"], 1e-9,
                                   ("betweenness_w",), ("inst",)),
    "betweenness": Kernel("betweenness", "u", ["rmat13"], ["rmat12"], 1e-9),
    "summit": Kernel("rank the summit", "summit", ["summit"], ["summit"], families=("summit",),
                     programs=(("entente", "entente"),)),
}
