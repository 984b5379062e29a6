"""Central differences, and random networks at whose priors no rule has a kink: real numbers, no relation twice."""

from dataclasses import dataclass, replace

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from argmap import ConvergenceError, MapBuilder, Network
from argmap.columns.from_document import columns_from_document
from tests.shared.compiled import arrays_from_document

REBUTTALS_ONLY = {"h_categoriser", "max_based", "card_based", "counting", "social"}
STEP = 2e-5


@dataclass(frozen=True)
class Plain:
    """The columns of a plain network."""

    prior: np.ndarray
    source: np.ndarray
    target: np.ndarray
    sign: np.ndarray
    strength: np.ndarray

    @property
    def network(self):
        return Network.from_arrays(**vars(self))

    def with_changed(self, name, at, value):
        column = getattr(self, name).copy()
        column[at] = value
        return replace(self, **{name: column}).network


@st.composite
def plain_networks(draw, *, cyclic, semantics):
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    claims = draw(st.integers(2, 9))
    pairs = draw(st.sets(st.tuples(st.integers(0, claims - 1), st.integers(0, claims - 1)), max_size=2 * claims))
    pairs = sorted(pairs if cyclic else {(max(pair), min(pair)) for pair in pairs if pair[0] != pair[1]})
    signs = [-1] if semantics in REBUTTALS_ONLY else [-1, 1]
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    weak = np.array(draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs))), dtype=bool)
    return Plain(
        random.uniform(0.05, 0.95, claims), ends[:, 0], ends[:, 1], random.choice(signs, len(pairs)),
        np.where(weak, random.uniform(0.05, 0.95, len(pairs)), 1.0),
    )  # fmt: skip


def document_of(random, *, join, kinds=("support", "rebut")):
    """Build a map with linked premises, undercuts, backing, sources that are argued about, and all random numbers."""
    b = MapBuilder("Random", join=join)
    number = lambda: float(random.uniform(0.05, 0.95))  # noqa: E731 - one word for it
    teller = b.source("Teller", id="teller", reliability=number())
    others = [
        b.source("Far", id="far", via=teller, reliability=number()),
        b.source("Clerk", id="clerk", reliability=number()),
    ]
    claims = []
    for at in range(9):
        said_by = [str(one) for one in random.choice([teller, *others], random.integers(0, 3), replace=False)]
        claims.append(b.claim(f"Claim {at}", id=f"c{at}", prior=number(), said_by=said_by))
    steps = []
    for at in range(1, 9):
        premises = [claims[one] for one in random.choice(at, min(at, random.integers(1, 4)), replace=False)]
        strength = number() if random.random() < 0.5 else None
        verb = b.support if random.choice(kinds) == "support" else b.rebut
        steps.append(verb(premises, claims[at], id=f"r{at}", strength=strength))
    b.undercut(claims[0], steps[3], id="cut", strength=number())
    b.support([claims[1], claims[0]], steps[5], id="backing")
    b.undercut(claims[2], "cut", id="cut_again")
    b.undercut(claims[1], "clerk" if random.random() < 0.5 else teller, id="doubt", strength=number())
    return b.build().document


def network_of(document, **choices):
    """Compile a document with other priors, strengths or held scores."""
    return Network(arrays_from_document(document, **choices), columns_from_document(document))


def bases(document, semantics, **choices):
    """The base score of every claim: what a number from outside replaces."""
    network = network_of(document, **choices)
    try:
        return dict(zip(network.ids, network.score(semantics).base.tolist(), strict=True))
    except ConvergenceError:
        assume(False)


def difference(changed, value, semantics, target, *, one_sided=False):
    """Differentiate numerically, twice over; what is no fit place for that is left out by Hypothesis.

    `changed(value)` is the network where the one thing has that value. Where two steps disagree is a kink or a jump.
    """
    try:
        coarse, fine = two_differences(changed, value, semantics, target, one_sided=one_sided)
    except ConvergenceError:
        assume(False)
    assume(abs(coarse - fine) < 2e-7)  # well below what is asked of the gradient
    return fine


def two_differences(changed, value, semantics, target, *, one_sided=False):
    """Return the differences over a step and over half of it; NaN where a score has not come to its last digits."""

    def score(moved):
        scores = changed(moved).score(semantics, engine="plain")
        return scores.final[target] if scores.residual <= 1e-14 else np.nan

    def slope(step):
        if one_sided:
            return (3 * score(value) - 4 * score(value - step) + score(value - 2 * step)) / (2 * step)
        return (score(value + step) - score(value - step)) / (2 * step)

    return slope(STEP), slope(STEP / 2)
