"""The page of a map as a widget for notebooks: what is changed there reaches Python, and the other way round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from argmap.display.page.bundle import module, style
from argmap.errors import ParameterError, Problem, not_installed

try:
    import anywidget
    import traitlets
except ImportError:
    raise not_installed("anywidget", "widget") from None

if TYPE_CHECKING:
    Score = Callable[[Mapping[str, Mapping[str, float]]], Mapping[str, float]]

SECTIONS = ("prior", "strength", "reliability")


class MapWidget(anywidget.AnyWidget):
    """A map to read and to play with in a notebook.

    >>> import argmap
    >>> w = argmap.loads("{argmap: 1, title: One, claims: {rain: {text: It rains, prior: 0.2}}}").widget()
    >>> w.selected, w.what_if["prior"], w.scores["rain"]
    ('rain', {}, 0.2)
    """

    _esm = module()
    _css = style(inside=True)
    data = traitlets.Dict().tag(sync=True)
    what_if = traitlets.Dict().tag(sync=True)
    """What was changed: base scores, strengths and reliabilities by id, as `score` takes them."""
    selected = traitlets.Unicode().tag(sync=True)
    """The id of the claim in the middle."""

    def __init__(self, data: dict[str, Any], score: Score, **others: Any) -> None:
        self._score = score
        self._scored: tuple[dict[str, dict[str, float]], Mapping[str, float]] | None = None
        first = [*data["conclusion"], *data["claims"]][0]
        super().__init__(data=data, what_if={name: {} for name in SECTIONS}, selected=first, **others)

    @property
    def scores(self) -> Mapping[str, float]:
        """The scores of all claims with what was changed, in [0, 1], worked out by Python."""
        now = {name: dict(self.what_if.get(name) or {}) for name in SECTIONS}
        if self._scored is None or self._scored[0] != now:
            self._scored = now, MappingProxyType(dict(self._score(now)))
        return self._scored[1]

    @traitlets.validate("what_if")
    def _checked_numbers(self, proposal: Any) -> dict[str, dict[str, float]]:
        """Take a part of it for the whole; what is no number of this map is refused by `score`, before it is set."""
        given = proposal["value"]
        wrong = [key for key in given if key not in SECTIONS]
        if wrong:
            raise ParameterError(
                Problem(f"what_if has no {wrong[0]!r}", path="what_if", hint=f"It has {', '.join(SECTIONS)}.")
            )
        now = {name: dict(given.get(name) or {}) for name in SECTIONS}
        if any(now.values()):
            self._scored = now, MappingProxyType(dict(self._score(now)))
        return now

    @traitlets.validate("selected")
    def _checked_claim(self, proposal: Any) -> str:
        chosen = str(proposal["value"])
        if chosen not in self.data["claims"] and not chosen.startswith("added_"):
            raise ParameterError(Problem(f"unknown claim {chosen!r}", path="selected"))
        return chosen


def map_widget(data: dict[str, Any], score: Score) -> MapWidget:
    """Return the widget of a page's data; `score` gives the scores under what was changed."""
    return MapWidget(data, score)
