"""nodes.csv, edges.csv -> the top 20 by weighted PageRank; polars, SciPy."""

import sys

import polars as pl
from ranks import pagerank, show

nodes = pl.read_csv(sys.argv[1], columns=["id", "label"]).with_row_index("number")
edges = pl.read_csv(sys.argv[2], columns=["source", "target", "weight"])
ends = [edges.join(nodes, left_on=end, right_on="id", how="left", maintain_order="left")["number"]
        .to_numpy() for end in ("source", "target")]
show(pagerank(*ends, edges["weight"].to_numpy(), len(nodes)), nodes["id"],
     lambda id: nodes.row(by_predicate=pl.col("id") == id, named=True)["label"])
