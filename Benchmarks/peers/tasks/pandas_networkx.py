"""nodes.csv, edges.csv -> the top 20 by weighted PageRank; pandas, NetworkX."""

import sys

import networkx as nx
import pandas as pd
from ranks import LEFT_OUT, SYMMETRIC

label = pd.read_csv(sys.argv[1], usecols=["id", "label"]).set_index("id")["label"]
edges = pd.read_csv(sys.argv[2], usecols=["source", "target", "kind", "weight"])
edges = edges[~edges.kind.isin(LEFT_OUT)]
back = edges[edges.kind.isin(SYMMETRIC)].rename(columns={"source": "target", "target": "source"})
edges = pd.concat([edges, back]).groupby(["source", "target"], as_index=False).weight.sum()
graph = nx.DiGraph()
graph.add_nodes_from(label.index)
graph.add_weighted_edges_from(edges.itertuples(index=False, name=None))
ranks = nx.pagerank(graph, .85, tol=1e-10 / len(graph), max_iter=1000)
for id in sorted(ranks, key=lambda id: -ranks[id])[:20]:
    print(id, label[id], f"{ranks[id]:.9g}", sep="\t")
