"""Where plots are drawn, and what they leave alone."""

import sys
from io import BytesIO

import matplotlib
import matplotlib.pyplot as plt
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from argmap import Credences, Uniform
from argmap.display.theme import DARK, LIGHT
from argmap.errors import ArgmapError, ParameterError
from argmap.plots import as_bytes
from tests.plots.drawn import umbrella

ANSWERS = {
    "cruxes": umbrella().cruxes(),
    "sample": umbrella().sample(priors={"rain": Uniform(0, 1)}, samples=100),
    "timeline": umbrella().timeline(),
    "comparison": umbrella().compare(Credences({"rain": 0.9}), Credences({"rain": 0.1})),
}
every_plot = pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)


def mark_colours(axes):
    return {to_hex(bar.get_edgecolor()) for bar in axes.patches}


@every_plot
def test_a_plot_of_its_own_opens_no_window_and_leaves_no_figure(answer):
    axes = answer.plot()
    assert plt.get_fignums() == []
    assert isinstance(axes.figure, Figure)


@every_plot
def test_axes_that_are_given_are_drawn_on_and_given_back(answer):
    figure = Figure()
    left, right = figure.subplots(1, 2)
    assert answer.plot(right) is right
    assert right.get_title(loc="left")
    assert not left.get_title(loc="left")
    assert not left.lines + left.patches + left.texts


@every_plot
def test_pyplots_current_axes_stay_current(answer):
    figure, (first, second) = plt.subplots(1, 2)
    try:
        plt.sca(first)
        answer.plot(second)
        assert plt.gca() is first
        assert plt.get_fignums() == [figure.number]
    finally:
        plt.close(figure)


@every_plot
@pytest.mark.parametrize("theme", [None, "light", "dark"])
def test_settings_of_matplotlib_are_left_alone(answer, theme):
    before = dict(matplotlib.rcParams)
    as_bytes(answer.plot(theme=theme), format="svg")
    assert dict(matplotlib.rcParams) == before


def test_settings_of_matplotlib_hold_without_a_theme():
    with matplotlib.rc_context({"axes.facecolor": "#ffeedd", "text.color": "#123456", "font.size": 14}):
        axes = ANSWERS["cruxes"].plot()
        assert to_hex(axes.get_facecolor()) == "#ffeedd"
        assert axes.get_yticklabels()[0].get_color() == "#123456"
        assert axes.get_yticklabels()[0].get_size() == 14


def test_marks_stand_out_from_a_dark_ground():
    with plt.style.context("dark_background"):
        assert mark_colours(ANSWERS["cruxes"].plot()) == {DARK.support, DARK.rebuttal, DARK.undercut}
    with matplotlib.rc_context({"axes.facecolor": "none", "figure.facecolor": "black"}):
        assert mark_colours(ANSWERS["cruxes"].plot()) == {DARK.support, DARK.rebuttal, DARK.undercut}
    assert mark_colours(ANSWERS["cruxes"].plot()) == {LIGHT.support, LIGHT.rebuttal, LIGHT.undercut}


@every_plot
@pytest.mark.parametrize(("name", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_a_theme_gives_every_colour(answer, name, theme):
    axes = answer.plot(theme=name)
    assert to_hex(axes.figure.get_facecolor()) == to_hex(axes.get_facecolor()) == theme.background
    assert to_hex(axes.xaxis.label.get_color()) == to_hex(axes._left_title.get_color()) == theme.text


def test_a_theme_or_axes_that_are_none_are_refused():
    with pytest.raises(ParameterError, match=r"unknown theme 'drak'.*Did you mean 'dark'"):
        ANSWERS["cruxes"].plot(theme="drak")
    with pytest.raises(ParameterError, match="ax is 3"):
        ANSWERS["cruxes"].plot(3)


@every_plot
def test_a_notebook_shows_the_plot(answer):
    formatters = pytest.importorskip("IPython.core.formatters")
    shown, sizes = formatters.DisplayFormatter().format(answer.plot())
    assert shown["image/png"].startswith(b"\x89PNG")
    assert sizes["image/png"]["width"] == 900


def test_axes_that_are_given_are_shown_by_whoever_made_them():
    assert not hasattr(ANSWERS["cruxes"].plot(Figure().add_subplot()), "_repr_png_")


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_same_plot_gives_the_same_bytes(kind):
    first, again = (as_bytes(ANSWERS["cruxes"].plot(), format=kind) for _ in range(2))
    assert first == again


def test_a_plot_in_a_figure_within_a_figure_can_be_saved():
    figure = Figure()
    axes = ANSWERS["cruxes"].plot(figure.subfigures(1, 2)[0].add_subplot())
    assert as_bytes(axes, dpi=40).startswith(b"\x89PNG")


def test_an_unknown_format_is_refused():
    with pytest.raises(ParameterError, match=r"unknown plot format 'pgn'.*Did you mean 'png'"):
        as_bytes(ANSWERS["cruxes"].plot(), format="pgn")


def test_matplotlib_saves_the_figure_too():
    file = BytesIO()
    ANSWERS["cruxes"].plot().figure.savefig(file, format="png", dpi=40)
    assert file.getvalue().startswith(b"\x89PNG")


@every_plot
def test_without_matplotlib_the_error_says_how_to_get_it(answer, monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ArgmapError, match=r"matplotlib is not installed. Install it: pip install 'argmap\[plots\]'"):
        answer.plot()
