"""Reduction: a map of plain relations is an ordinary quantitative bipolar argumentation framework (QBAF)."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap import Network
from tests.semantics.laws.table import obeying, of_every_semantics
from tests.shared.edits import with_parts
from tests.shared.maps import maps
from tests.shared.rules import BIPOLAR, RULES


def framework(m):
    """A plain map as a QBAF: base scores, and (attacker or supporter, target) pairs."""
    document = m.document
    base = {key: document.prior_of(key) for key in document.claims}
    pairs = {
        kind: [(one.premises[0], one.target) for one in document.relations.values() if one.type == kind]
        for kind in ("support", "rebuttal")
    }
    return base, pairs["support"], pairs["rebuttal"]


def strengths(base, supports, attacks, semantics):
    """The strengths of a QBAF by synchronous iteration from the base scores, or None where it does not settle."""
    targets = [target for _, target in attacks]
    most = max(map(targets.count, targets), default=0)
    value = dict(base)
    for _ in range(2000):
        fresh = {
            key: RULES[semantics](
                base[key],
                [value[one] for one, target in supports if target == key],
                [value[one] for one, target in attacks if target == key],
                most,
            )
            for key in base
        }
        moved = max(abs(fresh[key] - value[key]) for key in base)
        value = {key: min(1.0, max(0.0, score)) for key, score in fresh.items()}
        if moved < 1e-15:
            break
    return value if moved < 1e-13 else None


@given(semantics=st.sampled_from(obeying("reduction")), data=st.data())
@of_every_semantics
def test_a_plain_map_without_circles_is_scored_as_a_qbaf(semantics, data):
    m = data.draw(maps(acyclic=True, supports=semantics in BIPOLAR, plain=True))
    assert m.score(semantics) == pytest.approx(strengths(*framework(m), semantics), abs=1e-12)


@given(semantics=st.sampled_from(obeying("reduction")), data=st.data())
@of_every_semantics
def test_a_plain_map_in_one_circle_is_scored_as_a_qbaf_that_settles(semantics, data):
    m = data.draw(maps(supports=semantics in BIPOLAR, plain=True))
    expected = strengths(*framework(m), semantics)
    assume(expected is not None)
    scores = m.score(semantics, on_divergence="return")
    # Circles one after the other are solved in order; where each has one limit, that is the same.
    assume(len(scores.components) <= 1 and all(component.stable for component in scores.components))
    assert scores == pytest.approx(expected, abs=1e-9)


@given(semantics=st.sampled_from(obeying("reduction")), data=st.data())
@of_every_semantics
def test_arrays_and_documents_of_one_framework_score_the_same(semantics, data):
    m = data.draw(maps(acyclic=True, supports=semantics in BIPOLAR, plain=True))
    base, supports, attacks = framework(m)
    place = {key: number for number, key in enumerate(base)}
    pairs = [*supports, *attacks]
    network = Network.from_arrays(
        prior=list(base.values()),
        source=[place[one] for one, _ in pairs],
        target=[place[target] for _, target in pairs],
        sign=[1] * len(supports) + [-1] * len(attacks),
    )
    assert network.score(semantics).final.tolist() == pytest.approx(list(m.score(semantics).values()), abs=1e-12)


@given(semantics=st.sampled_from(obeying("reduction")), data=st.data())
@of_every_semantics
def test_it_makes_no_difference_whether_a_relation_is_an_edge_or_a_node(semantics, data):
    m = data.draw(maps(supports=semantics in BIPOLAR, plain=True))
    before = m.score(semantics, on_divergence="return")
    idle = [
        {"id": f"idle_{key}", "premises": ["idle"], "strength": 0.0, "undercuts": key} for key in m.document.relations
    ]
    after = with_parts(m, claims={"idle": 0.5}, relations=idle).score(semantics, on_divergence="return")
    assert [one.method for one in after.components] == [one.method for one in before.components]
    assert {key: after[key] for key in before} == pytest.approx(dict(before), abs=1e-9)
