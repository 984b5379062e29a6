"""Random maps to score: linked premises, undercuts of undercuts, backing, sources, restatements, dates, questions."""

from hypothesis import strategies as st

from argmap.map import ArgumentMap
from argmap.model import Document

ACTS = ("asserts", "reports", "cites", "concedes", "denies", "asks", "quotes", "retracts", "speculates", "implies")
DAYS = ("2024-01-01", "2024-06-01")
BETWEEN = "2024-03-01"

degrees = st.one_of(st.sampled_from([0.0, 1.0, 0.5]), st.floats(0, 1, allow_subnormal=False))


@st.composite
def maps(draw, *, acyclic=False, supports=True, plain=False, restated=True, numbers=degrees, most_claims=6,
         most_relations=8, days=DAYS):  # fmt: skip
    """A map. `acyclic` rules out circles, `supports=False` supports of claims, `restated=False` restatements; `plain`
    leaves claims and relations between two claims. `numbers` are drawn for priors, strengths and reliabilities, `days`
    for what is said."""
    allowed = {
        "acyclic": acyclic, "supports": supports, "plain": plain, "restated": restated, "numbers": numbers, "days": days,
    }  # fmt: skip
    return ArgumentMap(Document.from_tree(_Drawing(draw, most_claims, most_relations, **allowed).tree()))


def own_scores(document):
    """The claims that have a score of their own: neither questions nor restatements."""
    return [key for key, claim in document.claims.items() if claim.kind != "question" and claim.same_as is None]


@st.composite
def choices(draw, document):
    """Arguments for `score` that fit a document."""
    numbers = {
        name: draw(st.dictionaries(st.sampled_from(keys), degrees, max_size=2)) if keys else {}
        for name, keys in (
            ("prior", own_scores(document)),
            ("fix", own_scores(document)),
            ("strength", list(document.relations)),
            ("reliability", list(document.sources)),
        )
    }
    others = {
        "min_reliability": st.sampled_from([0.0, 0.3, 1.0]),
        "as_of": st.sampled_from([BETWEEN, *DAYS]),
        "join": st.sampled_from(["product", "min", "mean"]),
    }
    return numbers | {name: draw(values) for name, values in others.items() if draw(st.booleans())}


class _Drawing:
    """One map while it is drawn. Every claim and source has a rank; without circles, arguments go upwards in it."""

    def __init__(self, draw, most_claims, most_relations, *, acyclic, supports, plain, restated, numbers, days):
        self.draw, self.acyclic, self.supports, self.days = draw, acyclic, supports, days
        self.plain, self.restated, self.numbers = plain, restated, numbers
        self.rank, self.kind, self.original = {}, {}, {}
        self.sources = {} if plain else self._sources(most_claims)
        self.claims = self._claims(draw(st.integers(1, most_claims)))
        self.aims = tuple(self.claims)
        self.relation_ids = [f"r{place}" for place in range(draw(st.integers(0, most_relations)))]

    def tree(self):
        defaults = {"prior": self.draw(self.numbers), "join": self._pick(["product", "min", "mean"])}
        relations = [self._relation(place) for place in range(len(self.relation_ids))]
        return {
            "argmap": 1, "title": "Drawn", "defaults": defaults, "sources": self.sources,
            "claims": self.claims, "relations": relations,
        }  # fmt: skip

    def _pick(self, items):
        """One of some items; drawing its place is far cheaper than a strategy for each list."""
        return items[self.draw(st.integers(0, len(items) - 1))]

    def _rarely(self, one_in):
        return not self.plain and self.draw(st.integers(1, one_in)) == one_in

    def _sources(self, most_claims):
        sources = {}
        for place in range(self.draw(st.integers(0, 3))):
            key, entry = f"s{place}", {}
            if self.draw(st.booleans()):
                entry["reliability"] = self.draw(self.numbers)
            self.rank[key] = self.draw(st.integers(0, most_claims))
            heard_through = [other for other in sources if self.rank[other] <= self.rank[key]]
            if heard_through and self.draw(st.booleans()):
                entry["via"] = self._pick(heard_through)
            sources[key] = entry
        return sources

    def _claims(self, number):
        claims = {}
        for place in range(number):
            key, entry = f"c{place}", {"text": f"Claim {place}."}
            self.kind[key] = "question" if place and self._rarely(8) else "claim"
            self.rank[key], self.original[key] = place, key
            alike = [other for other in claims if self.kind[other] == self.kind[key]]
            if self.kind[key] == "question":
                entry["kind"] = "question"
            if self.restated and alike and self._rarely(6):
                entry["same_as"] = self._pick(alike)
                self.original[key] = self.original[entry["same_as"]]
                self.rank[key] = self.rank[self.original[key]]
            elif self.kind[key] == "claim" and self.draw(st.booleans()):
                entry["prior"] = self.draw(self.numbers)
            claims[key] = entry | self._said_by(self.rank[key])
        return claims

    def _said_by(self, rank):
        usable = [key for key in self.sources if not self.acyclic or self.rank[key] <= rank]
        if not usable or not self._rarely(2):
            return {}
        said = [{"source": self._pick(usable), "act": self._pick(ACTS)} for _ in range(self.draw(st.integers(1, 2)))]
        return {
            "said_by": [one | ({"date": self._pick(self.days)} if self.draw(st.booleans()) else {}) for one in said]
        }

    def _relation(self, place):
        key = self.relation_ids[place]
        steps = self.relation_ids[:place] if self.acyclic else self.relation_ids
        steps = [] if self.plain else steps
        targets = [("rebuts", claim) for claim in self.aims if self.kind[claim] == "claim"] * 2
        if self.supports:
            targets += [("supports", claim) for claim in self.aims] * 2
        targets += [(verb, other) for other in (*steps, *self.sources) for verb in ("undercuts", "supports")]
        verb, target = self._pick(targets)
        eligible = [claim for claim in self._premises_for(target) if verb != "supports" or self.kind[claim] == "claim"]
        if not eligible:  # nothing stands below the target: argue from a claim of its own
            eligible = [self._bottom()]
        premises = []
        for _ in range(1 if self.plain else self.draw(st.integers(1, min(3, len(eligible))))):
            premises.append(self._pick([claim for claim in eligible if claim not in premises]))
        self.rank[key] = self.rank.get(target, 0)
        entry = {"id": key, "premises": premises, verb: target} | self._said_by(self.rank[key])
        if not self.plain and self.draw(st.booleans()):
            entry["strength"] = self.draw(self.numbers)
        return entry

    def _premises_for(self, target):
        if not self.acyclic:
            return list(self.claims)
        rank = self.rank[target]
        said_again = self.original.get(target)
        return [
            claim
            for claim in self.claims
            if self.rank[claim] < rank or (self.original[claim] == said_again and claim != target)
        ]

    def _bottom(self):
        key = "bottom"
        self.claims.setdefault(key, {"text": "Bottom.", "prior": self.draw(self.numbers)})
        self.kind[key], self.rank[key], self.original[key] = "claim", -1, key
        return key
