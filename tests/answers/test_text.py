"""Plain text stays on its line and in its columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.basics.text import one_line, shorten, width


@given(st.text())
def test_one_line_is_one_line_without_controls(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line.isprintable() or all(letter.isprintable() or letter.isspace() or ord(letter) > 127 for letter in line)


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_a_shortened_line_fits(text: str, columns: int) -> None:
    assert width(shorten(one_line(text), columns)) <= columns


def test_marks_take_no_column_and_wide_letters_two() -> None:
    assert width("e\u0301") == 1
    assert width("漢字") == 4
