"""Small bipolar maps from priors and pairs, and one that a paper works out."""

from argmap import MapBuilder


def build(priors, *, rebuttals=(), supports=()):
    b = MapBuilder("Published")
    for claim, prior in priors.items():
        b.claim(claim, id=claim, prior=prior)
    for verb, pairs in ((b.rebut, rebuttals), (b.support, supports)):
        for premise, target in pairs:
            verb(premise, target, id=f"{premise}_{target}")
    return b.build()


def film():
    """Kampik, Potyka, Yin, Cyras, Toni, IJAR 2024, Table 5: a film, its acting, directing and writing."""
    return build(
        {"m": 0.79, "fA": 0.16, "fD": 0.05, "fW": 0.02, "fA1": 0.05, "fA2": 0.07},
        rebuttals=[("fW", "m")],
        supports=[("fA", "m"), ("fD", "m"), ("fA1", "fA"), ("fA2", "fA")],
    )
