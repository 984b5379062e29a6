"""`Cruxes.plot`: the bars, their ends and their looks."""

import pytest

import argmap
from argmap.analysis.cruxes.answer import COLUMNS, Cruxes
from argmap.answers.table import Table
from argmap.errors import ParameterError
from tests.plots.drawn import bars, key, row_labels, texts, title, umbrella


def test_each_row_has_a_bar_from_false_to_true_in_the_order_of_the_table():
    cruxes = umbrella().cruxes(top=None)
    axes = cruxes.plot()
    assert row_labels(axes) == list(cruxes.column("text"))
    assert bars(axes) == [
        (at, pytest.approx(row["if_false"]), pytest.approx(row["if_true"])) for at, row in enumerate(cruxes)
    ]
    rings = [line.get_xdata()[0] for line in axes.lines if line.get_marker() == "o" and line.get_markersize() < 8]
    assert rings == list(cruxes.column("if_false"))


def test_a_line_stands_where_the_target_does():
    cruxes = umbrella().cruxes()
    axes = cruxes.plot()
    assert list(axes.lines[-1].get_xdata()) == [cruxes.now, cruxes.now]
    assert f"stands at {cruxes.now:.2f}" in key(axes)


def test_polarity_shows_in_colour_and_in_hatching():
    cruxes = umbrella().cruxes(top=None)
    axes = cruxes.plot()
    looks = {
        row["polarity"]: (bar.get_edgecolor(), bar.get_hatch()) for row, bar in zip(cruxes, axes.patches, strict=True)
    }
    assert set(looks) == {"raises", "lowers", "mixed"}
    assert len({colour for colour, _ in looks.values()}) == len({hatch for _, hatch in looks.values()}) == 3
    assert {"can only raise", "can only lower", "can do either"} < set(key(axes))


def test_the_axis_shows_what_is_drawn_or_all_from_0_to_1():
    cruxes = umbrella().cruxes()
    low, high = cruxes.plot().get_xlim()
    assert low < min(cruxes.now, *cruxes.column("if_false"), *cruxes.column("if_true"))
    whole = cruxes.plot(zoom=False).get_xlim()
    assert whole[0] < 0.0
    assert whole[1] > 1.0
    assert whole[1] - whole[0] > high - low
    ticks = [tick for tick in cruxes.plot(zoom=False).get_xticks() if whole[0] <= tick <= whole[1]]
    assert (min(ticks), max(ticks)) == (pytest.approx(0.0), pytest.approx(1.0))


def test_swings_too_small_to_matter_look_small():
    b = argmap.MapBuilder("One", conclusion="one")
    b.support([b.claim("Two", id="two")], b.claim("One", id="one"), strength=0.001)
    axes = b.build().cruxes().plot()
    (_, low, high), (least, most) = bars(axes)[0], axes.get_xlim()
    assert (high - low) / (most - least) < 0.01


def test_the_axes_say_what_the_numbers_are():
    axes = umbrella().cruxes().plot()
    assert axes.get_xlabel() == "score of 'take': a degree from 0 to 1, not a probability"
    assert title(axes) == "What 'take' hangs on"
    assert title(umbrella().cruxes().plot(title="Mine")) == "Mine"


def test_rows_that_did_not_settle_say_so():
    row = ("a", None, None, None, 0.1, "mixed", 1, 0.5, False, "a > b", "A claim")
    cruxes = Cruxes((), Table(COLUMNS, (row,)), "b", 0.4, "df_quad", "swing", 1, 1, {})
    axes = cruxes.plot()
    assert bars(axes) == []
    assert texts(axes) == ["the scores did not settle"]


def test_a_claim_on_which_nothing_bears_is_drawn_alone():
    b = argmap.MapBuilder("One", conclusion="one")
    b.claim("One", id="one", prior=0.3)
    assert texts(b.build().cruxes().plot()) == ["nothing bears on it"]


def test_claims_without_a_text_are_named_by_their_ids():
    network = argmap.Network.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[1], ids=["close", "safety"])
    assert row_labels(network.cruxes("close").plot()) == ["safety"]


@pytest.mark.parametrize("rows", [1, 30])
def test_a_figure_grows_with_its_rows(rows):
    axes = _star(rows).cruxes(top=None).plot()
    assert len(axes.patches) == rows
    assert axes.figure.get_size_inches()[1] > 0.3 * rows


def test_more_rows_than_anybody_reads_are_refused():
    with pytest.raises(ParameterError, match=r"61 rows are too many for one plot.*top="):
        _star(61).cruxes(top=None).plot()


def _star(rays):
    b = argmap.MapBuilder("Star", conclusion="centre")
    centre = b.claim("Centre", id="centre")
    for ray in range(rays):
        b.support([b.claim(f"Ray {ray}", prior=0.1)], centre)
    return b.build()
