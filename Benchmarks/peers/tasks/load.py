"""Reads an edge list of numbers into a graph and prints the numbers of nodes and edges.

    load.py polars+networkit|polars+scipy|networkit|igraph|networkx FILE
"""

import sys

how, path = sys.argv[1:]
if how.startswith("polars"):
    import numpy as np
    import polars as pl
    frame = pl.read_csv(path, separator="\t", has_header=False)
    u, v = (frame[column].to_numpy() for column in frame.columns)
    n, m, one = int(max(u.max(), v.max())) + 1, len(u), np.ones(len(u))
    if how == "polars+networkit":
        import networkit as nk
        graph = nk.GraphFromCoo((one, (u.astype(np.uint64), v.astype(np.uint64))), n=n,
                                directed=True)
        n, m = graph.numberOfNodes(), graph.numberOfEdges()
    else:
        import scipy.sparse as sp
        graph = sp.csr_matrix((one, (u, v)), shape=(n, n))
        m = graph.nnz
elif how == "networkit":
    import networkit as nk
    graph = nk.graphio.EdgeListReader("\t", 0, directed=True).read(path)
    n, m = graph.numberOfNodes(), graph.numberOfEdges()
elif how == "igraph":
    import igraph
    graph = igraph.Graph.Read_Edgelist(path, directed=True)
    n, m = graph.vcount(), graph.ecount()
else:
    import networkx as nx
    graph = nx.read_edgelist(path, nodetype=int, create_using=nx.DiGraph)
    n, m = graph.number_of_nodes(), graph.number_of_edges()
print(n, m)
