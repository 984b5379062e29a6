"""Random networks and maps of every shape, drawn from a seed."""

import json

import numpy as np

import argmap

DEGREES = np.array([0.0, 0.25, 0.5, 1.0])
SHAPES = ("layers", "random", "chain", "hub", "strips", "pairs", "rings", "tangle")
CYCLIC = {"pairs", "rings", "tangle"}


def degrees(r, number):
    """Numbers in [0, 1], some of them round."""
    return np.where(r.random(number) < 0.3, r.choice(DEGREES, number), r.random(number))


def ends(shape, claims, relations, r):
    """Source and target of every relation, so that the graph has the shape; some relations are there twice."""
    if shape == "layers":
        width = max(1, claims // 4)
        source = r.integers(0, max(1, claims - width), relations)
        return source, np.minimum(source - source % width + width + r.integers(0, width, relations), claims - 1)
    if shape == "chain":
        source = np.arange(claims - 1)
        return source, source + 1
    if shape == "hub":
        return r.integers(1, max(2, claims), relations), np.where(r.random(relations) < 0.7, 0, claims)
    if shape == "strips":
        target = r.integers(1, max(2, claims), relations)
        return np.maximum(target - r.integers(1, 60, relations), 0), target
    if shape == "pairs":
        first = 2 * r.integers(0, max(1, claims // 2), relations)
        second = np.minimum(first + 1, claims - 1)
        turned = r.random(relations) < 0.5
        return np.where(turned, first, second), np.where(turned, second, first)
    if shape == "rings":
        target = r.integers(0, claims, relations)
        return (target - target % 10 + (target + 1) % 10) % claims, target
    return r.integers(0, claims, relations), r.integers(0, claims, relations)


def draw_network(shape, seed, *, supports=True, most=300):
    """A network of the shape, with weak relations among its relations, its claims in any order."""
    r = np.random.default_rng(seed)
    claims = int(r.integers(2, most))
    relations = int(r.integers(0, claims if shape in CYCLIC else 4 * claims))
    source, target = ends(shape, claims, relations, r)
    kept = (source < claims) & (target < claims)
    if shape not in CYCLIC:
        kept &= source != target
    if shape not in {*CYCLIC, "hub"}:
        source, target = np.minimum(source, target), np.maximum(source, target)
    order = r.permutation(claims)
    number = int(kept.sum())
    return argmap.Network.from_arrays(
        prior=degrees(r, claims), source=order[source[kept]], target=order[target[kept]],
        sign=r.choice([1, -1], number) if supports else np.full(number, -1),
        strength=np.where(r.random(number) < 0.8, 1.0, degrees(r, number)),
    )  # fmt: skip


def draw_map(seed, *, supports=True, cyclic=False, join="product"):
    """A map with linked premises, strengths, undercuts, backings, and sources that are heard through others and doubted."""
    r = np.random.default_rng(seed)
    claims, sources = int(r.integers(2, 120)), int(r.integers(1, 6))
    tree = {"argmap": 1, "title": "Drawn", "defaults": {"join": join}, "sources": {}, "claims": {}, "relations": []}
    for place in range(sources):
        tree["sources"][f"s{place}"] = {"name": f"Source {place}", "reliability": float(degrees(r, 1)[0])}
        if place and r.random() < 0.5:
            tree["sources"][f"s{place}"]["via"] = f"s{r.integers(0, place)}"
    for place, prior in enumerate(degrees(r, claims).tolist()):
        tree["claims"][f"c{place}"] = {"text": f"Claim {place}.", "prior": prior}
        if place and r.random() < 0.4:  # the first claim may doubt a source, which would close a circle
            said = [{"source": f"s{one}", "act": "asserts"} for one in set(r.integers(0, sources, 2).tolist())]
            tree["claims"][f"c{place}"]["said_by"] = said
    for place in range(int(r.integers(0, 2 * claims))):
        target = int(r.integers(1, claims))
        highest = claims if cyclic and r.random() < 0.2 else target
        relation = {
            "id": f"r{place}",
            "premises": [f"c{one}" for one in set(r.integers(0, highest, r.integers(1, 4)).tolist())],
        }
        if r.random() < 0.3:
            relation["strength"] = float(degrees(r, 1)[0])
        relation["supports" if supports and r.random() < 0.5 else "rebuts"] = f"c{target}"
        tree["relations"].append(relation)
        if r.random() < 0.2:
            verb = "supports" if r.random() < 0.3 else "undercuts"
            tree["relations"].append({"id": f"u{place}", "premises": [f"c{r.integers(0, target)}"], verb: f"r{place}"})
    if r.random() < 0.5:
        tree["relations"].append({"id": "doubt", "premises": ["c0"], "undercuts": f"s{sources - 1}"})
    return argmap.loads(json.dumps(tree), format="json")
