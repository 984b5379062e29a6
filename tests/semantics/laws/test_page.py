"""The page about the laws says what the tests find."""

from pathlib import Path

import pytest

from tests.semantics.laws.counterexamples import COUNTEREXAMPLES, LIMITS
from tests.semantics.laws.table import LAWS, breaking, rendered

PAGE = Path(__file__).parents[3] / "docs" / "laws.md"


def plain_text():
    """The page with every run of spaces and line ends as one space."""
    return " ".join(PAGE.read_text(encoding="utf-8").split())


def test_the_table_is_the_one_that_the_tests_are_run_with():
    assert rendered() in PAGE.read_text(encoding="utf-8")


def test_every_law_is_explained_under_its_heading():
    headings = [line[3:] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    assert headings == list(LAWS.values())


@pytest.mark.parametrize("law", LAWS)
def test_every_law_is_tested_for_those_that_obey(law):
    tests = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py")]
    assert any(f'obeying("{law}")' in text for text in tests)


def test_every_no_has_a_counterexample_and_every_counterexample_is_a_no():
    assert sorted(COUNTEREXAMPLES) == sorted(breaking())


@pytest.mark.parametrize(("law", "semantics"), breaking())
def test_a_counterexample_breaks_the_law_in_the_numbers_of_the_page(law, semantics):
    assert f"`{semantics}`: {COUNTEREXAMPLES[law, semantics](semantics)}" in plain_text()


@pytest.mark.parametrize("example", LIMITS)
def test_the_page_says_where_a_law_ends(example):
    assert example() in plain_text()
