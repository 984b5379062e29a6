"""Random maps in which every number reaches the conclusion by one way, written anew for every change of a number."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from argmap import MapBuilder

EDGES = (0.0, 1.0, 0.25)
"""Numbers that are drawn often: only one direction, or a tie, can come of them."""


@dataclass(frozen=True)
class Tree:
    """What stands where, and the numbers: priors of claims, strengths of relations, reliabilities of sources, by id."""

    join: str
    steps: tuple[tuple, ...]
    """Each a verb, its premises, its target; or a source with the claim that it speaks for."""
    numbers: dict[str, float]

    def map(self, **changed):
        """Build the map with some strengths and reliabilities changed."""
        number = self.numbers | changed
        b = MapBuilder("Tree", join=self.join)
        said_by = {}
        for verb, source, claim in self.steps:
            if verb == "said":
                said_by.setdefault(claim, []).append(b.source(source, id=source, reliability=number[source]))
        for claim in (key for key in number if key[0] == "c"):
            b.claim(claim, id=claim, prior=number[claim], said_by=said_by.get(claim, []))
        verbs = {"support": b.support, "rebut": b.rebut, "undercut": b.undercut}
        for at, (verb, premises, target) in enumerate(self.steps):
            if verb != "said":
                verbs[verb](list(premises), target, id=f"r{at}", strength=number[f"r{at}"])
        return b.build()

    def base(self, claim, semantics):
        """The base score of a claim: what a number from outside replaces."""
        return self.map().score(semantics).base[claim]

    def score(self, semantics, key, value):
        """Score the conclusion with another base score of a claim, or another strength of a relation."""
        if key[0] == "c":
            return self.map().score(semantics, prior={key: value})["c0"]
        return self.map(**{key: value}).score(semantics)["c0"]


@st.composite
def trees(draw, *, supports=True, join="product"):
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    often = draw(st.sampled_from([0.3, 0.6, 0.9]))
    number = lambda: float(random.choice(EDGES) if random.random() < often else random.uniform(0.05, 0.95))  # noqa: E731
    numbers, steps, sources = {"c0": number()}, [], 0
    for at in range(draw(st.integers(1, 7))):
        claims = [key for key in numbers if key[0] == "c"]
        relations = [key for key in numbers if key[0] == "r"]
        known = [f"s{one}" for one in range(sources)]
        about = [claims, claims, relations or claims, known or claims][random.integers(4)]
        target = str(random.choice(about))
        if random.random() < 0.25 and target[0] == "c":
            steps.append(("said", f"s{sources}", target))
            numbers[f"s{sources}"] = number()
            sources += 1
            continue
        premises = [f"c{len(claims) + one}" for one in range(random.integers(1, 3))]
        numbers |= {key: number() for key in premises}
        against = "rebut" if target[0] == "c" else "undercut"
        steps.append(
            (against if random.random() < 0.5 or (target[0] == "c" and not supports) else "support", premises, target)
        )
        numbers[f"r{at}"] = float(random.choice([1.0, number()]))
    return Tree(join, tuple(steps), numbers)
