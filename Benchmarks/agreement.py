"""When results of two programs agree, by the few numbers that each gives of them."""

from collections.abc import Iterator
from typing import Any

from suite import Kernel

Digest = dict[str, Any]


def agreement(kernel: Kernel, ours: Digest, theirs: Digest) -> tuple[bool | None, str]:
    """Whether two digests agree, `None` if they have nothing in common, and how near they are."""
    ours, theirs = _plain(kernel, ours), _plain(kernel, theirs)
    if "modularity" in theirs:
        words = f"Q {theirs['modularity']:.4f}"
        if "modularity" not in ours:
            return None, words
        return ours["modularity"] >= theirs["modularity"] - kernel.tolerance, words
    for exact in ("parts", "largest", "count", "nodes", "edges"):
        if exact in ours and exact in theirs and ours[exact] != theirs[exact]:
            return False, f"{theirs[exact]} {exact} for {ours[exact]}"
    if kernel.mode == "typed" and not _same_order(kernel, ours["top"], theirs["top"]):
        return False, "another first twenty"
    pairs = list(_numbers(kernel, ours, theirs))
    if not pairs:
        common = {"parts", "count", "nodes"} & ours.keys() & theirs.keys()
        return (True, "equal") if common else (None, "not compared")
    far = max(_distance(a, b) for a, b in pairs)
    tolerance = max(digest.get("tolerance", kernel.tolerance) for digest in (ours, theirs))
    return far <= tolerance, "equal" if far == 0 else f"{far:.0e}"


def _distance(a: float, b: float) -> float:
    return 0 if a == b else abs(a - b) / max(abs(a), abs(b))


def _same_order(kernel: Kernel, ours: list, theirs: list) -> bool:
    """Whether two lists of ids and scores name the same ids in the same order; such as have equal
    scores may change places."""
    return len(ours) == len(theirs) > 0 and all(
        mine[0] == other[0] or _distance(mine[1], other[1]) <= kernel.tolerance
        and mine[0] in {each[0] for each in theirs} for mine, other in zip(ours, theirs))


def _plain(kernel: Kernel, digest: Digest) -> Digest:
    """A digest with one name for each number: parts are no other count, a sum is the l1."""
    names = {"sum": "l1"} | ({} if kernel.title == "triangles" else {"count": "parts"})
    return {names.get(key, key): value for key, value in digest.items()}


def _numbers(kernel: Kernel, ours: Digest, theirs: Digest) -> Iterator[tuple[float, float]]:
    """Numbers that should be equal, pair by pair; those of vectors without a scale by length."""
    is_free = kernel.title.startswith(("eigenvector", "Katz")) or any(
        digest.get("is_scaled") for digest in (ours, theirs))
    scale = [digest["l2"] if is_free else 1 for digest in (ours, theirs)]
    for key in ("l1", "l2", "max"):
        if key in ours and key in theirs:
            yield ours[key] / scale[0], theirs[key] / scale[1]
    for (_, a), (_, b) in zip(ours.get("top", ()), theirs.get("top", ())):
        yield a / scale[0], b / scale[1]
