"""nodes.csv, edges.csv -> the top 20 by weighted PageRank; polars, SciPy."""

import sys

import numpy as np
import polars as pl
from ranks import LEFT_OUT, SYMMETRIC, pagerank, show

nodes = pl.read_csv(sys.argv[1], columns=["id", "label"]).with_row_index("number")
edges = pl.read_csv(sys.argv[2], columns=["source", "target", "kind", "weight"])
edges = edges.filter(~pl.col("kind").is_in(LEFT_OUT))
u, v = (edges.join(nodes, left_on=end, right_on="id", how="left", maintain_order="left")["number"]
        .to_numpy() for end in ("source", "target"))
weight, both = edges["weight"].to_numpy(), edges["kind"].is_in(SYMMETRIC).to_numpy()
ranks = pagerank(np.r_[u, v[both]], np.r_[v, u[both]], np.r_[weight, weight[both]], len(nodes))
show(ranks, nodes["id"], lambda id: nodes.row(by_predicate=pl.col("id") == id, named=True)["label"])
