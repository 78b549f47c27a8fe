"""Times kernels of one peer on one graph, for scripts/bench, as entente-bench does for Entente.

    worker.py PEER FILE u|d|uw|dw THREADS REPEATS KERNEL...
    worker.py kernels PEER...

Each kernel gives a line of JSON: seconds of each run (wall and CPU, from the peer's own graph to
results in Python), peak memory of the process, and a digest of the result.

Every peer is asked for the same: PageRank with damping .85, dangling mass spread evenly, until
the sum of changes is below N · 1e-9 (igraph solves exactly); betweenness, closeness and harmonic
exact and undirected, pairs once, closeness as Wasserman and Faust have it; Katz with alpha = .5 /
greatest degree; searches from the first node of highest degree.
"""

import gc
import importlib
import json
import resource
import sys
import time
from types import SimpleNamespace

import numpy as np


def edges(path, mode):
    """Sources, targets and weights, as graphs.py keeps them beside the text."""
    columns = np.load(f"{path}.npy")
    return columns[0], columns[1], columns[2] if mode.endswith("w") else None


def matrix(g):
    import scipy.sparse as sp
    w = np.ones(len(g.u)) if g.w is None else g.w.astype(float)
    if g.directed:
        return sp.csr_matrix((w, (g.u, g.v)), shape=(g.n, g.n))
    return sp.csr_matrix((np.r_[w, w], (np.r_[g.u, g.v], np.r_[g.v, g.u])), shape=(g.n, g.n))


def in_order(g, values, missing=0):
    return [values.get(i, missing) if isinstance(values, dict) else values[i] if i in values
            else missing for i in range(g.n)]


def labels(g, parts):
    of = [0] * g.n
    for label, part in enumerate(parts):
        for node in part:
            of[node] = label
    return of


def of_the_whole(g, closeness, component):
    """Closeness within components, scaled as Wasserman and Faust have it."""
    component = np.asarray(component)
    return np.nan_to_num(closeness) * (np.bincount(component)[component] - 1) / (g.n - 1)


def networkx():
    import networkx as nx

    def build(g):
        graph = nx.DiGraph() if g.directed else nx.Graph()
        graph.add_nodes_from(range(g.n))
        if g.w is None:
            graph.add_edges_from(zip(g.u.tolist(), g.v.tolist()))
        else:
            graph.add_weighted_edges_from(zip(g.u.tolist(), g.v.tolist(), g.w.tolist()))
        return graph

    iterate = dict(max_iter=1000, tol=1e-9)
    return build, {
        "pagerank": lambda g, G: in_order(g, nx.pagerank(G, .85, weight=None, **iterate)),
        "pagerank_weighted": lambda g, G: in_order(g, nx.pagerank(G, .85, **iterate)),
        "betweenness": lambda g, G: in_order(g, nx.betweenness_centrality(G, normalized=False)),
        "betweenness_weighted": lambda g, G: in_order(
            g, nx.betweenness_centrality(G, normalized=False, weight="weight")),
        "closeness": lambda g, G: in_order(g, nx.closeness_centrality(G)),
        "harmonic": lambda g, G: in_order(g, nx.harmonic_centrality(G)),
        "eigenvector": lambda g, G: in_order(g, nx.eigenvector_centrality(G, **iterate)),
        "katz": lambda g, G: in_order(g, nx.katz_centrality(G, g.alpha, **iterate)),
        "wcc": lambda g, G: labels(g, nx.connected_components(G)),
        "scc": lambda g, G: labels(g, nx.strongly_connected_components(G)),
        "triangles": lambda g, G: sum(nx.triangles(G).values()) // 3,
        "clustering": lambda g, G: in_order(g, nx.clustering(G)),
        "kcore": lambda g, G: in_order(g, nx.core_number(G)),
        "bfs": lambda g, G: in_order(g, nx.single_source_shortest_path_length(G, g.start), -1),
        "sssp": lambda g, G: in_order(g, nx.single_source_dijkstra_path_length(G, g.start), -1),
        "louvain": lambda g, G: labels(g, nx.community.louvain_communities(
            G, weight=g.weight, seed=1)),
        "labelprop": lambda g, G: labels(g, nx.community.fast_label_propagation_communities(
            G, weight=g.weight, seed=1)),
    }


