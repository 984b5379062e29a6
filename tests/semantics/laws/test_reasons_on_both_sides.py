"""Balance, monotony, duality and open-mindedness: what reasons for and against a claim do to it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap import Network, SemanticsError
from tests.semantics.laws.table import WITHOUT_MEANING, obeying, of_every_semantics
from tests.shared.edits import with_parts
from tests.shared.maps import degrees, maps, own_scores
from tests.shared.rules import BIPOLAR, REBUTTALS_ONLY

BALANCED = [
    (semantics, verb)
    for semantics in obeying("balance")
    for verb in ("supports", "rebuts")
    if semantics in BIPOLAR or verb == "rebuts"
]


@st.composite
def steps(draw, premises, *, most=3):
    """Some relations without a target: premises, strength, and perhaps an undercut from one of the claims."""
    step = st.fixed_dictionaries(
        {
            "premises": st.lists(st.sampled_from(premises), min_size=1, max_size=3, unique=True),
            "strength": degrees,
            "undercut": st.none() | st.sampled_from(premises),
        }
    )
    return draw(st.lists(step, max_size=most))


def aimed(given_steps, verb, target, name):
    """The steps as relations on a target, each with its undercut."""
    for place, step in enumerate(given_steps):
        key = f"{name}{place}"
        yield {"id": key, "premises": step["premises"], "strength": step["strength"], verb: target}
        if step["undercut"] is not None:
            yield {"id": f"{key}_cut", "premises": [step["undercut"]], "undercuts": key}


def scored_where_found(m, semantics):
    scores = m.score(semantics, on_divergence="return")
    assume(scores.converged)
    return scores


@given(semantics=st.sampled_from([name for name in obeying("balance") if name in BIPOLAR]), data=st.data())
@of_every_semantics
def test_reasons_that_balance_leave_the_base_score(semantics, data):
    m = data.draw(maps())
    base, mirrored = data.draw(degrees), data.draw(steps(own_scores(m.document)))
    relations = [*aimed(mirrored, "supports", "z", "for"), *aimed(mirrored, "rebuts", "z", "against")]
    scores = scored_where_found(with_parts(m, claims={"z": base}, relations=relations), semantics)
    assert scores["z"] == pytest.approx(base, abs=1e-9)


@given(semantics_and_verb=st.sampled_from(BALANCED), data=st.data())
@of_every_semantics
def test_what_outweighs_decides_the_direction(semantics_and_verb, data):
    semantics, verb = semantics_and_verb
    bipolar = semantics in BIPOLAR
    m = data.draw(maps(supports=bipolar))
    base, premises = data.draw(degrees), own_scores(m.document)
    mirrored = data.draw(steps(premises)) if bipolar else []
    relations = [
        *aimed(mirrored, "supports", "z", "for"), *aimed(mirrored, "rebuts", "z", "against"),
        *aimed(data.draw(steps(premises)), verb, "z", "more"),
    ]  # fmt: skip
    score = scored_where_found(with_parts(m, claims={"z": base}, relations=relations), semantics)["z"]
    assert score >= base - 1e-9 if verb == "supports" else score <= base + 1e-9


@given(semantics=st.sampled_from(obeying("monotony")), data=st.data())
@of_every_semantics
def test_without_circles_a_support_never_lowers_and_a_rebuttal_never_raises(semantics, data):
    bipolar = semantics in BIPOLAR
    m = data.draw(maps(acyclic=True, supports=bipolar))
    claims = own_scores(m.document)
    target = data.draw(st.sampled_from(claims))
    # In a drawn map without circles, arguments lead from earlier claims to later ones.
    below = [*claims[: claims.index(target)], "fresh"] if target != "bottom" else ["fresh"]
    added = [step | {"undercut": None} for step in data.draw(steps(below, most=1))]
    verb = data.draw(st.sampled_from(["supports", "rebuts"])) if bipolar else "rebuts"
    before = with_parts(m, claims={"fresh": data.draw(degrees)})
    after = with_parts(before, relations=aimed(added, verb, target, "added"))
    moved = after.score(semantics)[target] - before.score(semantics)[target]
    assert moved >= -1e-12 if verb == "supports" else moved <= 1e-12


@given(semantics=st.sampled_from(obeying("monotony")), data=st.data())
@of_every_semantics
def test_without_circles_a_stronger_support_never_lowers_and_a_stronger_rebuttal_never_raises(semantics, data):
    m = data.draw(maps(acyclic=True, supports=semantics in BIPOLAR))
    aims = [one for one in m.document.relations.values() if one.target in m.document.claims]
    assume(aims)
    relation = data.draw(st.sampled_from(aims))
    weaker, stronger = sorted([data.draw(degrees), data.draw(degrees)])
    low, high = (m.score(semantics, strength={relation.id: strength}) for strength in (weaker, stronger))
    assume(relation.target in low)
    moved = high[relation.target] - low[relation.target]
    assert moved >= -1e-12 if relation.type == "support" else moved <= 1e-12


@given(semantics=st.sampled_from(obeying("duality")), data=st.data())
@of_every_semantics
def test_the_mirror_image_of_a_claim_has_the_rest_of_1(semantics, data):
    m = data.draw(maps())
    base, premises = data.draw(degrees), own_scores(m.document)
    good, bad = data.draw(steps(premises)), data.draw(steps(premises))
    relations = [
        *aimed(good, "supports", "z", "good"), *aimed(bad, "rebuts", "z", "bad"),
        *aimed(bad, "supports", "mirror", "bad_for"), *aimed(good, "rebuts", "mirror", "good_against"),
    ]  # fmt: skip
    scores = scored_where_found(with_parts(m, claims={"z": base, "mirror": 1 - base}, relations=relations), semantics)
    assert scores["z"] + scores["mirror"] == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize("semantics", WITHOUT_MEANING["duality"])
def test_without_supports_there_is_no_mirror_image(semantics):
    mirror = Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[1])
    with pytest.raises(SemanticsError, match="knows rebuttals only"):
        mirror.score(semantics)


@given(semantics=st.sampled_from(obeying("open-mindedness")), base=st.floats(0.01, 0.99), force=st.floats(0.1, 1.0))
@of_every_semantics
def test_enough_reasons_on_one_side_bring_a_claim_to_the_end(semantics, base, force):
    number = 2000
    for sign, end in [(-1, 0.0)] if semantics in REBUTTALS_ONLY else [(-1, 0.0), (1, 1.0)]:
        network = Network.from_arrays(
            prior=[base, *[force] * number],
            source=list(range(1, number + 1)), target=[0] * number, sign=[sign] * number,
        )  # fmt: skip
        assert network.score(semantics).final[0] == pytest.approx(end, abs=0.01)
