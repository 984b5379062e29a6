"""The gradient is what central differences of the scores come to, under every semantics and by both ways of working."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap import ConvergenceError, semantics_names
from argmap.model.fields import JOINS
from tests.gradient.differences import (
    REBUTTALS_ONLY,
    bases,
    difference,
    document_of,
    network_of,
    plain_networks,
)
from tests.shared.examples import examples

ENGINES = ("plain", "compiled")


def gradients(network, target, semantics):
    try:
        return [network.gradient(target, semantics, engine=engine) for engine in ENGINES]
    except ConvergenceError:
        assume(False)


def check(found, by_prior, by_strength):
    for gradient in found:
        np.testing.assert_allclose(gradient.prior, by_prior, atol=1e-6, rtol=0)
        np.testing.assert_allclose(gradient.strength, by_strength, atol=1e-6, rtol=0)


@given(cyclic=st.sampled_from([False, True]), semantics=st.sampled_from(semantics_names()), data=st.data())
@examples(600)
def test_plain_networks(semantics, cyclic, data):
    plain = data.draw(plain_networks(cyclic=cyclic, semantics=semantics))
    target = data.draw(st.integers(0, min(2, len(plain.prior) - 1)))
    found = gradients(plain.network, target, semantics)
    by_prior = [
        difference(lambda moved, at=at: plain.with_changed("prior", at, moved), value, semantics, target)
        for at, value in enumerate(plain.prior.tolist())
    ]
    by_strength = [
        difference(
            lambda moved, at=at: plain.with_changed("strength", at, moved), value, semantics, target,
            one_sided=value == 1.0,
        )
        for at, value in enumerate(plain.strength.tolist())
    ]  # fmt: skip
    check(found, by_prior, by_strength)


@given(
    join=st.sampled_from(JOINS),
    semantics=st.sampled_from(sorted(set(semantics_names()) - REBUTTALS_ONLY)),
    seed=st.integers(0, 2**32 - 1),
)
@examples(400)
def test_documents_with_linked_premises_undercuts_backing_and_sources(semantics, join, seed):
    document = document_of(np.random.default_rng(seed), join=join)
    target = len(document.claims) - 1
    found = gradients(network_of(document), target, semantics)
    by_prior = [
        difference(lambda moved, key=key: network_of(document, prior={key: moved}), base, semantics, target)
        for key, base in bases(document, semantics).items()
    ]
    strengths = {key: 1.0 if one.strength is None else one.strength for key, one in document.relations.items()}
    by_strength = [
        difference(
            lambda moved, key=key: network_of(document, strength={key: moved}), value, semantics, target,
            one_sided=value == 1.0,
        )
        for key, value in strengths.items()
    ]  # fmt: skip
    check(found, by_prior, by_strength)


@given(semantics=st.sampled_from(sorted(REBUTTALS_ONLY)), seed=st.integers(0, 2**32 - 1))
@examples(150)
def test_documents_without_supports_of_claims(semantics, seed):
    document = document_of(np.random.default_rng(seed), join="product", kinds=("rebut",))
    target = len(document.claims) - 1
    found = gradients(network_of(document), target, semantics)
    by_prior = [
        difference(lambda moved, key=key: network_of(document, prior={key: moved}), base, semantics, target)
        for key, base in bases(document, semantics).items()
    ]
    for gradient in found:
        np.testing.assert_allclose(gradient.prior, by_prior, atol=1e-6, rtol=0)


@given(seed=st.integers(0, 2**32 - 1), held=st.sets(st.integers(0, 7), min_size=1, max_size=4))
@examples(250)
def test_a_held_claim_has_the_derivative_by_the_score_it_is_held_at(seed, held):
    random = np.random.default_rng(seed)
    document = document_of(random, join="product")
    fix = {f"c{at}": float(random.uniform(0.05, 0.95)) for at in held}
    found = gradients(network_of(document, fix=fix), "c8", "df_quad")
    for at in range(8):
        key = f"c{at}"
        if key in fix:
            value = fix[key]
            by_prior = difference(
                lambda moved, key=key: network_of(document, fix=fix | {key: moved}), value, "df_quad", 8
            )
        else:
            value = bases(document, "df_quad", fix=fix)[key]
            by_prior = difference(
                lambda moved, key=key: network_of(document, fix=fix, prior={key: moved}), value, "df_quad", 8
            )
        assert [gradient.prior[at] for gradient in found] == pytest.approx([by_prior] * 2, abs=1e-6)
    for gradient in found:
        at_held = [at for at, one in enumerate(document.relations.values()) if one.target in fix]
        assert not gradient.strength[at_held].any()


@given(seed=st.integers(0, 2**32 - 1), least=st.floats(0.2, 0.8))
@examples(250)
def test_sources_below_the_least_reliability_pass_nothing_on(seed, least):
    document = document_of(np.random.default_rng(seed), join="product")
    found = gradients(network_of(document, min_reliability=least), "c8", "df_quad")
    heard = {key: base for key, base in bases(document, "df_quad", min_reliability=least).items() if base > 0.0}
    by_prior = [
        difference(
            lambda moved, key=key: network_of(document, min_reliability=least, prior={key: moved}), base, "df_quad", 8
        )
        for key, base in heard.items()
    ]
    places = [list(document.claims).index(key) for key in heard]
    for gradient in found:
        np.testing.assert_allclose(gradient.prior[places], by_prior, atol=1e-6, rtol=0)
