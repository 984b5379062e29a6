"""Dark mode without a second drawing: a style sheet keyed on the light theme's own colours."""

from __future__ import annotations

from argmap.display.theme import DARK, LIGHT


def dark_style() -> str:
    """Return the style that a light SVG needs to turn dark where the reader's system is dark.

    Viewers without style sheets keep the light colours. The rules reach no further than the picture.

    >>> '[fill="#e9f1f9"]{fill:#14283a}' in dark_style()
    True
    """
    dark = DARK.colours()
    rules = [
        f'.argmap [{attribute}="{colour}"]{{{attribute}:{dark[use]}}}'
        for use, colour in LIGHT.colours().items()
        for attribute in ("fill", "stroke")
    ]
    return "@media (prefers-color-scheme: dark){" + "".join(rules) + "}"
