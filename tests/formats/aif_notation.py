"""AIF in a line: `1 I It rains; 2 I Take one; 3 RA; 1>3>2`, each node with its id, type and text, each arrow an edge."""

import itertools
import json


def graph(text):
    nodes, edges = [], []
    for part in filter(None, map(str.strip, text.split(";"))):
        ends = part.split(">")
        if len(ends) > 1:
            edges += [{"fromID": one, "toID": other} for one, other in itertools.pairwise(ends)]
        else:
            name, kind, *words = part.split(" ", 2)
            nodes.append({"nodeID": name, "type": kind, "text": words[0] if words else ""})
    for place, edge in enumerate(edges):
        edge |= {"edgeID": str(place), "formEdgeID": None}
    return {"nodes": nodes, "edges": edges}


def aif(text, **others):
    return json.dumps(graph(text) | others)
