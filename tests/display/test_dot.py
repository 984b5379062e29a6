"""DOT text: what is a node, what joins what, and how it looks."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.answers.scores import Scores
from argmap.display.dot import dot as layers
from argmap.display.theme import DARK, LIGHT
from argmap.model.document import Document
from tests.display.conftest import cards_of

STORED = Path(__file__).with_name("mill_street.dot")


def to_dot(document: Document, scores: Scores | None = None, *, theme: str = "light") -> str:
    return layers.to_dot(cards_of(document, scores, theme=theme))


def document(claims: dict, relations: list, **more: object) -> Document:
    return Document.from_tree({"argmap": 1, "title": "T", "claims": claims, "relations": relations, **more})


def node(dot: str, identity: str) -> str:
    return next(line for line in dot.splitlines() if f'id="{identity}"' in line)


def lines(dot: str) -> list[str]:
    return [line for line in dot.splitlines() if re.match(r"  \w+ -> ", line)]


def test_the_text_of_mill_street_is_the_stored_one(mill_street: Document, mill_scores: Scores):
    """Delete the stored file and run again to store a new one; then look at the picture before keeping it."""
    dot = to_dot(mill_street, mill_scores)
    if not STORED.exists():
        STORED.write_text(dot, encoding="utf-8")
        pytest.fail("stored a new text; look at the picture, then run again")
    assert dot == STORED.read_text(encoding="utf-8")


def test_the_same_map_gives_the_same_text(mill_street: Document, mill_scores: Scores):
    again = Document.from_tree(mill_street.to_tree())
    assert to_dot(again, mill_scores) == to_dot(mill_street, mill_scores)


def test_a_card_tells_its_role_its_score_and_its_base_score(mill_street: Document, mill_scores: Scores):
    vans = node(to_dot(mill_street, mill_scores), "vans")
    assert "vans · objection" in vans
    assert "<B>0.18</B>" in vans
    assert LIGHT.objection.tint in vans
    assert f'WIDTH="35" HEIGHT="5" BGCOLOR="{LIGHT.bar}"' in vans
    assert f'WIDTH="2" HEIGHT="5" BGCOLOR="{LIGHT.tick}"' in vans


def test_a_score_above_the_base_shows_a_gap_in_the_bar(mill_street: Document, mill_scores: Scores):
    assert f'WIDTH="2" HEIGHT="5" BGCOLOR="{LIGHT.gap}"' in node(to_dot(mill_street, mill_scores), "close")


def test_a_bar_is_one_piece_on_a_card_that_wide_letters_stretch(mill_street: Document, mill_scores: Scores):
    bar = f'FIXEDSIZE="TRUE" WIDTH="{LIGHT.card_width}" HEIGHT="5" ALIGN="LEFT"><TR>'
    assert bar in node(to_dot(mill_street, mill_scores), "vans")


@pytest.mark.parametrize(("score", "cells"), [(0.0, 1), (1.0, 1)])
def test_a_bar_that_did_not_move_has_no_tick(mill_street: Document, mill_scores: Scores, score: float, cells: int):
    still = replace(mill_scores, final=dict.fromkeys(mill_scores, score), base=dict.fromkeys(mill_scores, score))
    assert node(to_dot(mill_street, still), "vans").count('HEIGHT="5" BGCOLOR') == cells


def test_without_scores_there_is_no_bar_no_number_and_no_key_to_them(mill_street: Document):
    dot = to_dot(mill_street)
    assert LIGHT.bar not in dot
    assert "0." not in node(dot, "close").split("label=")[1]
    assert "from 0 to 1" not in dot


def test_the_key_lists_only_what_occurs():
    one = document({"a": "A", "b": "B"}, [{"premises": ["b"], "rebuts": "a"}])
    dot = to_dot(one)
    assert "rebuts" in dot
    assert "supports" not in dot
    assert "undercuts" not in dot
    assert "not certain" not in dot


def test_probabilities_are_called_so(mill_street: Document, mill_scores: Scores):
    assert "probability from 0 to 1" in to_dot(mill_street, replace(mill_scores, kind="probability"))


def test_an_undercut_ends_on_the_pill_of_its_step(mill_street: Document):
    dot = to_dot(mill_street)
    pill, claim = (node(dot, name).split()[0] for name in ("comparison", "lighting"))
    line = next(line for line in lines(dot) if line.startswith(f"  {claim} -> {pill} "))
    assert 'arrowhead="diamond"' in line
    assert 'style="dotted"' in line


def test_an_undercut_of_an_undercut_has_a_pill_to_end_on():
    dot = to_dot(
        document(
            {"a": "A", "b": "B", "c": "C", "d": "D"},
            [
                {"id": "step", "premises": ["b"], "supports": "a"},
                {"id": "first", "premises": ["c"], "undercuts": "step"},
                {"id": "second", "premises": ["d"], "undercuts": "first"},
            ],
        )
    )
    assert ">undercuts<" in node(dot, "first")
    joined = [line.split("[")[0].strip() for line in lines(dot)]
    assert joined == ["n2 -> r1", "r1 -> n1", "n3 -> r2", "r2 -> r1", "n4 -> r2"]


def test_a_pill_says_what_there_is_to_say():
    dot = to_dot(
        document(
            {"a": "A", "b": "B", "c": "C", "q": {"kind": "question", "text": "Why?"}},
            [
                {
                    "id": "all",
                    "premises": ["b", "c"],
                    "supports": "a",
                    "scheme": "expert opinion",
                    "strength": 0.9,
                    "certain": False,
                    "answers": ["q"],
                }
            ],
        )
    )
    text = " ".join(re.findall(r">([^<>]+)<", node(dot, "all").split("label=")[1]))
    assert text == "both needed · expert opinion · strength 0.9 · answers q ?"


def test_what_is_not_certain_differs_by_more_than_hue():
    sure = [{"id": "r", "premises": ["b"], "supports": "a", "scheme": "s"}]
    certain, unsure = (
        to_dot(document({"a": "A", "b": "B"}, relations)) for relations in (sure, [{**sure[0], "certain": False}])
    )
    assert 'arrowhead="normal"' in certain
    assert 'arrowhead="onormal"' in unsure
    assert "ROUNDED,DASHED" in node(unsure, "r")
    assert "s ?" in node(unsure, "r")


def test_questions_are_dashed_and_their_links_grey(mill_scores: Scores):
    asked = document(
        {"a": "A", "q": {"kind": "question", "text": "Why?"}, "b": "B"},
        [{"premises": ["q"], "rebuts": "a"}, {"premises": ["b"], "supports": "q"}],
    )
    dot = to_dot(asked)
    assert 'STYLE="ROUNDED,DASHED"' in node(dot, "q")
    assert "<B>?</B>" in node(dot, "q")
    assert all(f'color="{LIGHT.unscored}"' in line for line in lines(dot))
    assert "not scored" in dot


def test_an_undercut_of_what_is_not_scored_is_grey_too():
    asked = document(
        {"a": "A", "q": {"kind": "question", "text": "Why?"}, "b": "B"},
        [{"id": "r", "premises": ["q"], "rebuts": "a"}, {"premises": ["b"], "undercuts": "r"}],
    )
    assert LIGHT.undercut not in to_dot(asked)


def test_a_source_is_drawn_only_where_something_is_aimed_at_it():
    said = {"text": "A", "said_by": [{"source": "w", "act": "asserts"}]}
    sources = {"w": {"name": "A witness", "reliability": 0.7}}
    quiet = to_dot(document({"a": said, "b": "B"}, [], sources=sources))
    aimed = to_dot(document({"a": said, "b": "B"}, [{"premises": ["b"], "undercuts": "w"}], sources=sources))
    assert 'id="w"' not in quiet
    assert "1 claim rests on it" in node(aimed, "w")
    assert "0.70" in node(aimed, "w")
    assert "s1 -> n1" in aimed


def test_a_source_of_many_claims_says_their_number_instead_of_drawing_lines():
    claims = {f"c{n}": {"text": "A", "said_by": [{"source": "w", "act": "asserts"}]} for n in range(9)}
    dot = to_dot(document({**claims, "b": "B"}, [{"premises": ["b"], "undercuts": "w"}], sources={"w": {}}))
    assert "9 claims rest on it" in node(dot, "w")
    assert "s1 ->" not in dot


def test_lines_are_as_thick_as_they_weigh(mill_street: Document, mill_scores: Scores):
    dot = to_dot(mill_street, mill_scores)
    widths = {
        name: float(
            re.search(r'penwidth="([\d.]+)"', next(line for line in lines(dot) if node(dot, name).split()[0] in line))[
                1
            ]
        )
        for name in ("kerb", "clogged", "kept")
    }
    assert widths["kerb"] < widths["clogged"] < widths["kept"]


def test_a_conclusion_in_a_circle_stays_on_top():
    ring = document(
        {"a": "A", "b": "B"},
        [{"premises": ["b"], "supports": "a"}, {"premises": ["a"], "supports": "b"}],
        conclusion="a",
    )
    turned = [line for line in lines(to_dot(ring)) if 'dir="back"' in line]
    assert [line.split("[")[0].strip() for line in turned] == ["r2 -> n1"]


def test_several_conclusions_stand_level_and_loose_claims_stand_in_columns():
    claims = {f"c{n}": "A" for n in range(6)}
    dot = to_dot(document(claims, [], conclusion=["c0", "c1"]))
    assert "{rank=same; n1; n2}" in dot
    assert "n4 -> n3" in dot
    assert "n6 -> n5" in dot


def test_claims_alone_stand_in_a_square():
    dot = to_dot(document({f"c{n}": "A" for n in range(9)}, []))
    assert "n3 -> n2 -> n1" in dot


def test_dark_has_its_own_colours(mill_street: Document, mill_scores: Scores):
    dot = to_dot(mill_street, mill_scores, theme="dark")
    assert DARK.background in dot
    assert LIGHT.text not in dot


def test_implied_answered_and_repeated_claims_say_so():
    dot = to_dot(
        document(
            {
                "a": {"text": "A", "implied": True},
                "b": {"text": "B", "same_as": "a"},
                "q": {"kind": "question", "text": "Q", "status": "answered"},
            },
            [],
        )
    )
    assert "a · claim · implied" in dot
    assert "same as a" in node(dot, "b")
    assert "q · question · answered" in dot


def test_a_long_id_leaves_room_for_the_role():
    dot = to_dot(document({"an_id_that_is_much_too_long_to_stand_on_a_card_of_this_width": "A"}, []))
    assert "… · claim" in dot


def test_many_lone_reasons_stand_in_rows_and_the_rows_further_apart():
    few, many = (
        to_dot(
            document(
                {f"c{n}": "A" for n in range(count)},
                [{"premises": [f"c{n}"], "supports": "c0"} for n in range(1, count)],
            )
        )
        for count in (7, 13)
    )
    assert "minlen" not in "".join(lines(few))
    rows = [re.search(r'minlen="(\d)"', line) for line in lines(many) if re.match(r"  n\d+ -> r", line)]
    assert [int(row[1]) if row else 1 for row in rows] == [1, 3, 5] * 4
    assert 'ranksep="0.42"' in few
    assert 'ranksep="0.60"' in many
