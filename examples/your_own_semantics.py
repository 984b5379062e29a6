"""Score a map your own way: combine published parts, or write one function.

Run it: python examples/your_own_semantics.py
"""

from __future__ import annotations

from typing import Any

import argmap


def cautious(base: float, supports: Any, rebuttals: Any) -> float:
    """Trust the strongest reason, then let the strongest rebuttal set a limit.

    `supports` and `rebuttals` are arrays of forces in [0, 1]; so is the result.
    """
    believed = max(base, *supports, 0.0)
    return float(min(believed, *(1 - rebuttals), 1.0))


def main() -> None:
    """Compare four ways to score one small map."""
    b = argmap.MapBuilder("Is the bridge safe?", conclusion="safe")
    safe = b.claim("The bridge is safe.", id="safe", prior=0.5)
    b.support(b.evidence("It passed its inspection.", id="inspected", prior=0.8), safe)
    b.support(b.evidence("It was built last year.", id="new", prior=0.6), safe)
    b.rebut(b.evidence("A crack was seen.", id="crack", prior=0.3), safe)
    m = b.build()

    # An aggregation weighs reasons against each other, an influence moves the base score by the result.
    strongest_only = argmap.Modular("top", "linear", name="strongest_only")

    # A function can be used as it is, or registered under a name.
    argmap.register_semantics("cautious", cautious)

    for semantics in ("df_quad", "quadratic_energy", strongest_only, "cautious"):
        scores = m.score(semantics)
        print(f"{scores.semantics:18} safe = {scores['safe']:.3f}")


if __name__ == "__main__":
    main()
