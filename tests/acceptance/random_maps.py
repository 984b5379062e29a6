"""Random maps to label: linked premises, undercuts of every sort of relation, rebuttals, circles of supports, sources."""

import random

from argmap.model.document import Document


def random_map(seed, *, most_claims=6, most_relations=14, acyclic=False, mutual=True):
    pick = random.Random(seed)
    claims = [f"c{number}" for number in range(pick.randint(1, most_claims))]
    sources = [f"s{number}" for number in range(pick.randint(0, 2))] if pick.random() < 0.4 else []
    relations = []
    for number in range(pick.randint(0, most_relations)):
        steps = [one["id"] for one in relations]
        verbs = ["supports"] * 4 + ["rebuts"] * 4 + ["undercuts"] * 4 * bool(steps or sources)
        verb = pick.choice(verbs)
        target = pick.choice([*steps, *sources] if verb == "undercuts" else claims)
        usable = claims[: claims.index(target)] if acyclic and verb == "supports" else claims
        usable = [one for one in usable if one != target or verb != "supports"]
        if usable:
            premises = pick.sample(usable, min(len(usable), pick.choice([1, 1, 1, 2, 3])))
            both_ways = (
                mutual and verb == "rebuts" and len(premises) == 1 and premises != [target] and pick.random() < 0.3
            )
            more = {"mutual": pick.choice(["contrary", "contradictory"])} if both_ways else {}
            relations.append({"id": f"r{number}", "premises": premises, verb: target, **more})
    tree = {
        "argmap": 1,
        "title": "Random",
        "sources": {key: ({"via": sources[0]} if key != sources[0] and pick.random() < 0.5 else {}) for key in sources},
        "claims": {key: {"text": key, **said(pick, sources)} for key in claims},
        "relations": relations,
    }
    return Document.from_tree(tree)


def said(pick, sources):
    if not sources or pick.random() < 0.4:
        return {}
    return {
        "said_by": [
            {"source": pick.choice(sources), "act": pick.choice(["asserts", "reports", "denies"])} for _ in range(2)
        ]
    }


def some_asserted(seed, document):
    pick = random.Random(seed)
    supported = {one.target for one in document.relations.values() if one.type == "support"}
    chosen = pick.choice(["leaves", "all", "some"])
    if chosen == "leaves":
        return "leaves", [key for key in document.claims if key not in supported]
    ids = [key for key in document.claims if chosen == "all" or pick.random() < 0.5]
    return ids, ids
