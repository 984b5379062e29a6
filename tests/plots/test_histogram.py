"""`Sample.plot`: the bars, the lines and what they are called."""

import pytest

import argmap
from argmap.errors import UnknownIdError
from tests.plots.drawn import key, title, umbrella

SAMPLE = umbrella().sample(priors={"rain": argmap.Uniform(0, 1), "car": argmap.Beta(2, 3)}, samples=2000)


def uprights(axes):
    """Where the upright lines stand, each with its kind."""
    return [(line.get_xdata()[0], line._unscaled_dash_pattern) for line in axes.lines]


def test_the_bars_are_the_histogram():
    axes, table = SAMPLE.plot(bins=12), SAMPLE.histogram(bins=12)
    assert [bar.get_x() for bar in axes.patches] == pytest.approx(table.column("from"))
    assert [bar.get_height() for bar in axes.patches] == pytest.approx(table.column("share"))
    assert axes.get_ylabel() == "share of 2,000 draws"


def test_lines_mark_the_present_score_the_median_and_nine_draws_of_ten():
    lines = uprights(SAMPLE.plot())
    quantiles = [SAMPLE.quantile(share).value for share in (0.5, 0.05, 0.95)]
    assert [place for place, _ in lines] == pytest.approx([umbrella().score()["take"], *quantiles])
    assert len({str(kind) for _, kind in lines}) == 3  # apart without colour


def test_the_key_tells_the_numbers():
    now, middle = umbrella().score()["take"], SAMPLE.quantile(0.5).value
    names = list(key(SAMPLE.plot()))
    assert names[:2] == [f"as the map has it: {now:.2f}", f"median: {middle:.2f}"]
    assert names[2].startswith("5 % and 95 %: ")


def test_another_claim_can_be_drawn():
    axes = SAMPLE.plot(claim="rain")
    assert uprights(axes)[0][0] == pytest.approx(0.7)
    assert title(axes) == "What uncertain priors leave open about 'rain'"
    assert axes.get_xlabel().startswith("score of 'rain': a degree")
    with pytest.raises(UnknownIdError, match="Did you mean 'rain'"):
        SAMPLE.plot(claim="rains")


def test_a_score_that_does_not_move_is_one_bar():
    axes = umbrella().sample(priors={"rain": argmap.Fixed(0.7)}, samples=10).plot()
    (bar,) = axes.patches
    assert bar.get_height() == 1.0
    assert bar.get_x() < umbrella().score()["take"] < bar.get_x() + bar.get_width()


def test_the_axis_shows_what_is_drawn_or_all_from_0_to_1():
    low, high = SAMPLE.plot().get_xlim()
    assert low < SAMPLE.scores["take"].min() < SAMPLE.scores["take"].max() < high
    assert SAMPLE.plot(zoom=False).get_xlim()[1] > 1.0
