"""Names and order, and independence: only what bears on a claim has a say in its score."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.semantics.laws.table import obeying, of_every_semantics
from tests.shared.edits import renamed, reordered, side_by_side, with_defaults_of
from tests.shared.maps import maps
from tests.shared.rules import REBUTTALS_ONLY


def settled(scores):
    """Whether every circle came to rest by iteration, where a small push would not move it away."""
    return all(component.method == "iteration" and component.stable for component in scores.components)


def says_a_step_twice(document):
    """Whether two relations are the same to the letter while restatements are there to merge them with others."""
    said = [(one.type, frozenset(one.premises), one.target) for one in document.relations.values()]
    restating = any(claim.same_as is not None for claim in document.claims.values())
    return restating and len(set(said)) < len(said)


@given(semantics=st.sampled_from(obeying("order")), data=st.data())
@of_every_semantics
def test_names_do_not_matter(semantics, data):
    m = data.draw(maps(supports=semantics not in REBUTTALS_ONLY))
    scores = m.score(semantics, on_divergence="return")
    assume(settled(scores))
    again = renamed(m, lambda key: f"{'zyx'[len(key) % 3]}{ord(key[-1]) * 7 % 10}_{key[::-1]}").score(semantics)
    assert list(again.values()) == pytest.approx(list(scores.values()), abs=1e-12)


@given(semantics=st.sampled_from(obeying("order")), data=st.data())
@of_every_semantics
def test_order_does_not_matter(semantics, data):
    m = data.draw(maps(supports=semantics not in REBUTTALS_ONLY))
    assume(not says_a_step_twice(m.document))
    scores = m.score(semantics, on_divergence="return")
    again = reordered(m, lambda items: data.draw(st.permutations(items))).score(semantics, on_divergence="return")
    assume(settled(scores) and settled(again))
    assert again == pytest.approx(dict(scores), abs=1e-9)
    assert again.relations == pytest.approx(dict(scores.relations), abs=1e-9)


@given(semantics=st.sampled_from(obeying("independence")), data=st.data())
@of_every_semantics
def test_a_part_that_nothing_connects_changes_nothing(semantics, data):
    drawn = maps(supports=semantics not in REBUTTALS_ONLY, most_claims=5, most_relations=6)
    m, other = data.draw(drawn), data.draw(drawn)
    apart = m.score(semantics, on_divergence="return")
    beside = with_defaults_of(other, m).score(semantics, on_divergence="return")
    together = side_by_side(m, other).score(semantics, on_divergence="return")
    assume(settled(apart) and settled(beside) and settled(together))
    expected = {f"one_{key}": score for key, score in apart.items()}
    expected |= {f"two_{key}": score for key, score in beside.items()}
    assert together == pytest.approx(expected, abs=1e-9)