def igraph():
    import igraph as ig

    def build(g):
        graph = ig.Graph(g.n, np.column_stack([g.u, g.v]).astype(np.int64), directed=g.directed)
        if g.w is not None:
            graph.es["weight"] = g.w.tolist()
        return graph

    def triangles(g, G):
        degrees = np.array(G.degree())
        return round(G.transitivity_undirected() * float((degrees * (degrees - 1) // 2).sum()) / 3)

    return build, {
        "pagerank": lambda g, G: G.pagerank(damping=.85),
        "pagerank_weighted": lambda g, G: G.pagerank(damping=.85, weights="weight"),
        "betweenness": lambda g, G: G.betweenness(directed=False),
        "betweenness_weighted": lambda g, G: G.betweenness(directed=False, weights="weight"),
        "closeness": lambda g, G: of_the_whole(
            g, G.closeness(normalized=True), G.connected_components().membership),
        "harmonic": lambda g, G: np.array(G.harmonic_centrality(normalized=True)) * (g.n - 1),
        "eigenvector": lambda g, G: G.eigenvector_centrality(scale=False),
        "wcc": lambda g, G: G.connected_components(mode="weak").membership,
        "scc": lambda g, G: G.connected_components(mode="strong").membership,
        "triangles": triangles,
        "clustering": lambda g, G: G.transitivity_local_undirected(mode="zero"),
        "kcore": lambda g, G: G.coreness(),
        "bfs": lambda g, G: G.distances(source=g.start, mode="out")[0],
        "sssp": lambda g, G: G.distances(source=g.start, weights="weight", mode="out")[0],
        "louvain": lambda g, G: G.community_multilevel(weights=g.weight).membership,
        "leiden": lambda g, G: G.community_leiden(
            objective_function="modularity", weights=g.weight, n_iterations=2).membership,
        "labelprop": lambda g, G: G.community_label_propagation(weights=g.weight).membership,
    }


def networkit():
    import networkit as nk
    central, community, components = nk.centrality, nk.community, nk.components

    def build(g):
        nk.setNumberOfThreads(g.threads)
        nk.setSeed(1, False)
        w = np.ones(len(g.u)) if g.w is None else g.w.astype(float)
        ends = g.u.astype(np.uint64), g.v.astype(np.uint64)
        return nk.GraphFromCoo((w, ends), n=g.n, weighted=g.w is not None, directed=g.directed)

    def run(algorithm):
        algorithm.run()
        return algorithm

    def pagerank(G, tolerance, iterations=None):
        ranks = central.PageRank(
            G, .85, tolerance, distributeSinks=central.SinkHandling.DistributeSinks)
        ranks.norm = central.Norm.L1_NORM
        if iterations:
            ranks.maxIterations = iterations
        return run(ranks).scores()

    def triangles(g, G):
        G.indexEdges()
        return int(sum(run(nk.sparsification.TriangleEdgeScore(G)).scores())) // 3

    def weak(g, G):
        kind = "ParallelConnectedComponents" if g.threads > 1 else "ConnectedComponents"
        return run(getattr(components, kind)(G)).getPartition().getVector()

    return build, {
        "pagerank": lambda g, G: pagerank(G, g.n * 1e-9),
        "pagerank20": lambda g, G: pagerank(G, 0, 20),
        "pagerank_weighted": lambda g, G: pagerank(G, g.n * 1e-9),
        "betweenness": lambda g, G: np.array(run(central.Betweenness(G)).scores()) / 2,
        "betweenness_weighted": lambda g, G: np.array(run(central.Betweenness(G)).scores()) / 2,
        "closeness": lambda g, G: run(
            central.Closeness(G, True, central.ClosenessVariant.GENERALIZED)).scores(),
        "harmonic": lambda g, G: run(central.HarmonicCloseness(G, False)).scores(),
        "eigenvector": lambda g, G: run(central.EigenvectorCentrality(G, 1e-9)).scores(),
        "katz": lambda g, G: run(central.KatzCentrality(G, g.alpha, 1.0, 1e-9)).scores(),
        "wcc": weak,
        "scc": lambda g, G: run(
            components.StronglyConnectedComponents(G)).getPartition().getVector(),
        "triangles": triangles,
        "clustering": lambda g, G: run(central.LocalClusteringCoefficient(G, True)).scores(),
        "kcore": lambda g, G: run(central.CoreDecomposition(G)).scores(),
        "bfs": lambda g, G: run(nk.distance.BFS(G, g.start, False)).getDistances(),
        "sssp": lambda g, G: run(nk.distance.Dijkstra(G, g.start, False)).getDistances(),
        "louvain": lambda g, G: run(community.PLM(G, True)).getPartition().getVector(),
        "leiden": lambda g, G: run(community.ParallelLeiden(G)).getPartition().getVector(),
        "labelprop": lambda g, G: run(community.PLP(G)).getPartition().getVector(),
    }


def rustworkx():
    import rustworkx as rx

    def build(g):
        graph = rx.PyDiGraph() if g.directed else rx.PyGraph()
        graph.add_nodes_from(range(g.n))
        if g.w is None:
            graph.extend_from_edge_list(list(zip(g.u.tolist(), g.v.tolist())))
        else:
            graph.extend_from_weighted_edge_list(
                list(zip(g.u.tolist(), g.v.tolist(), g.w.tolist())))
        return graph

    def threshold(g):
        return 50 if g.threads > 1 else 1 << 60

    def distances(g, G, length):
        found = in_order(g, rx.dijkstra_shortest_path_lengths(G, g.start, length), -1)
        found[g.start] = 0
        return found

    iterate = dict(max_iter=1000, tol=1e-9)
    return build, {
        "pagerank": lambda g, G: in_order(g, rx.pagerank(G, alpha=.85, **iterate)),
        "pagerank_weighted": lambda g, G: in_order(
            g, rx.pagerank(G, alpha=.85, weight_fn=float, **iterate)),
        "betweenness": lambda g, G: in_order(g, rx.betweenness_centrality(
            G, normalized=False, parallel_threshold=threshold(g))),
        "closeness": lambda g, G: in_order(g, rx.closeness_centrality(
            G, wf_improved=True, parallel_threshold=threshold(g))),
        "eigenvector": lambda g, G: in_order(g, rx.eigenvector_centrality(G, **iterate)),
        "katz": lambda g, G: in_order(g, rx.katz_centrality(G, alpha=g.alpha, **iterate)),
        "wcc": lambda g, G: labels(g, rx.connected_components(G)),
        "scc": lambda g, G: labels(g, rx.strongly_connected_components(G)),
        "kcore": lambda g, G: in_order(g, rx.core_number(G)),
        "bfs": lambda g, G: distances(g, G, lambda _: 1.0),
        "sssp": lambda g, G: distances(g, G, float),
    }


def scikit_network():
    from sknetwork import clustering, path, topology
    return matrix, {
        "wcc": lambda g, A: topology.get_connected_components(A),
        "scc": lambda g, A: topology.get_connected_components(A, connection="strong"),
        "triangles": lambda g, A: topology.count_triangles(
            A.astype(bool), parallelize=g.threads > 1),
        "kcore": lambda g, A: topology.get_core_decomposition(A),
        "bfs": lambda g, A: path.get_distances(A, source=g.start),
        "louvain": lambda g, A: clustering.Louvain(random_state=1).fit_predict(A),
        "leiden": lambda g, A: clustering.Leiden(random_state=1).fit_predict(A),
        "labelprop": lambda g, A: clustering.PropagationClustering().fit_predict(A),
    }


def scipy():
    import scipy.sparse as sp
    from scipy.sparse import csgraph

    def pagerank(g, A, tolerance, iterations):
        out = np.asarray(A.sum(1)).ravel()
        share = np.divide(1, out, out=np.zeros(g.n), where=out > 0)
        P, dangling = (sp.diags(share) @ A).T.tocsr(), out == 0
        x = np.full(g.n, 1 / g.n)
        for _ in range(iterations):
            y = .85 * (P @ x + x[dangling].sum() / g.n) + .15 / g.n
            change, x = np.abs(y - x).sum(), y
            if change < tolerance:
                break
        return x

    return matrix, {
        "pagerank": lambda g, A: pagerank(g, A, g.n * 1e-9, 1000),
        "pagerank20": lambda g, A: pagerank(g, A, 0, 20),
        "pagerank_weighted": lambda g, A: pagerank(g, A, g.n * 1e-9, 1000),
        "wcc": lambda g, A: csgraph.connected_components(A, False)[1],
        "scc": lambda g, A: csgraph.connected_components(A, True, "strong")[1],
        "bfs": lambda g, A: csgraph.dijkstra(A, True, g.start, unweighted=True),
        "sssp": lambda g, A: csgraph.dijkstra(A, True, g.start),
    }


def graphblas():
    import graphblas as gb
    import graphblas_algorithms as ga

    def build(g):
        gb.ss.config["nthreads"] = g.threads
        return (ga.DiGraph if g.directed else ga.Graph)(gb.io.from_scipy_sparse(matrix(g)))

    def dense(g, of):
        if isinstance(of, dict):
            return in_order(g, of)
        return getattr(of, "vector", of).to_dense(0)

    iterate = dict(max_iter=1000, tol=1e-9)
    return build, {
        "pagerank": lambda g, G: dense(g, ga.pagerank(G, .85, **iterate)),
        "pagerank_weighted": lambda g, G: dense(g, ga.pagerank(G, .85, **iterate)),
        "eigenvector": lambda g, G: dense(g, ga.eigenvector_centrality(G, **iterate)),
        "katz": lambda g, G: dense(g, ga.katz_centrality(G, alpha=g.alpha, **iterate)),
        "triangles": lambda g, G: sum(dense(g, ga.triangles(G))) // 3,
        "clustering": lambda g, G: dense(g, ga.clustering(G)),
    }


def graph_tool():
    import graph_tool.all as gt

    def build(g):
        gt.openmp_set_num_threads(g.threads)
        graph = gt.Graph(directed=g.directed)
        graph.add_vertex(g.n)
        if g.w is None:
            graph.add_edge_list(np.column_stack([g.u, g.v]))
        else:
            graph.ep["weight"] = graph.new_ep("double")
            graph.add_edge_list(np.column_stack([g.u, g.v, g.w]), eprops=[graph.ep["weight"]])
        return graph

    def triangles(g, G):
        degrees = G.get_total_degrees(G.get_vertices()).astype(np.int64)
        return round(gt.global_clustering(G)[0] * int((degrees * (degrees - 1) // 2).sum()) / 3)

    def values(of):
        return np.array(of.a)  # A copy: the array lies in memory that goes with the map.

    def component(g, G):
        return values(gt.label_components(G)[0])

    return build, {
        "pagerank": lambda g, G: values(gt.pagerank(G, .85, epsilon=g.n * 1e-9)),
        "pagerank20": lambda g, G: values(gt.pagerank(G, .85, epsilon=0, max_iter=20)),
        "pagerank_weighted": lambda g, G: values(gt.pagerank(
            G, .85, weight=G.ep["weight"], epsilon=g.n * 1e-9)),
        "betweenness": lambda g, G: values(gt.betweenness(G, norm=False)[0]),
        "betweenness_weighted": lambda g, G: values(gt.betweenness(
            G, weight=G.ep["weight"], norm=False)[0]),
        "closeness": lambda g, G: of_the_whole(
            g, values(gt.closeness(G, norm=True)), component(g, G)),
        "harmonic": lambda g, G: values(gt.closeness(G, harmonic=True, norm=False)),
        "eigenvector": lambda g, G: values(gt.eigenvector(G, epsilon=1e-9)[1]),
        "katz": lambda g, G: values(gt.katz(G, alpha=g.alpha, epsilon=1e-9)),
        "wcc": component,
        "scc": component,
        "triangles": triangles,
        "clustering": lambda g, G: values(gt.local_clustering(G)),
        "kcore": lambda g, G: values(gt.kcore_decomposition(G)),
        "bfs": lambda g, G: values(gt.shortest_distance(G, G.vertex(g.start))),
        "sssp": lambda g, G: values(gt.shortest_distance(
            G, G.vertex(g.start), weights=G.ep["weight"])),
    }


PEERS = {"networkx": networkx, "igraph": igraph, "networkit": networkit, "rustworkx": rustworkx,
         "scikit-network": scikit_network, "scipy": scipy, "graphblas": graphblas,
         "graph-tool": graph_tool}


def digest(kernel, result, g):
    """The few numbers by which results are compared, as those of entente-bench."""
    if kernel == "triangles":
        return {"count": int(result), "l1": 3 * int(result)}
    if kernel in ("wcc", "scc", "louvain", "leiden", "labelprop"):
        _, label, sizes = np.unique(np.asarray(result), return_inverse=True, return_counts=True)
        found = {"parts": len(sizes), "largest": int(sizes.max())}
        if kernel in ("louvain", "leiden", "labelprop"):
            w = np.ones(len(g.u)) if g.w is None else g.w.astype(float)
            ends = np.bincount(label[g.u], w, len(sizes)) + np.bincount(label[g.v], w, len(sizes))
            inside = w[label[g.u] == label[g.v]].sum() / w.sum()
            found["modularity"] = float(inside - ((ends / (2 * w.sum())) ** 2).sum())
        return found
    x = np.nan_to_num(np.asarray(result, float), nan=0)
    if kernel in ("bfs", "sssp"):
        x[(x < 0) | (x > 2**31 - 2)] = -1  # not reached, as each peer says it
    top = np.argsort(-x, kind="stable")[:5]
    return {"l1": float(x.sum()), "l2": float(np.sqrt((x * x).sum())),
            "max": float(x.max()), "top": [[int(i), float(x[i])] for i in top]}


def known_kernels(peers):
    """The kernels of the peers that can be imported; some read tables and have none."""
    found = {}
    for peer in peers:
        try:
            found[peer] = list(PEERS[peer]()[1]) if peer in PEERS else []
            if peer not in PEERS:
                importlib.import_module(peer)
        except ImportError:
            found.pop(peer, None)
    return found


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main():
    if sys.argv[1] == "kernels":
        return print(json.dumps(known_kernels(sys.argv[2:])))
    peer, path, mode, threads, repeats, *kernels = sys.argv[1:]
    build, known = PEERS[peer]()
    u, v, w = edges(path, mode)
    g = SimpleNamespace(u=u, v=v, w=w, directed=mode.startswith("d"), threads=int(threads),
                        n=int(max(u.max(), v.max())) + 1, weight=None if w is None else "weight")
    degrees = np.bincount(u, minlength=g.n) + np.bincount(v, minlength=g.n)
    g.start, g.alpha = int(degrees.argmax()), .5 / float(degrees.max())
    graph = build(g)
    for kernel in kernels:
        wall, used = [], []
        for _ in range(int(repeats)):
            gc.collect()
            before = time.perf_counter(), cpu()
            result = known[kernel](g, graph)
            wall.append(time.perf_counter() - before[0])
            used.append(cpu() - before[1])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({
            "peer": peer, "kernel": kernel, "threads": g.threads, "n": g.n, "m": len(u),
            "wall_s": wall, "cpu_s": used, "peak_mb": peak, "digest": digest(kernel, result, g)}))


if __name__ == "__main__":
    main()
