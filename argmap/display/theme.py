"""The colours and sizes of a picture: `LIGHT` and `DARK`, and `AUTO`, which is one or the other as its reader's system is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType

from argmap.errors import ParameterError, Problem, nearest


@dataclass(frozen=True, slots=True)
class Paint:
    """The tint and the border of one role's card.

    >>> LIGHT.evidence.tint
    '#f6f4ee'
    """

    tint: str
    border: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours and sizes; one channel has one meaning.

    Hue tells what an edge does, tint tells the role of a card, length tells the score. `dataclasses.replace` makes
    a theme of your own.

    >>> from dataclasses import replace
    >>> replace(LIGHT, card_width=240).card_width
    240
    """

    name: str
    background: str
    pill: str
    text: str
    muted: str
    support: str
    rebuttal: str
    undercut: str
    unscored: str
    bar: str
    track: str
    gap: str
    tick: str
    conclusion: Paint
    claim: Paint
    premise: Paint
    evidence: Paint
    question: Paint
    objection: Paint
    undercutter: Paint
    source: Paint
    font: str = "Arial"
    font_stack: str = "Arial, 'Liberation Sans', Arimo, Helvetica, 'Noto Sans', sans-serif"
    card_width: int = 196
    conclusion_width: int = 250
    card_lines: int = 9
    text_size: int = 12
    conclusion_size: int = 15

    def colours(self) -> Mapping[str, str]:
        """Return every colour by the name of its use.

        >>> LIGHT.colours()["evidence.tint"]
        '#f6f4ee'
        """
        found: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Paint):
                found[f"{field.name}.tint"] = value.tint
                found[f"{field.name}.border"] = value.border
            elif isinstance(value, str) and value.startswith("#"):
                found[field.name] = value
        return MappingProxyType(found)


LIGHT = Theme(
    name="light",
    background="#ffffff",
    pill="#fffffe",
    text="#1d2733",
    muted="#5b6875",
    support="#0868ac",
    rebuttal="#c2500a",
    undercut="#622579",
    unscored="#6c7680",
    bar="#3b4a5a",
    track="#e1e6eb",
    gap="#fefeff",
    tick="#1d2734",
    conclusion=Paint("#e9f1f9", "#0869ac"),
    claim=Paint("#f3f7fb", "#8aa9c4"),
    premise=Paint("#fcfdfe", "#9aa7b4"),
    evidence=Paint("#f6f4ee", "#b5ac94"),
    question=Paint("#fbfbfb", "#828c96"),
    objection=Paint("#fdf1e8", "#d98a52"),
    undercutter=Paint("#f6eef9", "#b28bc2"),
    source=Paint("#f1f3f4", "#8f99a3"),
)
"""Dark text on white."""

DARK = Theme(
    name="dark",
    background="#12181f",
    pill="#12181e",
    text="#e6edf3",
    muted="#9aa6b2",
    support="#58a6e0",
    rebuttal="#f0883e",
    undercut="#dfbcee",
    unscored="#8d98a4",
    bar="#b7c4d1",
    track="#2b3640",
    gap="#10161c",
    tick="#e7edf3",
    conclusion=Paint("#14283a", "#58a7e0"),
    claim=Paint("#18242f", "#47627a"),
    premise=Paint("#19212a", "#4b5966"),
    evidence=Paint("#211f19", "#6a6350"),
    question=Paint("#171d23", "#76828e"),
    objection=Paint("#2e2016", "#9a5c2c"),
    undercutter=Paint("#271b2d", "#77538a"),
    source=Paint("#1d2328", "#5f6a75"),
)
"""Light text on a dark ground."""

AUTO = replace(LIGHT, name="auto")
"""An SVG that is light, and turns dark where its reader's system or the page around it is dark; light elsewhere."""

_THEMES = {"auto": AUTO, "light": LIGHT, "dark": DARK}


def named_theme(theme: Theme | str) -> Theme:
    """Return a theme by its name; a theme is returned as it is.

    >>> named_theme("dark").name
    'dark'
    """
    if isinstance(theme, Theme):
        return theme
    if theme not in _THEMES:
        hint = nearest(theme, _THEMES) or "There are 'auto', 'light' and 'dark'; a Theme of your own will do too."
        raise ParameterError(Problem(f"unknown theme {theme!r}", hint=hint))
    return _THEMES[theme]
