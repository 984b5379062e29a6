"""The promises of the colours: readable, and apart for everybody."""

from itertools import combinations

import pytest

from argmap.display.theme import AUTO, DARK, LIGHT, Paint, Theme, named_theme
from argmap.errors import ParameterError

THEMES = [LIGHT, DARK]
ROLES = ["conclusion", "claim", "premise", "evidence", "question", "objection", "undercutter", "source"]

# Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009,
# severity 1.0; the matrices work on linear light.
DEFICIENCIES = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(first: str, second: str) -> float:
    lights = sorted(
        sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (first, second)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def seen(colour: str, deficiency: str) -> tuple[float, ...]:
    return tuple(
        min(max(sum(weight * part for weight, part in zip(row, linear(colour), strict=True)), 0.0), 1.0)
        for row in DEFICIENCIES[deficiency]
    )


def oklab(light: tuple[float, ...]) -> tuple[float, ...]:
    """Ottosson 2020, from linear sRGB."""
    to_cones = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    to_lab = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    cones = [sum(w * p for w, p in zip(row, light, strict=True)) ** (1 / 3) for row in to_cones]
    return tuple(sum(w * c for w, c in zip(row, cones, strict=True)) for row in to_lab)


def difference(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    return sum((a - b) ** 2 for a, b in zip(oklab(first), oklab(second), strict=True)) ** 0.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", ROLES)
def test_text_can_be_read_on_every_tint(theme: Theme, role: str):
    paint: Paint = getattr(theme, role)
    assert contrast(theme.text, paint.tint) >= 4.5
    assert contrast(theme.muted, paint.tint) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("line", ["support", "rebuttal", "undercut", "unscored"])
def test_lines_and_the_words_on_pills_stand_out(theme: Theme, line: str):
    assert contrast(getattr(theme, line), theme.background) >= 3
    assert contrast(getattr(theme, line), theme.pill) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", ROLES)
def test_the_bar_stands_out_from_its_track_and_its_card(theme: Theme, role: str):
    assert contrast(theme.bar, theme.track) >= 3
    assert contrast(theme.bar, getattr(theme, role).tint) >= 3
    assert contrast(theme.gap, theme.bar) >= 3
    assert contrast(theme.tick, theme.track) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_the_three_hues_stay_apart_however_one_sees_colour(theme: Theme, deficiency: str):
    hues = [seen(colour, deficiency) for colour in (theme.support, theme.rebuttal, theme.undercut)]
    assert min(difference(first, second) for first, second in combinations(hues, 2)) > 0.1


def test_green_and_red_would_fail_that_test():
    assert difference(seen("#4caf50", "deuteranopia"), seen("#f44336", "deuteranopia")) < 0.1


def test_light_and_dark_have_a_colour_for_the_same_uses():
    assert LIGHT.colours().keys() == DARK.colours().keys()


def test_themes_are_found_by_name_and_a_wrong_name_gets_a_hint():
    assert named_theme("light") is LIGHT
    assert named_theme(DARK) is DARK
    assert named_theme("auto") is AUTO
    with pytest.raises(ParameterError, match="Did you mean 'dark'"):
        named_theme("darc")
    with pytest.raises(ParameterError, match="There are 'auto', 'light' and 'dark'"):
        named_theme("solarized")
