"""How often a property is tried: as often as a test says by `make soak`, a twentieth of it in the gate."""

import os

from hypothesis import settings

IN_THE_GATE = 0.05
FEWEST = 8


def examples(number):
    """So many examples, whatever a profile says; a law of every semantics draws the semantics, too."""
    tried = number if os.environ.get("ARGMAP_SOAK") else max(FEWEST, round(number * IN_THE_GATE))
    return settings(max_examples=tried)
