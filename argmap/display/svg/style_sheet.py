"""The style sheet of a picture: a class for each use of a colour, light and dark by variables.

Every element has its colour as an attribute too. The rules stand in `@supports`, which viewers that know no variables
pass over: they draw the attributes.
"""

from __future__ import annotations

from argmap.display.svg.markup import PREFIX
from argmap.display.theme import DARK, LIGHT, Paint, Theme

_DARK_AROUND = ("[data-theme=dark]", "[data-jp-theme-light=false]", ".vscode-dark")
_LIGHT_AROUND = ("[data-theme=light]", "[data-jp-theme-light=true]", ".vscode-light")
"""What pages and notebooks whose theme was set by hand bear on an element around the picture."""
PAINTED = ("conclusion", "claim", "premise", "evidence", "question", "objection", "undercutter", "source")
HUES = ("support", "rebuttal", "undercut", "unscored")
FILLED = {
    "bg": "background",
    "p": "pill",
    "t": "text",
    "m": "muted",
    "tr": "track",
    "ba": "bar",
    "ga": "gap",
    "ti": "tick",
}
"""The class of each thing that is filled in a colour of its own and has no edge, or that of what it stands on."""
_EDGED = {"p", "bg"}


def style_sheet(theme: Theme, *, turning: bool) -> str:
    """Return the style of a picture; where it is `turning`, it is dark where its reader's system or page is.

    >>> "prefers-color-scheme" in style_sheet(LIGHT, turning=True), "prefers" in style_sheet(DARK, turning=False)
    (True, False)
    """
    root = f"#{PREFIX}"
    rules = [f"{root}{{{_variables(theme)}}}"]
    if turning:
        light, dark = _variables(LIGHT), _variables(DARK)
        rules.append(f"@media (prefers-color-scheme:dark){{{root}{{{dark}}}}}")
        rules.append(f"{_selectors(root, 'light', _LIGHT_AROUND)}{{{light}}}")
        rules.append(f"{_selectors(root, 'dark', _DARK_AROUND)}{{{dark}}}")
    rules += [f"{root} .{name}{{fill:var(--{name}-tint);stroke:var(--{name}-border)}}" for name in PAINTED]
    rules += [f"{root} .{name}{{fill:var(--{name});stroke:var(--{name})}}" for name in HUES]
    for name, use in FILLED.items():
        rules.append(f"{root} .{name}{{fill:var(--{use}){'' if name in _EDGED else ';stroke:none'}}}")
    rules.append(f"{root} :target>rect{{stroke-width:3}}")
    rules.append(f"{root} a:hover>rect,{root} a:focus>rect{{stroke-width:2}}")
    return f"@supports (color:var(--a)){{{''.join(rules)}}}"


def _selectors(root: str, name: str, around: tuple[str, ...]) -> str:
    return ",".join([f"{root}[data-theme={name}]", *(f"{one} {root}" for one in around)])


def _variables(theme: Theme) -> str:
    return ";".join(f"--{use.replace('.', '-')}:{colour}" for use, colour in theme.colours().items())


def painted(paint: Paint) -> str:
    """Return the attributes of what has a tint and a border.

    >>> painted(LIGHT.evidence)
    'fill="#f6f4ee" stroke="#b5ac94"'
    """
    return f'fill="{paint.tint}" stroke="{paint.border}"'


def filled(name: str, theme: Theme) -> str:
    """Return the attributes of what is filled with one of `FILLED`.

    >>> filled("m", LIGHT)
    'class="m" fill="#5b6875"'
    """
    return f'class="{name}" fill="{getattr(theme, FILLED[name])}"'
