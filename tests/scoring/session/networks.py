"""Random networks and random edits of them, as numbers: what they refer to is found when they are applied."""

import numpy as np
from hypothesis import strategies as st

from argmap import Network

degrees = st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1))


@st.composite
def networks(draw, *, cyclic, most=12, signs=(1, -1)):
    """A network of claims, with weak relations and repeated ones among its relations."""
    claims = draw(st.integers(1, most))
    ends = st.tuples(st.integers(0, claims - 1), st.integers(0, claims - 1))
    pairs = draw(st.lists(ends, max_size=3 * claims))
    if not cyclic:
        pairs = [(max(pair), min(pair)) for pair in pairs if pair[0] != pair[1]]
    strengths = st.one_of(st.just(1.0), degrees)
    return Network.from_arrays(
        prior=draw(st.lists(degrees, min_size=claims, max_size=claims)),
        source=[source for source, _ in pairs],
        target=[target for _, target in pairs],
        sign=draw(st.lists(st.sampled_from(signs), min_size=len(pairs), max_size=len(pairs))),
        strength=draw(st.lists(strengths, min_size=len(pairs), max_size=len(pairs))),
    )


edits = st.lists(
    st.tuples(
        st.sampled_from(["prior", "prior", "prior", "strength", "drop", "support", "rebuttal"]),
        st.integers(0, 999),
        st.integers(0, 999),
        degrees,
    ),
    max_size=12,
)


class Editor:
    """Applies edits to a session and remembers which relations there are."""

    def __init__(self, session, *, cyclic):
        self.session, self.cyclic = session, cyclic
        self.relations = list(session.network.arrays.relation_ids)

    def apply(self, edit):
        sort, first, second, value = edit
        claims = len(self.session)
        if sort == "prior":
            self.session.set_prior(first % claims, value)
        elif sort == "strength" and self.relations:
            self.session.set_strength(self.relations[first % len(self.relations)], value)
        elif sort == "drop" and self.relations:
            self.session.drop_relation(self.relations.pop(first % len(self.relations)))
        elif sort in {"support", "rebuttal"}:
            premise, target = first % claims, second % claims
            if not self.cyclic:
                premise, target = max(premise, target), min(premise, target)
            if self.cyclic or premise != target:
                self.relations.append(self.session.add_relation(premise, target, sort, value))


def assert_same_as_from_scratch(session, semantics="df_quad", engine="auto"):
    """Where no fixed point was found both say so; what was found by another way than iteration is less exact."""
    scores = session.network.score(semantics, engine=engine, threads=1, on_divergence="return")
    assert session.converged == scores.converged
    if scores.converged:
        exact = all(component.method == "iteration" for component in scores.components)
        np.testing.assert_allclose(session.scores, scores.final, rtol=0, atol=1e-12 if exact else 1e-7)
