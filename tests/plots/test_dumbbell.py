"""`Comparison.plot`: both readers' marks, row by row."""

import pytest

from argmap import Credences
from tests.plots.drawn import key, points, row_labels, texts, title, umbrella

ANN = Credences({"rain": 0.9, "car": 0.1, "wind": 0.6}, name="Ann")
BEN = Credences({"rain": 0.2, "car": 0.8, "wind": 0.5}, name="Ben", strength={"wind.supports.take": 0.4})


def test_the_conclusion_comes_first_then_what_closes_most():
    comparison = umbrella().compare(ANN, BEN)
    axes = comparison.plot()
    assert comparison.column("closes") == tuple(sorted(comparison.column("closes"), reverse=True))
    labels = row_labels(axes)
    assert labels[0] == "conclusion: take"
    assert [label.removeprefix("relation: ") for label in labels[1:]] == list(comparison.column("text"))


def test_dots_are_the_first_readers_and_diamonds_the_second_ones():
    comparison = umbrella().compare(ANN, BEN)
    axes = comparison.plot()
    mine, theirs = [comparison.mine, *comparison.column("mine")], [comparison.theirs, *comparison.column("theirs")]
    assert points(axes, "o") == [(score, at) for at, score in enumerate(mine)]
    assert points(axes, "D") == [(score, at) for at, score in enumerate(theirs)]


def test_the_key_names_the_readers_and_their_conclusions():
    comparison = umbrella().compare(ANN, BEN)
    names = list(key(comparison.plot()))
    assert names == [f"Ann: conclusion at {comparison.mine:.2f}", f"Ben: conclusion at {comparison.theirs:.2f}"]


def test_each_row_says_what_it_closes_of_the_gap():
    comparison = umbrella().compare(ANN, BEN)
    gap, first, *_ = texts(comparison.plot())
    assert gap == f"gap {abs(comparison.gap):.2f}"
    assert first == f"closes {comparison.column('closes')[0]:.2f}"


def test_a_swap_that_drives_them_apart_widens_the_gap():
    comparison = umbrella().compare({"rain": 0.9, "wind": 0.1}, {"rain": 0.1, "wind": 0.9})
    assert comparison.column("closes")[-1] < 0
    assert texts(comparison.plot())[-1] == f"widens {-comparison.column('closes')[-1]:.2f}"


def test_the_axis_goes_from_0_to_1():
    axes = umbrella().compare(ANN, BEN).plot()
    assert axes.get_xlim() == pytest.approx((-0.16, 1.16))
    assert axes.get_xlabel() == "score of the conclusion, and what each reader holds (degrees, 0 to 1)"


def test_readers_who_agree_have_the_conclusion_alone():
    axes = umbrella().compare(ANN, ANN).plot()
    assert row_labels(axes) == ["conclusion: take"]
    assert title(axes) == "Where two readers differ about 'take'"
