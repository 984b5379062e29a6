"""Gradients that papers print."""

import pytest

from argmap import MapBuilder

ENGINES = ("plain", "compiled")


def build(priors, *, rebuttals=(), supports=()):
    b = MapBuilder("Published")
    for claim, prior in priors.items():
        b.claim(claim, id=claim, prior=prior)
    for verb, pairs in ((b.rebut, rebuttals), (b.support, supports)):
        for premise, target in pairs:
            verb(premise, target)
    return b.build().network


def by_claim(network, target, semantics, engine):
    gradient = network.gradient(target, semantics, engine=engine)
    return dict(zip(network.ids, gradient.prior.tolist(), strict=True))


@pytest.mark.parametrize("engine", ENGINES)
def test_fake_news(engine):
    """Yin, Potyka, Toni, ECAI 2023, Table 1."""
    network = build(
        dict.fromkeys("ABCDEFGH", 0.5),
        rebuttals=[("D", "A"), ("E", "B"), ("F", "D"), ("G", "F"), ("H", "F")],
        supports=[("B", "A"), ("C", "A")],
    )
    printed = {"C": 0.375, "B": 0.125, "F": 0.0625, "G": -0.0625, "H": -0.0625, "E": -0.125, "D": -0.4375}
    found = by_claim(network, "A", "df_quad", engine)
    assert {claim: found[claim] for claim in printed} == pytest.approx(printed, abs=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_film_review(engine):
    """Kampik, Potyka, Yin, Cyras, Toni, IJAR 2024, Table 5: the film, its acting, directing and writing."""
    network = build(
        {"m": 0.79, "fA": 0.16, "fD": 0.05, "fW": 0.02, "fA1": 0.05, "fA2": 0.07},
        rebuttals=[("fW", "m")],
        supports=[("fA", "m"), ("fD", "m"), ("fA1", "fA"), ("fA2", "fA")],
    )
    printed = {"fA": 0.17625825, "fA1": 0.1558494, "fA2": 0.159201, "fD": 0.1558494, "fW": -0.21}
    found = by_claim(network, "m", "df_quad", engine)
    assert {claim: found[claim] for claim in printed} == pytest.approx(printed, abs=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
def test_two_rebuttals_under_quadratic_energy(engine):
    """The same paper's counterexample of two rebuttals: d/db of 0.5 - 0.5 (b + c)^2 / (1 + (b + c)^2) at b = c = 1."""
    network = build({"a": 0.5, "b": 1.0, "c": 1.0}, rebuttals=[("b", "a"), ("c", "a")])
    assert by_claim(network, "a", "quadratic_energy", engine)["b"] == pytest.approx(-0.08, abs=1e-12)
