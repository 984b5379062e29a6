"""`Look`: how a map is drawn, as its caller says it; checked before anything that draws is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from argmap.display.grouping import GroupBy
from argmap.display.theme import AUTO, Theme
from argmap.errors import ParameterError, Problem, nearest_or_all

LayoutName = Literal["page", "dot"]
"""How cards are placed: on a page of a width, by argmap, or in layers, by Graphviz."""
LIMIT = 400
"""The most claims in one picture, unless `limit` says otherwise."""
WIDTH = 1180.0
_NARROWEST, _WIDEST = 300.0, 100_000.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a map is drawn: where its cards stand, how wide a page may be (in points), in which colours and groups."""

    layout: LayoutName = "page"
    width: float = WIDTH
    theme: Theme | str = AUTO
    group_by: GroupBy | None = None
    overview: bool = False

    def __post_init__(self) -> None:
        if self.layout not in get_args(LayoutName):
            hint = nearest_or_all(self.layout, get_args(LayoutName))
            raise ParameterError(Problem(f"unknown layout {self.layout!r}", hint=hint))
        if self.group_by is not None and self.layout != "page":
            hint = "Leave out layout= or group_by=."
            raise ParameterError(Problem(f"the layout {self.layout!r} draws no groups", path="group_by", hint=hint))
        if self.overview and self.group_by is None:
            hint = "Say by what: group_by='tags' or group_by='sources'."
            raise ParameterError(Problem("an overview needs groups", path="overview", hint=hint))
        given: object = self.width
        if not isinstance(given, int | float) or isinstance(given, bool) or not _NARROWEST <= given <= _WIDEST:
            hint = f"Give a number of points from {_NARROWEST:g} to {_WIDEST:,g}."
            raise ParameterError(Problem(f"width is {given!r}", path="width", hint=hint))


AS_USUAL = Look()
"""How a map is drawn where nothing is said."""
