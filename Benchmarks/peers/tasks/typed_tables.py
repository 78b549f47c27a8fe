"""Reads the two tables of a whole task with polars."""

import numpy as np
import polars as pl
from ranks import LEFT_OUT, SYMMETRIC


def read(nodes_path, edges_path):
    """The nodes with their numbers, and the sources, targets and weights of the arcs."""
    nodes = pl.read_csv(nodes_path, columns=["id", "label"]).with_row_index("number")
    edges = pl.read_csv(edges_path, columns=["source", "target", "kind", "weight"])
    edges = edges.filter(~pl.col("kind").is_in(LEFT_OUT))
    u, v = (edges.join(nodes, left_on=end, right_on="id", how="left",
                       maintain_order="left")["number"].to_numpy() for end in ("source", "target"))
    weight, both = edges["weight"].to_numpy(), edges["kind"].is_in(SYMMETRIC).to_numpy()
    return nodes, np.r_[u, v[both]], np.r_[v, u[both]], np.r_[weight, weight[both]]


def label(nodes):
    """Gives the label of an id."""
    return lambda id: nodes.row(by_predicate=pl.col("id") == id, named=True)["label"]
