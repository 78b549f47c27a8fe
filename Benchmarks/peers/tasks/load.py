"""Reads an edge list of numbers into a graph and prints the numbers of nodes and edges.

    load.py READER+GRAPH FILE      polars or duckdb + networkit, scipy or igraph
    load.py GRAPH FILE             networkit, igraph or networkx with a reader of its own
"""

import os
import sys


def columns(reader, path):
    """The sources and targets, as a reader of tables has them."""
    if reader == "polars":
        import polars as pl
        frame = pl.read_csv(path, separator="\t", has_header=False)
        return [frame[column].to_numpy() for column in frame.columns]
    import duckdb
    db = duckdb.connect()
    db.execute(f"set threads to {os.environ.get('THREADS', 1)}")
    table = db.execute(f"select * from read_csv('{path}', delim = '\t', header = false, "
                       "names = ['u', 'v'], types = ['UINTEGER', 'UINTEGER'])").fetchnumpy()
    return [table["u"], table["v"]]


def counts_of_columns(program, u, v):
    import numpy as np
    n = int(max(u.max(), v.max())) + 1
    if program == "networkit":
        import networkit as nk
        nk.setNumberOfThreads(int(os.environ.get("THREADS", 1)))
        ends = u.astype(np.uint64), v.astype(np.uint64)
        graph = nk.GraphFromCoo((np.ones(len(u)), ends), n=n, directed=True)
        return graph.numberOfNodes(), graph.numberOfEdges()
    if program == "igraph":
        import igraph
        graph = igraph.Graph(n, np.column_stack([u, v]).astype(np.int64), directed=True)
        return graph.vcount(), graph.ecount()
    import scipy.sparse as sp
    return n, sp.csr_matrix((np.ones(len(u)), (u, v)), shape=(n, n)).nnz


def counts(program, path):
    if program == "networkit":
        import networkit as nk
        graph = nk.graphio.EdgeListReader("\t", 0, directed=True).read(path)
        return graph.numberOfNodes(), graph.numberOfEdges()
    if program == "igraph":
        import igraph
        graph = igraph.Graph.Read_Edgelist(path, directed=True)
        return graph.vcount(), graph.ecount()
    import networkx as nx
    graph = nx.read_edgelist(path, nodetype=int, create_using=nx.DiGraph)
    return graph.number_of_nodes(), graph.number_of_edges()


reader, plus, program = sys.argv[1].rpartition("+")
print(*(counts_of_columns(program, *columns(reader, sys.argv[2])) if plus
        else counts(program, sys.argv[2])))
