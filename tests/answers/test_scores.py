"""What scoring gives back: a mapping over claims that says where it comes from."""

from __future__ import annotations

import copy
import pickle

import pytest

import argmap

MILL = """
argmap: 1
title: Should Mill Street be closed to through traffic?
conclusion: close
sources:
  council: {name: The council, kind: group, reliability: 0.8}
claims:
  close: {text: Mill Street should be closed., prior: 0.2}
  injuries: {kind: premise, text: Injuries would fall., prior: 0.7, said_by: [{source: council, act: asserts}]}
  duty: {text: The council must adopt cheap safety measures., prior: 0.9}
  vans: {text: Vans would lose the kerb., prior: 0.4, said_by: [{source: council, act: reports, date: 2024-06-01}]}
  why_now: {kind: question, text: Why has this waited?}
relations:
  - {id: safety, premises: [injuries, duty], supports: close, strength: 0.9}
  - {id: access, premises: [vans], rebuts: close}
"""


@pytest.fixture(name="mill")
def mill_street() -> argmap.ArgumentMap:
    return argmap.loads(MILL)


def test_scores_are_a_mapping_over_claims(mill: argmap.ArgumentMap) -> None:
    scores = mill.score()
    force = 0.9 * (0.7 * 0.8) * 0.9
    against = 0.4 * 0.8
    assert list(scores) == ["close", "injuries", "duty", "vans"]
    assert scores["close"] == pytest.approx(0.2 + 0.8 * (force - against))
    assert scores.base == pytest.approx({"close": 0.2, "injuries": 0.56, "duty": 0.9, "vans": 0.32})
    assert scores.relations == pytest.approx({"safety": force, "access": against})
    assert scores.sources == pytest.approx({"council": 0.8})
    assert (scores.semantics, scores.kind, scores.converged) == ("df_quad", "degree", True)
    assert scores.residual == 0.0
    assert scores.components == ()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("why_now", "'why_now' is a question. Questions have no score."),
        ("safety", "'safety' is a relation, not a claim. Ask scores.relations"),
        ("council", "'council' is a source, not a claim. Ask scores.sources"),
        ("clos", "unknown claim 'clos'. Did you mean 'close'?"),
    ],
)
def test_asking_for_what_has_no_score_says_why(mill: argmap.ArgumentMap, wrong: str, message: str) -> None:
    with pytest.raises(argmap.UnknownIdError, match=message.replace("?", "\\?")):
        mill.score()[wrong]


def test_a_claim_not_said_yet_is_not_scored(mill: argmap.ArgumentMap) -> None:
    scores = mill.score(as_of="2024-05-31")
    assert scores.absent == {"vans", "access"}
    with pytest.raises(argmap.UnknownIdError, match="not said yet"):
        scores["vans"]
    moved = scores.diff(mill.score())
    assert moved.row("vans")["before"] is None
    assert moved.column("id") == ("close", "vans")


def test_diff_shows_only_what_moved_largest_first(mill: argmap.ArgumentMap) -> None:
    moved = mill.score().diff(mill.score(fix={"duty": 0}))
    assert moved.column("id") == ("duty", "close")
    assert moved.row("duty")["change"] == pytest.approx(-0.9)
    assert len(mill.score().diff(mill.score())) == 0


def test_the_table_is_sorted_by_score(mill: argmap.ArgumentMap) -> None:
    column = mill.score().table().column("score")
    assert list(column) == sorted(column, reverse=True)
    assert len(mill.score().table(top=2)) == 2


def test_scores_print_what_they_are(mill: argmap.ArgumentMap) -> None:
    text = repr(mill.score())
    assert text.startswith("df_quad, 4 claims, converged; each number is a degree\n")


def test_scores_survive_pickling_and_copying(mill: argmap.ArgumentMap) -> None:
    scores = mill.score()
    assert pickle.loads(pickle.dumps(scores)) == scores
    assert copy.deepcopy(scores) == scores


def test_scores_become_a_frame_indexed_by_claim(mill: argmap.ArgumentMap) -> None:
    frame = mill.score().to_pandas()
    assert frame.loc["duty", "score"] == pytest.approx(0.9)


def test_a_part_keeps_the_scores_of_the_whole(mill: argmap.ArgumentMap) -> None:
    part = mill.focus("vans", up=1, down=0)
    assert "injuries" not in part.score()
    assert part.score()["close"] == mill.score()["close"]


def test_the_score_of_the_conclusion_has_a_name(mill: argmap.ArgumentMap) -> None:
    scores = mill.score()
    assert scores.conclusion == scores["close"]
    assert scores._ipython_key_completions_() == list(scores)
    assert mill.replace(conclusion=["close", "vans"]).score().document.conclusion == ("close", "vans")
    for ids, message in (((), "names no conclusion"), (("close", "vans"), "2 conclusions: close, vans")):
        with pytest.raises(argmap.MapError, match=message):
            assert mill.replace(conclusion=ids).score().conclusion


def test_several_ids_at_once_are_refused_with_advice(mill: argmap.ArgumentMap) -> None:
    with pytest.raises(argmap.UnknownIdError, match="ask for one claim at a time"):
        assert mill.score()[mill.replace(conclusion=["close", "vans"]).conclusion]  # type: ignore[index]
