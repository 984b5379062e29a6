"""Lines of text: measured, tight, and whole letters only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.display.dot.quoting import plain
from argmap.display.letters.wrap import clusters, measure, shorten, wrap


def test_the_width_is_the_tightest_that_keeps_the_number_of_lines():
    assert wrap("Mill Street should be closed to through traffic", 250, size=15, lines=9, bold=True) == (
        "Mill Street should be",
        "closed to through traffic",
    )


def test_a_word_that_is_too_long_is_broken():
    lines = wrap("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", 100, size=12, lines=9)
    assert len(lines) > 1
    assert all(measure(line, 12) <= 100 for line in lines)


def test_chinese_is_broken_between_letters():
    lines = wrap("米尔街应当对过境车辆关闭，因为事故太多。", 100, size=12, lines=9)
    assert all(measure(line, 12) <= 100 for line in lines)
    assert not any(line.startswith(("，", "。")) for line in lines)


def test_too_many_lines_end_in_an_ellipsis():
    lines = wrap("word " * 100, 100, size=12, lines=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert not lines[-1].endswith("……")
    assert measure(lines[-1], 12) <= 100


def test_a_text_without_letters_is_one_empty_line():
    assert wrap(" \n ", 100, size=12, lines=3) == ("",)


@pytest.mark.parametrize("letter", ["e\u0301", "👩\u200d🚒", "🇫🇷", "👍🏽", "❤\ufe0f", "ก\u0e34"])
def test_a_letter_of_several_characters_stays_whole(letter: str):
    assert clusters(f"a{letter}b") == ["a", letter, "b"]
    assert "".join(wrap(letter * 40, 60, size=12, lines=99)).count(letter) == 40


def test_two_flags_are_two_letters():
    assert clusters("🇫🇷🇩🇪") == ["🇫🇷", "🇩🇪"]


def test_a_million_letters_are_cut_at_once():
    assert len(wrap("x" * 1_000_000, 196, size=12, lines=9)) == 9


@given(st.text(max_size=200), st.floats(40, 300))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: float):
    lines = wrap(text, width, size=12, lines=10_000)
    assert "".join(lines).replace(" ", "") == plain(text).replace(" ", "")
    for line in lines:
        assert measure(line, 12) <= width or len(clusters(line)) == 1


@given(st.text(max_size=60), st.floats(30, 200))
def test_a_shortened_line_fits_and_says_that_it_is_cut(text: str, width: float):
    short = shorten(plain(text), width, size=10)
    assert short == plain(text) or short.endswith("…")
    assert measure(short, 10) <= width


def test_the_sign_for_what_cannot_be_shown_is_given_the_room_that_it_takes():
    assert measure("\ufffd", 1000) > measure("W", 1000)
