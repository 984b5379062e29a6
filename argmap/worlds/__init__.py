"""The probability semantics: every claim and relation a random switch, counted over many worlds."""

from argmap.worlds.conditions import Conditions, conditions_of
from argmap.worlds.counted import Counted
from argmap.worlds.counting import count_worlds
from argmap.worlds.drawn import SAMPLES, Drawn, drawn_for
from argmap.worlds.intervals import Intervals, intervals

__all__ = [
    "SAMPLES",
    "Conditions",
    "Counted",
    "Drawn",
    "Intervals",
    "conditions_of",
    "count_worlds",
    "drawn_for",
    "intervals",
]
