"""The probability semantics: every claim and relation a random switch, counted over many worlds."""

from argmap.worlds.counted import Counted
from argmap.worlds.counting import count_worlds
from argmap.worlds.drawn import SAMPLES, Drawn, drawn_for
from argmap.worlds.intervals import Intervals, intervals

__all__ = [
    "SAMPLES",
    "Counted",
    "Dependence",
    "Drawn",
    "Intervals",
    "count_worlds",
    "drawn_for",
    "intervals",
]
