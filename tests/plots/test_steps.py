"""`Timeline.plot`: the steps, the days and what was said."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.dates import num2date
from matplotlib.text import Text

import argmap
from argmap.plots.steps import apart
from tests.plots.drawn import points, row_labels, texts, title


def debate(days, *, dated_conclusion=None):
    b = argmap.MapBuilder("Umbrella", conclusion="take")
    ann = b.source("Ann", id="ann")
    said = [{"source": ann, "act": "asserts", "date": dated_conclusion}] if dated_conclusion else []
    take = b.claim("Take one", id="take", prior=0.2, said_by=said)
    for at, day in enumerate(days):
        reason = b.claim(
            f"Reason {at}", id=f"reason_{at}", prior=0.3, said_by=[{"source": ann, "act": "asserts", "date": day}]
        )
        (b.rebut if at % 3 == 2 else b.support)([reason], take)
    return b.build()


DAYS = ["2024-05-01", "2024-05-02", "2024-06-20", "2024-06-21"]


def test_the_line_goes_down_until_a_day_and_across_on_it():
    timeline = debate(DAYS).timeline()
    line = timeline.plot().lines[0]
    corners = list(zip(*line.get_data(), strict=True))
    assert all(here[0] == there[0] or here[1] == there[1] for here, there in pairwise(corners))
    days = [num2date(day).date().isoformat() for day in line.get_ydata()[:-1]]
    assert list(dict.fromkeys(days)) == DAYS
    assert list(dict.fromkeys(line.get_xdata())) == list(timeline.column("score"))


def test_days_are_true_to_scale_and_time_runs_down():
    axes = debate(DAYS).timeline().plot()
    days = [day for _, day in points(axes, "o")]
    assert [there - here for here, there in pairwise(days)] == [1.0, 49.0, 1.0]
    assert axes.get_ylim()[0] > axes.get_ylim()[1]


def test_days_that_are_close_share_a_label():
    assert row_labels(debate(DAYS).timeline().plot()) == ["2024-05-01", "2024-06-20"]
    assert row_labels(debate(DAYS[:2]).timeline().plot()) == DAYS[:2]


def test_each_day_tells_who_said_what_and_what_it_changed():
    timeline = debate(DAYS).timeline()
    first, *others = texts(timeline.plot())
    assert first == f"{timeline.column('score')[0]:.2f}  ann: reason_0"
    assert others == [f"{change:+.2f}  ann: reason_{at}" for at, change in enumerate(timeline.column("change")[1:], 1)]


def test_words_of_days_that_are_close_do_not_overlap():
    axes = debate(DAYS).timeline().plot()
    axes.figure.draw_without_rendering()
    boxes = sorted((Text.get_window_extent(text) for text in axes.texts), key=lambda box: box.y0)  # without its line
    assert all(above.y0 >= below.y1 for below, above in pairwise(boxes))


def test_of_many_days_those_with_the_largest_changes_are_told():
    start = datetime.date(2024, 1, 1)
    timeline = debate([(start + datetime.timedelta(days=3 * day)).isoformat() for day in range(45)]).timeline()
    said = texts(timeline.plot())
    assert len(said) == 30
    assert said[0] == f"{timeline.column('score')[0]:.2f}  ann: reason_0"
    most = max(timeline, key=lambda row: abs(row["change"] or 0.0))
    assert f"{most['change']:+.2f}  ann: {most['said'][0]}" in said


def test_a_day_before_the_conclusion_was_said_has_no_step():
    axes = debate(DAYS[:2], dated_conclusion="2024-05-02").timeline().plot()
    assert texts(axes)[0] == "not said yet  ann: reason_0"
    assert [score == score for score, _ in points(axes, "o")] == [False, True]  # noqa: PLR0124 - NaN is not itself


def test_a_map_without_dates_says_so():
    axes = debate([]).timeline().plot()
    assert texts(axes) == ["nothing in this map carries a date"]
    assert title(axes) == "How 'take' moved as things were said"


@given(
    wanted=st.lists(st.floats(0, 100), max_size=12).map(sorted),
    gap=st.floats(0.01, 30),
)
def test_places_are_apart_in_order_and_within_the_limits(wanted, gap):
    places = apart(wanted, gap, (0.0, 100.0))
    kept = min(gap, 100.0 / max(1, len(wanted) - 1))
    assert all(there - here >= kept - 1e-9 for here, there in pairwise(places))
    assert all(-1e-9 <= place <= 100.0 + 1e-9 for place in places)
    if all(there - here >= gap for here, there in pairwise(wanted)):
        assert places == pytest.approx(wanted)
