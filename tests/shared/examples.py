"""How often a property is tried: as often as a test says in the gate, ten times as often by `make soak`."""

import os

from hypothesis import settings

MORE = 10


def examples(number):
    """So many examples, whatever a profile says; a law of every semantics draws the semantics, too."""
    return settings(max_examples=number * (MORE if os.environ.get("ARGMAP_SOAK") else 1))
