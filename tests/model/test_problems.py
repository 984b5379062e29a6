"""However much is wrong, what is said about it stays short, and costs no more than it is worth."""

import difflib

import pytest

import argmap
from argmap.errors import ArgmapError, Problem, UnknownIdError, nearest
from argmap.model import Document

MANY = 3_000


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many names each wrong one was compared with."""
    counts, compare = [], difflib.get_close_matches

    def counted(wrong: str, known: list[str], **options: float) -> list[str]:
        counts.append(len(known))
        return compare(wrong, known, **options)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    return counts


def test_names_are_looked_up_for_what_is_shown_only(compared: list[int]):
    tree = {
        "argmap": 1,
        "title": "T",
        "claims": {f"claim_number_{n}": "A" for n in range(MANY)},
        "relations": [{"premises": [f"claim_numbre_{n}"], "supports": f"clami_{n}"} for n in range(MANY)],
    }
    with pytest.raises(ArgmapError) as caught:
        Document.from_tree(tree)
    assert caught.value.problems[0].hint == "Did you mean 'claim_number_0'?"
    assert caught.value.problems[-1].message == f"{2 * MANY - 100} more problems are not shown"
    assert len(compared) == 100
    assert max(compared) <= 100


@pytest.mark.parametrize(
    "ask",
    [
        lambda m, wrong: m.score(prior=dict.fromkeys(wrong, 0.5)),
        lambda m, wrong: m.tagged(*wrong),
        lambda m, wrong: m.document.subset(wrong),
    ],
)
def test_of_many_wrong_arguments_the_first_have_hints(compared: list[int], ask: object):
    b = argmap.MapBuilder("T")
    b.claim("A", id="claim_a", tags=["claim_a"])
    with pytest.raises(UnknownIdError) as caught:
        ask(b.build(), [f"claim_{n}" for n in range(MANY)])
    assert len(caught.value.problems) == MANY
    assert len(compared) == 10
    assert sum(problem.hint is not None for problem in caught.value.problems) == 10


def test_an_error_with_very_many_problems_prints_a_hundred():
    lines = str(ArgmapError(*(Problem(f"fault {n}") for n in range(100_000)))).splitlines()
    assert lines[0] == "100000 problems:"
    assert len(lines) == 103
    assert lines[-1] == "  99899 more problems are not shown"


def test_long_names_are_neither_compared_nor_printed_whole(compared: list[int]):
    assert nearest("a" * 1_000_000, ["a" * 999_999]) is None
    assert nearest("claim", ["c" * 1_000_000, "claims"]) == "Did you mean 'claims'?"
    assert compared == [1]
    assert len(str(UnknownIdError.from_id("a" * 1_000_000, []))) < 200


@pytest.mark.parametrize("wrong", [10**5000, ("a",) * 10_000, None, 0.5, object()], ids=type)
def test_whatever_is_no_name_can_be_told(wrong: object):
    assert len(str(UnknownIdError.from_id(wrong, ["a"]))) < 200
