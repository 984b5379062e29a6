"""The style sheet of a picture: a class for each thing that looks alike, its colours as variables, light and dark.

Plain colours come first. The variables stand in `@supports`, which viewers that know none of them pass over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.display.cards.card import SCORE_SIZES, SMALL
from argmap.display.cards.pill import PILL_SIZE
from argmap.display.key import KEY_SIZE, TITLE_SIZE
from argmap.display.svg.markup import PREFIX, figure
from argmap.display.theme import DARK, LIGHT, Theme

_DARK_AROUND = ("[data-theme=dark]", "[data-jp-theme-light=false]", ".vscode-dark")
_LIGHT_AROUND = ("[data-theme=light]", "[data-jp-theme-light=true]", ".vscode-light")
"""What pages and notebooks whose theme was set by hand bear on an element around the picture."""
_PAINTED = ("conclusion", "claim", "premise", "evidence", "question", "objection", "undercutter", "source")
_LINES = {"support": "", "rebuttal": "6 4", "undercut": "1.5 3.5", "unscored": "1.5 3"}
"""The dashes of each kind of line."""
_FILLED = {"o": "background", "p": "pill", "m": "muted", "tr": "track", "ba": "bar", "ga": "gap", "ti": "tick"}
"""The class of each thing that is filled in a colour of its own: o is the ground and what is hollow, m what is muted."""
GROUP_SIZE = 12.0
"""Of the letters in the title of a group."""
ROOT = f"#{PREFIX}"


def style_sheet(theme: Theme, *, turning: bool) -> str:
    """Return the style of a picture; where it is `turning`, it is dark where its reader's system or page is.

    >>> "prefers-color-scheme" in style_sheet(LIGHT, turning=True), "prefers" in style_sheet(DARK, turning=False)
    (True, False)
    """
    variables = {use: f"var(--{_variable(use)})" for use in theme.colours()}
    return "".join(
        [
            *_shapes(theme),
            *_coloured(theme.colours()),
            "@supports (color:var(--a)){",
            *_values(theme, turning=turning),
            *_coloured(variables),
            "}",
        ]
    )


def _variable(use: str) -> str:
    return use.replace(".", "-")


def _values(theme: Theme, *, turning: bool) -> Iterator[str]:
    yield f"{ROOT}{{{_set(theme)}}}"
    if turning:
        yield f"@media (prefers-color-scheme:dark){{{ROOT}{{{_set(DARK)}}}}}"
        yield f"{_where('light', _LIGHT_AROUND)}{{{_set(LIGHT)}}}"
        yield f"{_where('dark', _DARK_AROUND)}{{{_set(DARK)}}}"


def _where(name: str, around: tuple[str, ...]) -> str:
    return ",".join([f"{ROOT}[data-theme={name}]", *(f"{one} {ROOT}" for one in around)])


def _set(theme: Theme) -> str:
    return ";".join(f"--{_variable(use)}:{colour}" for use, colour in theme.colours().items())


def _coloured(colours: Mapping[str, str]) -> Iterator[str]:
    yield f"{ROOT}{{fill:{colours['text']}}}"
    for name in _PAINTED:
        paint = f"fill:{colours[f'{name}.tint']};stroke:{colours[f'{name}.border']}"
        yield f"{ROOT} .{name}>rect,{ROOT} .{name}>.q{{{paint}}}"
    for name in _LINES:
        yield f"{ROOT} .{name}{{fill:{colours[name]};stroke:{colours[name]}}}"
    yield f"{ROOT} .i{{stroke:{colours['background']}}}"
    yield f"{ROOT} .lr{{stroke:{colours['bar']}}}"
    yield f"{ROOT} .lc{{stroke:{colours['gap']}}}"
    for name, use in _FILLED.items():
        yield f"{ROOT} .{name}{{fill:{colours[use]}}}"


def _shapes(theme: Theme) -> Iterator[str]:
    """Say what does not hang on light or dark. One class alone has no dashes of its own: that of lines that are whole."""
    rules = {
        "text": "stroke:none",
        ".m": f"font-size:{figure(SMALL)}px",
        ".n": f"font-size:{figure(SCORE_SIZES[False])}px;font-weight:700;text-anchor:end",
        ".again>.m": f"font-size:{figure(theme.text_size)}px",
        ".again>.c,.c": f"font-size:{figure(SMALL)}px",
        ".e": "text-anchor:end",
        ".w": f"font-size:{figure(SMALL)}px;font-weight:700;text-anchor:end",
        ".k": f"font-size:{figure(KEY_SIZE)}px",
        ".h": f"font-size:{figure(TITLE_SIZE)}px;font-weight:700",
        ".g": f"font-size:{figure(GROUP_SIZE)}px;font-weight:700",
        ".conclusion>rect": "stroke-width:2",
        ".conclusion>.b": f"font-size:{figure(theme.conclusion_size)}px;font-weight:700",
        ".conclusion>.n": f"font-size:{figure(SCORE_SIZES[True])}px",
        ".again>rect": "stroke-width:1;stroke-dasharray:5 3",
        ".again>.n": f"font-size:{figure(SCORE_SIZES[False])}px",
        ".dashed>rect": "stroke-dasharray:5 3",
        ".dotted>rect": "stroke-dasharray:1.5 2.5",
        ".gone": "opacity:0.6",
        ".s": "text-decoration:line-through",
        ".q": "stroke-width:2.5",
        ".l": "fill:none",
        ".lr": "fill:none;stroke-width:1.3",
        ".lc": "fill:none;stroke-width:1.6",
        ".said>.l": "stroke-dasharray:none",
        ".u>rect": "stroke-dasharray:3 2.5",
        ".bar": "stroke-width:2.6",
        ":target>rect": "stroke-width:3",
        "a:hover>rect,a:focus>rect": "stroke-width:2",
    }
    for name, dashes in _LINES.items():
        rules[f".{name}>text"] = f"font-size:{figure(PILL_SIZE)}px;text-anchor:middle"
        if dashes:
            yield f"{ROOT} .{name}>.l{{stroke-dasharray:{dashes}}}"
    for selector, rule in rules.items():
        yield f"{','.join(f'{ROOT} {one}' for one in selector.split(','))}{{{rule}}}"
