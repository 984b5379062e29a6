"""Random tables with all that tables can say, and the same as maps for the engine."""

import random

import pyarrow as pa

from argmap.map import ArgumentMap
from argmap.model import Document

VERBS = {"support": "supports", "rebuttal": "rebuts", "undercut": "undercuts"}
CLAIMS = pa.schema([("id", pa.string()), ("kind", pa.string()), ("prior", pa.float64()), ("source", pa.string()),
                    ("reliability", pa.float64())])  # fmt: skip
RELATIONS = pa.schema([("premise", pa.string()), ("target", pa.string()), ("type", pa.string()),
                       ("strength", pa.float64()), ("relation", pa.string())])  # fmt: skip


class Drawn:
    """Claims and rows of relations, drawn from a seed; ids begin with a prefix, so that many stand in one table."""

    def __init__(self, seed, *, prefix="", supports=True, most_claims=9, most_relations=14):
        self.random, self.prefix, self.supports = random.Random(seed), prefix, supports
        self.sources = {f"{prefix}s{at}": self._number() for at in range(self.random.randint(0, 2))}
        self.claims = [self._claim(at) for at in range(self.random.randint(2, most_claims))]
        used = {claim["source"] for claim in self.claims}
        self.sources = {key: worth for key, worth in self.sources.items() if key in used}
        self.rows = self._rows(self.random.randint(1, most_relations))

    def _number(self):
        return self.random.choice([0.0, 0.5, 1.0]) if self.random.random() < 0.25 else self.random.random()

    def _claim(self, at):
        kind = "question" if at and self.random.random() < 0.1 else self.random.choice(["claim", "premise", "evidence"])
        source = self.random.choice(list(self.sources)) if self.sources and self.random.random() < 0.4 else None
        return {"id": f"{self.prefix}c{at}", "kind": kind, "prior": self._number(), "source": source,
                "reliability": source and self.sources[source]}  # fmt: skip

    def _rows(self, number):
        questions = {claim["id"] for claim in self.claims if claim["kind"] == "question"}
        every = [claim["id"] for claim in self.claims]
        steps = [f"{self.prefix}r{at}" for at in range(number)]
        relations = {}
        for key in steps:
            target = self.random.choice([*every, *every, *steps, *self.sources])
            if target not in every:
                sort = self.random.choice(["support", "undercut"])
            elif target in questions:
                if not self.supports:
                    continue
                sort = "support"
            else:
                sort = self.random.choice(["support", "rebuttal"]) if self.supports else "rebuttal"
            able = [one for one in every if sort != "support" or one not in questions]
            premises = self.random.sample(able, min(len(able), self.random.choice([1, 1, 1, 2, 3])))
            strength = 1.0 if self.random.random() < 0.5 else self._number()
            relations[key] = premises, target, sort, strength
        while gone := [key for key, one in relations.items() if one[1] in steps and one[1] not in relations]:
            for key in gone:
                del relations[key]
        aimed = {one[1] for one in relations.values()}
        rows = []
        for key, (premises, target, sort, strength) in relations.items():
            named = len(premises) > 1 or key in aimed or self.random.random() < 0.5
            rows += [{"premise": one, "target": target, "type": sort, "strength": strength,
                      "relation": key if named else None} for one in premises]  # fmt: skip
        self.random.shuffle(rows)
        return rows

    def map(self, join):
        relations = {}
        for at, row in enumerate(self.rows):
            key = row["relation"] or f"u{at}"
            entry = {"id": key, "premises": [], VERBS[row["type"]]: row["target"], "strength": row["strength"]}
            relations.setdefault(key, entry)["premises"].append(row["premise"])
        claims = {}
        for claim in self.claims:
            claims[claim["id"]] = {"text": "A claim.", "kind": claim["kind"]}
            if claim["kind"] != "question":
                claims[claim["id"]]["prior"] = claim["prior"]
            if claim["source"]:
                claims[claim["id"]]["said_by"] = [{"source": claim["source"], "act": "asserts"}]
        sources = {key: {"reliability": worth} for key, worth in self.sources.items()}
        return ArgumentMap(Document.from_tree({
            "argmap": 1, "title": "Drawn", "defaults": {"join": join}, "sources": sources, "claims": claims,
            "relations": list(relations.values()),
        }))  # fmt: skip


def side_by_side(drawn):
    """The tables of many maps as one table of claims and one of relations."""
    claims = [claim for one in drawn for claim in one.claims]
    rows = [row for one in drawn for row in one.rows]
    return pa.Table.from_pylist(claims, schema=CLAIMS), pa.Table.from_pylist(rows, schema=RELATIONS)
