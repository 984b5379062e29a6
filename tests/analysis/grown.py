"""Small maps that grow like trees, so that every claim bears on the conclusion and in one way only."""

import numpy as np

import argmap


def grown(seed, *, claims=6):
    """A map with the conclusion `c0`: each claim after it supports or rebuts an earlier one, or undercuts a step."""
    random = np.random.default_rng(seed)
    number = lambda: float(np.round(random.uniform(0.05, 0.95), 3))  # noqa: E731 - one word for it
    b = argmap.MapBuilder(f"Grown {seed}", conclusion="c0")
    b.claim("C0", id="c0", prior=number())
    steps, used = [], 1
    while used < claims:
        premises = [f"c{used}"] if used + 1 == claims or random.random() < 0.6 else [f"c{used}", f"c{used + 1}"]
        for key in premises:
            b.claim(key.upper(), id=key, prior=number())
        strength = number() if random.random() < 0.5 else None
        if steps and random.random() < 0.25:
            b.undercut(premises, steps[random.integers(len(steps))], strength=strength)
        else:
            verb = b.support if random.random() < 0.6 else b.rebut
            steps.append(verb(premises, f"c{random.integers(used)}", strength=strength))
        used += len(premises)
    return b.build()
