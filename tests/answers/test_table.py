"""A table prints in a fixed shape, whatever text is in it."""

from __future__ import annotations

import pytest

from argmap.answers.room import WIDTH
from argmap.answers.table import Column, Table
from argmap.errors import UnknownIdError

ROWS = (("close", 0.684, "Close it."), ("vans", None, "Vans lose the kerb."))
TABLE = Table((Column("id"), Column("score"), Column("text")), ROWS)


def test_numbers_stand_right_and_a_missing_one_is_a_dash() -> None:
    assert str(TABLE).splitlines() == [
        "id     score  text",
        "close   0.68  Close it.",
        "vans       -  Vans lose the kerb.",
    ]


def test_a_long_text_is_cut_to_the_width_of_the_page() -> None:
    table = Table((Column("id"), Column("text")), (("a", "long words " * 40),))
    assert all(len(line) <= WIDTH for line in str(table).splitlines())
    assert str(table).endswith("…")


def test_text_cannot_break_a_line_or_steer_the_terminal() -> None:
    table = Table((Column("id"), Column("text")), (("a", "one\ntwo \x1b[31mred \u202eback"),))
    printed = str(table)
    assert len(printed.splitlines()) == 2
    assert "\x1b" not in printed
    assert "\u202e" not in printed


def test_html_takes_text_for_text() -> None:
    table = Table((Column("<th>"), Column("text")), (("a", "<b>bold</b> & more"),), title="<i>")
    shown = table._repr_html_()
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in shown
    assert "<b>" not in shown
    assert "<i>" not in shown


def test_rows_are_found_by_their_key_and_columns_by_their_name() -> None:
    assert TABLE.row("vans") == {"id": "vans", "score": None, "text": "Vans lose the kerb."}
    assert TABLE.column("id") == ("close", "vans")
    assert TABLE[0]["score"] == 0.684
    assert len(TABLE[:1]) == 1
    assert TABLE.to_dict() == list(TABLE)


def test_an_unknown_row_or_column_is_an_error_with_the_nearest_name() -> None:
    with pytest.raises(UnknownIdError, match=r"unknown row 'van'. Did you mean 'vans'?"):
        TABLE.row("van")
    with pytest.raises(UnknownIdError, match=r"unknown column 'scores'. Did you mean 'score'?"):
        TABLE.column("scores")


def test_an_empty_table_prints_its_head() -> None:
    assert str(Table((Column("id"), Column("text")), ())) == "id  text"


def test_pandas_gets_the_same_columns() -> None:
    frame = TABLE.to_pandas()
    assert list(frame.columns) == ["id", "score", "text"]
    assert list(frame["id"]) == ["close", "vans"]


def test_without_pandas_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(Exception, match="argmap\\[frames\\]"):
        TABLE.to_pandas()


def test_rows_are_counted_from_either_end() -> None:
    assert TABLE[-1]["id"] == "vans"
    assert list(TABLE[::-1].column("id")) == ["vans", "close"]
    with pytest.raises(IndexError):
        TABLE[2]


def test_a_title_stands_above_and_goes_with_a_slice() -> None:
    table = Table(TABLE.columns, TABLE.rows, title="Scores")
    assert str(table[:1]).splitlines()[0] == "Scores"
    assert ">Scores</caption>" in table._repr_html_()


def test_several_values_in_one_cell_are_listed() -> None:
    table = Table((Column("id"), Column("premises")), (("r", ("rain", "fo\nrecast")),))
    assert str(table).splitlines()[1] == "r   rain, fo recast"


def test_what_is_printed_as_zero_has_no_minus() -> None:
    table = Table((Column("id"), Column("change", "+.2f")), (("a", -0.0001), ("b", -0.0), ("c", -0.01)))
    assert [line.split()[1] for line in str(table).splitlines()[1:]] == ["+0.00", "+0.00", "-0.01"]
    assert table.column("change")[0] == -0.0001


def test_dollars_are_no_formula_in_a_notebook() -> None:
    shown = Table((Column("id"), Column("text")), (("a", "It costs $5, not $6."),))._repr_html_()
    assert shown.startswith('<div class="tex2jax_ignore mathjax_ignore"><table ')
